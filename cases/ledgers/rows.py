"""The records of a ledger as typed text, each with what is wrong in it; a bad cell stops nothing but its row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.hiding.pieces import DataSort
from cases.ledgers.cells import Cell, CellRow, LedgerSheet
from cases.ledgers.columns.guess import Columns, ReadColumn
from cases.ledgers.kinds import Ledger, LedgerField
from cases.ledgers.sorting import RowSort, sorted_rows
from cases.ledgers.typed.cell import Typist, typist
from cases.ledgers.typed.naming import phones_in, without_phones
from cases.values.dates import read_dated
from cases.values.refusal import Problem, Refused
from cases.values.spans import law_of
from cases.values.text import say

_REMEMBERED = 30_000
"""Cells of one column of which the reading is kept, for those that come again."""


@dataclass(frozen=True)
class LedgerRow:
    """A record. number: of its row, as people count. values: typed text of the fields that could be read.

    repeats: the number of the first row that is about the same, None where there is none.
    """

    number: int
    values: Mapping[str, str]
    problems: tuple[Problem, ...]
    repeats: int | None = None


def read_rows(sheet: LedgerSheet, columns: Columns, today: date) -> Iterator[LedgerRow]:
    """Yield the records of a sheet; rows that are none (blank, totals, sections, the foot) are passed over."""
    reader = _Reader(sheet, columns, today)
    seen: dict[tuple[str, ...], int] = {}
    for number, sort, row in sorted_rows(sheet, columns):
        if sort is RowSort.RECORD:
            values, problems = reader.read(row)
            yield LedgerRow(number, values, problems, _repeats(columns.ledger, values, number, seen))


def _repeats(ledger: Ledger, values: Mapping[str, str], number: int, seen: dict[tuple[str, ...], int]) -> int | None:
    first: int | None = None
    for filled, beside in ledger.alike:
        if all(values.get(name) for name in filled):
            key = (*filled, *(values.get(name, "") for name in (*filled, *beside)))
            before = seen.setdefault(key, number)
            if before != number and first is None:
                first = before
    return first


class _Read(NamedTuple):
    """What a cell gives."""

    text: str
    problems: tuple[Problem, ...] = ()


class _Cells:
    """Reads one column, and remembers what it read."""

    def __init__(self, column: ReadColumn, field: LedgerField, sheet: LedgerSheet, *, shared: bool) -> None:
        self.at, self.field = column.at, field
        self.name, self.by_day = field.name, field.kind.by_event_day
        self.joint = field.kind.joint
        self._typist: Typist = typist(field, column.factor, date1904=sheet.date1904)
        self._part = (phones_in if field.kind.sort is DataSort.PHONE else without_phones) if shared else None
        self._known: dict[tuple[type, Cell, date], _Read] = {}

    def read(self, cell: Cell, day: date) -> _Read:
        key = (type(cell), cell, day)
        read = self._known.get(key)
        if read is None:
            read = self._type(cell, day)
            if len(self._known) < _REMEMBERED:
                self._known[key] = read
        return read

    def _type(self, cell: Cell, day: date) -> _Read:
        part = self._part(cell) if self._part and isinstance(cell, str) else cell
        try:
            return _Read(self._typist(part, day))
        except Refused as refused:
            return _Read("", tuple(Problem(each.rule, each.sentence, self.field.name) for each in refused.problems))


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: LedgerSheet, columns: Columns, today: date) -> None:
        self._fields = columns.ledger.by_name
        self._needed = tuple(each for each in columns.ledger.fields if each.needed)
        self._today = today
        places = [column.at for column in columns.fields]
        cells = [
            _Cells(each, self._fields[each.field], sheet, shared=places.count(each.at) > 1) for each in columns.fields
        ]
        self._cells: Sequence[_Cells] = sorted(cells, key=lambda each: each.by_day)

    def read(self, row: CellRow) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
        values: dict[str, str] = {}
        problems: list[Problem] = []
        for cells in self._cells:
            cell = row[cells.at] if cells.at < len(row) else None
            if cell is None:
                continue
            text, wrong = cells.read(cell, self._day_of(values) if cells.by_day else self._today)
            if text:
                before = values.get(cells.name)
                values[cells.name] = text if before in (None, text) else f"{before}{cells.joint}{text}"
            if wrong:
                problems += wrong
        for each in self._needed:
            if each.name not in values and all(problem.field != each.name for problem in problems):
                problems.append(_lacking(each))
        return values, tuple(problems)

    def _day_of(self, values: Mapping[str, str]) -> date:
        """Return the day of what a row tells: lists of codes go by it."""
        on = values.get("on")
        return law_of(read_dated(on, self._today)) if on else self._today


def _lacking(field: LedgerField) -> Problem:
    return Problem("needed", say("缺少“{field}”，请补上后再导入", field=field.label), field.name)
