"""超龄劳动者用工: which limitations run hangs on the day and on what is claimed (人社部令第56号 第十九条)."""

from datetime import date

import pytest

from cases.due.limitation import limited
from cases.due.starting import clocks
from cases.events import Opened
from cases.law.casefacts import ends_first, fact, items_of
from cases.law.eligibility import assess
from cases.law.rulebook import rulebook
from tests.cases.making import LEAST, Story
from tui.words.language import show

BOOK = rulebook()
BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)
WRONGED = "2026-05-06"


def opened(day: date, claimed: str, **fields: str) -> Story:
    """Return the case of somebody past the age of retirement, opened on a day, with what is claimed."""
    told = {"kind": "legal_aid", "groups": "over_age", "cause": "2025-208", "claimed": claimed, "wronged_on": WRONGED}
    story = Story.__new__(Story)
    story.day, story.history = day, ()
    story.add(Opened.read({**LEAST["opened"], **told, **fields}, day), at=day)
    return story


def limits(story: Story) -> dict[str, str]:
    """Return the limitation periods that run, by their rule, with their last days."""
    found = clocks(story.case, story.history, BOOK)
    return {each.rule.id: str(each.natural) for each in found if each.rule.limitation}


SITUATIONS = [
    (BEFORE, "经济补偿 3000", {"L01": "2027-05-06"}),
    (BEFORE, "", {"L01": "2027-05-06"}),
    (AFTER, "", {"L01": "2027-05-06"}),
    (AFTER, "工伤待遇 3000", {"L01": "2027-05-06"}),
    (AFTER, "经济补偿 3000", {"L22": "2029-05-06"}),
    (AFTER, "经济补偿 3000；工伤待遇 500", {"L01": "2027-05-06", "L22": "2029-05-06"}),
    (AFTER, "经济补偿 3000；工资 500", {"L22": "2029-05-06"}),
]
"""Day of the case, what is claimed, and the periods that run from the day of the wrong: wages wait for the end."""


@pytest.mark.parametrize(("day", "claimed", "expected"), SITUATIONS)
def test_the_year_of_arbitration_runs_for_the_four_matters_and_three_years_for_all_else(
    day: date, claimed: str, expected: dict[str, str]
) -> None:
    assert limits(opened(day, claimed)) == expected


def test_wages_run_from_the_end_of_the_employment_and_nothing_else_of_the_claim_does() -> None:
    story = opened(AFTER, "经济补偿 3000；工资 500", ended_on="2026-06-01")
    assert limits(story) == {"L04": "2027-06-01", "L22": "2029-05-06"}
    assert fact(story.case, "limitation") == {"labour", "civil"}
    assert items_of(story.case) == {"wage"}


def test_a_later_claim_decides_as_the_intake_does() -> None:
    story = opened(AFTER, "")
    story.add("accepted", "wang")
    story.add("assigned", "wang")
    story.add("money", nature="claimed", amount="经济补偿 3000")
    assert limits(story) == {"L22": "2029-05-06"}


@pytest.mark.parametrize(
    ("claimed", "criterion"), [("经济补偿 3000", "time_civil"), ("经济补偿 3000；工资 500", "time"), ("", "time")]
)
@pytest.mark.parametrize("kind", ["legal_aid", "rights"])
def test_eligibility_looks_at_the_period_that_ends_first(kind: str, claimed: str, criterion: str) -> None:
    story = opened(AFTER, claimed, kind=kind, ended_on="2026-06-01")
    found = assess(limited(story.case, clocks(story.case, story.history, BOOK), AFTER), AFTER)
    (time,) = (each for each in found.findings if each.criterion.part == "time")
    assert (time.criterion.id, show(time.state.label)) == (criterion, "符合")
    assert ends_first(story.case) == ("civil" if criterion == "time_civil" else "labour")
