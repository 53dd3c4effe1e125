"""Tables over the width of the page, row by row: `Table.cell` of python-docx would take the square of their rows."""

import math
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, cast

from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, Twips
from docx.text.font import Font as RunFont

from exports.page.elements import element
from exports.page.fonts import Font, set_font
from exports.page.paragraphs import paragraph, write_text
from exports.page.styles import PADDING, Style

TEXT_WIDTH = Mm(156)

HALF_CHARACTER = Pt(5.75)
"""Width of a letter or digit in the cells, where a wider font stands in too; a Chinese character takes two."""

MOST_WHOLE = 8
"""Rows of more lines than this may be broken over pages; shorter ones stay whole."""


@dataclass(frozen=True)
class PaperColumn:
    """A column: its heading, its share of the page's width, and the style of its cells."""

    heading: str
    share: float
    style: Style = Style.CELL


class Marked(NamedTuple):
    """A cell with a remark below its text, which stays readable where the text is struck through."""

    text: str
    mark: str


@dataclass(frozen=True)
class TableRow:
    """A row of a table. The text of a struck one was voided and is struck through."""

    cells: Sequence[str | Marked]
    struck: bool = False


def table(columns: Sequence[PaperColumn], lines: Iterable[TableRow], width: Length = TEXT_WIDTH) -> CT_Tbl:
    """Return a table as wide as what is printed, whose headings stand again on every page it reaches."""
    widths = share_out([column.share for column in columns], width)
    made = _table(widths)
    head = _row((_cell(width, Style.CELL_HEAD) for width in widths), head=True)
    made.append(_filled(head, TableRow([column.heading for column in columns]), widths))
    blank = _row(_cell(width, column.style) for width, column in zip(widths, columns, strict=True))
    for line in lines:
        made.append(_filled(deepcopy(blank), line, widths))
    return made


Pair = tuple[str, str]
"""A label and its value."""


def label_table(pairs: Iterable[Pair]) -> CT_Tbl:
    """Return labels beside their values, two short ones to a row, a long one over the whole width."""
    label, value, *_ = widths = share_out([11, 28, 11, 28])
    over = Length(sum(widths) - label)
    alone = _row((_cell(label, Style.CELL_HEAD), _cell(over, Style.CELL, len(widths) - 1)))
    two = _row(_cell(width, style) for width, style in zip(widths, [Style.CELL_HEAD, Style.CELL] * 2, strict=True))
    made = _table(widths)
    for group in _side_by_side(pairs, value):
        line = TableRow([text for pair in group for text in pair])
        taken, blank = ([label, over], alone) if len(group) == 1 else (widths, two)
        made.append(_filled(deepcopy(blank), line, taken))
    return made


def _side_by_side(pairs: Iterable[Pair], width: Length) -> Iterator[list[Pair]]:
    """Yield the pairs in their order, two together where both values fit on one line of this width."""
    waiting: list[Pair] = []
    for pair in pairs:
        short = _lines(pair[1], width) <= 1
        if waiting and short:
            yield [*waiting, pair]
            waiting = []
            continue
        if waiting:
            yield waiting
        waiting = [pair] if short else []
        if not short:
            yield [pair]
    if waiting:
        yield waiting


def share_out(shares: Sequence[float], width: Length = TEXT_WIDTH) -> list[Length]:
    """Return whole twips that add up to the width of what is printed, in proportion to the shares."""
    edges = [round(width.twips * sum(shares[:end]) / sum(shares)) for end in range(len(shares) + 1)]
    return [Twips(right - left) for left, right in pairwise(edges)]


def needed(texts: Iterable[str]) -> float:
    """Return how many millimetres wide a column must be for no line of these texts to break."""
    longest = max((_halves(line) for text in texts for line in text.splitlines()), default=0)
    return (longest * HALF_CHARACTER + 2 * PADDING) / Mm(1)


def text_mm() -> float:
    """Return the width of the page in millimetres."""
    return TEXT_WIDTH / Mm(1)


def _lines(text: str, width: int) -> int:
    """Return about how many lines a text takes in a cell."""
    fits = (width - 2 * PADDING) // HALF_CHARACTER
    return sum(math.ceil(_halves(line) / fits) for line in text.splitlines())


def _halves(line: str) -> int:
    """Return how wide a line is in halves of a Chinese character."""
    # In GB 18030 a letter is one byte and a Chinese character two, as wide as they print.
    return len(line.encode("gb18030", "replace"))


def _table(widths: Sequence[Length]) -> CT_Tbl:
    """Return a table without rows."""
    made = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=Style.TABLE),
            element("w:tblW", w=Length(sum(widths)).twips, type="dxa"),
            element("w:tblLayout", type="fixed"),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=width.twips) for width in widths)),
    )
    return cast(CT_Tbl, made)


def _row(cells: Iterable[BaseOxmlElement], *, head: bool = False) -> CT_Row:
    """Return a row that stays whole; one with headings stands again on every page."""
    settings = element("w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if head else ()))
    return cast(CT_Row, element("w:tr", settings, *cells))


def _cell(width: Length, style: Style, span: int = 1) -> BaseOxmlElement:
    """Return a cell with one paragraph and one empty run in it."""
    settings = element("w:tcPr", element("w:tcW", w=width.twips, type="dxa"))
    if span > 1:
        settings.append(element("w:gridSpan", val=span))
    if style is Style.CELL_HEAD:
        settings.append(element("w:vAlign", val="center"))
    return element("w:tc", settings, paragraph(style))


_RUN = qn("w:r")


def _filled(row: CT_Row, line: TableRow, widths: Sequence[Length]) -> CT_Row:
    """Write a line into an empty row, and let a long one break over pages."""
    longest = 0
    for run, said, width in zip(list(row.iter(_RUN)), line.cells, widths, strict=True):
        text, mark = said if isinstance(said, Marked) else (said, "")
        _write(cast(CT_R, run), text, mark, struck=line.struck)
        longest = max(longest, _lines(text, width))
    if longest > MOST_WHOLE:
        row.get_or_add_trPr().clear()
    return row


def _write(run: CT_R, text: str, mark: str, *, struck: bool) -> None:
    if mark:
        first = cast(CT_P, run.getparent())
        below = deepcopy(first)
        first.addnext(below)
        (under,) = below.r_lst
        write_text(under, mark)
        set_font(under.get_or_add_rPr(), Font.SECTION)
    write_text(run, text)
    if struck:
        RunFont(run).strike = True
