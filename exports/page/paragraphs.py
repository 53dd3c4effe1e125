"""The paragraphs of an official paper: title, headings, text, notes, cover."""

from collections.abc import Iterable, Iterator
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.shared import Length
from lxml import etree

from cases.values.text import clean
from exports.page.elements import element
from exports.page.styles import LINE, Style


def paragraph(style: Style, text: str = "") -> CT_P:
    """Return a paragraph with one run in it."""
    run = element("w:r")
    if text:
        write_text(cast(CT_R, run), text)
    return cast(CT_P, element("w:p", element("w:pPr", element("w:pStyle", val=style)), run))


def write_text(run: CT_R, text: str) -> None:
    """Write into an empty run: newlines and tabs are kept, what is unsafe is dropped."""
    for at, line in enumerate(clean(text).split("\n")):
        if at:
            run.add_br()
        for column, piece in enumerate(line.split("\t")):
            if column:
                run.add_tab()
            # As `run.add_t`, which looks up where it belongs among its siblings: half of what a long table cost.
            told = etree.SubElement(run, _TEXT)
            told.text = piece
            if piece != piece.strip():
                told.set(_SPACE, "preserve")


_TEXT, _SPACE = qn("w:t"), qn("xml:space")


def title(text: str, *, new_page: bool = False) -> CT_P:
    """Return the title, on a new page if asked."""
    made = paragraph(Style.TITLE, text)
    made.get_or_add_pPr().pageBreakBefore_val = new_page or None
    return made


def subtitle(text: str) -> CT_P:
    """Return a line below the title."""
    return paragraph(Style.SUBTITLE, text)


def section(text: str) -> CT_P:
    """Return a heading of the first level, such as 一、基本情况."""
    return paragraph(Style.SECTION, text)


def subsection(text: str) -> CT_P:
    """Return a heading of the second level, such as （一）诉求."""
    return paragraph(Style.SUBSECTION, text)


def note(text: str) -> CT_P:
    """Return a line in small type."""
    return paragraph(Style.NOTE, text)


def body(text: str) -> Iterator[CT_P]:
    """Yield a paragraph for each line of a text, each indented by two characters however it was typed."""
    for line in clean(text).splitlines():
        if line.strip():
            yield paragraph(Style.BODY, line)


def cover(heading: str, lines: Iterable[str], foot: Iterable[str]) -> Iterator[CT_P]:
    """Yield a title page: the heading a third of the way down, lines below it, and lines towards its foot."""
    yield _lowered(title(heading), 6 * LINE)
    for at, line in enumerate(line for line in lines if line):
        yield _lowered(subtitle(line), 0 if at else LINE)
    for at, line in enumerate(foot):
        yield _lowered(subtitle(line), 0 if at else 7 * LINE)


def _lowered(made: CT_P, height: int) -> CT_P:
    made.get_or_add_pPr().spacing_before = Length(height)
    return made
