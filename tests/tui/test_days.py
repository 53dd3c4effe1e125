"""Weeks and months as a calendar shows them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.values.calendar import Calendar
from tui.words.days import day_name, day_tag, grid_of, week_of, weeks
from tui.words.language import show

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS)
def test_a_week_begins_on_monday_and_holds_its_day(day: date) -> None:
    first, last = week_of(day)
    assert first.weekday() == 0
    assert last - first == timedelta(6)
    assert first <= day <= last


@given(DAYS)
def test_a_grid_is_whole_weeks_that_hold_the_month_and_no_week_without_it(day: date) -> None:
    found = list(weeks(*grid_of(day)))
    assert 4 <= len(found) <= 6
    assert all(any((each.year, each.month) == (day.year, day.month) for each in week) for week in found)
    flat = [each for week in found for each in week]
    assert flat == [flat[0] + timedelta(n) for n in range(len(flat))]
    assert sum((each.year, each.month) == (day.year, day.month) for each in flat) >= 28


@pytest.mark.parametrize(
    ("day", "tag", "name"),
    [
        (date(2026, 6, 18), "", ""),
        (date(2026, 6, 19), "休", "端午"),
        (date(2026, 6, 20), "", ""),
        (date(2026, 10, 10), "班", "上班"),
        (date(2031, 10, 1), "休", "国庆节"),
        (date(2031, 10, 6), "", ""),
    ],
    ids=["work", "holiday", "weekend", "moved", "by law", "unknown year"],
)
def test_only_what_differs_from_the_usual_week_is_tagged(day: date, tag: str, name: str) -> None:
    calendar = Calendar()
    assert (show(day_tag(day, calendar)), show(day_name(day, calendar))) == (tag, name)
