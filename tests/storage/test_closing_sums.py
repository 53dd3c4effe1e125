"""What is said at closing is what the page of the money says: what may be contested that day is not in force."""

from datetime import timedelta
from typing import Any

import pytest

from cases.due.windows import seen_on
from cases.events import Closing
from cases.views.casefile import CaseFile
from cases.views.ledger import ledger
from tests.cases.making import refusal
from tests.centre import Centre

TOLD: dict[str, Any] = {"outcome": "mediated", "summary": "已裁决。"}


@pytest.fixture
def awarded(centre: Centre) -> CaseFile:
    """A case with an agreement of 3000, and an award of 9000 that may be sued upon."""
    file = centre.add(centre.assigned(), "mediation", result="达成协议", agreed="3000", what="谈成。")
    return centre.add(file, "ruling", sort="nonfinal_award", result="partial", awarded="9000", what="裁决。")


def first(file: CaseFile, centre: Centre) -> dict[str, str]:
    today = centre.now.date()
    return dict(Closing.at_first(seen_on(file.case, file.clocks, today), 0))


def test_the_form_begins_with_what_is_in_force_on_the_day(centre: Centre, awarded: CaseFile) -> None:
    assert first(awarded, centre) == {"awarded": "3,000.00"}
    centre.now += timedelta(30)
    assert first(awarded, centre) == {"awarded": "9,000.00"}


@pytest.mark.parametrize(("days", "right", "wrong"), [(0, "3000", "9000"), (30, "9000", "3000")])
def test_what_is_reported_is_held_against_what_is_in_force(
    centre: Centre, awarded: CaseFile, days: int, right: str, wrong: str
) -> None:
    centre.now += timedelta(days)
    told: dict[str, Any] = {**TOLD, "follow_on": (centre.now.date() + timedelta(30)).isoformat()}
    assert refusal(lambda: centre.add(awarded, "closing", **told, awarded=wrong)) == "differs"
    file = centre.add(awarded, "closing", **told, awarded=right)
    assert ledger(file, centre.now.date()).awarded == int(right) * 100


def test_what_is_not_in_force_yet_is_outstanding_all_the_same(centre: Centre) -> None:
    file = centre.add(
        centre.assigned(), "ruling", sort="nonfinal_award", result="partial", awarded="9000", what="裁决。"
    )
    assert first(file, centre) == {}
    assert refusal(lambda: centre.add(file, "closing", **TOLD)) == "follow"
