"""Several handlers of one case: who joins, who leaves, and who leads."""

from functools import partial

import pytest

from cases.due.clockwork import clockwork
from cases.events import CATALOGUE, HandedOver
from cases.file.parts import parts
from cases.file.team import Aide
from cases.history.lifecycle import why_not
from cases.law.rulebook import rulebook
from cases.staff.people import Role
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from tests.cases.making import DAY, Story, at_stage, made, refusal


def helped(stage: Stage = Stage.FOLLOW_UP) -> Story:
    """Return a case that li leads and zhao has joined."""
    story = at_stage(stage)
    story.add("joined", "wang", name="", capacity="", helper="zhao")
    return story


def test_colleagues_and_people_from_outside_join_and_leave() -> None:
    story = helped()
    case = story.add("joined", "zhao", firm="正和律师事务所", phone="13912345678")
    assert case.handler == "li"
    assert case.team.helpers == ("zhao",)
    assert case.team.aides == (Aide("杜文", "lawyer", "正和律师事务所", "13912345678"),)
    assert story.add("stepped_out", "wang", name="", helper="zhao").team.helpers == ()
    assert story.add("stepped_out", "li", name="杜文").team.aides == ()


@pytest.mark.parametrize(
    ("code", "fields", "rule"),
    [
        ("joined", {"name": "", "capacity": ""}, "one_of"),
        ("joined", {"helper": "chen"}, "one_of"),
        ("joined", {"name": "", "capacity": "", "helper": "li"}, "same_handler"),
        ("joined", {"name": "", "capacity": "", "helper": "zhao"}, "same_handler"),
        ("joined", {"capacity": ""}, "needed"),
        ("stepped_out", {"name": "", "helper": "chen"}, "no_helper"),
        ("stepped_out", {"name": "李文"}, "no_helper"),
    ],
)
def test_what_makes_no_sense_is_refused(code: str, fields: dict[str, str], rule: str) -> None:
    assert refusal(lambda: helped().add(made(code, DAY, **fields), "wang")) == rule


def test_nobody_leaves_a_case_that_nobody_has_joined() -> None:
    assert refusal(partial(at_stage(Stage.FOLLOW_UP).add, "stepped_out", "wang")) == "no_helper"


def test_somebody_from_outside_joins_once() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("joined", "wang")
    assert refusal(partial(story.add, "joined", "wang")) == "same_handler"


def test_somebody_from_outside_who_comes_back_has_not_left() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("joined", "wang")
    story.add("stepped_out", "wang")
    team = story.add("joined", "wang").team
    assert ([each.name for each in team.aides], team.former_aides) == (["杜文"], ())
    assert [part.name for part in parts(story.case)].count("杜文") == 1


@pytest.mark.parametrize("code", ["note", "closing", "handed_back", "joined"])
def test_who_has_joined_may_what_a_handler_may(code: str) -> None:
    story = helped()
    assert why_not(story.case, CATALOGUE[code], "zhao", Role.STAFF) is None
    story.add("stepped_out", "wang", name="", helper="zhao")
    problem = why_not(story.case, CATALOGUE[code], "zhao", Role.STAFF)
    assert problem
    assert problem.rule == "role"


def test_a_supervisor_who_helps_does_not_check_the_closing() -> None:
    story = at_stage(Stage.CLOSURE)
    story.add("joined", "wang", name="", capacity="", helper="chen")
    assert refusal(partial(story.add, "closed", "chen")) == "own_case"
    assert story.add("closed", "wang").stage is Stage.CLOSED


def test_another_leader_helps_no_longer() -> None:
    story = helped()
    case = story.add("assigned", "wang", handler="zhao", reason="更熟悉。")
    assert (case.handler, case.team.helpers) == ("zhao", ())


def test_those_who_help_stay_where_another_leads() -> None:
    case = helped().add("assigned", "wang", handler="chen", reason="更熟悉。")
    assert (case.handler, case.team.helpers) == ("chen", ("zhao",))


@pytest.mark.parametrize(
    ("giver", "taker", "found"),
    [
        ("zhao", "chen", ("li", ("chen",))),
        ("zhao", "li", ("li", ())),
        ("li", "zhao", ("zhao", ())),
        ("li", "chen", ("chen", ("zhao",))),
    ],
)
def test_what_somebody_has_in_hand_goes_to_another(giver: str, taker: str, found: tuple[str, tuple[str, ...]]) -> None:
    case = helped().add(HandedOver(giver=giver, taker=taker, reason="调离。"), "wang")
    assert (case.handler, case.team.helpers) == found


def test_no_clock_begins_again_when_somebody_joins() -> None:
    story, book = at_stage(Stage.FOLLOW_UP), rulebook()
    before = [(clock.rule.id, clock.starts) for clock in clockwork(story.case, story.history, book).clocks]
    story.add("joined", "wang", name="", capacity="", helper="zhao")
    story.add("joined", "wang")
    assert before
    assert [(clock.rule.id, clock.starts) for clock in clockwork(story.case, story.history, book).clocks] == before


def test_the_tasks_of_who_leaves_are_the_leaders() -> None:
    story = helped()
    story.add("task", "li", who="zhao", what="取证", by_day="2027-01-05")
    (task,) = story.add("stepped_out", "zhao", name="", helper="zhao").dues_of(Sort.TASK)
    assert (task.text, task.who) == ("取证", "")
