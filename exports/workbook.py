"""An .xlsx file: filled row by row, with nothing in it that a spreadsheet program would run."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from cases.staff.outgoing import not_whole
from cases.values.refusal import refuse
from cases.values.text import clean, half_width, say

Value = str | int | float | date | None
"""What a cell may hold."""

MOST_ROWS = 1_048_576
"""Of one sheet, as Excel has it."""

_MOST_CHARACTERS = 32_767
"""In one cell, counted as UTF-16 does."""

_CUT = "……（太长，已截断）"
_LIVE = ("=", "+", "-", "@")
_EXACT = 10**15
"""From here on Excel keeps only the first 15 digits of a number."""

_FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so that days before are off by one."""

_NAME_LONGEST = 31
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_BOX = {**_FONT, "border": 1, "text_wrap": True}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 16, "bold": True, "align": "center"},
    "header": {**_BOX, "bold": True, "align": "center", "bg_color": "#E7E6E6"},
    "plain": _BOX,
    "day": {**_BOX, "num_format": "yyyy-mm-dd", "align": "center"},
    "moment": {**_BOX, "num_format": "yyyy-mm-dd hh:mm", "align": "center"},
    "foot": _FONT,
}
"""How each sort of cell looks."""

_NARROWEST, _WIDEST = 6.0, 42.0
"""Widths of columns, in half-width characters."""


def safe_text(text: str) -> str:
    """Return text that is text wherever it is opened: cleaned, not too long, with ' before what begins like a formula.

    Marked so even in a cell that is text: saved as CSV and opened again it would be a formula.
    """
    kept = clean(text)
    if len(kept) * 2 > _MOST_CHARACTERS and len(kept.encode("utf-16-le")) // 2 > _MOST_CHARACTERS - 1:
        room = (_MOST_CHARACTERS - 1 - len(_CUT)) * 2
        kept = kept.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
    plain = kept[:1].isalnum() or not half_width(kept[:1]).startswith(_LIVE)
    return kept if plain else f"'{kept}"


def width(text: str) -> int:
    """Return the width of the longest line of a text, in half-width characters, as Chinese fonts have them."""
    return max(len(line.encode("gbk", "replace")) for line in text.split("\n"))


@dataclass
class SheetPaper:
    """The one sheet of a file that is being filled, from the first row on. sheet, looks: xlsxwriter's."""

    sheet: Any
    looks: dict[str, Any]
    next_row: int = 0
    widths: dict[int, float] = field(default_factory=dict)

    def row(self, values: Sequence[Value], look: str = "plain", *, wide: bool = False) -> None:
        """Write the next row. wide: its texts may run over the next columns, which stay as narrow as they are.

        Raises `Refused` (rule `file`) where a sheet holds no more rows.
        """
        if self.next_row >= MOST_ROWS:
            raise refuse("file", say("超过一张表能放的 {most} 行，请缩小范围分几次导出", most=MOST_ROWS))
        for column, value in enumerate(values):
            shown = self._put(column, value, look)
            fits = self.widths.get(column, _NARROWEST)
            if not wide and fits < _WIDEST:
                self.widths[column] = min(max(fits, width(shown) + 2.0), _WIDEST)
        self.next_row += 1

    def _put(self, column: int, value: Value, look: str) -> str:
        """Write a cell as what it is, and return its text."""
        place = (self.next_row, column)
        if isinstance(value, date) and not isinstance(value, datetime) and value < _FIRST_DAY:
            value = value.isoformat()
        if isinstance(value, date):
            self.sheet.write_datetime(*place, value, self.looks["moment" if isinstance(value, datetime) else "day"])
            return "2026-05-06 08:30" if isinstance(value, datetime) else "2026-05-06"
        if _is_number(value):
            self.sheet.write_number(*place, value, self.looks[look])
            return str(value)
        text = _text(value)
        if text:
            self.sheet.write_string(*place, text, self.looks[look])
        else:
            self.sheet.write_blank(*place, None, self.looks[look])
        return text


def _is_number(value: Value) -> bool:
    """Tell whether Excel keeps a value as the number that it is."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) and abs(value) < _EXACT


def _text(value: Value) -> str:
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None or (isinstance(value, float) and not isfinite(value)) else f"{value}"


@contextmanager
def paper(file: BinaryIO, scratch: Path, title: str) -> Iterator[SheetPaper]:
    """Hand out the sheet of a new file, and pack the file into `file` in the end.

    Rows that were written wait in `scratch`, not in a folder of all.
    """
    book = Workbook(file, {"constant_memory": True, "tmpdir": scratch, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": clean(title)[:255], "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - none is told
    sheet = book.add_worksheet(_sheet_name(title))
    filling = SheetPaper(sheet, {name: book.add_format(look) for name, look in LOOKS.items()})
    try:
        yield filling
        for column, wide in filling.widths.items():
            sheet.set_column(column, column, wide)
        book.close()
    except FileCreateError as failed:
        raise failed.args[0] from failed
    finally:
        book.fileclosed = True  # or else it would be written once more when it is forgotten
        sheet.row_data_fh.close()


def _sheet_name(title: str) -> str:
    kept = "".join("_" if sign in "[]:*?/\\" else sign for sign in " ".join(clean(title).split()))
    kept = kept[:_NAME_LONGEST].strip(" '")
    return kept if kept and kept.lower() != "history" else "名单"


def lay_out(filling: SheetPaper, header: int, columns: int) -> None:
    """Set a sheet up for looking at and for printing: A4 across, all columns on a page, the header on each.

    header: the row of the header, counted from 0. It stays in sight, and its columns can be filtered.
    """
    sheet = filling.sheet
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.freeze_panes(header + 1, 0)
    if columns:
        sheet.autofilter(header, 0, max(header, filling.next_row - 1), columns - 1)


_NOT_WHOLE = (BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, EOFError, OSError)


def check(file: BinaryIO) -> None:
    """Read a file again and raise `Refused` (rule `file`) if it is not whole."""
    try:
        with ZipFile(file) as packed:
            packed.getinfo("xl/workbook.xml")
            whole = packed.testzip() is None
    except _NOT_WHOLE:
        whole = False
    if not whole:
        raise not_whole()
