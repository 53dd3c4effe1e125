"""What lies ahead of a case: tasks and what ends them, holds, hearings, handing over; and the order of it all."""

from datetime import timedelta

import pytest

from cases.due.agenda import Duty, agenda
from cases.due.starting import clocks
from cases.law.rulebook import RuleBook, rulebook
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from tests.cases.making import DAY, Story, at_stage, refusal

BOOK = rulebook()
NO_RULES = RuleBook(())


def ahead(story: Story, book: RuleBook = NO_RULES) -> tuple[Duty, ...]:
    return agenda(story.case, clocks(story.case, story.history, book))


def later(story: Story, days: int) -> str:
    return (story.day + timedelta(days)).isoformat()


def test_a_task_lies_ahead_of_whoever_was_named_else_of_the_handler() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("task", what="取证", by_day=later(story, 9), who="zhao")
    story.add("task", what="打电话", by_day=later(story, 3))
    assert [(each.text, each.who, each.entry, each.sort) for each in ahead(story)] == [
        ("打电话", "li", 5, Sort.TASK),
        ("取证", "zhao", 4, Sort.TASK),
    ]


def test_the_event_that_a_task_waits_for_fulfils_it_and_no_other_does() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("task", what="寄函", until="document")
    story.add("contact")
    assert [task.text for task in story.case.dues] == ["寄函"]
    story.add("document")
    assert story.case.dues == ()


def test_a_voided_fulfilment_opens_the_task_again() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("task", until="document")
    story.add("document")
    story.add("voided", "wang", entry="5")
    assert [task.entry for task in story.case.dues] == [4]


def test_somebody_says_that_a_task_is_done_by_its_number() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: story.add("task_done", task="1")) == "no_task"
    story.add("task", what="一")
    story.add("task", what="二")
    assert refusal(lambda: story.add("task_done", task="3")) == "no_task"
    story.add("task_done", task="4")
    assert [task.text for task in story.case.dues] == ["二"]


def test_a_hold_ends_on_a_day_to_come_and_outlives_another_assignment() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: story.add("resumed")) == "no_hold"
    assert refusal(lambda: story.add("paused", until=(story.day + timedelta(1)).isoformat())) == "hold_end"
    until = story.day + timedelta(40)
    story.add("paused", until=until.isoformat())
    story.add("assigned", "wang", handler="zhao", reason="改派。")
    assert story.case.day_of(Sort.SUSPENSION) == until
    assert [(each.on, each.sort, each.who, each.entry) for each in ahead(story)] == [
        (until, Sort.SUSPENSION, "zhao", 4)
    ]
    story.add("resumed", "zhao")
    assert story.case.day_of(Sort.SUSPENSION) is None
    assert ahead(story) == ()


def test_asking_to_close_ends_a_hold() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("paused", until=later(story, 40))
    assert story.add("closing").day_of(Sort.SUSPENSION) is None


def test_a_summons_says_when_the_hearing_is_and_the_hearing_ends_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    day = story.day + timedelta(20)
    story.add("document", direction="received", sort="summons", hearing_on=day.isoformat())
    assert [(each.on, each.sort, each.entry) for each in ahead(story)] == [(day, Sort.HEARING, 4)]
    story.add("hearing")
    assert story.case.day_of(Sort.HEARING) == day, "that was another session, before it"
    story.add("hearing", at=day)
    assert story.case.day_of(Sort.HEARING) is None


def test_a_promised_payment_is_nobodys_duty_while_the_file_is_checked_and_stands_again_once_it_is_returned() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    by = story.day + timedelta(30)
    story.add("mediation", result="agreed", pay_by=by.isoformat())
    story.add("closing")
    assert ahead(story) == ()
    story.add("returned", "wang")
    assert [(each.on, each.sort, each.entry) for each in ahead(story)] == [(by, Sort.PAYMENT, 4)]


def test_a_new_agreement_without_a_day_takes_back_the_promise_of_the_old_one() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", pay_by=later(story, 30))
    story.add("mediation", result="ongoing")
    assert [each.entry for each in ahead(story)] == [4]
    story.add("mediation", result="agreed")
    assert ahead(story) == ()


def test_a_next_step_without_a_day_is_kept_and_lies_ahead_on_none() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("contact", next_step="等回信")
    assert [(due.sort, due.text, due.on) for due in story.case.dues] == [(Sort.PLAN, "等回信", None)]
    assert ahead(story) == ()
    assert story.add("note").dues == ()


def test_a_task_outlives_the_next_step_and_the_return_of_the_case() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("task", what="取证")
    story.add("contact", next_step="再访", next_on=later(story, 9))
    story.add("handed_back")
    story.add("assigned", "wang", handler="zhao")
    assert [(due.sort, due.text) for due in story.case.dues] == [(Sort.TASK, "取证"), (Sort.PLAN, "再访")]
    assert {each.who for each in ahead(story)} == {"zhao"}
    story.add("closing", "zhao")
    assert [due.sort for due in story.case.dues] == [Sort.TASK]


def test_nothing_lies_ahead_of_a_closed_case() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("task")
    story.add("document", direction="received", sort="summons", hearing_on=later(story, 20))
    story.add("paused", until=later(story, 40))
    story.add("withdrawn")
    assert ahead(story, BOOK) == ()
    assert story.case.dues == ()
    assert story.add("reopened", "wang").dues == ()


def test_handing_over_moves_the_case_and_the_tasks_of_whoever_leaves() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("task", what="一", who="li")
    story.add("task", what="二", who="zhao")
    case = story.add("handed_over", "wang", giver="li", taker="chen")
    assert case.handler == "chen"
    assert [task.who for task in case.dues] == ["chen", "zhao"]
    case = story.add("handed_over", "wang", giver="zhao", taker="li")
    assert (case.handler, [task.who for task in case.dues]) == ("chen", ["chen", "li"])


@pytest.mark.parametrize(("giver", "taker", "rule"), [("li", "li", "same_handler"), ("zhao", "chen", "not_theirs")])
def test_handing_over_needs_something_in_hand_and_somebody_else(giver: str, taker: str, rule: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: story.add("handed_over", "wang", giver=giver, taker=taker)) == rule


def test_what_is_due_first_stands_first_whatever_it_is() -> None:
    story = at_stage(Stage.FOLLOW_UP, kind="legal_aid")
    story.add("filed", forum="arbitration", next_step="催问", next_on=later(story, 4))
    story.add("task", by_day=later(story, 2))
    found = ahead(story, BOOK)
    assert [each.on for each in found] == sorted(each.on for each in found)
    assert {each.sort for each in found} == {Sort.CLOCK, Sort.PLAN, Sort.TASK}


def test_every_duty_names_the_entry_that_made_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("contact", next_step="再访", next_on=later(story, 9))
    story.add("mediation", result="agreed", agreed="900", pay_by=later(story, 30), next_on=later(story, 5))
    assert [(each.sort, each.entry) for each in ahead(story)] == [(Sort.PLAN, 5), (Sort.PAYMENT, 5)]


def test_one_is_reminded_from_the_first_of_the_days_ahead_on() -> None:
    assert Duty(DAY, Sort.TASK, 1, remind=(7, 3, 1)).from_day == DAY - timedelta(7)
    assert Duty(DAY, Sort.TASK, 1, remind=()).from_day == DAY
