"""What is looked at after a case has closed begins with the closing; what that settled does not come back."""

from datetime import date
from typing import Any

import pytest

from cases.due.agenda import agenda, next_of
from cases.events import Closed
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from tests.cases.making import LEAST, Story, at_stage

CLOSED_ON = date(2026, 4, 20)


def closed(follow_on: str) -> Story:
    """Return a case of which 6000 are open, reported to be looked at on a day, and closed on 2026-04-20."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000")
    story.add("money", nature="received", amount="3000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "follow_on": follow_on}
    story.add("closing", at=date(2026, 3, 31), **told)
    done = Closed.read({**LEAST["closed"]}, CLOSED_ON)
    story.add(Closed(checks=done.checks, remark=done.remark, followed=True), "chen", at=CLOSED_ON)
    return story


def ahead(story: Story) -> list[tuple[date, Sort]]:
    return [(each.on, each.sort) for each in agenda(story.case, ())]


@pytest.mark.parametrize(
    ("follow_on", "on"),
    [
        ("2026-04-05", date(2026, 4, 20)),
        ("2026-04-19", date(2026, 4, 20)),
        ("2026-04-20", date(2026, 4, 20)),
        ("2026-04-21", date(2026, 4, 21)),
        ("2026-08-01", date(2026, 8, 1)),
    ],
)
def test_what_is_followed_is_looked_at_from_the_closing_on(follow_on: str, on: date) -> None:
    story = closed(follow_on)
    assert ahead(story) == [(on, Sort.FOLLOWED)]
    assert story.case.day_of(Sort.FOLLOWED) == date.fromisoformat(follow_on), "what was told stays told"


def test_a_plan_of_before_the_closing_that_is_typed_after_it_was_settled_by_it() -> None:
    story = closed("2026-08-01")
    told = {"next_step": "催款", "next_on": "2026-04-10"}
    story.add("contact", on=date(2026, 4, 2), at=date(2026, 5, 4), **told)
    assert ahead(story) == [(date(2026, 8, 1), Sort.FOLLOWED)]


def test_a_plan_of_before_the_closing_for_a_day_after_it_is_not_lost() -> None:
    story = closed("2026-08-01")
    told = {"next_step": "催款", "next_on": "2026-06-10"}
    story.add("contact", on=date(2026, 4, 2), at=date(2026, 5, 4), **told)
    assert ahead(story) == [(date(2026, 6, 10), Sort.PLAN), (date(2026, 8, 1), Sort.FOLLOWED)]


def test_a_plan_that_was_made_while_it_is_followed_stays_and_comes_first_however_late() -> None:
    story = closed("2026-08-01")
    told = {"next_step": "催款", "next_on": "2026-05-10"}
    story.add("contact", on=date(2026, 5, 4), at=date(2026, 6, 20), **told)
    assert ahead(story) == [(date(2026, 5, 10), Sort.PLAN), (date(2026, 8, 1), Sort.FOLLOWED)]
    first = next_of(story.case, agenda(story.case, ()))
    assert first
    assert (first.on, first.ours) == (date(2026, 5, 10), True)


def test_a_case_that_is_open_keeps_its_plans_however_late_they_are_typed() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    told = {"next_step": "催款", "next_on": "2026-04-10"}
    story.add("contact", on=date(2026, 4, 2), at=date(2026, 5, 4), **told)
    assert ahead(story) == [(date(2026, 4, 10), Sort.PLAN)]
