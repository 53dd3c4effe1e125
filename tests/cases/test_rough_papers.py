"""Of papers whose days are not known exactly, the kinds tell which was first, and of one kind the latest days do."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from cases.file.accounts import accounts
from cases.standing.stages import Stage
from cases.values.spans import Dated, month_of, third_of
from tests.cases.making import at_stage
from tests.cases.sums import YUAN, sums

MARCH = month_of(2026, 3)
TODAY = date(2026, 6, 1)
AGREED: dict[str, Any] = {"result": "agreed"}
AWARD: dict[str, Any] = {"sort": "nonfinal_award"}
JUDGMENT: dict[str, Any] = {"sort": "first_judgment"}


def told(*acts: tuple[str, Dated, dict[str, Any]], order: tuple[int, ...]) -> Any:
    """Return what is fixed by these acts, the first of which fixes 1, the second 2 and so on, typed in an order."""
    story = at_stage(Stage.FOLLOW_UP)
    for at in order:
        code, on, fields = acts[at]
        name = "agreed" if code == "mediation" else "awarded"
        story.add(code, on=on, at=TODAY, **fields, **{name: str(at + 1)})
    return sums(story)[1]


@pytest.mark.parametrize("order", permutations(range(2)))
@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (("mediation", date(2026, 3, 10), AGREED), ("mediation", MARCH, AGREED), 2),
        (("mediation", date(2026, 4, 10), AGREED), ("mediation", MARCH, AGREED), 1),
        (("mediation", third_of(2026, 3, 2), AGREED), ("mediation", third_of(2026, 3, 0), AGREED), 1),
        (("ruling", date(2026, 3, 10), JUDGMENT), ("ruling", MARCH, AWARD), 1),
        (("ruling", MARCH, JUDGMENT), ("ruling", date(2026, 3, 10), AWARD), 1),
    ],
    ids=["one by month", "surely before", "of two thirds", "an award by month", "a judgment by month"],
)
def test_which_of_two_papers_is_the_later(first: Any, second: Any, stands: int, order: tuple[int, ...]) -> None:
    assert told(first, second, order=order) == stands * YUAN


@pytest.mark.parametrize("order", permutations(range(3)))
def test_three_of_which_some_overlap_stand_in_one_order(order: tuple[int, ...]) -> None:
    acts = (("ruling", date(2026, 3, 5), AWARD), ("ruling", MARCH, JUDGMENT), ("mediation", date(2026, 4, 1), AGREED))
    assert told(*acts, order=order) == 3 * YUAN


def test_a_suit_known_by_its_month_is_against_the_award_of_that_month() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=date(2026, 3, 10), at=TODAY, sort="nonfinal_award", awarded="8000")
    story.add("filed", on=MARCH, at=TODAY, forum="litigation")
    assert (accounts(story.case).awarded, accounts(story.case).pending) == (None, 8000 * YUAN)


@pytest.mark.parametrize("order", permutations(range(2)))
def test_of_two_claims_the_one_stands_that_may_be_the_later(order: tuple[int, ...]) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    for at in order:
        on: Dated = (date(2026, 3, 10), MARCH)[at]
        story.add("money", on=on, at=TODAY, nature="claimed", amount=str(at + 1))
    assert sums(story)[0] == 2 * YUAN


@pytest.mark.parametrize("order", permutations(range(2)))
def test_a_claim_of_the_last_day_of_a_time_comes_after_one_of_that_time(order: tuple[int, ...]) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    for at in order:
        on: Dated = (date(2026, 3, 31), MARCH)[at]
        story.add("money", on=on, at=TODAY, nature="claimed", amount=str(at + 1))
    assert sums(story)[0] == 1 * YUAN
