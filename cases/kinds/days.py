"""Days, exactly or as well as they are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.kinds.kind import Kind
from cases.kinds.ways import Spelling, Way
from cases.values.calendar.spoken import Tense
from cases.values.dates import UNKNOWN, read_any_day, read_date, read_dated, read_promised, spelled_out
from cases.values.refusal import refuse
from cases.values.spans import (
    Dated,
    DaySpan,
    last_day,
    pack_day,
    say_bounds,
    say_day,
    told_day,
    unpack_day,
    until,
    write_day,
)
from cases.values.text import say


def _tense(ahead: bool, coming: bool) -> Tense | None:
    if coming:
        return Tense.COMING
    return None if ahead else Tense.PAST


@dataclass(frozen=True)
class Day(Kind["date | None"]):
    """A day of the past.

    ahead: it may be still to come; coming: it is, unless it is told late: without its year it is the next such day.
    """

    ahead: bool = False
    coming: bool = False
    called = say("日期")
    control = Way.BRIEF
    echoes = True
    spelling = Spelling.DAY

    def read(self, text: str, today: date) -> date | None:
        day = read_date(text, today, _tense(self.ahead, self.coming))
        if day > today and not (self.ahead or self.coming):
            raise refuse("future", say("日期不能在今天（{today}）之后，请核对", today=today))
        return day

    def write(self, value: date | None) -> str:
        return value.isoformat() if value else ""

    def echo(self, value: date | None, today: date) -> object:
        return spelled_out(value, today) if value else ""

    def dump(self, value: date | None) -> Any:
        return value.isoformat() if value else None

    def load(self, kept: Any) -> date | None:
        return date.fromisoformat(kept) if kept else None


class _DatedKind(Kind["Dated | None"]):
    """What is written and kept as a day that is known as exactly as it is."""

    control = Way.BRIEF
    echoes = True
    spelling = Spelling.DAY

    def write(self, value: Dated | None) -> str:
        return write_day(value) if value else ""

    def dump(self, value: Dated | None) -> Any:
        return pack_day(value) if value else None

    def told(self, value: Dated | None) -> Any:
        return told_day(value) if value else None

    def load(self, kept: Any) -> Dated | None:
        return unpack_day(kept) if kept else None


@dataclass(frozen=True)
class PromisedDay(_DatedKind):
    """By when something is promised, in the words of papers: a day, or in a month or a year, which is to its end."""

    called = say("日期")

    def read(self, text: str, today: date) -> Dated | None:
        return read_promised(text, today)

    def echo(self, value: Dated | None, today: date) -> object:
        return spelled_out(last_day(value), today) if value else ""

    def show(self, value: Dated | None) -> tuple[object, ...]:
        return (say_day(value),) if value else ()

    def last_days(self, value: Dated | None) -> Iterable[date]:
        return (last_day(value),) if value else ()


@dataclass(frozen=True)
class RoughDay(_DatedKind):
    """A day, as exactly as it is known. needed: where it cannot be left out, it may be unknown as well.

    ahead, coming: as of `Day`.
    """

    needed: bool = False
    ahead: bool = False
    coming: bool = False
    called = say("日期（可粗略）")

    def read(self, text: str, today: date) -> Dated | None:
        if self.ahead or self.coming:
            day = read_any_day(text, today, _tense(self.ahead, self.coming))
        else:
            day = read_dated(text, today)
        if not self.needed and day == until(today):
            raise refuse("date", say("不知道的日期请留空；知道一端的，写成 2024-06以前 的样子"))
        return day

    @property
    def unknown(self) -> frozenset[str]:
        return UNKNOWN if self.needed else frozenset()

    def echo(self, value: Dated | None, today: date) -> object:
        if isinstance(value, DaySpan):
            return say_bounds(value)
        return spelled_out(value, today) if value else ""

    def show(self, value: Dated | None) -> tuple[object, ...]:
        return (say_day(value) if value else "",)
