"""Clocks over a history: what starts them, what meets them, what a lapsed right and a voided entry leave of them."""

from dataclasses import replace
from datetime import date, timedelta

from cases.due.agenda import agenda
from cases.due.clocks import Clock, State
from cases.due.starting import clocks
from cases.events import Closed
from cases.file.accounts import accounts
from cases.law.rulebook import RuleBook, rulebook
from cases.standing.stages import Stage
from tests.cases.making import DAY, Story, at_stage, made

BOOK = RuleBook(tuple(rule for rule in rulebook().rules if rule.status != "O" and rule.id != "L23"))
"""The clocks of the law alone, without the usual steps of a case; and without that to have an agreement confirmed."""


def running(story: Story) -> dict[str, Clock]:
    """Return the clocks of a case by their rule; the latest of a rule that started several times."""
    return {clock.rule.id: clock for clock in reversed(clocks(story.case, story.history, BOOK))}


def due(story: Story) -> tuple[date, str] | None:
    """Return when what falls due next is due, and its rule or sort."""
    for duty in agenda(story.case, clocks(story.case, story.history, BOOK)):
        return duty.on, duty.clock.rule.id if duty.clock else duty.sort.value
    return None


def test_the_opening_starts_the_clock_of_its_kind() -> None:
    aid, rights, enquiry = Story(kind="legal_aid"), Story(), Story(kind="enquiry")
    assert set(running(aid)) == {"A01"}
    assert set(running(rights)) == {"X01"}
    assert not running(enquiry)
    assert not running(Story(channel="outreach"))
    clock = running(aid)["A01"]
    assert (clock.starts, clock.natural, clock.due) == (DAY, DAY + timedelta(7), DAY + timedelta(7))
    assert clock.running
    assert clock.days_left(DAY) == 7
    assert due(aid) == (clock.due, "A01")


def test_a_clock_is_met_by_the_first_entry_that_meets_it() -> None:
    story = Story(kind="legal_aid")
    story.add("fact")
    story.add("accepted", "wang")
    clock = running(story)["A01"]
    assert (clock.met_by, clock.met_on, clock.running) == (3, story.day, False)
    assert "A02" in running(story)
    story.add("assigned", "wang")
    assert running(story)["A02"].met_by == 4
    assert due(story) == (running(story)["A08"].due, "A08")
    story.add("document", sort="evidence")
    assert running(story)["A08"].running
    story.add("document", sort="power_of_attorney")
    assert not running(story)["A08"].running
    assert due(story) is None


def test_running_clocks_stand_before_those_met_and_the_next_due_first() -> None:
    story = at_stage(Stage.FOLLOW_UP, kind="legal_aid")
    story.add("filed", forum="arbitration")
    found = clocks(story.case, story.history, BOOK)
    keys = [(clock.over, clock.met_on or clock.due) for clock in found]
    assert keys == sorted(keys)
    assert {clock.running for clock in found} == {True, False}


def test_a_clock_counts_from_the_day_of_service_where_it_is_given() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    served = DAY + timedelta(1)
    story.add("ruling", on=DAY, at=DAY + timedelta(9), sort="nonfinal_award", result="none", served_on=str(served))
    assert running(story)["L20"].starts == served
    other = at_stage(Stage.FOLLOW_UP)
    other.add("ruling", sort="nonfinal_award", result="none")
    assert running(other)["L20"].starts == other.day


def test_a_right_that_passed_is_over_once_somebody_looks_again() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="first_judgment", result="none")
    right = running(story)["C05-judgment"]
    assert right.rule.right
    assert due(story) == (right.due, "C05-judgment")
    story.add("note", at=right.due)
    assert running(story)["C05-judgment"].running
    story.add("note", at=right.due + timedelta(1))
    over = running(story)["C05-judgment"]
    assert (over.running, over.met_by, over.lapsed_by) == (False, None, len(story.history))
    assert due(story) == (date(2026, 9, 21), "C07-first"), "without an appeal a retrial is what is left"


def test_moving_the_file_about_hides_no_right_that_passed() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="first_judgment", result="none")
    right = running(story)["C05-judgment"]
    story.add("handed_over", "wang", at=right.due + timedelta(1), giver="li", taker="zhao")
    story.add("task", "zhao", by_day=str(story.day + timedelta(30)))
    story.add("paused", "zhao")
    assert due(story) == (right.due, "C05-judgment")
    story.add("contact", "zhao")
    assert running(story)["C05-judgment"].lapsed_by == len(story.history)


def test_a_right_that_was_used_too_late_says_so() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", result="none")
    right = running(story)["L20"]
    story.add("filed", at=right.due + timedelta(1), forum="litigation")
    assert running(story)["L20"].state(story.day, closed=False) is State.LAPSED


def test_a_right_that_was_used_in_time_is_met() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="first_judgment", result="none")
    story.add("filed", forum="appeal")
    story.add("note", at=story.day + timedelta(60))
    clock = running(story)["C05-judgment"]
    assert (clock.met_by, clock.lapsed_by) == (5, None)


