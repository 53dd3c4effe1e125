"""Refused, objected to, decided anew: each ground with what it stands on, and the way back to work."""

from datetime import date, timedelta
from functools import partial

import pytest

from cases.due.starting import clocks
from cases.law.rulebook import RuleBook
from cases.law.rulefile.reading import shipped
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.calendar import Calendar
from cases.values.codes import codes
from tests.cases.making import Story, at_stage, refusal


def refused() -> Story:
    story = Story(kind="legal_aid")
    story.add("declined", "wang", ground="no_prospect", reason="没有证据。")
    return story


def test_a_refused_case_comes_back_to_the_desk_with_the_objection() -> None:
    story = refused()
    assert (story.case.stage, story.case.closing.ending) == (Stage.CLOSED, "declined")
    case = story.add("objected", why="有工友作证。")
    assert (case.stage, case.acts_next, case.closing.objected_to) == (Stage.INTAKE, Actor.SUPERVISOR, "declined")
    assert (case.closing.ending, case.closing.closed_on, case.closing.ground) == ("", None, "no_prospect")
    assert case.closing.first_closed_on == date(2026, 3, 3)


def test_what_was_left_as_it_was_is_closed_as_it_had_been() -> None:
    story = refused()
    story.add("objected")
    case = story.add("objection_rejected", "wang", body="市司法局")
    assert (case.stage, case.closing.ending, case.closing.ground) == (Stage.CLOSED, "declined", "no_prospect")
    assert (case.closing.closed_on, case.closing.objected_to) == (date(2026, 3, 5), "")
    assert refusal(lambda: story.add("objection_upheld", "wang")) == "stage"
    assert story.add("objected", why="又有新证据。").stage is Stage.INTAKE


def test_what_was_upheld_is_decided_anew_and_goes_on() -> None:
    story = refused()
    story.add("objected")
    case = story.add("objection_upheld", "wang", body="市司法局")
    assert (case.stage, case.closing.objected_to, case.closing.ground) == (Stage.INTAKE, "", "")
    case = story.add("accepted", "wang", ground="objection_upheld")
    assert (case.stage, case.accepted_on) == (Stage.ASSIGNMENT, date(2026, 3, 6))
    assert story.add("assigned", "wang", handler="li").stage is Stage.FOLLOW_UP


def test_a_second_refusal_on_another_ground_is_possible() -> None:
    story = refused()
    story.add("objected")
    story.add("objection_upheld", "wang")
    case = story.add("declined", "wang", ground="jurisdiction", reason="应由合同履行地受理。")
    assert (case.stage, case.closing.ground, case.closing.first_closed_on) == (
        Stage.CLOSED,
        "jurisdiction",
        date(2026, 3, 3),
    )


def test_whoever_accepts_at_once_has_decided_on_the_objection() -> None:
    story = refused()
    story.add("objected")
    case = story.add("accepted", "wang", ground="objection_upheld")
    assert (case.closing.objected_to, case.closing.ground) == ("", "")


def test_aid_that_was_ended_goes_on_where_it_was_left() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("terminated", "wang", ground="means_changed")
    story.add("objected", why="收入没有变化。")
    case = story.add("objection_upheld", "wang")
    assert (case.stage, case.acts_next, case.handler) == (Stage.FOLLOW_UP, Actor.HANDLER, "li")
    assert case.moved_on == story.day


def test_aid_that_was_ended_before_anybody_had_it_waits_for_a_handler() -> None:
    story = at_stage(Stage.ASSIGNMENT)
    story.add("terminated", "wang")
    story.add("objected")
    assert story.add("objection_upheld", "wang").stage is Stage.ASSIGNMENT


@pytest.mark.parametrize("ending", ["withdrawn", "referred", "closed"])
def test_nobody_objects_to_what_was_no_refusal(ending: str) -> None:
    story = at_stage(Stage.CLOSED)
    if ending != "closed":
        story = Story()
        story.add(ending, "wang")
    assert refusal(lambda: story.add("objected")) == "no_refusal"


def test_nothing_is_decided_without_an_objection() -> None:
    assert refusal(lambda: Story().add("objection_upheld", "wang")) == "no_objection"
    assert refusal(lambda: Story().add("objection_rejected", "wang")) == "no_objection"


def test_a_refusal_cannot_be_voided_from_under_an_objection() -> None:
    story = refused()
    story.add("objected")
    assert refusal(lambda: story.add("voided", "wang", entry="2")) == "void_holds"


def test_the_justice_department_has_five_days_and_a_union_no_clock() -> None:
    book = RuleBook(shipped(), Calendar())
    for to_whom, due in (("justice", date(2026, 3, 9)), ("higher_union", None), ("centre", None)):
        story = refused()
        story.add("objected", to_whom=to_whom)
        found = [clock for clock in clocks(story.case, story.history, book) if clock.rule.id == "A07"]
        assert [clock.due for clock in found] == ([due] if due else [])
        story.add("objection_upheld", "wang")
        assert all(clock.met_by == 4 for clock in clocks(story.case, story.history, book) if clock.rule.id == "A07")


def test_an_answer_that_was_promised_is_due_until_it_is_given() -> None:
    story = refused()
    until = story.day + timedelta(10)
    assert story.add("objected", answer_by=until.isoformat()).day_of(Sort.PLAN) == until
    assert story.add("objection_upheld", "wang").day_of(Sort.PLAN) is None


def test_every_ground_of_refusal_says_what_it_stands_on_or_that_it_stands_on_nothing() -> None:
    grounds = {code.code: (code.source, code.status) for code in codes("decline_ground")}
    assert grounds["means"] == ("法律援助法 第三十四条", "S")
    assert grounds["out_of_scope"] == ("法律援助法 第三十一条", "S")
    assert grounds["other_path"] == ("信访工作条例 第三十一条", "S")
    assert grounds["no_prospect"] == ("", "D")
    assert not [code for code in codes("decline_ground") if "时效" in code.label.zh]
    assert all(source or status == "D" for source, status in grounds.values())


def test_an_objection_is_not_answered_by_a_new_refusal() -> None:
    story = refused()
    story.add("objected", to_whom="justice")
    for code, ground in (("declined", "jurisdiction"), ("terminated", "means_changed")):
        assert refusal(partial(story.add, code, "wang", ground=ground)) == "objection_waits"
