"""Weeks and months as a calendar shows them, Monday first."""

from collections.abc import Iterator
from datetime import date, timedelta

from cases.values.calendar import Calendar, add_months
from cases.values.text import Sentence, say

_SATURDAY = 5


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def grid_of(day: date) -> tuple[date, date]:
    """Return the first and last day of the whole weeks that hold a day's month."""
    first = day.replace(day=1)
    last = add_months(first, 1) - timedelta(days=1)
    return week_of(first)[0], week_of(last)[1]


def weeks(first: date, last: date) -> Iterator[list[date]]:
    """Yield the weeks from a Monday to a Sunday, each as its seven days."""
    while first <= last:
        yield [first + timedelta(days=n) for n in range(7)]
        first += timedelta(days=7)


def day_tag(day: date, calendar: Calendar) -> Sentence | str:
    """Return a word for a day on which work rests or goes on against the usual week, else nothing."""
    rests = calendar.is_rest_day(day)
    if rests == (day.weekday() >= _SATURDAY):
        return ""
    return say("休") if rests else say("班")


def day_name(day: date, calendar: Calendar) -> object:
    """Return why a day differs from the usual week: the holiday, or that it is a working day moved there."""
    if not day_tag(day, calendar):
        return ""
    return calendar.rest_name(day) or say("上班")
