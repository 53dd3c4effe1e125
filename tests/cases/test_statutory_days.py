"""Years without a notice: the days that the law names stand, and only what a notice may still move is provisional."""

from datetime import date, timedelta

import holidays
import pytest
from chinese_calendar import get_solar_terms

from cases.law.reckoning import reckon
from cases.law.rulebook import shipped_book
from cases.values.calendar import Calendar, Override, Overrides, load_overrides
from cases.values.calendar.festivals import load_festivals, statutory
from cases.values.refusal import Refused

PLAIN = Calendar()
ONE = timedelta(days=1)
HEADER = "year,spring,qingming,dragon_boat,mid_autumn\n"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 1, 1), "元旦"),  # a Friday
        (date(2027, 2, 5), "春节"),  # 除夕, a Friday
        (date(2027, 2, 6), "春节"),
        (date(2027, 2, 7), "春节"),
        (date(2027, 2, 8), "春节"),  # 初三, a Monday
        (date(2027, 4, 5), "清明"),  # a Monday
        (date(2027, 5, 1), "劳动节"),
        (date(2027, 5, 2), "劳动节"),
        (date(2027, 6, 9), "端午"),  # a Wednesday
        (date(2027, 9, 15), "中秋"),  # a Wednesday
        (date(2027, 10, 1), "国庆节"),  # a Friday
        (date(2027, 10, 2), "国庆节"),
        (date(2027, 10, 3), "国庆节"),
    ],
)
def test_the_thirteen_days_of_2027_are_days_of_rest(day: date, name: str) -> None:
    found = PLAIN.rest_name(day)
    assert found
    assert found.zh == name


def test_2027_has_those_and_no_others() -> None:
    assert len(statutory(2027)) == 13
    plain = [date(2027, 1, 1) + n * ONE for n in range(365)]
    weekday_rests = [day for day in plain if PLAIN.is_rest_day(day) and day.weekday() < 5]
    assert weekday_rests == [
        *(date(2027, 1, 1), date(2027, 2, 5), date(2027, 2, 8), date(2027, 4, 5)),
        *(date(2027, 6, 9), date(2027, 9, 15), date(2027, 10, 1)),
    ]


@pytest.mark.parametrize("year", range(2027, 2056))
def test_the_days_agree_with_a_second_reckoning(year: int) -> None:
    theirs = {day for day in holidays.country_holidays("CN", years=year, observed=False) if day.year == year}
    assert {*statutory(year)} == theirs
    terms = {name: day for day, name in get_solar_terms(date(year, 4, 1), date(year, 4, 10))}
    assert [day for day, name in statutory(year).items() if name.zh == "清明"] == [terms["清明"]]


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_notices_keep_the_days_that_the_law_names(year: int) -> None:
    assert len(statutory(year)) == 13
    assert all(
        PLAIN.rest_name(day) == name for day, name in statutory(year).items() if name.zh != "中秋" or year != 2025
    )
    assert all(PLAIN.is_rest_day(day) for day in statutory(year))


def test_before_its_rules_the_law_named_others() -> None:
    assert statutory(2024) == {}
    assert not PLAIN.is_rest_day(date(2003, 5, 1))  # a Thursday of a year that is not known


def test_where_the_moon_was_not_computed_the_days_of_the_sun_stand_and_nothing_is_settled() -> None:
    assert len(statutory(2056)) == 6
    assert PLAIN.is_rest_day(date(2056, 10, 2))
    assert not PLAIN.settled(date(2056, 7, 20), date(2056, 7, 20))


@pytest.mark.parametrize(
    ("base", "count", "due"),
    [
        (date(2026, 12, 28), 5, date(2027, 1, 5)),  # J02: 29, 30, 31, 4, 5
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2027, 2, 3), 3, date(2027, 2, 10)),  # 4, 9, 10
        (date(2027, 2, 4), 1, date(2027, 2, 9)),
        (date(2027, 4, 2), 1, date(2027, 4, 6)),
        (date(2027, 4, 30), 3, date(2027, 5, 5)),
        (date(2027, 6, 8), 1, date(2027, 6, 10)),
        (date(2027, 9, 13), 5, date(2027, 9, 21)),
        (date(2027, 9, 30), 1, date(2027, 10, 4)),
        (date(2027, 7, 1), 5, date(2027, 7, 8)),
    ],
)
def test_working_days_forward(base: date, count: int, due: date) -> None:
    assert PLAIN.add_working_days(base, count) == due


