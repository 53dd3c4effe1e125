"""The calendar against the published arrangements and against a second, simpler way to count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.values.calendar import (
    Calendar,
    Override,
    Overrides,
    add_days,
    add_months,
    add_years,
    load_overrides,
)
from cases.values.refusal import Refused

PLAIN = Calendar()
days = st.dates(date(2004, 1, 1), date(2035, 12, 31))
ONE = timedelta(days=1)


def slowly_months(base: date, count: int) -> date:
    """Walk to the month wanted, then down from the day of the base to one that the month has."""
    year, month = base.year, base.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for day in range(base.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, base.day)


@given(days, st.integers(0, 60))
def test_months_agree_with_counting_on_fingers(base: date, count: int) -> None:
    assert add_months(base, count) == slowly_months(base, count)


@given(days, st.integers(0, 10))
def test_years_are_twelve_months_each(base: date, count: int) -> None:
    assert add_years(base, count) == slowly_months(base, 12 * count)


@given(days, days, st.integers(1, 24))
def test_a_later_start_never_ends_earlier(one: date, other: date, count: int) -> None:
    first, second = sorted((one, other))
    for add in (add_days, add_months, add_years, PLAIN.add_working_days):
        assert add(first, count) <= add(second, count)
    assert PLAIN.roll(first).day <= PLAIN.roll(second).day


@pytest.mark.parametrize(
    ("base", "years", "due"),
    [
        (date(2024, 2, 28), 1, date(2025, 2, 28)),  # adding to the day after and stepping back would give 27
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
    ],
)
def test_years_around_29_february(base: date, years: int, due: date) -> None:
    assert add_years(base, years) == due


def test_month_ends() -> None:
    assert add_months(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert add_months(date(2025, 12, 15), 1) == date(2026, 1, 15)
    assert add_months(date(2026, 2, 28), 1) == date(2026, 3, 28)


def test_days_do_not_count_the_day_of_the_base() -> None:
    assert add_days(date(2026, 3, 2), 15) == date(2026, 3, 17)


def test_the_national_day_of_2025() -> None:
    rest = [date(2025, 9, 27) + n * ONE for n in range(16) if PLAIN.is_rest_day(date(2025, 9, 27) + n * ONE)]
    assert rest == [date(2025, 9, 27), *(date(2025, 10, n) for n in range(1, 9)), date(2025, 10, 12)]
    for n in range(1, 9):
        rolled = PLAIN.roll(date(2025, 10, n))
        assert rolled.day == date(2025, 10, 9)
        assert "顺延" in str(rolled.reason)
    assert "国庆节" in str(PLAIN.roll(date(2025, 10, 3)).reason)
    assert "周末" in str(PLAIN.roll(date(2025, 10, 12)).reason)


def test_the_spring_festival_of_2026() -> None:
    assert not PLAIN.is_rest_day(date(2026, 2, 14))  # a Saturday moved to work
    assert all(PLAIN.is_rest_day(date(2026, 2, n)) for n in range(15, 24))
    assert not PLAIN.is_rest_day(date(2026, 2, 28))
    assert PLAIN.roll(date(2026, 2, 17)).day == date(2026, 2, 24)


@pytest.mark.parametrize("day", [date(2025, 9, 28), date(2025, 10, 11), date(2026, 2, 14), date(2018, 12, 29)])
def test_a_make_up_day_on_a_weekend_does_not_roll(day: date) -> None:
    assert day.weekday() >= 5
    assert PLAIN.roll(day) == (day, None)


def test_working_days_pass_over_holidays_and_count_make_up_days() -> None:
    assert PLAIN.add_working_days(date(2025, 9, 30), 1) == date(2025, 10, 9)
    assert PLAIN.add_working_days(date(2025, 9, 30), 3) == date(2025, 10, 11)  # 9, 10 and the Saturday
    assert PLAIN.add_working_days(date(2025, 9, 30), 4) == date(2025, 10, 13)
    assert PLAIN.add_working_days(date(2025, 10, 4), 0) == date(2025, 10, 4)


@given(days, st.integers(1, 90))
def test_working_days_agree_with_ticking_them_off(base: date, count: int) -> None:
    end = PLAIN.add_working_days(base, count)
    between = [base + n * ONE for n in range(1, (end - base).days + 1)]
    assert sum(not PLAIN.is_rest_day(day) for day in between) == count
    assert not PLAIN.is_rest_day(end)


@given(days)
def test_rolling_goes_forward_over_rest_days_only(day: date) -> None:
    rolled = PLAIN.roll(day)
    assert rolled.day >= day
    assert not PLAIN.is_rest_day(rolled.day)
    passed = [day + n * ONE for n in range((rolled.day - day).days)]
    assert all(PLAIN.is_rest_day(each) for each in passed)
    assert (rolled.reason is None) == (not passed)
    assert PLAIN.roll(rolled.day) == (rolled.day, None)


def test_years_not_published_yet_have_weekends_and_what_the_law_names() -> None:
    assert PLAIN.known(2004)
    assert PLAIN.known(2026)
    assert not PLAIN.known(2003)
    assert not PLAIN.known(2031)
    assert PLAIN.is_rest_day(date(2031, 10, 1))  # a Wednesday
    assert not PLAIN.is_rest_day(date(2031, 10, 6))
    assert PLAIN.is_rest_day(date(2031, 10, 4))


def test_what_is_settled() -> None:
    known = Calendar(Overrides(years=frozenset({2030})))
    assert PLAIN.settled(date(2025, 12, 30), date(2026, 12, 24))
    assert not PLAIN.settled(date(2003, 12, 31), date(2004, 1, 5))
    assert not PLAIN.settled(date(2026, 3, 2), date(2032, 3, 1))
    assert known.settled(date(2030, 1, 1), date(2030, 12, 24))
    assert not known.settled(date(2030, 12, 24), date(2031, 1, 1))
    assert not known.settled(date(2030, 12, 25), date(2030, 12, 25))  # the next New Year may still move it


def test_the_table_of_the_centre_goes_first() -> None:
    table = load_overrides(
        '\ufeff"date",rest_or_work,reason\n2031-02-10,rest,春节\n\n2031-02-22,work,春节调休\n2030,complete,国务院办公厅通知\n2031,complete,国务院办公厅通知\n',
        "假日.csv",
    )
    assert table.days[date(2031, 2, 10)] == Override(rest=True, reason="春节")
    calendar = Calendar(table)
    assert date(2031, 2, 10).weekday() == 0
    assert calendar.roll(date(2031, 2, 10)).day == date(2031, 2, 11)
    assert "春节" in str(calendar.roll(date(2031, 2, 10)).reason)
    assert not calendar.is_rest_day(date(2031, 2, 22))
    assert calendar.known(2031)
    assert calendar.settled(date(2030, 12, 31), date(2031, 12, 24))
    assert not calendar.settled(date(2030, 12, 31), date(2031, 12, 25))


def test_a_day_in_the_table_alone_does_not_make_its_year_known() -> None:
    assert not Calendar(load_overrides("2031-03-05,rest,停电", "假日.csv")).known(2031)


def test_the_table_corrects_a_known_year() -> None:
    calendar = Calendar(Overrides({date(2025, 10, 8): Override(rest=False, reason="更正")}))
    assert calendar.roll(date(2025, 10, 3)).day == date(2025, 10, 8)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2026-03-01,rest", "应有 3 列，这里有 2 列"),
        ("2026-03-01,rest,甲,乙", "应有 3 列，这里有 4 列"),
        ("2026-02-30,rest,春节", "不是日期"),
        (",rest,春节", "缺少日期"),
        ("2026-03-01,休,春节", "第二列"),
        ("2026-03-01,rest,", "原因"),
        ("2026-01-05,work,调休", "重复"),
        ("二零二七,complete,通知", "四位年份"),
        ('2026-03-01,rest,"春"节', "引号"),
    ],
)
def test_a_bad_line_is_refused_by_line_and_reason(line: str, words: str) -> None:
    with pytest.raises(Refused) as found:
        load_overrides(f"2026-01-05,rest,停电\n{line}", "假日.csv")
    (problem,) = found.value.problems
    assert str(problem.sentence).startswith("假日.csv 第 2 行：")
    assert words in str(problem.sentence)