def test_a_result_that_nobody_knows_starts_every_clock_it_might() -> None:
    known = at_stage(Stage.FOLLOW_UP)
    known.add("ruling", sort="final_award", result="partial")
    unknown = at_stage(Stage.FOLLOW_UP)
    unknown.add("ruling", sort="final_award", result="unknown")
    assert set(running(known)) == set(running(unknown)) >= {"L17", "L18"}


def test_a_voided_start_stops_the_clock_and_a_voided_stop_starts_it_again() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("filed", forum="arbitration")
    assert running(story)["L07"].running
    story.add("document", direction="received", sort="arbitration_acceptance")
    assert not running(story)["L07"].running
    assert running(story)["L14"].running
    story.add("voided", "wang", entry="5")
    assert running(story)["L07"].running
    assert "L14" not in running(story)
    story.add("voided", "wang", entry="4")
    assert "L07" not in running(story)


def test_each_start_has_a_clock_of_its_own() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("filed", forum="arbitration")
    story.add("filed", forum="arbitration")
    found = [clock for clock in clocks(story.case, story.history, BOOK) if clock.rule.id == "L07"]
    assert [clock.started_by for clock in found] == [4, 5]


def test_nothing_is_due_on_a_closed_case_and_its_clocks_are_still_told() -> None:
    story = Story(kind="legal_aid")
    story.add("terminated", "wang")
    assert due(story) is None
    assert running(story)["A01"].running


def test_a_planned_step_is_due_and_any_other_work_fulfils_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    ahead = story.day + timedelta(30)
    story.add("contact", next_step="再访", next_on=ahead.isoformat())
    assert [(due.text, due.on) for due in story.case.dues] == [("再访", ahead)]
    assert due(story) == (ahead, "plan")
    story.add("fact")
    assert due(story) == (ahead, "plan")
    story.add("note")
    assert due(story) is None


def test_the_earlier_of_clock_and_plan_is_due() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("filed", forum="arbitration", next_on=(story.day + timedelta(2)).isoformat())
    assert due(story) == (story.day + timedelta(1), "plan")
    story.add("filed", forum="inspection", next_on=(story.day + timedelta(99)).isoformat())
    assert due(story) == (running(story)["L07"].due, "L07")


def test_a_promised_payment_is_due_until_the_money_comes() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    by = story.day + timedelta(30)
    story.add("mediation", result="agreed", agreed="1000", pay_by=by.isoformat())
    for code in ("note", "contact", "hearing"):
        story.add(code)
        assert due(story) == (by, "payment")
    story.add("money", nature="received", amount="400")
    assert due(story) == (by, "payment")
    story.add("money", nature="received", amount="600")
    assert due(story) is None


def test_a_failed_mediation_promises_nothing_and_a_new_agreement_replaces_the_old() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    by = [story.day + timedelta(days) for days in (30, 60)]
    story.add("mediation", result="failed")
    assert owed(story) == []
    story.add("mediation", result="agreed", pay_by=by[0].isoformat())
    story.add("mediation", result="ongoing")
    assert owed(story) == [by[0]]
    story.add("mediation", result="agreed", pay_by=by[1].isoformat())
    assert owed(story) == [by[1]]
    story.add("closing")
    assert due(story) is None
    story.add("returned", "wang")
    assert due(story) == (by[1], "payment")
    story.add("closing")
    closed = made("closed", story.day)
    assert isinstance(closed, Closed)
    story.add(replace(closed, followed=True), "wang")
    assert due(story) == (by[1], "payment"), "the promise outlives the case here"
    story.add("reopened", "wang")
    assert due(story) == (by[1], "payment")


def owed(story: Story) -> list[date]:
    """Return by when something is to be paid."""
    return [each.promised.on for each in accounts(story.case).owed]


def test_a_kind_that_is_corrected_changes_the_clocks() -> None:
    story = Story()
    story.add("corrected", field="kind", old="rights", new="legal_aid")
    assert set(running(story)) == {"A01"}


def test_a_clock_beyond_the_known_holidays_is_provisional() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("document", direction="received", sort="inspection_acceptance", at=date(2026, 12, 1))
    assert running(story)["J03"].provisional
    assert not running(at_stage(Stage.FOLLOW_UP, kind="legal_aid"))["A08"].provisional


def test_a_later_summons_replaces_the_hearing_of_the_earlier_in_whatever_order_they_are_typed() -> None:
    told = [(date(2026, 3, 9), "2026-04-10"), (date(2026, 3, 16), "2026-04-20")]
    for some in (told, told[::-1]):
        story = at_stage(Stage.FOLLOW_UP)
        for on, hearing in some:
            fields = {"direction": "received", "sort": "arbitration_summons", "hearing_on": hearing}
            story.add("document", on=on, at=date(2026, 3, 20), **fields)
        found = clocks(story.case, story.history, rulebook())
        ahead = [(each.label.zh, each.on) for each in agenda(story.case, found) if each.on < date(2026, 5, 1)]
        assert ("开庭", date(2026, 4, 20)) in ahead
        old = [clock for clock in found if clock.starts == date(2026, 4, 10)]
        assert {clock.rule.id for clock in old} == {"L12", "L13", "S03", "S04", "S05"}
        assert all(clock.ended and not clock.met_by for clock in old)
