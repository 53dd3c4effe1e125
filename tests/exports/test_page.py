"""The page is that of official papers, and whatever people typed is safe on it."""

import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from lxml import etree

from cases.values.refusal import Refused
from cases.values.text import clean
from exports.page.fonts import Font
from exports.page.official import Imprint, day
from exports.page.paper import Block, check, write_docx
from exports.page.paragraphs import body, cover, note, section, subsection, title
from exports.page.styles import Style
from exports.page.tables import Marked, PaperColumn, TableRow, label_table, share_out, table
from tests.exports.examples import HOSTILE
from tests.exports.reader import Fonts, cells, everything, fonts, opened, paragraphs
from tests.place import To

ABOUT = Imprint("标题", "王芳", date(2026, 3, 2), lambda: "打印：王芳　2026年3月2日")
MM = 1440 / 25.4


def written(folder: Path, blocks: Iterable[Block], about: Imprint = ABOUT) -> Path:
    path = folder / "a.docx"
    write_docx(To(path), about, blocks)
    return path


def test_the_sheet_is_a4_with_the_margins_of_the_standard(tmp_path: Path) -> None:
    (sheet,) = opened(written(tmp_path, [title("标题")])).sections
    assert (sheet.page_width, sheet.page_height) == pytest.approx((7560310, 10692130), abs=700)
    margins = [sheet.top_margin, sheet.bottom_margin, sheet.left_margin, sheet.right_margin]
    assert [margin.mm for margin in margins if margin] == pytest.approx([37, 35, 28, 26], abs=0.02)


def test_22_lines_of_28_characters_fill_the_type_area(tmp_path: Path) -> None:
    document = opened(written(tmp_path, body("正文")))
    normal = document.styles["Normal"].element
    pitch = normal.pPr.find(qn("w:spacing"))
    assert pitch.get(qn("w:lineRule")) == "exact"
    line = int(pitch.get(qn("w:line")))
    assert 22 * line <= 225 * MM < 22.1 * line
    character = 16 * 20 + int(normal.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert 28 * character <= 156 * MM < 28.5 * character


def test_each_level_has_its_font_for_chinese_and_latin_alike(tmp_path: Path) -> None:
    document = opened(written(tmp_path, [title("标题"), section("一、甲"), subsection("（一）乙"), *body("正文")]))
    seen = [fonts(paragraph) for paragraph in document.paragraphs]
    wanted = [(Font.TITLE, 22), (Font.SECTION, 16), (Font.SUBSECTION, 16), (Font.BODY, 16)]
    assert seen == [Fonts(font, font, font, points) for font, points in wanted]


def test_every_font_named_has_something_to_fall_back_to(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, [])) as package:
        table_of_fonts = etree.fromstring(package.read("word/fontTable.xml"))
        styles = etree.fromstring(package.read("word/styles.xml"))
    named = {value for each in styles.iter(qn("w:rFonts")) for value in each.attrib.values()}
    standing_in = {each.get(qn("w:name")): each.find(qn("w:altName")) for each in table_of_fonts}
    assert named <= standing_in.keys()
    for alternative in standing_in.values():
        assert alternative is not None
        assert "CJK SC" in str(alternative.get(qn("w:val")))


def test_text_is_indented_by_two_characters_however_it_was_typed(tmp_path: Path) -> None:
    document = opened(written(tmp_path, body("　　甲\n\n  乙\r\n丙")))
    assert [each.text for each in document.paragraphs] == ["甲", "乙", "丙"]
    indent = document.styles["Body Text"].element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(tmp_path: Path) -> None:
    document = opened(written(tmp_path, []))
    assert document.settings.odd_and_even_pages_header_footer
    (sheet,) = document.sections
    for footer, side, edge in ((sheet.footer, "right", "rightChars"), (sheet.even_page_footer, "left", "leftChars")):
        number, note = footer.paragraphs
        seen = "".join(each.text or "" for each in number._p.iter(qn("w:t")))
        assert seen == "— 1 —"
        assert [each.get(qn("w:instr")) for each in number._p.iter(qn("w:fldSimple"))] == [" PAGE "]
        settings = number._p.pPr
        assert settings is not None
        assert settings.jc_val is not None
        assert settings.jc_val.name.lower() == side
        assert settings.find(qn("w:ind")).get(qn(f"w:{edge}")) == "100"
        assert settings.find(qn("w:ind")).get(qn("w:firstLineChars")) is None
        assert fonts(number) == Fonts(Font.NUMBER, Font.NUMBER, Font.NUMBER, 14)
        assert note.text == ABOUT.note()


