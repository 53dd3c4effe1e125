"""The rows of a ledger that were refused, given back to be put right: as they were, each with what is wrong."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from cases.ledgers.cells import Cell, CellRow, Formula, LedgerSheet
from cases.ledgers.columns.guess import Columns
from cases.ledgers.rows import LedgerRow
from cases.staff.outgoing import Out
from cases.values.refusal import Problem
from cases.values.text import CHINESE
from exports.workbook import SheetPaper, Value, check, lay_out, paper

REASON = "原因"
"""The header of the last column; a column of this name is left out when the file is read again."""


def write_returned(out: Out, sheet: LedgerSheet, columns: Columns, rows: Iterable[LedgerRow]) -> None:
    """Write the refused rows of a sheet as an .xlsx file: its titles and header, the rows, and why each was refused.

    Once put right it can be imported as it is. Results of formulas come as plain values. Raises as `Out.write` does.
    """
    header = columns.header_rows[-1]
    refused = tuple(rows)
    kept = (*sheet.rows[:header], *(sheet.rows[row.number - 1] for row in refused))
    wide = max(map(len, (*kept, columns.seen)))

    def write(file: BinaryIO, scratch: Path) -> None:
        with paper(file, scratch, sheet.name) as filling:
            for number, titles in enumerate(sheet.rows[:header], 1):
                _header(filling, titles, wide, inside=number in columns.header_rows, last=number == header)
            for row in refused:
                cells = sheet.rows[row.number - 1]
                filling.row([*map(_value, cells), *[None] * (wide - len(cells)), _reasons(row.problems, columns)])
            lay_out(filling, header - 1, wide + 1)

    out.write(".xlsx", write, check)


def _header(filling: SheetPaper, titles: CellRow, wide: int, *, inside: bool, last: bool) -> None:
    """Write a row of the header, or one above it as the line that it was."""
    values = [_value(cell) for cell in titles]
    if inside:
        filling.row([*values, *[None] * (wide - len(values)), REASON if last else None], "header")
    else:
        filling.row(values, "foot", wide=True)


def _value(cell: Cell) -> Value:
    return cell.value if isinstance(cell, Formula) else cell


def _reasons(problems: Iterable[Problem], columns: Columns) -> str:
    """Say what is wrong, each with the field that it is about."""
    fields = columns.ledger.by_name
    lines = []
    for problem in problems:
        field = fields.get(problem.field or "")
        lines.append(f"{field.label.zh}：{CHINESE(problem.sentence)}" if field else CHINESE(problem.sentence))
    return "\n".join(lines)
