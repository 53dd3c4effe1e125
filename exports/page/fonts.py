"""The fonts of official papers. They are named in the file, none is shipped.

On a machine without them Word takes what the file's font table says may stand in; LibreOffice takes its own choice.
"""

from enum import StrEnum

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr

from exports.page.elements import element


class Font(StrEnum):
    """The fonts that the standard asks for."""

    TITLE = "方正小标宋简体"
    BODY = "仿宋_GB2312"
    SECTION = "黑体"
    SUBSECTION = "楷体_GB2312"
    NUMBER = "宋体"


STAND_INS = {
    Font.TITLE: "小标宋,方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC,Source Han Serif SC",
    Font.BODY: "仿宋,FangSong,华文仿宋,STFangsong,FandolFang,Noto Serif CJK SC",
    Font.SECTION: "SimHei,华文黑体,STHeiti,Noto Sans CJK SC,Source Han Sans SC",
    Font.SUBSECTION: "楷体,KaiTi,华文楷体,STKaiti,AR PL UKai CN,FandolKai,Noto Serif CJK SC",
    Font.NUMBER: "SimSun,Noto Serif CJK SC,Source Han Serif SC",
}
"""What may stand in for a font, best first."""


def set_font(looks: CT_RPr, font: Font) -> None:
    """Set one font for Chinese and Latin alike; `Font.name` of python-docx would leave Chinese as it was."""
    named = looks.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        named.set(qn(f"w:{script}"), font)


def name_stand_ins(document: Document) -> None:
    """Give a document without a font table one that says what may stand in for each font."""
    table = element(
        "w:fonts",
        *(
            element(
                "w:font",
                element("w:altName", val=stand_ins),
                element("w:charset", val=86),
                element("w:family", val="swiss" if font is Font.SECTION else "roman"),
                element("w:pitch", val="variable"),
                name=font,
            )
            for font, stand_ins in STAND_INS.items()
        ),
    )
    package = document.part.package
    part = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
