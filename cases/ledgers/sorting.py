"""Which rows under a header are records, and which are blank, titles of sections, totals or the foot of a form."""

import re
from collections.abc import Iterator
from enum import StrEnum

from cases.ledgers.cells import Cell, CellRow, Formula, LedgerSheet, shown
from cases.ledgers.columns.guess import Columns
from cases.values.text import Label, half_width, one_line


class RowSort(StrEnum):
    """What a row under a header is."""

    RECORD = "record"
    BLANK = "blank"
    HEADER = "header"
    SECTION = "section"
    TOTAL = "total"
    FOOT = "foot"

    @property
    def label(self) -> Label:
        return _LABELS[self]


_LABELS = {
    RowSort.RECORD: Label("记录", "Record"),
    RowSort.BLANK: Label("空白行", "Blank"),
    RowSort.HEADER: Label("重复的表头", "Header again"),
    RowSort.SECTION: Label("分节标题", "Section title"),
    RowSort.TOTAL: Label("合计", "Total"),
    RowSort.FOOT: Label("表尾", "Foot of the form"),
}

_NUMERAL = re.compile(r"\(?[一二三四五六七八九十]{1,3}\)?[、.．]?")
_SECTION = re.compile(r"(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.．]).*")
_TOTAL = re.compile(r"(?:本页|本表|本月|全部|本组|总)?(?:合计|小计|总计|共计|累计)(?:金额|人数|\(.*\))?[:\d.,元人万]*")
_FOOT = re.compile(
    r"(?:填表|制表|填报|审核|审批|审定|复核|经办|经手|承办|校对|报送|单位|部门|分管|主管|工会)?"
    r"(?:人|人员|者|单位|负责人|领导|主席|日期|时间|签字|签名|盖章|公章)(?:\(.*?\)|签字|签名|盖章)*[:_].*"
    r"|(?:注|备注|说明|填表说明|填报说明|附注)[:\d].*|第\d+页.*"
)
_EMPTY = (None, "", 0)
_FEW = 2


class Sorter:
    """Sorts the rows of one sheet under one header."""

    def __init__(self, sheet: LedgerSheet, columns: Columns) -> None:
        self._serial = columns.serial
        self._read = tuple({column.at for column in columns.fields})
        needed = {each.name for each in columns.ledger.fields if each.needed}
        self._needed = next(column.at for column in columns.fields if column.field in needed)
        self._titles = frozenset(
            text for number in columns.header_rows for cell in sheet.rows[number - 1] if (text := _text(cell))
        )
        self._wide = frozenset((merge.top, merge.left) for merge in sheet.merges if merge.right > merge.left)

    def sort(self, row: CellRow, at: int) -> RowSort:
        """Return what a row is; `at` counts from 0."""
        if self._blank(row):
            return RowSort.BLANK
        first = next(index for index, cell in enumerate(row) if _said(cell))
        if not isinstance(row[first], str):
            return RowSort.RECORD
        text = half_width(_text(row[first])).replace(" ", "")
        filled = sum(map(_said, row))
        if _TOTAL.fullmatch(text) or self._total(row):
            return RowSort.TOTAL
        if self._again(row):
            return RowSort.HEADER
        if self._section(first, text, filled, at):
            return RowSort.SECTION
        return RowSort.FOOT if _FOOT.fullmatch(text) and not self._name_beside(row, first) else RowSort.RECORD

    def _blank(self, row: CellRow) -> bool:
        """Tell whether nothing that is read says anything: printed forms show a 0 where their formulas find nothing."""
        return all(_hollow(row[at]) for at in self._read if at < len(row))

    def _total(self, row: CellRow) -> bool:
        cell = row[self._needed] if self._needed < len(row) else None
        return isinstance(cell, str) and bool(_TOTAL.fullmatch(half_width(_text(cell)).replace(" ", "")))

    def _again(self, row: CellRow) -> bool:
        texts = [_text(cell) for cell in row if _said(cell)]
        return len(texts) > 1 and all(text in self._titles for text in texts)

    def _section(self, first: int, text: str, filled: int, at: int) -> bool:
        if first == self._serial and filled <= _FEW and _NUMERAL.fullmatch(text):
            return True
        if filled > 1:
            return False
        return first != self._needed or (at, first) in self._wide or bool(_SECTION.fullmatch(text))

    def _name_beside(self, row: CellRow, first: int) -> bool:
        return first != self._needed and self._needed < len(row) and _said(row[self._needed])


def _said(cell: Cell) -> bool:
    return cell is not None and cell != "" and not (isinstance(cell, str) and not cell.strip())


def _hollow(cell: Cell) -> bool:
    value = cell.value if isinstance(cell, Formula) else cell
    if isinstance(value, str):
        value = value.strip()
        return value in ("", "0")
    return value is None or (value == 0 and not isinstance(value, bool))


def _text(cell: Cell) -> str:
    return one_line(shown(cell))


def sorted_rows(sheet: LedgerSheet, columns: Columns) -> Iterator[tuple[int, RowSort, CellRow]]:
    """Yield each row under the header: its number as people count, what it is, and its cells."""
    sorter = Sorter(sheet, columns)
    top = columns.header_rows[-1]
    for at in range(top, len(sheet.rows)):
        row = sheet.rows[at]
        yield at + 1, sorter.sort(row, at), row
