"""A list as a spreadsheet: a title, a header that stays in sight, and rows that are what they say and nothing more."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from exports.atomic import write_whole
from exports.workbook import Value, check, lay_out, paper


def write_list(
    target: Path, title: str, headers: Sequence[str], rows: Iterable[Sequence[Value]], foot: Sequence[str] = ()
) -> None:
    """Write a list as an .xlsx file, its rows taken one by one; numbers of documents are handed in as text.

    Days are days and amounts numbers; text stays text, even where it begins like a formula. foot: lines under the list.
    Raises `Refused` (rule `file`) where the file cannot be written; then, and when `rows` raises, the target holds
    what it held before.
    """

    def write(file: BinaryIO) -> None:
        with paper(file, target.resolve().parent, title) as filling:
            if len(headers) > 1:
                filling.sheet.merge_range(0, 0, 0, len(headers) - 1, "", filling.looks["title"])
            filling.row([title], "title", wide=True)
            filling.row(headers, "header")
            for row in rows:
                filling.row(row)
            lay_out(filling, 1, len(headers))
            for line in ("", *foot) if foot else ():
                filling.row([line], "foot", wide=True)

    write_whole(target, write, check)
