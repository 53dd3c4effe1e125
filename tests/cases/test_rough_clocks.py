"""Clocks on days that are not known exactly: the last day is the earliest that it may be; nothing is said too soon."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.due.clocks import Clock, State
from cases.due.clocksteps import steps
from cases.due.limitation import limited
from cases.due.slack import Slack, Vague, latest_due
from cases.due.starting import clocks
from cases.law.clockrules import ClockRule
from cases.law.eligibility import assess
from cases.law.reckoning import Move, by_day, reckon
from cases.law.rulebook import rulebook
from cases.law.rulefile.reading import shipped
from cases.standing.stages import Stage
from cases.values.calendar import Calendar
from cases.values.spans import Dated, DaySpan, month_of, year_of
from cases.values.text import CHINESE, Label
from cases.views.clockwords import EARLIEST, standing_of
from tests.cases.making import Story, at_stage, clock_of

CALENDAR = Calendar()
BOOK = rulebook()
LATER = date(2026, 12, 1)
JUNE = month_of(2026, 6)
FIRST, LAST = date(2026, 6, 16), date(2026, 7, 15)
"""When 15 days end that begin on 1 or 30 June."""


def ruled(on: Dated) -> Story:
    """Return a case in which an award that may be sued against was received on a day."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=on, at=LATER)
    return story


def suing(story: Story) -> Clock:
    """Return the clock of suing against the award."""
    (found,) = [each for each in clocks(story.case, story.history, BOOK) if each.rule.id == "L20"]
    return found


def state(story: Story, today: date = LATER) -> State:
    return suing(story).state(today, closed=False)


def test_a_clock_from_a_day_not_known_exactly_ends_by_the_earliest() -> None:
    clock = suing(ruled(JUNE))
    assert (clock.starts, clock.due, clock.latest) == (date(2026, 6, 1), FIRST, LAST)
    assert clock.slack
    assert clock.slack.starts == JUNE
    assert clock.slack.vague == (Vague(4, Label("裁判结果", "Ruling")),)
    stands = standing_of(clock, date(2026, 6, 10))
    assert EARLIEST in stands.remarks
    assert [CHINESE(step) for step in steps(clock.reckoning, clock.slack)] == [
        "起算的日子只知道是 2026-06，按最早可能日计",
        "自 2026-06-01 星期一 起，当日不计入，自次日起算（民法典 第二百零一条）",
        "自 2026-06-01 起算 15 日，到 2026-06-16 星期二",
        "按最晚可能日，到 2026-07-15 星期三 届满",
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (FIRST, State.RUNNING),
        (FIRST + timedelta(1), State.UNSURE),
        (LAST, State.UNSURE),
        (LAST + timedelta(1), State.LAPSED),
    ],
)
def test_a_right_has_not_passed_while_it_may_still_be_used(today: date, said: State) -> None:
    assert state(ruled(JUNE), today) is said


@pytest.mark.parametrize(
    ("start", "filed", "said"),
    [
        (JUNE, FIRST, State.MET),
        (JUNE, FIRST + timedelta(1), State.UNSURE),
        (JUNE, LAST, State.UNSURE),
        (JUNE, LAST + timedelta(1), State.LAPSED),
        (date(2026, 6, 1), DaySpan(date(2026, 6, 11), FIRST), State.MET),
        (date(2026, 6, 1), DaySpan(date(2026, 6, 11), date(2026, 6, 20)), State.UNSURE),
        (date(2026, 6, 1), DaySpan(FIRST + timedelta(1), date(2026, 6, 20)), State.LAPSED),
        (JUNE, DaySpan(date(2026, 6, 11), date(2026, 6, 20)), State.UNSURE),
    ],
)
def test_an_act_is_in_time_only_if_it_is_on_each_day_that_it_may_have_been(
    start: Dated, filed: Dated, said: State
) -> None:
    story = ruled(start)
    story.add("filed", on=filed, at=LATER, forum="litigation")
    assert state(story) is said


def test_what_is_not_settled_says_which_days_to_ask_for() -> None:
    story = ruled(JUNE)
    story.add("filed", on=month_of(2026, 7), at=LATER, forum="litigation")
    stands = standing_of(suing(story), LATER)
    assert CHINESE(stands.told) == "暂定"
    assert CHINESE(stands.question) == "请问清第 4 条“裁判结果”、第 5 条“提交申请”的日期"
    assert CHINESE(stands.in_full).startswith("暂定：按最早可能日 2026-06-16 届满，最晚 2026-07-15 届满；请问清")
    exact = ruled(date(2026, 6, 1))
    assert standing_of(suing(exact), LATER).question == ""


