"""No closing of ours ends a right of the worker: it is told until it ends, is used, or all was given that it is for."""

from datetime import date
from typing import Any

import pytest

from cases.due.agenda import agenda, ended_with, next_of, right_on, rights_of
from cases.due.starting import clocks
from cases.events import Closed
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.making import LEAST, Story, at_stage

DAY, LAST = date(2026, 6, 26), date(2026, 7, 10)
OWED = {"cause": "2025-205", "respondents": "用人单位：甲公司", "wronged_on": "2026-01-10", "ended_on": "2026-01-10"}


def closed(story: Story, outcome: str, *, followed: bool = False) -> Story:
    """Return a case that is closed with an outcome on 2026-06-26."""
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": "另行起诉"}
    story.add("closing", at=DAY, outcome=outcome, **told)
    done = Closed.read({**LEAST["closed"]}, DAY)
    story.add(Closed(checks=done.checks, remark=done.remark, followed=followed), "chen", at=DAY)
    return story


def lost() -> Story:
    """Return a case of which a commission has refused all, received on 2026-06-25."""
    story = at_stage(Stage.FOLLOW_UP, **OWED)
    story.add("filed", on=date(2026, 3, 5), at=DAY, forum="arbitration")
    story.add("ruling", on=date(2026, 6, 25), at=DAY, sort="nonfinal_award", result="none")
    return story


def running(story: Story) -> list[str]:
    """Return the rules of the rights that lie ahead."""
    ahead = agenda(story.case, clocks(story.case, story.history, rulebook()))
    return [each.clock.rule.id for each in rights_of(ahead) if each.clock]


@pytest.mark.parametrize("followed", [False, True])
def test_the_right_to_sue_outlives_the_closing_until_it_ends(followed: bool) -> None:
    story = closed(lost(), "award_lost", followed=followed)
    found = clocks(story.case, story.history, rulebook())
    ahead = agenda(story.case, found)
    (suing,) = [each for each in found if each.rule.id == "L20"]
    assert not ended_with(story.case, suing)
    right = right_on(rights_of(ahead), LAST)
    assert right is not None
    assert (right.clock, right.on) == (suing, LAST)
    gone = right_on(rights_of(ahead), date(2026, 7, 11))
    assert gone is None if not followed else gone == right, "what nobody looks at is no noise"


def test_where_nobody_follows_a_case_its_rights_are_nobodys_next_step() -> None:
    story = closed(lost(), "award_lost")
    ahead = agenda(story.case, clocks(story.case, story.history, rulebook()))
    assert next_of(story.case, ahead) is None
    assert [each.who for each in ahead] == [""], "nobody need hand it over, or is reminded of it"


@pytest.mark.parametrize("code", ["withdrawn", "terminated", "referred", "declined"])
def test_the_limit_runs_on_however_a_case_ended(code: str) -> None:
    stage = Stage.INTAKE if code == "declined" else Stage.FOLLOW_UP
    story = at_stage(stage, **OWED)
    story.add(code, "chen", at=DAY)
    assert story.case.stage is Stage.CLOSED
    assert {"L01", "L04"} <= {*running(story)}


def test_what_was_met_in_full_leaves_no_limit_behind() -> None:
    story = at_stage(Stage.FOLLOW_UP, **OWED)
    story.add("mediation", on=date(2026, 6, 1), at=DAY, result="agreed", agreed="9000")
    story.add("money", on=date(2026, 6, 2), at=DAY, nature="received", amount="9000")
    assert running(closed(story, "mediated")) == []


def test_all_that_was_claimed_and_arrived_leaves_none_either() -> None:
    story = at_stage(Stage.FOLLOW_UP, **OWED, claimed="9000")
    story.add("money", on=date(2026, 6, 2), at=DAY, nature="received", amount="9000")
    assert running(closed(story, "settled")) == []


def test_what_was_agreed_and_not_paid_leaves_it() -> None:
    story = at_stage(Stage.FOLLOW_UP, **OWED)
    story.add("mediation", on=date(2026, 6, 1), at=DAY, result="agreed", agreed="9000")
    assert {"L01", "L04"} <= {*running(closed(story, "mediated"))}
