"""Days as people know them: exactly, or no better than a month, a season or a year.

A day that is known exactly is a `date`; one that is not is the `DaySpan` of days of which it is one.
"""

from calendar import monthrange
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heappop, heappush
from typing import TypeVar

from cases.values.text import CHINESE, Label, Spoken, say

_T = TypeVar("_T")


@dataclass(frozen=True)
class DaySpan(Spoken):
    """A day of which no more is known than that it is one of these, the first and the last included.

    about: whether even these bounds are what a word such as 春 or 年底 is taken to mean.
    """

    first: date
    last: date
    about: bool = False

    @property
    def spoken(self) -> object:
        """As a reader is told it: 2024-06, 2024年6月上旬, 约2019年春, 2021-03-05 以前."""
        return _plain(self) or _of_months(self) or _of_month(self) or _until(self) or _from_to(self)


Dated = date | DaySpan
"""A day as it is known."""


def between(first: date, last: date, *, about: bool = False) -> Dated:
    """Return the day that is one of these, the last not before the first: exact where there is but one."""
    return first if first == last else DaySpan(first, last, about)


def first_day(day: Dated) -> date:
    """Return the earliest day that it may be."""
    return day.first if isinstance(day, DaySpan) else day


def last_day(day: Dated) -> date:
    """Return the latest day that it may be."""
    return day.last if isinstance(day, DaySpan) else day


def month_of(year: int, month: int) -> DaySpan:
    """Return some day of a month. Raises `ValueError` for a month that the calendar does not have."""
    return DaySpan(date(year, month, 1), _month_end(year, month))


def months_of(year: int, first: int, last: int, *, about: bool = False) -> DaySpan:
    """Return some day of several months of a year."""
    return DaySpan(date(year, first, 1), _month_end(year, last), about)


def year_of(year: int) -> DaySpan:
    """Return some day of a year."""
    return months_of(year, 1, 12)


def third_of(year: int, month: int, third: int) -> DaySpan:
    """Return some day of a third of a month (上旬、中旬、下旬), told by its place from 0."""
    first = date(year, month, 1 + 10 * third)
    return DaySpan(first, _month_end(year, month) if third == _LAST_THIRD else first + timedelta(days=9))


def until(last: date) -> Dated:
    """Return some day of which only the last is known that it may be.

    As its earliest one counts the first of a year more than twenty years before: after twenty years no court protects
    a right any more (民法典 188), so that no clock hangs on days before.
    """
    return between(date(max(last.year - _PROTECTED - 1, _EARLIEST), 1, 1), last, about=True)


_PROTECTED, _EARLIEST = 20, 1900


def law_of(day: Dated) -> date:
    """Return the day by whose law, lists and ages something is judged: the earliest, unless only the last is known."""
    return last_day(day) if is_until(day) else first_day(day)


def is_until(day: Dated) -> bool:
    """Tell whether of a day only the last is known that it may be."""
    return isinstance(day, DaySpan) and day == until(day.last)


def as_happened(found: Iterable[_T], days: Callable[[_T], tuple[date, date]], kind: Callable[[_T], int]) -> list[_T]:
    """Return things by their days, and where these do not tell which came first, by the order of their kinds.

    Of one kind, the one is the later that may be the later. days: the earliest and the latest that each may be of. What
    is alike in all this stays as it was given.
    """
    told = [(days(each), kind(each), at, each) for at, each in enumerate(found)]
    if all(first == last for (first, last), *_rest in told):
        told.sort(key=lambda each: each[:3])
        return [each for *_told, each in told]
    waiting = deque(sorted(told, key=lambda each: (each[0][0], each[2])))
    ends = [(max(span), at) for span, _kind, at, _each in told]
    heapify(ends)
    ready, done, ordered = list[tuple[int, tuple[date, date], int, _T]](), set[int](), list[_T]()
    while len(ordered) < len(told):
        while ends[0][1] in done:
            heappop(ends)
        while waiting and waiting[0][0][0] <= ends[0][0]:  # nothing that is left was surely before it
            span, rank, at, each = waiting.popleft()
            heappush(ready, (rank, span[::-1], at, each))
        *_told, at, each = heappop(ready)
        done.add(at)
        ordered.append(each)
    return ordered


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_LAST_THIRD = 2

# Kept


def pack_day(day: Dated) -> str:
    """Return the one text by which a day is kept: `2024-06-05`, `2024-06`, `2024` or `2024-06-01/2024-06-10`.

    A `~` at the end marks bounds that are only about. Sorted as text, days come in the order of their first ones.
    """
    if not isinstance(day, DaySpan):
        return day.isoformat()
    return _plain(day) or f"{day.first}/{day.last}{'~' if day.about else ''}"


