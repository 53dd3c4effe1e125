"""Sheets as centres lay them out, written line by line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.ledgers.cells import Cell, LedgerSheet, Merge
from cases.ledgers.columns.guess import ColumnMap, Columns, find_columns
from cases.ledgers.rows import LedgerRow, read_rows
from cases.ledgers.sorting import RowSort, sorted_rows

TODAY = date(2026, 6, 18)
ID = "110105196601100008"


def line(text: str) -> tuple[Cell, ...]:
    """Return a row of texts written with | between them; nothing between two is an empty cell."""
    return tuple(cell or None for cell in text.split("|"))


def sheet(*rows: str | tuple[Any, ...], merges: tuple[Merge, ...] = (), **options: Any) -> LedgerSheet:
    return LedgerSheet("表", tuple(line(row) if isinstance(row, str) else row for row in rows), merges, **options)


def found(laid: LedgerSheet, kind: str | None = None, given: ColumnMap | None = None) -> Columns:
    return find_columns(laid, kind, given)


def fields(columns: Columns) -> dict[str, str]:
    """Return the headers that were found, each with its field and, if it is not 1, the factor."""
    told: dict[str, str] = {}
    for column in columns.fields:
        factor = f" ×{column.factor}" if column.factor != 1 else ""
        before = f"{told[columns.seen[column.at]]}+" if columns.seen[column.at] in told else ""
        told[columns.seen[column.at]] = f"{before}{column.field}{factor}"
    return told


def rows(laid: LedgerSheet, kind: str | None = None) -> list[LedgerRow]:
    return list(read_rows(laid, find_columns(laid, kind), TODAY))


def passed_over(laid: LedgerSheet, kind: str | None = None) -> list[tuple[int, RowSort]]:
    """Return the rows under the header that are no records and not blank, and what they are."""
    found = sorted_rows(laid, find_columns(laid, kind))
    return [(number, sort) for number, sort, _ in found if sort not in (RowSort.RECORD, RowSort.BLANK)]


def values(laid: LedgerSheet, kind: str | None = None) -> list[Mapping[str, str]]:
    """Return the values of each record of a sheet in which nothing is wrong."""
    read = rows(laid, kind)
    assert not [row for row in read if row.problems], read
    return [row.values for row in read]
