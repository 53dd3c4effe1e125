"""A list as a spreadsheet: a title, a header that stays in sight, and rows that are what they say and nothing more."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from cases.staff.outgoing import Out
from exports.workbook import Value, check, lay_out, paper


def write_list(
    out: Out, title: str, headers: Sequence[str], rows: Iterable[Sequence[Value]], foot: Sequence[str] = ()
) -> None:
    """Write a list as an .xlsx file, its rows taken one by one; numbers of documents are handed in as text.

    Days are days and amounts numbers; text stays text, even where it begins like a formula. foot: lines under the list.
    Raises as `Out.write` and `rows` do.
    """

    def write(file: BinaryIO, scratch: Path) -> None:
        with paper(file, scratch, title) as filling:
            if len(headers) > 1:
                filling.sheet.merge_range(0, 0, 0, len(headers) - 1, "", filling.looks["title"])
            filling.row([title], "title", wide=True)
            filling.row(headers, "header")
            for row in rows:
                filling.row(row)
            lay_out(filling, 1, len(headers))
            for line in ("", *foot) if foot else ():
                filling.row([line], "foot", wide=True)

    out.write(".xlsx", write, check)