def told_day(day: Dated) -> str:
    """Return a day as a program outside is told it: as it is kept; `/2024-06-10` where but its latest is known."""
    return f"/{last_day(day)}" if is_until(day) else pack_day(day)


def unpack_day(kept: str) -> Dated:
    """Return the day that `pack_day` wrote."""
    if len(kept) == _FULL:
        return date.fromisoformat(kept)
    if len(kept) < _FULL:
        year, _, month = kept.partition("-")
        return month_of(int(year), int(month)) if month else year_of(int(year))
    first, _, last = kept.removesuffix("~").partition("/")
    return DaySpan(date.fromisoformat(first), date.fromisoformat(last), kept.endswith("~"))


_FULL = len("2024-06-05")


def _plain(day: DaySpan) -> str:
    """Return a whole year or month as it is written, empty for any other span."""
    year = day.first.year
    if day == year_of(year):
        return f"{year:04d}"
    return f"{day.first:%Y-%m}" if day == month_of(year, day.first.month) else ""


# Told


def say_day(day: Dated) -> object:
    """Return a day as a reader is told it: 2024-06-05, 2024-06, 2024年6月上旬, 约2019年春."""
    return day.spoken if isinstance(day, DaySpan) else day.isoformat()


def write_day(day: Dated) -> str:
    """Return a day as one types it, so that it is read as the same again."""
    return CHINESE(say_day(day)).replace(" ", "")


def say_bounds(day: DaySpan) -> object:
    """Say which days a day may be that is not known exactly."""
    return say("{first} 至 {last}", first=day.first, last=day.last)


def _of_months(day: DaySpan) -> object:
    """Say a part of a year by its name."""
    year = day.first.year
    name = next((name for name, part in PARTS.items() if day == part.of(year)), None)
    if name is None:
        return ""
    told = say("{y}年{part}", y=year, part=PARTS[name].label)
    return say("约 {day}", day=told) if day.about else told


def _of_month(day: DaySpan) -> object:
    """Say a third of a month by its name."""
    year, month = day.first.year, day.first.month
    name = next((name for at, name in enumerate(THIRDS) if day == third_of(year, month, at)), None)
    return say("{y}年{m}月{part}", y=year, m=month, part=name) if name else ""


def _until(day: DaySpan) -> object:
    """Say the last day where nothing but that is known."""
    return say("{day} 以前", day=day.last) if is_until(day) else ""


def _from_to(day: DaySpan) -> object:
    """Say from which day, or month, to which it may be."""
    whole = day.first.day == 1 and day.last == _month_end(day.last.year, day.last.month)
    first, last = (each.isoformat()[: 7 if whole else _FULL] for each in (day.first, day.last))
    told = say("{first} 至 {last}", first=first, last=last)
    return say("约 {day}", day=told) if day.about else told


@dataclass(frozen=True)
class YearPart:
    """A part of a year that has a name: its first and last month. about: whether only about these are meant."""

    label: Label
    first: int
    last: int
    about: bool = False

    def of(self, year: int) -> DaySpan:
        """Return some day of this part of a year."""
        return months_of(year, self.first, self.last, about=self.about)


PARTS = {
    "half1": YearPart(Label("上半年", "first half"), 1, 6),
    "half2": YearPart(Label("下半年", "second half"), 7, 12),
    "quarter1": YearPart(Label("第一季度", "first quarter"), 1, 3),
    "quarter2": YearPart(Label("第二季度", "second quarter"), 4, 6),
    "quarter3": YearPart(Label("第三季度", "third quarter"), 7, 9),
    "quarter4": YearPart(Label("第四季度", "fourth quarter"), 10, 12),
    "spring": YearPart(Label("春", "spring"), 3, 5, about=True),
    "summer": YearPart(Label("夏", "summer"), 6, 8, about=True),
    "autumn": YearPart(Label("秋", "autumn"), 9, 11, about=True),
    "early": YearPart(Label("初", "early part"), 1, 3, about=True),
    "middle": YearPart(Label("中", "middle"), 5, 8, about=True),
    "late": YearPart(Label("底", "late part"), 10, 12, about=True),
}
"""The parts of a year that have a name. A winter is none: nobody knows of which year its first two months are."""

THIRDS = (Label("上旬", "first ten days"), Label("中旬", "second ten days"), Label("下旬", "last days"))
"""The thirds of a month: of ten days each, and the rest."""