def test_the_day_on_which_something_was_served_is_asked_for_by_its_name() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=date(2026, 6, 20), at=LATER, served_on="2026年6月中旬")
    clock = suing(story)
    assert clock.starts == date(2026, 6, 11)
    assert clock.slack
    assert clock.slack.vague[0].what.zh == "收到日期"


def test_what_was_recorded_on_a_day_was_done_by_then() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=year_of(2026), at=date(2026, 6, 30))
    assert suing(story).latest == date(2026, 7, 15)


def test_a_right_is_looked_at_only_once_it_has_surely_passed() -> None:
    story = ruled(JUNE)
    story.add("note", on=LAST, at=LATER)
    assert suing(story).lapsed_by is None
    story.add("note", on=LAST + timedelta(1), at=LATER)
    assert suing(story).lapsed_by == 6


def test_a_limit_that_may_not_have_passed_does_not_speak_against_a_case() -> None:
    told = {"ended_on": "2025年3月", "employment": "direct"}
    story = Story(kind="legal_aid", **told)
    found = clocks(story.case, story.history, BOOK)
    limit = limited(story.case, found, date(2026, 3, 2)).assessment.limit_on
    assert isinstance(limit, DaySpan)
    for today, said in ((limit.first, "near"), (limit.last, "near"), (limit.last + timedelta(1), "passed")):
        seen = assess(limited(story.case, found, today), today)
        states = {each.criterion.id: each.state for each in seen.findings}
        assert any("limit" in each or "time" in each for each in states), states
        assert seen.urgent is (said == "near")


# Laws

SPANS = st.builds(
    lambda first, days: (first, first + timedelta(days)),
    st.dates(date(2026, 1, 1), date(2026, 6, 1)),
    st.integers(0, 40),
)
RULES = st.sampled_from([rule for rule in shipped() if not rule.before])
ACTS = st.sampled_from([("restart", "stop"), ("extend", "stop"), ("suspend", "resume", "stop")]).flatmap(
    lambda what: st.lists(st.tuples(st.sampled_from(what), SPANS), max_size=3)
)


DECIDED = (State.MET, State.MET_LATE, State.LAPSED, State.OVERDUE)


def rests(moves: Sequence[Move]) -> list[int]:
    """Return what makes a clock rest and go on, in its order."""
    return [each.entry for each in sorted(moves, key=by_day) if each.what in ("suspend", "resume")]


def chosen(spans: Sequence[tuple[date, date]]) -> list[tuple[date, ...]]:
    """Return some of the exact days that days may be: the ends of each, and one between."""
    return list(product(*({first, first + (last - first) / 2, last} for first, last in spans)))


@given(RULES, SPANS, ACTS, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_what_is_said_for_certain_is_so_whatever_the_days_were(
    rule: ClockRule, start: tuple[date, date], acts: list[tuple[str, tuple[date, date]]], today: date
) -> None:
    moves = [Move(what, first, at, last if last > first else None) for at, (what, (first, last)) in enumerate(acts)]
    if rests(moves):
        start = (start[0], start[0])  # months are of many lengths: a day more before a rest is not a day more after it
    met = min((each.on for each in moves if each.what == "stop"), default=None)
    slack = Slack(DaySpan(*start), latest_due(rule, *start, moves, CALENDAR), met, ())
    rough = clock_of(reckon(rule, start[0], moves, CALENDAR), slack)
    said = rough.state(today, closed=False)
    for starts, *days in chosen([start, *(span for _what, span in acts)]):
        exact = [Move(move.what, day, move.entry) for move, day in zip(moves, days, strict=True)]
        if any(day < starts for day in days) or rests(exact) != rests(moves):
            continue  # what moves a clock comes after what sets it running, and going on after resting
        found = clock_of(reckon(rule, starts, exact, CALENDAR))
        if not (rough.over or found.over or rough.rests or found.rests):
            assert rough.due <= found.due <= rough.latest
        assert said not in DECIDED or found.state(today, closed=False) is said


@given(RULES, st.dates(date(2026, 1, 1), date(2026, 6, 1)), ACTS)
def test_exact_days_are_reckoned_as_ever(
    rule: ClockRule, starts: date, acts: list[tuple[str, tuple[date, date]]]
) -> None:
    moves = [Move(what, first, at) for at, (what, (first, _last)) in enumerate(acts)]
    found = reckon(rule, starts, moves, CALENDAR)
    assert latest_due(rule, starts, starts, moves, CALENDAR) == (date.max if found.rests_since else found.due)
