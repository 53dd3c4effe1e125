"""Days, exactly or as well as they are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.kinds.kind import Kind
from cases.kinds.ways import Spelling, Way
from cases.values.dates import UNKNOWN, read_date, read_dated, read_deadline, spelled_out
from cases.values.refusal import refuse
from cases.values.spans import Dated, DaySpan, pack_day, say_bounds, say_day, told_day, unpack_day, until, write_day
from cases.values.text import say


@dataclass(frozen=True)
class Day(Kind["date | None"]):
    """A day; `ahead` allows one that is still to come, `promised` the words in which papers tell the last day of it."""

    ahead: bool = False
    promised: bool = False
    called = say("日期")
    control = Way.BRIEF
    echoes = True
    spelling = Spelling.DAY

    def read(self, text: str, today: date) -> date | None:
        day = read_deadline(text, today) if self.promised else read_date(text, today)
        if day > today and not self.ahead:
            raise refuse("future", say("日期不能在今天（{today}）之后，请核对", today=today))
        return day

    def write(self, value: date | None) -> str:
        return value.isoformat() if value else ""

    def echo(self, value: date | None, today: date) -> object:
        return spelled_out(value, today) if value else ""

    def last_days(self, value: date | None) -> Iterable[date]:
        return (value,) if self.promised and value else ()

    def dump(self, value: date | None) -> Any:
        return value.isoformat() if value else None

    def load(self, kept: Any) -> date | None:
        return date.fromisoformat(kept) if kept else None


@dataclass(frozen=True)
class RoughDay(Kind["Dated | None"]):
    """A day of the past, as exactly as it is known. needed: where it cannot be left out, it may be unknown as well."""

    needed: bool = False
    called = say("日期（可粗略）")
    control = Way.BRIEF
    echoes = True
    spelling = Spelling.DAY

    def read(self, text: str, today: date) -> Dated | None:
        day = read_dated(text, today)
        if not self.needed and day == until(today):
            raise refuse("date", say("不知道的日期请留空；知道一端的，写成 2024-06以前 的样子"))
        return day

    @property
    def unknown(self) -> frozenset[str]:
        return UNKNOWN if self.needed else frozenset()

    def write(self, value: Dated | None) -> str:
        return write_day(value) if value else ""

    def echo(self, value: Dated | None, today: date) -> object:
        if isinstance(value, DaySpan):
            return say_bounds(value)
        return spelled_out(value, today) if value else ""

    def show(self, value: Dated | None) -> tuple[object, ...]:
        return (say_day(value) if value else "",)

    def dump(self, value: Dated | None) -> Any:
        return pack_day(value) if value else None

    def told(self, value: Dated | None) -> Any:
        return told_day(value) if value else None

    def load(self, kept: Any) -> Dated | None:
        return unpack_day(kept) if kept else None
