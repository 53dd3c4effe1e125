"""What the intake says of days while it is typed: exactly the clocks that the saved case has."""

from datetime import date

import pytest

from cases.due.starting import clocks
from cases.law.rulebook import rulebook
from tests.cases.making import DAY, LEAST, Story
from tui.intake.limits import running_from
from tui.words.language import show

BOOK = rulebook()
FIELDS = ("wronged_on", "ended_on", "injured_on", "licence_until")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"groups": "migrant", "licence_until": "2026-09-30"}, []),
        ({"groups": "taxi", "licence_until": "2026-09-30"}, ["T-renew"]),
        ({"groups": "dispatched", "cause": "2025-205-6", "wronged_on": "2026-01-05"}, ["L01"]),
        ({"groups": "migrant", "cause": "2025-205-5", "ended_on": "2026-01-05"}, ["L04"]),
        ({"groups": "migrant", "cause": "2025-144", "wronged_on": "2026-01-05"}, ["L22"]),
        ({"groups": "migrant", "kind": "assistance", "wronged_on": "2026-01-05"}, []),
        ({"groups": "migrant", "cause": "2025-206-2", "injured_on": "2026-01-05"}, ["W02"]),
    ],
)
def test_the_form_tells_of_the_clocks_that_the_case_will_have(more: dict[str, str], told: list[str]) -> None:
    typed = {**LEAST["opened"], **more}
    hints = [show(hint) for name in FIELDS if name in more and (hint := running_from(name, typed, DAY, BOOK))]
    labels = [show(BOOK.by_id[rule][-1].label) for rule in told]
    assert [hint.partition(" ")[0] for hint in hints] == labels
    story = Story(**more)
    mine = [each for each in clocks(story.case, story.history, BOOK) if each.started_by == 1 and each.rule.id in told]
    assert sorted(each.rule.id for each in mine) == sorted(told)
    days = [each.due for each in mine]
    assert all(any(day.isoformat() in hint for day in days) for hint in hints)
    assert date.max not in days


def test_of_wages_alone_the_form_says_that_no_limit_runs_from_when_one_knew() -> None:
    """劳动争议调解仲裁法 第二十七条第四款."""
    typed = {**LEAST["opened"], "groups": "migrant", "cause": "2025-205-5", "wronged_on": "2026-01-05"}
    assert "时效不由此起算" in show(running_from("wronged_on", typed, DAY, BOOK))
    assert running_from("wronged_on", {**typed, "wronged_on": ""}, DAY, BOOK) == ""
    other = {**typed, "claimed": "工资 3000；经济补偿 5000"}
    assert show(running_from("wronged_on", other, DAY, BOOK)).startswith(show(BOOK.by_id["L01"][-1].label))
