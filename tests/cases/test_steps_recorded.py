"""Usual steps of the centre follow what is recorded here: nobody is late with what was told only today."""

from datetime import date
from typing import Any

import pytest

from cases.due.clocks import Clock, State
from cases.due.starting import clocks
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.making import Story, at_stage

TODAY = date(2026, 6, 22)
OWED = {"cause": "2025-205", "respondents": "用人单位：甲公司"}


def step(story: Story, rule: str) -> Clock:
    (found,) = (each for each in clocks(story.case, story.history, rulebook()) if each.rule.id == rule)
    return found


def ruled(*more: tuple[date, str, dict[str, Any]]) -> Story:
    """Return a case to whose judgment of April and what came after it is typed in June."""
    story = at_stage(Stage.FOLLOW_UP, **OWED)
    for on, code, told in ((date(2026, 4, 14), "ruling", {"sort": "first_judgment", "result": "none"}), *more):
        story.add(code, on=on, at=TODAY, **told)
    return story


def test_a_ruling_of_april_that_is_typed_in_june_is_explained_from_june_on() -> None:
    found = step(ruled(), "S06")
    assert (found.due, found.state(TODAY, closed=False)) == (date(2026, 6, 25), State.RUNNING)


def test_what_was_explained_meanwhile_was_explained() -> None:
    found = step(ruled((date(2026, 4, 15), "contact", {"with_whom": "applicant", "what": "说明结果"})), "S06")
    assert (found.met_by, found.state(TODAY, closed=False)) == (5, State.MET)


def test_a_promised_day_that_had_passed_is_asked_about_from_the_recording_on() -> None:
    story = at_stage(Stage.FOLLOW_UP, **OWED)
    story.add("mediation", on=date(2026, 4, 1), at=TODAY, result="agreed", agreed="900", pay_by="2026-05-06")
    assert step(story, "S07").due == date(2026, 6, 25)


@pytest.mark.parametrize("later", [date(2026, 6, 1), date(2026, 6, 20)])
def test_the_judgment_on_appeal_takes_the_place_of_what_was_to_be_explained(later: date) -> None:
    story = ruled((date(2026, 4, 20), "filed", {"forum": "appeal", "filer": "甲公司"}))
    story.add("ruling", on=later, at=TODAY, sort="appeal_judgment", result="upheld")
    found = [each for each in clocks(story.case, story.history, rulebook()) if each.rule.id == "S06"]
    assert sorted((each.started_by, each.ended_by) for each in found if each.ended_by) == [(4, 6)]


def test_what_the_union_mediated_is_not_late_as_a_petition() -> None:
    story = at_stage(Stage.FOLLOW_UP, **OWED)
    story.add("mediation", on=date(2026, 6, 1), at=TODAY, result="failed")
    assert step(story, "X04-own").ended_by == 4


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("money", {"nature": "received", "amount": "100"}),
        ("ruling", {"sort": "nonfinal_award", "result": "full"}),
        ("contact", {"what": "来电"}),
    ],
)
def test_what_comes_while_the_closing_is_checked_is_told_at_once(code: str, told: dict[str, str]) -> None:
    story = at_stage(Stage.CLOSURE, **OWED)
    turn = story.case.next_actor
    story.add(code, "li", at=TODAY, on=TODAY, **told)
    assert (story.case.stage, story.case.next_actor) == (Stage.CLOSURE, turn), "it stays the supervisor's turn"