def test_the_dashes_of_the_page_number_stand_7_mm_below_the_type_area(tmp_path: Path) -> None:
    document = opened(written(tmp_path, []))
    (sheet,) = document.sections
    number, note = (document.styles[name].element.pPr.find(qn("w:spacing")) for name in ("Footer", "说明"))
    below = int(note.get(qn("w:line"))) + int(note.get(qn("w:before")))
    assert sheet.footer_distance is not None
    middle = sheet.footer_distance.mm + (below + int(number.get(qn("w:line"))) / 2) / MM
    assert middle == pytest.approx(35 - 7, abs=0.1)


def test_a_cover_bears_no_page_number(tmp_path: Path) -> None:
    about = Imprint("会议材料", "王芳", date(2026, 3, 2), lambda: "打印", cover=True)
    document = opened(written(tmp_path, cover("会议材料", ["中心", ""], ["2026年"]), about))
    (sheet,) = document.sections
    assert sheet.different_first_page_header_footer
    assert "".join(each.text for each in sheet.first_page_footer.paragraphs) == ""
    assert [each.text for each in document.paragraphs] == ["会议材料", "中心", "2026年"]


def test_settings_are_valid_and_chinese(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, [])) as package:
        settings = etree.fromstring(package.read("word/settings.xml"))
        styles = etree.fromstring(package.read("word/styles.xml"))
    zoom = settings.find(qn("w:zoom"))
    language = styles.find(f".//{qn('w:lang')}")
    assert zoom is not None
    assert zoom.get(qn("w:percent")) == "100"
    assert language is not None
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_figures_and_dates_are_not_broken_at_the_end_of_a_line(tmp_path: Path) -> None:
    """By letters they might be: figures are said to be no Chinese, and no style lets words be broken anywhere."""
    with zipfile.ZipFile(written(tmp_path, [])) as package:
        settings = etree.fromstring(package.read("word/settings.xml"))
        styles = etree.fromstring(package.read("word/styles.xml"))
    language = styles.find(f".//{qn('w:lang')}")
    assert language is not None
    assert not str(language.get(qn("w:val"))).startswith("zh")
    assert not [each for each in styles.iter(qn("w:wordWrap")) if each.get(qn("w:val")) == "0"]
    ends, starts = (settings.find(qn(f"w:noLineBreaks{way}")) for way in ("After", "Before"))
    assert ends is not None
    assert starts is not None
    assert {*"〕年月"} <= {*str(ends.get(qn("w:val")))}
    assert {*"年月日元"} <= {*str(starts.get(qn("w:val")))}


def test_properties_hold_at_most_255_safe_characters(tmp_path: Path) -> None:
    long = Imprint(f"{HOSTILE}\n" + "题" * 400, "<王&芳>", date(2026, 3, 2), str)
    properties = opened(written(tmp_path, [], long)).core_properties
    assert len(properties.title) == 255
    assert "\x1b" not in properties.title
    assert properties.author == "<王&芳>"
    assert properties.language == "zh-CN"
    assert properties.created is not None
    assert properties.created.date() == date(2026, 3, 2)


