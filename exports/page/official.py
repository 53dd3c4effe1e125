"""The sheet of official papers (GB/T 9704-2012): its size and margins, the foot of each page, what the file says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.section import Section
from docx.settings import Settings
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from cases.values.spans import Dated, pack_day, say_day
from cases.values.text import CHINESE, clean, one_line
from exports.page.elements import element
from exports.page.fonts import name_stand_ins
from exports.page.styles import FOOTER_LINE, LOOKS, NOTE_GAP, NOTE_LINE, Style, set_styles

MOST_PROPERTY = 255
"""Characters in one of a file's properties; Word refuses a file with more."""


TOP, BOTTOM, LEFT, RIGHT = Mm(37), Mm(35), Mm(28), Mm(26)

FOOTER = Length(Mm(28) - FOOTER_LINE // 2 - NOTE_LINE - NOTE_GAP)
"""From the bottom of the paper to the foot of the footer: puts the dashes of the number 7 mm below the type area."""


@dataclass(frozen=True)
class PaperSheet:
    """How a sheet of A4 lies: its size, its margins, and how far above its edge the footer ends."""

    width: Length
    height: Length
    top: Length
    bottom: Length
    left: Length
    right: Length
    footer: Length

    @property
    def text(self) -> Length:
        """The width of what is printed."""
        return Length(self.width - self.left - self.right)


UPRIGHT = PaperSheet(Mm(210), Mm(297), TOP, BOTTOM, LEFT, RIGHT, FOOTER)
"""As the standard has it."""

ACROSS = PaperSheet(Mm(297), Mm(210), Mm(18), Mm(18), Mm(15), Mm(15), Mm(7))
"""For a list of many columns, of which the standard says nothing."""


@dataclass(frozen=True)
class Imprint:
    """What a file says of itself in its properties and at the foot of its pages.

    note: gives the small line under the page number, once all pages are written. cover: whether the first page bears
    neither. sheet: how the paper lies.
    """

    title: str
    author: str
    made_on: date
    note: Callable[[], str]
    cover: bool = False
    sheet: PaperSheet = UPRIGHT


def day(on: Dated) -> str:
    """Write a day as official papers do, without leading zeros: 2026年3月2日, or 2026年3月 where no more is known."""
    kept = pack_day(on)
    if "/" in kept:
        return CHINESE(say_day(on))
    return "".join(f"{int(number)}{unit}" for number, unit in zip(kept.split("-"), "年月日", strict=False))


def official_paper(about: Imprint) -> Document:
    """Return an empty document on the official page."""
    document = docx.Document()
    _drop_parts(document)
    set_styles(document)
    name_stand_ins(document)
    _set_settings(document.settings)
    _set_properties(document, about)
    (section,) = document.sections
    _set_sheet(section, about.sheet)
    return document


_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}


def _drop_parts(document: Document) -> None:
    """Drop what python-docx's template brings beside: a thumbnail, a theme, lists, a font table for Japanese."""
    for relations in (document.part.rels, document.part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype not in _KEPT:
                del relations[name]


_NO_END = "$(£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥〕年月"
_NO_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！％），．：；？］｀｜｝～￠年月日元"
"""What ends no line and what begins none: the usual signs, and what holds a date, a sum or a case number together."""


def _set_settings(settings: Settings) -> None:
    root = settings.element
    for each in list(root):
        root.remove(each)
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    root.extend(
        (
            element("w:zoom", percent=100),
            element("w:defaultTabStop", val=Pt(21).twips),
            element("w:characterSpacingControl", val="doNotCompress"),
            element("w:noLineBreaksAfter", lang="zh-CN", val=_NO_END),
            element("w:noLineBreaksBefore", lang="zh-CN", val=_NO_START),
            element("w:compat", element("w:compatSetting", **mode)),
        )
    )
    settings.odd_and_even_pages_header_footer = True


def _set_properties(document: Document, about: Imprint) -> None:
    properties = document.core_properties
    properties.title = one_line(about.title)[:MOST_PROPERTY]
    properties.author = properties.last_modified_by = one_line(about.author)[:MOST_PROPERTY]
    properties.created = properties.modified = datetime.combine(about.made_on, time())
    properties.language, properties.comments = "zh-CN", ""


def _set_sheet(section: Section, sheet: PaperSheet) -> None:
    if sheet.width > sheet.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = sheet.width, sheet.height
    section.top_margin, section.bottom_margin = sheet.top, sheet.bottom
    section.left_margin, section.right_margin = sheet.left, sheet.right
    section.footer_distance = sheet.footer


def set_footers(document: Document, about: Imprint) -> None:
    """Put the page number a character from the edge, right on odd pages and left on even ones; below it the note."""
    (sheet,) = document.sections
    note = clean(about.note())
    sheet.different_first_page_header_footer = about.cover
    for footer, side in ((sheet.footer, "right"), (sheet.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        (number,) = footer.paragraphs
        _number(number, side)
        small = footer.add_paragraph(note, LOOKS[Style.NOTE].name)
        small.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _number(line: Paragraph, side: str) -> None:
    """Write — 1 — with a field for the number."""
    line.add_run("— ")
    page = line.add_run("1").element
    line.add_run(" —")
    field = element("w:fldSimple", instr=" PAGE ")
    page.addprevious(field)
    field.append(page)
    layout = line.paragraph_format
    layout.element.get_or_add_pPr().append(element("w:ind", **{f"{side}Chars": 100, side: Pt(14).twips}))
    layout.alignment = WD_ALIGN_PARAGRAPH.LEFT if side == "left" else WD_ALIGN_PARAGRAPH.RIGHT
