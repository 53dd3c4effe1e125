"""The calendar: rest days and working days, by the law, the yearly notices and the centre's own table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple

from cases.values.calendar.counting import add_days, add_months, add_years
from cases.values.calendar.festivals import is_computed, statutory
from cases.values.calendar.overrides import Overrides
from cases.values.text import Label, Sentence, say

_DAY = timedelta(days=1)
_SATURDAY = 5
_LAST_WEEK = (12, 25)
_WEEKEND = Label("周末", "weekend")
_ADD = {"days": add_days, "months": add_months, "years": add_years}
"""What adds so many of each unit that no rest day changes."""
REACH = 14
"""How many days from one that the law names a notice may move another: in those of 2008 to 2026 nine at most (D)."""


class Rolled(NamedTuple):
    """A last day after rolling over rest days; reason is None where it stayed."""

    day: date
    reason: Sentence | None


class _Arrangement(NamedTuple):
    rest: Mapping[date, Label]
    work: frozenset[date]
    years: range


@cache
def _arranged() -> _Arrangement:
    from chinese_calendar import constants

    names = {each.value: Label(each.chinese, each.value) for each in constants.Holiday}
    rest = {day: names[name] for day, name in constants.holidays.items()}
    return _Arrangement(rest, frozenset(constants.workdays), range(min(rest).year, max(rest).year + 1))


@cache
def _in_reach(year: int) -> frozenset[date]:
    """Return the days of a year that its notice may move: those about a day that the law names, which itself stands."""
    named = statutory(year)
    return frozenset(day + n * _DAY for day in named for n in range(-REACH, REACH + 1)) - {*named}


@dataclass(frozen=True)
class Calendar:
    """Rest days and working days: the State Council's arrangements of the years known, over them the centre's table.

    In a year whose arrangement is not known the days that the law names are days of rest all the same, and weekends;
    what may still become of the days around them is provisional.
    """

    overrides: Overrides = field(default_factory=Overrides)

    def known(self, year: int) -> bool:
        """Tell whether the holiday arrangement of a year is held in full."""
        return year in _arranged().years or year in self.overrides.years

    def is_rest_day(self, day: date) -> bool:
        """Tell whether a day is a weekend or holiday and not a working day moved there."""
        return self.rest_name(day) is not None

    def rest_name(self, day: date) -> Label | None:
        """Return why a day is a rest day, such as 国庆节, or None for a working day."""
        if day not in self._names:
            self._names[day] = self._name(day)
        return self._names[day]

    @cached_property
    def _names(self) -> dict[date, Label | None]:
        """Days that were looked at."""
        return {}

    def _name(self, day: date) -> Label | None:
        if override := self.overrides.days.get(day):
            return Label(override.reason, override.reason) if override.rest else None
        arranged = _arranged()
        fixed = arranged.rest if day.year in arranged.years else statutory(day.year)
        if name := fixed.get(day):
            return name
        return _WEEKEND if day.weekday() >= _SATURDAY and day not in arranged.work else None

    def settled(self, first: date, last: date) -> bool:
        """Tell whether every day from first to last is certain: no notice still to come can move one of them.

        Assumed (D): a notice moves no day further than `REACH` from one that the law names, and the one of a year moves
        none before the last week of the year before. A day of rest out of turn, as for a parade, nobody can foresee.
        """
        if (first, last) not in self._settled:
            span = range((last - first).days + 1)
            self._settled[first, last] = not any(self._may_move(first + n * _DAY) for n in span)
        return self._settled[first, last]

    def _may_move(self, day: date) -> bool:
        """Tell whether a notice still to come may make another day of this one."""
        if day in self.overrides.days:
            return False
        if (day.month, day.day) >= _LAST_WEEK and not self.known(day.year + 1):
            return True
        return not self.known(day.year) and (not is_computed(day.year) or day in _in_reach(day.year))

    def add(self, base: date, count: int, unit: str) -> date:
        """Return the day so many days, working days, months or years after another; before it of a negative number."""
        if unit == "working_days":
            return self.add_working_days(base, count) if count >= 0 else self.take_working_days(base, -count)
        return _ADD[unit](base, count)

    def add_working_days(self, base: date, count: int) -> date:
        """Return the working day that is `count` working days after base, which itself does not count."""
        day = base
        while count > 0:
            day += _DAY
            count -= not self.is_rest_day(day)
        return day

    def take_working_days(self, base: date, count: int) -> date:
        """Return the working day that is `count` working days before base, which itself does not count."""
        day = base
        while count > 0:
            day -= _DAY
            count -= not self.is_rest_day(day)
        return day

    def working_days(self, after: date, upto: date) -> int:
        """Return how many working days there are after one day, up to and with another."""
        return sum(not self.is_rest_day(after + n * _DAY) for n in range(1, (upto - after).days + 1))

    def roll(self, day: date) -> Rolled:
        """Return the day itself, or, where it is a rest day, the first day after the rest with the reason."""
        if day not in self._rolls:
            self._rolls[day] = self._roll(day)
        return self._rolls[day]

    @cached_property
    def _rolls(self) -> dict[date, Rolled]:
        """What was rolled: thousands of open cases fall due on the same few hundred days."""
        return {}

    @cached_property
    def _settled(self) -> dict[tuple[date, date], bool]:
        """What is certain, from day to day: counts of thousands of open cases pass over the same few thousand spans."""
        return {}

    def _roll(self, day: date) -> Rolled:
        name = self.rest_name(day)
        if name is None:
            return Rolled(day, None)
        to = day
        while self.is_rest_day(to):
            to += _DAY
        reason = say("最后一日 {day} 是休假日（{name}），顺延到休假日结束的次日 {to}", day=day, name=name, to=to)
        return Rolled(to, reason)
