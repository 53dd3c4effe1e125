"""What is looked at after a case has closed begins with the closing; what that settled does not come back."""

from datetime import date
from typing import Any

import pytest

from cases.due.agenda import Duty, agenda, next_of
from cases.due.starting import clocks
from cases.events import Closed
from cases.law.rulebook import rulebook
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


# While anything is missing


def planned() -> Story:
    """Return a closed case that is followed for a plan of 4500 and 4500, of which the first has come."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30 4500\n2026-12-31 4500")
    story.add("money", nature="received", amount="4500")
    closing: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": ""}
    story.add("closing", at=date(2026, 3, 31), **closing)
    done = Closed.read({**LEAST["closed"]}, CLOSED_ON)
    story.add(Closed(checks=done.checks, remark=done.remark, followed=True), "chen", at=CLOSED_ON)
    return story


def on_its_rules(story: Story) -> tuple[Duty, ...]:
    return agenda(story.case, clocks(story.case, story.history, rulebook()))


def test_a_case_is_followed_while_anything_is_missing_though_no_day_is_promised_any_more() -> None:
    story = planned()
    story.add("ruling", "zhao", sort="payment_order", awarded="4500", terms="全部")
    assert next_of(story.case, on_its_rules(story))
    story.add("filed", "zhao", forum="enforcement", on=date(2026, 5, 20), at=date(2026, 5, 20), what="申请执行。")
    (looked_at,) = on_its_rules(story)
    assert (looked_at.on, looked_at.sort, looked_at.until) == (date(2026, 5, 20), Sort.FOLLOWED, None)
    story.add("contact", "zhao", next_step="问法院", next_on="2026-07-01")
    assert [each.sort for each in on_its_rules(story)] == [Sort.PLAN]
    story.add("contact", "zhao", on=date(2026, 7, 1), at=date(2026, 7, 1))
    assert [each.sort for each in on_its_rules(story)] == [Sort.FOLLOWED]
    story.add("money", "zhao", nature="received", amount="4500")
    assert on_its_rules(story) == ()


def test_what_was_given_up_at_the_end_comes_back_only_with_news_of_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": "无财产可供执行。"}
    story.add("closing", **told)
    story.add("closed", "chen")
    story.add("note", "zhao")
    assert ahead(story) == []
    story.add("money", "zhao", nature="received", amount="100")
    assert ahead(story) == [(story.day, Sort.FOLLOWED)]
