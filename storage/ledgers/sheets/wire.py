"""What the process that reads tells the one that asked: lines of JSON, of which nothing is run."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from cases.ledgers.cells import CellRow, Formula, LedgerSheet, Merge
from storage.ledgers.sheets.bounds import Fault, refused

_AT_ONCE = 200
"""Rows in one line."""


def told(sheets: Iterable[LedgerSheet]) -> Iterator[bytes]:
    """Yield lines that `heard` makes sheets of again."""
    for sheet in sheets:
        yield _line(["sheet", sheet.name, sheet.date1904, sheet.merges])
        for at in range(0, len(sheet.rows), _AT_ONCE):
            yield _line(["rows", sheet.rows[at : at + _AT_ONCE]])
    yield _line(["end"])


def told_fault(fault: Fault) -> bytes:
    """Return the line for a file that cannot be read."""
    return _line(["refused", fault.value])


def _line(message: list[object]) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=_packed).encode() + b"\n"


def _packed(value: object) -> object:
    if isinstance(value, Formula):
        return {"f": value.value}
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    raise TypeError(type(value).__name__)


def heard(lines: Iterable[bytes]) -> tuple[LedgerSheet, ...]:
    """Return the sheets that were told.

    Raises `Refused` (rule `sheet`) where the other side refused, and `ValueError` where it did not come to its end.
    """
    sheets: list[LedgerSheet] = []
    rows: list[CellRow] = []
    for line in lines:
        what, *rest = json.loads(line, object_hook=_unpacked)
        if what == "rows":
            rows.extend(map(tuple, rest[0]))
            continue
        if sheets:
            sheets[-1] = _filled(sheets[-1], rows)
            rows = []
        if what == "end":
            return tuple(sheets)
        if what == "refused":
            raise refused(Fault(rest[0]))
        name, date1904, merges = rest
        sheets.append(LedgerSheet(name, (), tuple(Merge(*merge) for merge in merges), date1904))
    raise ValueError("cut off")


def _filled(sheet: LedgerSheet, rows: Iterable[CellRow]) -> LedgerSheet:
    return LedgerSheet(sheet.name, tuple(rows), sheet.merges, sheet.date1904)


def _unpacked(packed: Mapping[str, Any]) -> object:
    ((sign, value),) = packed.items()
    if sign == "f":
        return Formula(value)
    return datetime.fromisoformat(value) if sign == "t" else date.fromisoformat(value)