def parts(path: Path) -> dict[str, bytes]:
    """Return what each part of a file holds."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_pages_give_the_same_parts(tmp_path: Path) -> None:
    first = parts(written(tmp_path, body("正文")))
    assert parts(written(tmp_path, body("正文"))) == first


def test_nothing_is_left_of_the_american_template(tmp_path: Path) -> None:
    held = parts(written(tmp_path, [title("标题"), *body("正文")]))
    assert held.keys() == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    }
    styles = etree.fromstring(held["word/styles.xml"])
    assert {str(each.get(qn("w:styleId"))) for each in styles.iter(qn("w:style"))} == {"Normal", *Style}
    assert styles.find(qn("w:latentStyles")) is None
    everything_held = b"".join(held.values())
    for left in (b"Theme=", b"en-US", b"ja-JP", b"python-docx", b"12240"):
        assert left not in everything_held


def test_every_part_is_declared_and_every_relation_leads_somewhere(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, [])) as package:
        names = set(package.namelist())
        types = etree.fromstring(package.read("[Content_Types].xml"))
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    declared = {str(each.get("PartName")).lstrip("/") for each in types if each.get("PartName")}
    assert declared == {name for name in names if name.endswith(".xml")} - {"[Content_Types].xml"}
    assert {f"word/{each.get('Target')}" for each in relations} <= names


IN_ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore wordWrap spacing ind jc outlineLvl",
    "rPr": "rFonts strike spacing sz lang",
    "tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vAlign",
    "sectPr": "footerReference pgSz pgMar cols titlePg docGrid",
    "style": "name basedOn qFormat rsid pPr rPr tblPr",
    "font": "altName charset family pitch",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl noLineBreaksAfter noLineBreaksBefore "
    "compat",
}
"""The order in which the schema of WordprocessingML wants what is used here; Word refuses a file with another."""


def test_properties_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    front = cover("会议材料", ["中心"], ["2026年"])
    lines = table([PaperColumn("甲", 1, Style.CELL_NUMBER)], [TableRow([Marked("乙", "作废")], struck=True)])
    labels = label_table([("甲", "乙")])
    blocks: list[Block] = [*front, title("标题", new_page=True), *body("正文"), labels, lines, note("说明")]
    seen = set()
    with zipfile.ZipFile(written(tmp_path, blocks, replace(ABOUT, cover=True))) as package:
        for name in package.namelist():
            for each in etree.fromstring(package.read(name)).iter():
                kind = etree.QName(each).localname
                children = list(dict.fromkeys(etree.QName(child).localname for child in each))
                if kind in IN_ORDER:
                    assert children == [child for child in IN_ORDER[kind].split() if child in children]
                    seen.add(kind)
    assert seen == IN_ORDER.keys()


ANY_TEXT = st.text(st.characters(), max_size=40) | st.just(HOSTILE)


@examples(max_examples=30)
@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=8))
def test_whatever_was_typed_is_printed_cleaned(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    values = table([PaperColumn("甲", 1)], [TableRow([Marked(text, text)]) for text in texts])
    labels = [label_table([(text, text)]) for text in texts]
    document = opened(written(tmp_path_factory.mktemp("a"), [*map(title, texts), *labels, values]))
    cleaned = [clean(text) for text in texts]
    assert [each.text for each in document.paragraphs] == cleaned
    *labelled, lines = document.tables
    assert [cells(each) for each in labelled] == [[[text, text]] for text in cleaned]
    assert cells(lines)[1:] == [
        [text + (f"\n{text}" if typed else "")] for typed, text in zip(texts, cleaned, strict=True)
    ]


def test_markup_in_a_text_is_only_text(tmp_path: Path) -> None:
    document = opened(written(tmp_path, body(f"{HOSTILE}</w:t></w:r></w:p>")))
    assert "[/b]<w:p>&amp;" in everything(document)
    assert "</w:t></w:r></w:p>" in everything(document)
    assert not {"\x1b", "\u202e", "\x00", "\x0b"} & set(everything(document))


def test_headings_of_a_table_stand_again_on_every_page(tmp_path: Path) -> None:
    lines = [TableRow([str(at), "内容"]) for at in range(100)]
    (made,) = opened(written(tmp_path, [table([PaperColumn("序号", 1), PaperColumn("内容", 3)], lines)])).tables
    head, *rest = made._tbl.tr_lst
    assert head.trPr is not None
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is None for row in rest)
    assert len(rest) == 100


def test_a_short_row_stays_whole_and_one_longer_than_a_page_may_break(tmp_path: Path) -> None:
    lines = [TableRow(["短"]), TableRow(["长" * 5000]), TableRow(["一行\n" * 50])]
    (made,) = opened(written(tmp_path, [table([PaperColumn("内容", 1)], lines)])).tables
    whole = [row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None for row in made._tbl.tr_lst]
    assert whole == [True, True, False, False]


@given(st.lists(st.floats(0.5, 100), min_size=1, max_size=12))
def test_columns_fill_the_156_mm_exactly(shares: list[float]) -> None:
    widths = [width.twips for width in share_out(shares)]
    assert sum(widths) == 8844
    assert sum(widths) / MM == pytest.approx(156, abs=0.01)
    assert all(abs(width - sum(widths) * share / sum(shares)) <= 1 for width, share in zip(widths, shares, strict=True))


def test_numbers_stand_right_and_a_voided_row_is_struck_but_its_mark_is_not(tmp_path: Path) -> None:
    columns = [PaperColumn("事项", 1), PaperColumn("金额", 1, Style.CELL_NUMBER)]
    (made,) = opened(
        written(tmp_path, [table(columns, [TableRow([Marked("甲", "已作废"), "1.00"], struck=True)])])
    ).tables
    text, mark = made.rows[1].cells[0].paragraphs
    assert [run.font.strike for run in (*text.runs, *mark.runs)] == [True, None]
    (number,) = made.rows[1].cells[1].paragraphs
    assert number.style is not None
    assert number.style.paragraph_format.alignment is not None
    assert number.style.paragraph_format.alignment.name == "RIGHT"


def test_short_values_share_a_row_and_long_ones_take_a_whole_one(tmp_path: Path) -> None:
    pairs = [("甲", "1"), ("乙", "2"), ("丙", "3"), ("丁", "很长的值" * 10), ("戊", "5"), ("己", "6"), ("庚", "甲\n乙")]
    (made,) = opened(written(tmp_path, [label_table(pairs)])).tables
    assert cells(made) == [
        ["甲", "1", "乙", "2"],
        ["丙", "3"],
        ["丁", "很长的值" * 10],
        ["戊", "5", "己", "6"],
        ["庚", "甲\n乙"],
    ]


def test_dates_are_written_without_leading_zeros() -> None:
    assert day(date(2026, 3, 2)) == "2026年3月2日"


def test_a_trouble_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    def breaks() -> Iterable[Block]:
        yield title("甲")
        raise RuntimeError("the list ended early")

    path = written(tmp_path, body("旧"))
    before = path.read_bytes()
    with pytest.raises(RuntimeError):
        write_docx(To(path), ABOUT, breaks())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that nobody has touched."""
    return written(tmp_path_factory.mktemp("whole"), body("正文"))