@pytest.mark.parametrize(
    ("base", "count", "day"),
    [
        (date(2027, 1, 4), 3, date(2026, 12, 29)),  # 31, 30, 29
        (date(2027, 1, 4), 1, date(2026, 12, 31)),
        (date(2027, 2, 9), 1, date(2027, 2, 4)),
        (date(2027, 2, 10), 3, date(2027, 2, 3)),  # 9, 4, 3
        (date(2027, 4, 6), 5, date(2027, 3, 29)),
        (date(2027, 5, 5), 5, date(2027, 4, 28)),  # 4, 3, 30, 29, 28
        (date(2027, 6, 11), 3, date(2027, 6, 7)),  # 10, 8, 7
        (date(2027, 9, 16), 1, date(2027, 9, 14)),
        (date(2027, 10, 4), 3, date(2027, 9, 28)),
        (date(2027, 7, 8), 5, date(2027, 7, 1)),
    ],
)
def test_working_days_backward(base: date, count: int, day: date) -> None:
    assert PLAIN.take_working_days(base, count) == day


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2027, 2, 5), date(2027, 2, 9)),
        (date(2027, 2, 8), date(2027, 2, 9)),
        (date(2027, 4, 3), date(2027, 4, 6)),
        (date(2027, 5, 1), date(2027, 5, 3)),
        (date(2027, 6, 9), date(2027, 6, 10)),
        (date(2027, 9, 15), date(2027, 9, 16)),
        (date(2027, 10, 1), date(2027, 10, 4)),
    ],
)
def test_a_last_day_goes_over_them(last: date, due: date) -> None:
    assert PLAIN.roll(last).day == due


@pytest.mark.parametrize(
    ("rule", "on", "due"),
    [("L17", date(2026, 12, 17), date(2027, 1, 4)), ("J02", date(2026, 12, 28), date(2027, 1, 5))],
)
def test_clocks_across_the_new_year(rule: str, on: date, due: date) -> None:
    by = shipped_book().by_id[rule][-1]
    found = reckon(by, on, (), PLAIN)
    assert (found.due, found.provisional) == (due, True)


@pytest.mark.parametrize(
    ("first", "last", "settled"),
    [
        (date(2027, 1, 1), date(2027, 1, 1), True),  # the law itself
        (date(2027, 1, 1), date(2027, 1, 4), False),
        (date(2027, 1, 15), date(2027, 1, 15), False),
        (date(2027, 1, 16), date(2027, 1, 21), True),
        (date(2027, 1, 22), date(2027, 1, 22), False),  # two weeks before 除夕
        (date(2027, 2, 22), date(2027, 2, 22), False),  # two weeks after 初三
        (date(2027, 2, 23), date(2027, 3, 21), True),
        (date(2027, 3, 21), date(2027, 3, 22), False),
        (date(2027, 5, 16), date(2027, 5, 16), False),
        (date(2027, 5, 17), date(2027, 5, 25), True),
        (date(2027, 6, 24), date(2027, 8, 31), True),  # no notice reaches the summer
        (date(2027, 9, 1), date(2027, 9, 1), False),
        (date(2027, 10, 17), date(2027, 10, 17), False),
        (date(2027, 10, 18), date(2027, 12, 24), True),
        (date(2027, 12, 24), date(2027, 12, 25), False),  # the next New Year may still move it
        (date(2027, 3, 1), date(2028, 3, 1), False),
        (date(2028, 7, 3), date(2028, 7, 7), True),
    ],
)
def test_only_what_a_notice_may_move_is_provisional(first: date, last: date, settled: bool) -> None:
    assert PLAIN.settled(first, last) == settled


def test_no_notice_so_far_moved_a_day_further_than_is_assumed() -> None:
    """2015-09-03 was a parade, of which no year's notice told."""
    named = {day: 0 for year in (2025, 2026) for day in statutory(year)}
    every = [date(2025, 1, 1) + n * ONE for n in range(730)]
    moved = [day for day in every if PLAIN.is_rest_day(day) != (day.weekday() >= 5 or day in named)]
    assert moved
    assert max(min(abs((day - each).days) for each in named) for day in moved) == 9


def test_a_table_of_the_centre_goes_before_the_law_and_settles_its_days() -> None:
    own = Calendar(Overrides({date(2027, 2, 9): Override(rest=True, reason="春节")}))
    assert own.roll(date(2027, 2, 8)).day == date(2027, 2, 10)
    assert own.settled(date(2027, 2, 8), date(2027, 2, 9))
    assert not own.settled(date(2027, 2, 8), date(2027, 2, 10))
    corrected = Calendar(Overrides({date(2027, 10, 1): Override(rest=False, reason="更正")}))
    assert not corrected.is_rest_day(date(2027, 10, 1))


def test_a_year_that_stands_in_the_table_in_full_keeps_the_days_of_the_law() -> None:
    own = Calendar(load_overrides("2027,complete,国务院办公厅通知", "假日.csv"))
    assert own.is_rest_day(date(2027, 6, 9))
    assert own.settled(date(2027, 1, 1), date(2027, 12, 24))
    assert not own.settled(date(2027, 12, 25), date(2027, 12, 25))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2027,2027-02-06,2027-04-05,2027-06-09,", "四个日期都要写，并且都在 2027 年"),
        ("2027,2027-02-06,2027-04-05,2027-06-09,2028-09-15", "四个日期都要写，并且都在 2027 年"),
        ("2027,2027-02-06,2027-04-05,2027-06-09,9-15", "mid_autumn 不是日期"),
        ("2027,2027-02-06", "应有 5 列，这里有 2 列"),
    ],
)
def test_a_bad_line_of_festivals_is_refused(line: str, words: str) -> None:
    with pytest.raises(Refused) as found:
        load_festivals(HEADER + line, "节日.csv")
    (problem,) = found.value.problems
    assert "节日.csv 第 2 行" in str(problem.sentence)
    assert words in str(problem.sentence)
