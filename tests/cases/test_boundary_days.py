"""The day before, the day, the day after: everywhere that a day decides, with the days reckoned by hand."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from cases.due.agenda import Duty, agenda
from cases.due.clocks import Clock, State
from cases.due.clocksteps import steps
from cases.due.limitation import runs_from
from cases.due.starting import clocks
from cases.events import Entry, Voided
from cases.history.lifecycle import admit
from cases.law.clockrules import ClockRule, Trigger
from cases.law.reckoning import Move, reckon
from cases.law.retention import Term
from cases.law.rulebook import RuleBook, rulebook
from cases.staff.people import Role
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.calendar import Calendar
from cases.values.dates import distance
from cases.values.tables import in_force
from cases.values.text import Label
from cases.views.wording import Tone, left, tone
from tests.cases.making import Story, at_stage, clock_of, refusal

BEFORE, DAY, AFTER = date(2026, 3, 11), date(2026, 3, 12), date(2026, 3, 13)
"""Wednesday, the Thursday that ten days from 2 March end on, and Friday."""
START = date(2026, 3, 2)


def clock(*moves: Move, **more: Any) -> Clock:
    """Return a clock of ten days from 2 March on, which end on Thursday, 12 March."""
    label = Label("期限", "clock")
    rule = ClockRule("T01", label, 10, "days", (), "handler", label, "某法", "S", **more)
    return clock_of(reckon(rule, START, moves, Calendar()))


@pytest.mark.parametrize(
    ("more", "before", "day", "after"),
    [
        ({}, "running", "running", "overdue"),
        ({"right": True, "stop": (Trigger("filed"),)}, "running", "running", "lapsed"),
        ({"right": True}, "running", "running", "passed"),
        ({"opens": True}, "running", "open", "open"),
        ({"before": True}, "overdue", "overdue", "overdue"),
    ],
)
def test_how_a_clock_stands_around_its_last_day(more: dict[str, Any], before: str, day: str, after: str) -> None:
    found = clock(**more)
    assert found.due == (DAY if not more.get("before") else date(2026, 2, 20))
    assert [found.state(each, closed=False) for each in (BEFORE, DAY, AFTER)] == [before, day, after]
    assert [found.state(each, closed=True) for each in (BEFORE, DAY, AFTER)] == [State.NOT_NEEDED] * 3


def test_a_clock_that_is_counted_back_stands_around_its_last_day_too() -> None:
    found = clock(before=True)
    days = (date(2026, 2, 19), date(2026, 2, 20), date(2026, 2, 21))
    assert [found.state(each, closed=False) for each in days] == ["running", "running", "overdue"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ["met", "met", "met_late"]),
        ({"right": True}, ["met", "met", "lapsed"]),
        ({"opens": True}, ["met", "met", "met"]),
    ],
)
def test_how_a_clock_was_met_around_its_last_day(more: dict[str, bool], told: list[str]) -> None:
    met = [clock(Move("stop", each, 5), **more) for each in (BEFORE, DAY, AFTER)]
    assert [each.state(each.due, closed=False) for each in met] == told
    late = ["已逾期" in str(steps(each.reckoning)[-1]) for each in met]
    assert late == [each == "met_late" for each in told]


def test_a_clock_that_rests_has_no_last_day() -> None:
    found = clock(Move("suspend", DAY))
    assert [found.state(each, closed=False) for each in (BEFORE, DAY, AFTER)] == [State.RESTS] * 3


@pytest.mark.parametrize("what", ["restart", "suspend"])
def test_what_moves_a_clock_may_come_on_its_last_day_and_not_after(what: str) -> None:
    counts = [clock(Move(what, each)).reckoning.turns[0].counts for each in (BEFORE, DAY, AFTER)]
    assert counts == [True, True, False]
    first = [clock(Move(what, each)).reckoning.turns[0].counts for each in (date(2026, 3, 1), START)]
    assert first == [False, True]


@pytest.mark.parametrize(("on", "over"), [("2026-03-25", False), ("2026-03-26", False), ("2026-03-27", True)])
def test_a_right_is_over_with_work_after_its_last_day(on: str, over: bool) -> None:
    """An award of 11 March may be brought before a court until 26 March."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", at=date(2026, 3, 11), sort="nonfinal_award", result="none")
    story.add("note", at=date.fromisoformat(on))
    (found,) = (each for each in clocks(story.case, story.history, rulebook()) if each.rule.id == "L20")
    assert (found.due, found.over) == (date(2026, 3, 26), over)
    sorts = [each.clock.rule.id for each in agenda(story.case, [found]) if each.clock]
    assert sorts == ([] if over else ["L20"])


def test_what_rests_or_is_only_told_lies_ahead_of_nobody() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert len(agenda(story.case, [clock()])) == 1
    assert agenda(story.case, [clock(Move("suspend", BEFORE))]) == ()
    assert agenda(story.case, [clock(quiet=True)]) == ()