@given(cut=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_short_does_not_read_back(whole: Path, cut: float) -> None:
    check(BytesIO(whole.read_bytes()))
    full = whole.read_bytes()
    with pytest.raises(Refused, match="读回来不完整"):
        check(BytesIO(full[: int(len(full) * cut)]))


@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_whatever_bit_has_turned_a_file_reads_back_or_is_refused(whole: Path, at: float, bit: int) -> None:
    turned = bytearray(whole.read_bytes())
    turned[int(len(turned) * at)] ^= 1 << bit
    with suppress(Refused):
        check(BytesIO(turned))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/fontTable.xml", "docProps/core.xml"])
def test_a_part_that_is_damaged_does_not_read_back(tmp_path: Path, part: str) -> None:
    path = written(tmp_path, body("正文"))
    with zipfile.ZipFile(path) as package:
        begins = package.getinfo(part).header_offset
    damaged = bytearray(path.read_bytes())
    damaged[begins + 30 + len(part) + 20] ^= 0xFF
    with pytest.raises(Refused, match="读回来不完整"):
        check(BytesIO(damaged))


def test_paragraphs_of_a_style_can_be_found(tmp_path: Path) -> None:
    document = opened(written(tmp_path, [section("一、甲"), section("二、乙")]))
    assert [each.text for each in paragraphs(document, Style.SECTION)] == ["一、甲", "二、乙"]
