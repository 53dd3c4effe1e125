"""What stands in a sheet: plain values, as whoever reads the file hands them on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

Plain = str | int | float | bool | date | datetime | None
"""A value in a cell; None for an empty one. Times of day and spans of time come as text."""


@dataclass(frozen=True)
class Formula:
    """A cell that holds a formula. value: the result as the file tells it, which nobody has checked."""

    value: Plain = None


Cell = Plain | Formula
CellRow = tuple[Cell, ...]


class Merge(NamedTuple):
    """Cells merged into one, of which the first alone holds the value. Counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class LedgerSheet:
    """One sheet. rows: from the first row of the sheet on, each cut after its last filled cell.

    date1904: whether its day numbers count from 1904, as old Macs did.
    """

    name: str
    rows: tuple[CellRow, ...]
    merges: tuple[Merge, ...] = ()
    date1904: bool = False


def shown(cell: Cell) -> str:
    """Return a cell as text, for looking at and for finding headers, not for values."""
    value = cell.value if isinstance(cell, Formula) else cell
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value)
