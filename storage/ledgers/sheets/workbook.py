"""The sheets of an .xlsx file as plain values."""

from collections.abc import Iterator
from datetime import date, datetime
from math import isfinite
from typing import Any

from python_calamine import CalamineWorkbook

from cases.ledgers.cells import Cell, CellRow, Formula, LedgerSheet, Merge, Plain
from storage.ledgers.sheets.bounds import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Fault, refused
from storage.ledgers.sheets.markup import CellPlace, check_size, contents, formulas
from storage.ledgers.sheets.package import repack, unpack
from storage.ledgers.sheets.trimming import trimmed

_KEPT = frozenset({bool, int, date, datetime})


def read_workbook(data: bytes) -> tuple[LedgerSheet, ...]:
    """Return the sheets that are seen when the file is opened; all of them where none is.

    Raises `Refused` (rule `sheet`); a damaged file raises whatever it does.
    """
    parts = unpack(data)
    folded = {name.lower(): part for name, part in parts.items()}
    told = contents(parts)
    sheets = [sheet for sheet in told.sheets if sheet.part in folded]
    wanted = [sheet for sheet in sheets if not sheet.hidden] or sheets
    for sheet in wanted:
        check_size(folded[sheet.part])
    with CalamineWorkbook.from_filelike(repack(parts)) as book:
        return tuple(
            _sheet(book.get_sheet_by_name(sheet.name), formulas(folded[sheet.part]), told.date1904) for sheet in wanted
        )


def _sheet(found: Any, live: frozenset[CellPlace], date1904: bool) -> LedgerSheet:
    if found.total_height > MOST_ROWS:
        raise refused(Fault.ROWS)
    if found.total_width > MOST_COLUMNS:
        raise refused(Fault.COLUMNS)
    return LedgerSheet(found.name, _rows(found, live), tuple(_merges(found)), date1904)


def _merges(found: Any) -> Iterator[Merge]:
    for (top, left), (bottom, right) in found.merged_cell_ranges or ():
        yield Merge(top, left, bottom, right)


def _rows(found: Any, live: frozenset[CellPlace]) -> tuple[CellRow, ...]:
    left: list[Cell] = [None] * (found.start[1] if found.start else 0)
    rows: list[list[Cell]] = [left + [_plain(value) for value in values] for values in found.iter_rows()]
    for row, column in live:
        if row < MOST_ROWS and column < MOST_COLUMNS:
            _mark(rows, row, column)
    return trimmed(rows)


def _plain(value: Any) -> Plain:
    """Return a value as it is; texts too long are refused, and what is neither number, day nor text becomes text."""
    kind = type(value)
    if kind is str:
        if len(value) > MOST_CHARACTERS:
            raise refused(Fault.LONG_CELL)
        return value or None
    if kind is float:
        return value if isfinite(value) else str(value)
    return value if kind in _KEPT else str(value)


def _mark(rows: list[list[Cell]], row: int, column: int) -> None:
    """Put a formula in the place of its result, of which the reader tells nothing where it is empty."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    cells = rows[row]
    cells.extend([None] * (column + 1 - len(cells)))
    value = cells[column]
    cells[column] = value if isinstance(value, Formula) else Formula(value)
