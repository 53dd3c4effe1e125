"""Lists as spreadsheets: what is written is what is read, and nothing of it is run."""

import csv
import gc
import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cases.values.refusal import Refused
from exports import workbook
from exports.lists import write_list
from exports.workbook import safe_text, width
from tests.place import To

HEADERS = ("姓名", "证件号码", "接案日期", "金额（元）")
ID = "110105196601100008"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "名单.xlsx"


def cells(path: Path) -> list[list[Any]]:
    """Return what a reader other than the writer sees, from the first row on."""
    with CalamineWorkbook.from_path(path) as book:
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def xml(path: Path, part: str = "xl/worksheets/sheet1.xml") -> str:
    with ZipFile(path) as packed:
        return packed.read(part).decode()


def test_a_list_has_a_title_a_header_rows_and_a_foot(target: Path) -> None:
    rows = [("张三", ID, date(2023, 5, 6), 1234.5), ("李四", None, None, 2)]
    write_list(To(target), "欠薪名单", HEADERS, rows, ("制表：王芳", "2026年6月18日"))
    assert cells(target) == [
        ["欠薪名单", "", "", ""],
        list(HEADERS),
        ["张三", ID, date(2023, 5, 6), 1234.5],
        ["李四", "", "", 2.0],
        ["", "", "", ""],
        ["制表：王芳", "", "", ""],
        ["2026年6月18日", "", "", ""],
    ]
    assert list(target.parent.iterdir()) == [target]
    assert target.stat().st_mode & 0o777 == 0o600


def test_moments_and_days_keep_their_sort(target: Path) -> None:
    write_list(To(target), "日", ("一", "二", "三"), [(date(2023, 5, 6), datetime(2023, 5, 6, 7, 8), date(1899, 1, 1))])
    assert cells(target)[2] == [date(2023, 5, 6), datetime(2023, 5, 6, 7, 8), "1899-01-01"]


def test_numbers_that_excel_would_cut_short_are_text(target: Path) -> None:
    write_list(To(target), "数", ("一",) * 6, [(10**15, 10**15 - 1, -5, True, float("nan"), int(ID))])
    assert cells(target)[2] == ["1000000000000000", 999999999999999.0, -5.0, "是", "", ID]


LIVE = ["=1+1", "=cmd|' /C calc'!A0", "+8613800000000", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "﹦1"]


@pytest.mark.parametrize("text", LIVE)
def test_no_text_is_run_here_or_when_saved_as_csv(target: Path, text: str) -> None:
    write_list(To(target), text, (text,), [(text,)], (text,))
    assert "<f" not in xml(target)
    saved = StringIO()
    csv.writer(saved).writerows(cells(target))
    for (cell,) in csv.reader(StringIO(saved.getvalue())):
        assert cell == "" or cell[0] == "'"


