"""What a reader sees of a Word file, found by another program than the one that wrote it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


@dataclass(frozen=True)
class Fonts:
    """The fonts of a piece of text, and its size in points."""

    ascii: str
    others: str
    chinese: str
    points: float


def opened(path: Path) -> Document:
    """Open a file."""
    return docx.Document(str(path))


def cells(table: Table) -> list[list[str]]:
    """Return the text of each cell, row by row, the headings first."""
    rows = table._tbl.findall(qn("w:tr"))
    return [[_cell(cell) for cell in row.findall(qn("w:tc"))] for row in rows]


def _cell(cell: Any) -> str:
    return "\n".join(Paragraph(each, None).text for each in cell.findall(qn("w:p")))  # type: ignore[arg-type]


def everything(document: Document) -> str:
    """Return all text in the order of the page."""
    found: list[str] = []
    for block in document.iter_inner_content():
        found += [block.text] if isinstance(block, Paragraph) else ["\n".join(row) for row in cells(block)]
    return "\n".join(found)


def fonts(paragraph: Paragraph) -> Fonts:
    """Return the fonts that a paragraph's style gives to its text."""
    style: Any = paragraph.style
    names: Any = None
    points: Any = None
    while style is not None:
        looks = style.element.rPr
        if looks is not None:
            names = names if names is not None else looks.find(qn("w:rFonts"))
            points = points or style.font.size
        style = style.base_style
    assert points is not None
    ascii_, others, chinese = (names.get(qn(f"w:{each}")) for each in ("ascii", "hAnsi", "eastAsia"))
    return Fonts(ascii_, others, chinese, points.pt)


def paragraphs(document: Document, style: str) -> list[Paragraph]:
    """Return the paragraphs of a style, by its identifier."""
    return [each for each in document.paragraphs if each.style is not None and each.style.style_id == style]
