"""Weeks and months as a calendar shows them, Monday first."""

from collections.abc import Iterator
from datetime import date, timedelta

from cases.calendar import add_months


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
