"""The calendar: rest days, working days, and adding days, months and years as the law counts them (民法典 201–203)."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple

from cases.values.refusal import refuse
from cases.values.tables import load_lines, read_day
from cases.values.text import Label, Sentence, say

COLUMNS = ("date", "rest_or_work", "reason")
_SATURDAY = 5
_LAST_WEEK = (12, 25)
_WEEKEND = Label("周末", "weekend")


class Override(NamedTuple):
    """What the centre's own table says of a day."""

    rest: bool
    reason: str


@dataclass(frozen=True)
class Overrides:
    """The centre's own table: days that differ, and years whose arrangement it holds in full."""

    days: Mapping[date, Override] = field(default_factory=dict)
    years: frozenset[int] = frozenset()


class Rolled(NamedTuple):
    """A last day after rolling over rest days; reason is None where it stayed."""

    day: date
    reason: Sentence | None


def load_overrides(text: str, name: str) -> Overrides:
    """Read the centre's table of days from CSV: `2027-02-06,rest,春节` or `2027-02-20,work,春节调休`.

    A line such as `2027,complete,国务院办公厅通知` says that the arrangement of that year stands in the table in full.
    Raises `Refused` (rule `table`) with every bad line: its number, what is wrong and the way out.
    """
    days: dict[date, Override] = {}
    years: set[int] = set()
    load_lines(text, name, COLUMNS, lambda cells: _take(cells, days, years), headed=False)
    return Overrides(days, frozenset(years))


def _take(cells: Mapping[str, str], days: dict[date, Override], years: set[int]) -> None:
    when, what, reason = (cells[name] for name in COLUMNS)
    if what == "complete":
        if not (len(when) == 4 and when.isascii() and when.isdigit()):
            raise refuse("table", say("complete 前应是四位年份，请写成 2027,complete,依据 的样子"), "date")
        years.add(int(when))
        return
    if what not in ("rest", "work"):
        raise refuse("table", say("第二列请填 rest（休息）、work（上班）或 complete（全年已录全）"), "rest_or_work")
    day = read_day(when, "date")
    if day is None:
        raise refuse("table", say("缺少日期，请写成 2026-01-01 的样子"), "date")
    if day in days:
        raise refuse("table", say("{day} 重复，请删去一行", day=day), "date")
    if not reason:
        raise refuse("table", say("请写明原因或依据"), "reason")
    days[day] = Override(what == "rest", reason)


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


@dataclass(frozen=True)
class Calendar:
    """Rest days and working days: the State Council's arrangements of the years known, over them the centre's table.

    Of years that are not known only weekends count as rest days, and what rests on them is provisional.
    """

    overrides: Overrides = Overrides()

    def known(self, year: int) -> bool:
        """Tell whether the holiday arrangement of a year is held in full."""
        return year in _arranged().years or year in self.overrides.years

    def is_rest_day(self, day: date) -> bool:
        """Tell whether a day is a weekend or holiday and not a working day moved there."""
        return self.rest_name(day) is not None

    def rest_name(self, day: date) -> Label | None:
        """Return why a day is a rest day, such as 国庆节, or None for a working day."""
        if override := self.overrides.days.get(day):
            return Label(override.reason, override.reason) if override.rest else None
        arranged = _arranged()
        if name := arranged.rest.get(day):
            return name
        return _WEEKEND if day.weekday() >= _SATURDAY and day not in arranged.work else None

    def settled(self, first: date, last: date) -> bool:
        """Tell whether every day from first to last is certain.

        The last week of a year may still be moved by the New Year holiday after it, so it needs the next year too.
        """
        final = last.year + 1 if (last.month, last.day) >= _LAST_WEEK else last.year
        years = first.year, final
        if years not in self._settled:
            self._settled[years] = all(self.known(year) for year in range(first.year, final + 1))
        return self._settled[years]

    def add_working_days(self, base: date, count: int) -> date:
        """Return the working day that is `count` working days after base, which itself does not count."""
        day = base
        while count > 0:
            day += timedelta(days=1)
            count -= not self.is_rest_day(day)
        return day

    def take_working_days(self, base: date, count: int) -> date:
        """Return the working day that is `count` working days before base, which itself does not count."""
        day = base
        while count > 0:
            day -= timedelta(days=1)
            count -= not self.is_rest_day(day)
        return day

    def working_days(self, after: date, upto: date) -> int:
        """Return how many working days there are after one day, up to and with another."""
        return sum(not self.is_rest_day(after + timedelta(days=n)) for n in range(1, (upto - after).days + 1))

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
    def _settled(self) -> dict[tuple[int, int], bool]:
        """What is certain, from year to year."""
        return {}

    def _roll(self, day: date) -> Rolled:
        name = self.rest_name(day)
        if name is None:
            return Rolled(day, None)
        to = day
        while self.is_rest_day(to):
            to += timedelta(days=1)
        reason = say("最后一日 {day} 是休假日（{name}），顺延到休假日结束的次日 {to}", day=day, name=name, to=to)
        return Rolled(to, reason)


def add_days(base: date, count: int) -> date:
    """Return the day `count` days after base: the day of the base does not count."""
    return base + timedelta(days=count)


def add_months(base: date, count: int) -> date:
    """Return the corresponding day `count` months later, or the last day of a month that does not have it."""
    years, month = divmod(base.month - 1 + count, 12)
    year, month = base.year + years, month + 1
    return date(year, month, min(base.day, monthrange(year, month)[1]))


def add_years(base: date, count: int) -> date:
    """Return the corresponding day `count` years later; 29 February becomes 28 February where there is none."""
    return add_months(base, 12 * count)
