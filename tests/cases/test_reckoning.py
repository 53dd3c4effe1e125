"""Reckoning as laws: corresponding days, rolling, order, and two other sources that must say the same."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import holidays
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from cases.due.clocksteps import steps, turns
from cases.law.clockrules import ClockRule
from cases.law.reckoning import Move, reckon
from cases.law.rulebook import rulebook
from cases.law.rulefile.reading import shipped
from cases.values.calendar import Calendar, add_days, add_months, add_years

CALENDAR = Calendar()
BOOK = rulebook()
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
KNOWN = st.dates(date(2005, 1, 1), date(2025, 12, 31))
PLAIN = [rule for rule in shipped() if not (rule.named or rule.rests_in_last)]
"""Rules without what is tried apart: a last day that a paper names, and a rest in the last months alone."""
RULES = st.sampled_from(PLAIN)
FORWARD = st.sampled_from([rule for rule in PLAIN if not rule.before])
EXTENDED = st.sampled_from([rule for rule in PLAIN if rule.extension])
REPEATED = st.lists(st.integers(0, 30), min_size=2, max_size=4)
LIMITS = st.sampled_from([rule for rule in PLAIN if rule.limitation])


def rule(rule_id: str) -> ClockRule:
    return BOOK.by_id[rule_id][-1]


# Adding (民法典 201, 202)


@given(DAYS, st.integers(0, 240))
def test_months_end_on_the_corresponding_day_or_the_months_last(base: date, count: int) -> None:
    found = add_months(base, count)
    months = (found.year - base.year) * 12 + found.month - base.month
    assert months == count
    assert found.day == base.day or (found.day < base.day and (found + timedelta(1)).day == 1)


@given(DAYS, st.integers(-240, 240))
def test_dateutil_adds_months_and_years_alike(base: date, count: int) -> None:
    later: Any = relativedelta(months=count)
    assert add_months(base, count) == base + later
    years: Any = relativedelta(years=count)
    assume(1 <= base.year + count <= 9999)
    assert add_years(base, count) == base + years


@given(DAYS, st.integers(0, 4000))
def test_the_day_that_starts_a_clock_does_not_count(base: date, count: int) -> None:
    assert (add_days(base, count) - base).days == count


@pytest.mark.parametrize(
    ("base", "count", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(1900, 1, 31), 1, date(1900, 2, 28)),
        (date(2000, 1, 31), 1, date(2000, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 28), 12, date(2025, 2, 28)),
        (date(2099, 12, 31), 2, date(2100, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
    ],
)
def test_february_and_the_ends_of_years(base: date, count: int, end: date) -> None:
    assert add_months(base, count) == end


# Rest days (民法典 203)


def test_another_source_has_the_same_rest_days_and_the_same_days_moved_to_work() -> None:
    theirs: Any = holidays.country_holidays("CN", years=range(2020, 2027))
    day = date(2020, 1, 1)
    while day < date(2027, 1, 1):
        rests = day in theirs or (day.weekday() >= 5 and day not in theirs.weekend_workdays)
        assert CALENDAR.is_rest_day(day) == rests, day
        day += timedelta(1)


@given(FORWARD, KNOWN)
def test_nothing_is_due_before_its_natural_day_or_on_a_rest_day(rule: ClockRule, starts: date) -> None:
    found = reckon(rule, starts, (), CALENDAR)
    assert starts <= found.natural <= found.due
    assert rule.opens or not CALENDAR.is_rest_day(found.due)
    assert (found.rolled is None) == (found.natural == found.due)
    between = (found.natural + timedelta(n) for n in range((found.due - found.natural).days))
    assert all(CALENDAR.is_rest_day(day) for day in between), "it rolls to the very first working day"


@given(RULES, *[KNOWN] * 2)
def test_a_clock_that_starts_later_is_not_due_earlier(rule: ClockRule, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert reckon(rule, first, (), CALENDAR).due <= reckon(rule, second, (), CALENDAR).due


@given(st.sampled_from([rule for rule in shipped() if rule.before]), KNOWN)
def test_what_is_counted_back_lies_before_and_does_not_roll(rule: ClockRule, starts: date) -> None:
    found = reckon(rule, starts, (), CALENDAR)
    between = [found.due + timedelta(days) for days in range((starts - found.due).days)]
    counted = [day for day in between if rule.unit == "days" or not CALENDAR.is_rest_day(day)]
    assert (found.due, len(counted)) == (found.natural, rule.length)
    assert counted[0] == found.due, "a count of working days ends on one"


def test_a_year_that_is_not_known_makes_it_provisional_until_it_is() -> None:
    unknown = reckon(rule("C09"), date(2029, 10, 1), (), CALENDAR)
    assert unknown.provisional
    assert not reckon(rule("C09"), date(2023, 10, 9), (), CALENDAR).provisional
    assert reckon(rule("J03"), date(2030, 12, 1), (), CALENDAR).provisional


# What moves a clock


@given(LIMITS, KNOWN, st.integers(1, 300))
def test_an_interrupted_clock_begins_again_from_that_day(rule: ClockRule, starts: date, days: int) -> None:
    again = starts + timedelta(days)
    found = reckon(rule, starts, [Move("restart", again)], CALENDAR)
    assert found.due == reckon(rule, again, (), CALENDAR).due
    assert found.starts == starts


@given(LIMITS, KNOWN, st.integers(1, 200), st.integers(1, 400))
def test_a_suspended_clock_is_longer_by_the_days_that_it_rested(
    rule: ClockRule, starts: date, days: int, rested: int
) -> None:
    first = starts + timedelta(days)
    acts = [Move("suspend", first), Move("resume", first + timedelta(rested))]
    found = reckon(rule, starts, acts, CALENDAR)
    assert found.natural == reckon(rule, starts, (), CALENDAR).natural + timedelta(rested)
    resting = reckon(rule, starts, acts[:1], CALENDAR)
    assert resting.rests_since == first


@given(LIMITS, KNOWN, st.integers(1, 150), st.integers(1, 150))
def test_who_claims_later_has_longer(rule: ClockRule, starts: date, one: int, other: int) -> None:
    first, second = (starts + timedelta(days) for days in sorted((one, one + other)))
    early = reckon(rule, starts, [Move("restart", first)], CALENDAR)
    late = reckon(rule, starts, [Move("restart", second)], CALENDAR)
    assert early.natural <= late.natural
    assert early.due <= late.due
    assert reckon(rule, starts, [Move("restart", first), Move("restart", second)], CALENDAR).due == late.due


@given(LIMITS, KNOWN, st.integers(0, 60), st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), max_size=4))
def test_rests_add_up(rule: ClockRule, starts: date, days: int, rests: list[tuple[int, int]]) -> None:
    acts, day = [], starts + timedelta(days)
    for rested, between in rests:
        acts += [Move("suspend", day), Move("resume", day + timedelta(rested))]
        day += timedelta(rested + between)
    found = reckon(rule, starts, acts, CALENDAR)
    assert found.rested == sum(rested for rested, _ in rests)
    assert found.natural == reckon(rule, starts, (), CALENDAR).natural + timedelta(found.rested)


@given(LIMITS, KNOWN, st.integers(1, 200), st.integers(1, 2000))
def test_nothing_lapses_while_it_rests_and_a_claim_then_begins_it_again(
    rule: ClockRule, starts: date, days: int, rested: int
) -> None:
    first = starts + timedelta(days)
    again = first + timedelta(rested)
    acts = [Move("suspend", first), Move("restart", again), Move("resume", again + timedelta(9))]
    found = reckon(rule, starts, acts, CALENDAR)
    whole = reckon(rule, again, [Move("suspend", again), Move("resume", again + timedelta(9))], CALENDAR)
    assert (found.base, found.rests_since, found.due) == (again, None, whole.due)
    assert [turn.counts for turn in found.turns] == [True, True, True]
    assert reckon(rule, starts, acts[:2], CALENDAR).rests_since == again, "the hindrance is not over with the claim"


@given(LIMITS, KNOWN, st.integers(1, 200), st.integers(1, 2000))
def test_what_is_met_while_it_rests_is_met_in_time(rule: ClockRule, starts: date, days: int, rested: int) -> None:
    first = starts + timedelta(days)
    met = first + timedelta(rested)
    found = reckon(rule, starts, [Move("suspend", first), Move("stop", met)], CALENDAR)
    assert (found.rested, found.rests_since) == (rested, None)
    assert met <= found.due


@given(LIMITS, KNOWN, st.integers(1, 30), st.integers(1, 30))
def test_only_what_found_something_to_move_counts(rule: ClockRule, starts: date, one: int, other: int) -> None:
    day = starts + timedelta(one)
    twice = [Move("suspend", day), Move("suspend", day + timedelta(other)), Move("resume", day + timedelta(60))]
    acts = [Move("resume", starts), *twice, Move("resume", day + timedelta(61))]
    found = reckon(rule, starts, acts, CALENDAR)
    assert [turn.counts for turn in found.turns] == [False, True, False, True, False]
    assert [turn.natural is None for turn in found.turns] == [False, True, True, False, False]
    assert found.rested == 60


@given(LIMITS, KNOWN)
def test_the_last_day_is_the_one_after_rolling_and_the_day_of_the_start_counts_too(
    rule: ClockRule, starts: date
) -> None:
    due = reckon(rule, starts, (), CALENDAR).due
    for day, counts in ((starts, True), (due, True), (due + timedelta(1), False)):
        for what in ("restart", "suspend"):
            assert reckon(rule, starts, [Move(what, day)], CALENDAR).turns[0].counts == counts, (what, day)


def test_working_days_are_rested_and_counted_back_as_working_days() -> None:
    visit = rule("J02")
    rested = [Move("suspend", date(2026, 9, 8)), Move("resume", date(2026, 9, 15))]
    found = reckon(visit, date(2026, 9, 7), rested, CALENDAR)
    assert (found.rested, found.due) == (5, date(2026, 9, 20)), "a Sunday moved to work"
    back = reckon(replace(visit, before=True), date(2026, 10, 8), (), CALENDAR)
    assert (back.due, back.provisional) == (date(2026, 9, 23), False), "over National Day and Mid-Autumn"
    assert reckon(replace(visit, before=True), date(2027, 1, 6), (), CALENDAR).provisional


@given(EXTENDED, KNOWN, REPEATED)
def test_however_many_notices_say_so_it_is_extended_once(rule: ClockRule, starts: date, days: list[int]) -> None:
    acts = [Move("extend", starts + timedelta(day), n) for n, day in enumerate(days, 1)]
    found = reckon(rule, starts, acts, CALENDAR)
    assert found.due == reckon(rule, starts, acts[:1], CALENDAR).due
    assert found.longer == rule.extension
    assert sum(turn.counts for turn in found.turns) == 1


@given(EXTENDED, KNOWN)
def test_what_begins_again_begins_without_its_extension(rule: ClockRule, starts: date) -> None:
    again = starts + timedelta(3)
    acts = [Move("extend", starts + timedelta(1)), Move("restart", again)]
    found = reckon(rule, starts, acts, CALENDAR)
    assert (found.longer, found.due) == (0, reckon(rule, again, (), CALENDAR).due)
    longer = reckon(rule, starts, [*acts, Move("extend", again)], CALENDAR)
    assert longer.longer == rule.extension


@given(EXTENDED, KNOWN)
def test_an_extension_is_counted_with_the_length(rule: ClockRule, starts: date) -> None:
    found = reckon(rule, starts, [Move("extend", starts)], CALENDAR)
    assert found.longer == rule.extension
    assert found.natural > reckon(rule, starts, (), CALENDAR).natural


@given(RULES, KNOWN, st.integers(0, 4000))
def test_what_was_met_stays_met(rule: ClockRule, starts: date, days: int) -> None:
    day = starts + timedelta(days)
    later = [Move(what, day + timedelta(1), 9) for what in ("restart", "suspend", "resume", "extend", "stop")]
    found = reckon(rule, starts, [Move("stop", day, 5), *later], CALENDAR)
    assert found.met == Move("stop", day, 5)
    assert found.due == reckon(rule, starts, [Move("stop", day, 5)], CALENDAR).due


_ACTS = st.builds(Move, st.sampled_from(["restart", "suspend", "resume", "extend", "stop"]), KNOWN, st.integers(1, 50))


@given(RULES, KNOWN, st.lists(_ACTS, max_size=6, unique_by=lambda act: (act.on, act.entry)), st.randoms())
def test_the_order_in_which_acts_are_told_changes_nothing(
    rule: ClockRule, starts: date, acts: list[Move], dice: Any
) -> None:
    shuffled = list(acts)
    dice.shuffle(shuffled)
    found = reckon(rule, starts, acts, CALENDAR)
    assert reckon(rule, starts, shuffled, CALENDAR) == found
    assert all(str(step) for step in steps(found)), "whatever moved it can be told"


@given(LIMITS, KNOWN, st.integers(1, 400))
def test_what_came_before_the_start_or_after_the_lapse_moves_nothing(rule: ClockRule, starts: date, days: int) -> None:
    plain = reckon(rule, starts, (), CALENDAR)
    for day in (starts - timedelta(days), plain.due + timedelta(days)):
        for what in ("restart", "suspend"):
            found = reckon(rule, starts, [Move(what, day)], CALENDAR)
            assert (found.due, found.rests_since, found.turns[0].counts) == (plain.due, None, False)


def test_the_steps_say_each_thing_that_was_done_and_on_what_it_stands() -> None:
    rested = [Move("suspend", date(2025, 10, 8), 4), Move("resume", date(2025, 10, 18), 5)]
    acts = [Move("restart", date(2025, 9, 5), 3), *rested]
    told = [str(step) for step in steps(reckon(rule("L01"), date(2025, 3, 10), acts, CALENDAR))]
    assert told == [
        "自 2025-03-10 星期一 起，当日不计入，自次日起算（民法典 第二百零一条）",
        "2025-09-05（第 3 条）：中断，期限自次日起重新计算",
        "2025-10-08（第 4 条）：中止，暂停计算",
        "2025-10-18（第 5 条）：中止原因消除，继续计算",
        "自 2025-09-05 起算 1 年，加上中止的 10 日，到期月的对应日是 2026-09-15 星期二（民法典 第二百零二条）",
    ]
    rolled = [str(step) for step in steps(reckon(rule("L20"), date(2026, 9, 16), (), CALENDAR))]
    assert rolled[-1] == (
        "最后一日 2026-10-01 是休假日（国庆节），顺延到休假日结束的次日 2026-10-08（民法典 第二百零三条）"
    )


def test_an_interruption_cites_no_article_of_another_time() -> None:
    asked = Move("restart", date(2026, 3, 10), 3, cause="demand")
    found = {id_: reckon(rule(id_), date(2026, 2, 2), [asked], CALENDAR) for id_ in ("L01", "L22", "C09")}
    told = {id_: str(next(turns(each))) for id_, each in found.items()}
    assert "劳动争议调解仲裁法 第二十七条第二款" in told["L01"]
    assert told["L22"] == told["C09"] == "2026-03-10（第 3 条）向对方主张权利：中断，期限自次日起重新计算"


@pytest.mark.parametrize(("id_", "late"), [("L07", True), ("L07", False), ("L14", False)])
def test_the_time_of_a_body_that_begins_anew_is_no_limit_that_was_interrupted(id_: str, late: bool) -> None:
    """劳动人事争议仲裁办案规则 第四十六条: nobody agreed to perform, however late papers were supplied."""
    supplied = Move("restart", date(2026, 3, 30 if late else 4), 3, late=late)
    (told,) = turns(reckon(rule(id_), date(2026, 3, 2), [supplied], CALENDAR))
    assert str(told) == f"{supplied.on}（第 3 条）：期限自次日起重新计算"


def test_a_hindrance_that_counts_in_the_last_months_alone_is_told_so() -> None:
    found = reckon(rule("L22"), date(2023, 3, 10), [Move("suspend", date(2023, 6, 5), 3)], CALENDAR)
    assert str(steps(found)[-1]) == "只有最后 6 个月内的障碍才中止：在 2025-09-10 以前消除的，仍到 2026-03-10 届满"
    assert str(steps(found)[-2]) == "2023-06-05（第 3 条）：障碍发生，到 2025-09-10 还没有消除的才中止"
    early = [Move("suspend", date(2023, 6, 5), 3), Move("resume", date(2023, 8, 7), 4)]
    over = reckon(rule("L22"), date(2023, 3, 10), early, CALENDAR)
    assert [turn.counts for turn in over.turns] == [True, False]
    labour = reckon(rule("L01"), date(2026, 2, 2), [Move("suspend", date(2026, 3, 5))], CALENDAR)
    assert str(steps(labour)[-1]).startswith("时效现已中止")
