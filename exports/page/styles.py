"""The styles of official papers (GB/T 9704-2012), in the place of those that python-docx brings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, Twips
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

from exports.page.elements import element
from exports.page.fonts import Font, set_font

LINE = Twips(579)
"""Pitch of a line: 22 lines fill the 225 mm of the type area."""

SQUEEZE = -5
"""Twips taken from each character of 16 points, so that 28 of them fill a line of 156 mm."""

FOOTER_LINE = Mm(6.4)
"""Pitch of the page number's line."""

NOTE_LINE, NOTE_GAP = Pt(13), Pt(3)
"""Pitch of a line in small type, and the gap above it."""


class Style(StrEnum):
    """The styles of the page, by their identifiers in the file."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    SECTION = "Heading1"
    SUBSECTION = "Heading2"
    BODY = "BodyText"
    CELL = "Cell"
    CELL_HEAD = "CellHead"
    CELL_NUMBER = "CellNumber"
    LIST = "ListCell"
    LIST_NUMBER = "ListNumber"
    NOTE = "Note"
    FOOTER = "Footer"
    TABLE = "CaseTable"


@dataclass(frozen=True)
class Look:
    """How the text of a style looks; what is not said is as in the style that it is based on.

    name: under which word processors list the style. size: in points; a text with a size of its own is off the grid
    of 28 characters. level: in the outline, from 0.
    """

    name: str
    font: Font | None = None
    size: float | None = None
    line: Length | None = None
    above: Length | None = None
    side: WD_ALIGN_PARAGRAPH | None = None
    indented: bool = False
    level: int | None = None
    keep: bool | None = None
    based: Style | None = None


_LEFT, _CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

LOOKS = {
    Style.TITLE: Look("Title", Font.TITLE, 22, side=_CENTER, keep=True),
    Style.SUBTITLE: Look("Subtitle", Font.BODY, 16, side=_CENTER, keep=True),
    Style.SECTION: Look("Heading 1", Font.SECTION, indented=True, level=0, keep=True),
    Style.SUBSECTION: Look("Heading 2", Font.SUBSECTION, indented=True, level=1, keep=True),
    Style.BODY: Look("Body Text", indented=True),
    Style.CELL: Look("表格文字", size=10.5, line=Pt(15), side=_LEFT),
    Style.CELL_HEAD: Look("表格栏目", Font.SECTION, side=_CENTER, based=Style.CELL),
    Style.CELL_NUMBER: Look("表格数字", side=_RIGHT, based=Style.CELL),
    Style.LIST: Look("清单文字", size=9, line=Pt(12), based=Style.CELL),
    Style.LIST_NUMBER: Look("清单数字", side=_RIGHT, based=Style.LIST),
    Style.NOTE: Look("说明", size=9, line=NOTE_LINE, above=NOTE_GAP, side=_LEFT),
    Style.FOOTER: Look("Footer", Font.NUMBER, 14, line=FOOTER_LINE),
}


def set_styles(document: Document) -> None:
    """Put the styles of official papers in the place of all others."""
    styles = document.styles
    styles.element.remove(styles.latent_styles.element)
    for style in list(styles):
        if style.name != "Normal":
            style.delete()
    _set_defaults(styles)
    _set_normal(styles["Normal"])
    for style_id, look in LOOKS.items():
        style = _add(styles, style_id, look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[LOOKS[look.based].name if look.based else "Normal"]
        _set_look(style, look)
    _add_table_style(styles)


def _set_defaults(styles: Styles) -> None:
    """Drop the American defaults: theme fonts, 11 points, gaps between paragraphs."""
    runs, paragraphs = styles.element.find(qn("w:docDefaults"))
    paragraphs.clear()
    (looks,) = runs
    looks.clear()
    # Figures and Latin words are no Chinese: taken for it they would be broken anywhere at the end of a line.
    looks.append(element("w:lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA"))


def _set_normal(style: ParagraphStyle) -> None:
    set_font(style.element.get_or_add_rPr(), Font.BODY)
    style.font.size = Pt(16)
    _space_letters(style, SQUEEZE)
    layout = style.paragraph_format
    layout.line_spacing, layout.space_before, layout.space_after = LINE, Pt(0), Pt(0)
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _add(styles: Styles, style_id: Style, name: str, kind: WD_STYLE_TYPE) -> ParagraphStyle:
    style = styles.add_style(name, kind, builtin=name.isascii())  # type: ignore[no-untyped-call]
    style.style_id, style.quick_style = str(style_id), True
    return cast(ParagraphStyle, style)


def _set_look(style: ParagraphStyle, look: Look) -> None:
    if look.font:
        set_font(style.element.get_or_add_rPr(), look.font)
    if look.size:
        style.font.size = Pt(look.size)
        _space_letters(style, 0)
    layout = style.paragraph_format
    layout.keep_with_next, layout.alignment = look.keep, look.side
    layout.space_before, layout.line_spacing = look.above, look.line
    if look.indented:
        layout.first_line_indent = Pt(32)
        # Two characters, whatever their size; programs that do not know this value take the one above.
        layout.element.pPr.ind.set(qn("w:firstLineChars"), "200")
    if look.level is not None:
        layout.element.pPr.get_or_add_outlineLvl().val = look.level


def _space_letters(style: ParagraphStyle, twips: int) -> None:
    style.element.get_or_add_rPr().insert_element_before(element("w:spacing", val=twips), "w:sz")


PADDING = Mm(1.2)
"""Between the text of a cell and its sides."""


def _add_table_style(styles: Styles) -> None:
    """Add the look of tables: thin black lines, a little room around the text."""
    style = _add(styles, Style.TABLE, "案件表格", WD_STYLE_TYPE.TABLE)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (element(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in sides)
    room = (("top", Mm(0.7)), ("left", PADDING), ("bottom", Mm(0.7)), ("right", PADDING))
    margins = (element(f"w:{side}", w=width.twips, type="dxa") for side, width in room)
    style.element.append(element("w:tblPr", element("w:tblBorders", *lines), element("w:tblCellMar", *margins)))
