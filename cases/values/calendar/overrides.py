"""The centre's own table of days: what its year's notice says, or what differs at its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cases.values.refusal import refuse
from cases.values.tables import load_lines, read_day
from cases.values.text import say

COLUMNS = ("date", "rest_or_work", "reason")


class Override(NamedTuple):
    """What the centre's own table says of a day."""

    rest: bool
    reason: str


@dataclass(frozen=True)
class Overrides:
    """The centre's own table: days that differ, and years whose arrangement it holds in full."""

    days: Mapping[date, Override] = field(default_factory=dict)
    years: frozenset[int] = frozenset()


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