@pytest.mark.parametrize("text", ["张三", "a=b", "1-2", "'引", "（一）", "", "《=》"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe_text(text) == text


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    kept = safe_text(text)
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", kept)


def test_a_cell_holds_as_much_as_excel_allows(target: Path) -> None:
    fits, long, wide = "长" * 32_766, "长" * 40_000, "=" + "𠮷" * 20_000
    write_list(To(target), "长", ("一", "二", "三"), [(fits, long, wide)])
    first, second, third = cells(target)[2]
    assert first == fits
    for cut in (second, third):
        assert len(cut.encode("utf-16-le")) // 2 <= 32_767
        assert cut.endswith("（太长，已截断）")


def test_controls_do_not_reach_the_file(target: Path) -> None:
    write_list(To(target), "名\x1b单", ("姓\x00名",), [("张\x1b[31m三\u202e\ud800\uffff",)])
    assert cells(target) == [["名单"], ["姓名"], ["张[31m三"]]


def test_the_sheet_is_set_up_for_looking_and_printing(target: Path) -> None:
    write_list(To(target), "名单", HEADERS, [("张三", ID, date(2023, 5, 6), 1.0)] * 3, ("制表",))
    told = xml(target)
    assert '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>' in told
    assert '<autoFilter ref="A2:D5"/>' in told
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in told
    assert "<pageSetUpPr fitToPage=" in told
    assert "第 &amp;P 页，共 &amp;N 页" in told
    assert "$2:$2" in xml(target, "xl/workbook.xml")


def test_columns_are_as_wide_as_their_cells_in_half_width_characters(target: Path) -> None:
    rows = [("欧阳张三丰", ID, date(2023, 5, 6), "好" * 100)]
    write_list(To(target), "一个很长很长很长很长很长很长的标题", ("名", "号", "日", "注"), rows)
    widths = [float(found) for found in re.findall(r'<col [^>]*width="([\d.]+)"', xml(target))]
    assert [round(each) for each in widths] == [13, 21, 13, 43]
    assert width("张三a\n李") == 5


@pytest.mark.parametrize(
    ("title", "name"),
    [("a/b[c]:*?\\d", "a_b_c_____d"), ("长" * 40, "长" * 31), ("'引'", "引"), ("history", "名单"), (" \n ", "名单")],
)
def test_any_title_gives_a_name_that_a_sheet_may_have(target: Path, title: str, name: str) -> None:
    write_list(To(target), title, ("一",), [])
    with CalamineWorkbook.from_path(target) as book:
        assert book.sheet_names == [name]


def test_a_list_without_rows_or_columns_is_a_file_all_the_same(target: Path) -> None:
    write_list(To(target), "空", HEADERS, [])
    assert cells(target)[1] == list(HEADERS)
    write_list(To(target), "空", (), [])
    assert cells(target) == [["空"]]


def test_the_file_tells_no_hour_at_which_it_was_made(target: Path) -> None:
    write_list(To(target), "名单", ("一",), [("张三",)])
    first = target.read_bytes()
    write_list(To(target), "名单", ("一",), [("张三",)])
    assert target.read_bytes() == first
    assert "2000-01-01" in xml(target, "docProps/core.xml")


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt])
def test_rows_that_end_in_an_error_leave_what_was_there(
    target: Path, trouble: type[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    def rows() -> Iterator[tuple[str]]:
        yield ("张三",)
        raise trouble

    target.write_bytes(b"old")
    with pytest.raises(trouble):
        write_list(To(target), "名单", ("一",), rows())
    gc.collect()
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]
    assert capsys.readouterr().err == ""


def test_a_place_that_cannot_be_written_is_refused(target: Path) -> None:
    with pytest.raises(Refused, match="目标文件夹不存在") as refused:
        write_list(To(target.parent / "无" / "a.xlsx"), "名单", ("一",), [])
    assert refused.value.problems[0].rule == "file"


def test_more_rows_than_a_sheet_holds_are_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    with pytest.raises(Refused, match="超过一张表能放的 10 行"):
        write_list(To(target), "名单", ("一",), [("张三",)] * 9)
    assert not target.exists()
    write_list(To(target), "名单", ("一",), [("张三",)] * 8)


def test_a_file_that_was_not_written_whole_is_noticed(target: Path) -> None:
    write_list(To(target), "名单", ("一",), [("张三",)] * 50)
    data = bytearray(target.read_bytes())
    data[200] ^= 1
    for broken in (bytes(data), bytes(data[:-30]), b"", b"PK"):
        with pytest.raises(Refused, match="读回来不完整"):
            workbook.check(BytesIO(broken))


def test_days_are_days_from_the_first_that_spreadsheets_count_right(target: Path) -> None:
    days = [date(1900, 2, 28), date(1900, 3, 1), date(1900, 3, 2)]
    write_list(To(target), "名单", ("日期",), [(day,) for day in days], ())
    assert [row[0] for row in cells(target)[2:5]] == ["1900-02-28", date(1900, 3, 1), date(1900, 3, 2)]