@pytest.mark.parametrize(("today", "due"), [(BEFORE, DAY), (DAY, DAY), (AFTER, date(2026, 3, 23))])
def test_a_limit_that_ends_today_is_still_the_one_at_the_counter(today: date, due: date) -> None:
    """Two limits run from one day, for ten days and for twenty, the last of which is a Sunday; the next is told."""
    begins, story = (Trigger("opened", on="ended_on"),), Story(ended_on=START.isoformat())
    rules = [replace(clock().rule, id=f"T{length}", length=length, start=begins) for length in (20, 10)]
    both = clocks(story.case, story.history, RuleBook(tuple(rules)))
    found = runs_from(both, "ended_on", today)
    assert found is not None
    assert found.due == due
    late = runs_from(both, "ended_on", date(2026, 3, 24))
    assert late is not None
    assert late.due == date(2026, 3, 23), "the last one, where all are over"


@pytest.mark.parametrize(
    ("days", "told", "looks"),
    [
        (-2, "!逾期2天", Tone.LATE),
        (-1, "!逾期1天", Tone.LATE),
        (0, "今天", Tone.SOON),
        (1, "1天后", Tone.SOON),
        (3, "3天后", Tone.SOON),
        (4, "4天后", Tone.CALM),
    ],
)
def test_how_a_day_is_told_and_looks(days: int, told: str, looks: Tone) -> None:
    assert (str(left(days)), tone(days)) == (told, looks)
    assert str(distance(days)) == told.removeprefix("!")


@pytest.mark.parametrize(("since", "until"), [(DAY, DAY), (DAY, None), (None, DAY), (None, None)])
def test_what_is_in_force_between_two_days_is_so_on_both(since: date | None, until: date | None) -> None:
    found = [in_force(each, since, until) for each in (BEFORE, DAY, AFTER)]
    assert found == [since is None, True, until is None]


def test_one_is_reminded_from_the_first_day_that_the_rule_names() -> None:
    assert Duty(DAY, Sort.TASK, 1, remind=(7, 3, 1)).from_day == date(2026, 3, 5)
    assert Duty(DAY, Sort.TASK, 1, remind=(1, 15)).from_day == date(2026, 2, 25)


@pytest.mark.parametrize(("closed", "end"), [("2026-03-02", "2036-03-02"), ("2024-02-29", "2034-02-28")])
def test_the_last_day_of_keeping_is_the_same_day_so_many_years_on(closed: str, end: str) -> None:
    assert Term("enquiry", 10, proposed=True).end(date.fromisoformat(closed)) == date.fromisoformat(end)


@pytest.mark.parametrize(("on", "rule"), [("2026-03-01", "order"), ("2026-03-02", ""), ("2026-03-03", "")])
def test_a_stage_may_change_on_the_day_of_the_last_change_and_not_before(on: str, rule: str) -> None:
    story = Story()
    assert story.case.moved_on == START
    day = date.fromisoformat(on)
    assert refusal(lambda: story.add("accepted", "wang", on=day, at=date(2026, 3, 9))) == rule


@pytest.mark.parametrize(("on", "rule"), [("2026-03-08", ""), ("2026-03-09", ""), ("2026-03-10", "future")])
def test_what_is_recorded_has_happened_by_today(on: str, rule: str) -> None:
    story = Story()
    assert refusal(lambda: story.add("fact", on=date.fromisoformat(on), at=date(2026, 3, 9))) == rule


@pytest.mark.parametrize(
    ("until", "rule"), [("2026-03-08", "hold_end"), ("2026-03-09", "hold_end"), ("2026-03-10", "")]
)
def test_a_hold_ends_after_the_day_on_which_it_begins(until: str, rule: str) -> None:
    story = Story()
    assert refusal(lambda: story.add("paused", on=date(2026, 3, 9), at=date(2026, 3, 12), until=until)) == rule


@pytest.mark.parametrize(("on", "left"), [("2026-03-11", 1), ("2026-03-12", 0), ("2026-03-13", 0)])
def test_a_hearing_is_held_on_its_day_or_after_and_never_before(on: str, left: int) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("document", direction="received", sort="summons", hearing_on=DAY.isoformat())
    case = story.add("hearing", on=date.fromisoformat(on), at=date(2026, 3, 20))
    assert len(case.dues_of(Sort.HEARING)) == left


@pytest.mark.parametrize(
    ("moment", "rule"), [(datetime(2026, 3, 12, 23, 59), ""), (datetime(2026, 3, 13, 0, 0), "void_author")]
)
def test_ones_own_entry_is_voided_until_midnight(moment: datetime, rule: str) -> None:
    story = Story()
    story.add("fact", at=DAY)
    void = Entry(3, moment.date(), moment, "li", Role.STAFF, Voided(entry=2, why="记错。"))
    assert refusal(lambda: admit(story.case, story.history, void)) == rule
