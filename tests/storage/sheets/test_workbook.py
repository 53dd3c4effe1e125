"""Sheets of .xlsx files as plain values."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import pytest

from cases.ledgers.cells import CellRow, Formula, LedgerSheet, Merge
from cases.values.refusal import Refused
from storage.ledgers.sheets.child import read_bytes
from tests.storage.sheets.making import parts, with_part, xlsx

SHEET = "xl/worksheets/sheet1.xml"


def read(rows: Sequence[Sequence[Any]], **options: Any) -> LedgerSheet:
    (sheet,) = read_bytes(xlsx(rows, **options))
    return sheet


def rows_of(data: bytes) -> tuple[CellRow, ...]:
    (sheet,) = read_bytes(data)
    return sheet.rows


def test_values_keep_their_kind() -> None:
    row = ["张三", 13800000000, 2.5, True, date(2023, 5, 6), datetime(2023, 5, 6, 7, 8)]
    (read_back,) = read([row]).rows
    assert read_back == tuple(row)
    assert [type(cell) for cell in read_back] == [str, float, float, bool, date, datetime]


def test_a_number_too_long_for_excel_stays_a_number_to_be_refused_later() -> None:
    ((cell,),) = read([[110105196601100008]]).rows
    assert isinstance(cell, float)


def test_a_time_of_day_is_text() -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.write_datetime(1, 0, time(7, 8), book.add_format({"num_format": "hh:mm"}))

    assert read([["时间"]], more=more).rows == (("时间",), ("07:08:00",))


def test_empty_rows_and_columns_before_keep_their_place() -> None:
    assert read([[], [], [None, None, "姓名"], [], [None, "x", None, None]]).rows == (
        *((), ()),
        *((None, None, "姓名"), (), (None, "x")),
    )


def test_dates_that_count_from_1904_are_the_same_days() -> None:
    sheet = read([[date(2023, 5, 6), 43589]], date_1904=True)
    assert sheet.date1904
    assert sheet.rows[0] == (date(2023, 5, 6), 43589)
    assert not read([["x"]]).date1904


def test_merged_cells_are_told_and_not_filled() -> None:
    sheet = read([["标题", None, None], ["a", "b", "c"]], merges=[(0, 0, 0, 2)])
    assert sheet.merges == (Merge(0, 0, 0, 2),)
    assert sheet.rows[0] == ("标题",)


def test_formulas_are_marked_with_what_the_file_says_of_them() -> None:
    row = ("张三", ("=1+1", 2), ('="x"', "x"), ("=1/0", "#DIV/0!"), ('=""', ""), "李四")
    (cells,) = read([row]).rows
    assert cells == ("张三", Formula(2), Formula("x"), Formula(), Formula(), "李四")


def test_each_cell_of_a_formula_for_many_is_marked() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.write_array_formula(1, 1, 3, 1, "{=A2:A4*2}")

    rows = read([["a", "b"], [1], [2], [3]], more=more).rows
    assert [isinstance(row[1], Formula) for row in rows] == [False, True, True, True]


def test_formulas_are_found_under_a_prefix_and_without_places() -> None:
    plain = b'<row><c t="str"><f>1</f><v>x</v></c><c><v>5</v></c></row>'

    def bare(part: bytes) -> bytes:
        head, _, rest = part.partition(b"<sheetData>")
        return head + b"<sheetData>" + plain + b"</sheetData>" + rest.partition(b"</sheetData>")[2]

    assert rows_of(with_part(xlsx([["a"]]), SHEET, bare)) == ((Formula("x"), 5.0),)
    mixed = plain.replace(b"<c t=", b'<c r="B1" t=').replace(b"<v>5", b"<f>5</f><v>5")
    data = with_part(xlsx([["a"]]), SHEET, lambda part: bare(part).replace(plain, mixed))
    assert rows_of(data) == ((None, Formula("x"), Formula(5.0)),)
    prefixed = with_part(
        xlsx([[("=1+1", 2)]]),
        SHEET,
        lambda part: part.replace(b"<f>", b'<x:f xmlns:x="x">').replace(b"</f>", b"</x:f>"),
    )
    assert isinstance(rows_of(prefixed)[0][0], Formula)


def test_a_text_that_looks_like_a_formula_is_text() -> None:
    assert read([["=1+1", "<f>"]]).rows == (("=1+1", "<f>"),)


def test_hidden_sheets_and_charts_are_left_out() -> None:
    def more(book: Any, _: Any) -> None:
        book.add_worksheet("字典").hide()
        book.add_worksheet("深藏").very_hidden()
        book.add_chartsheet("图")
        book.add_worksheet("二").write(0, 0, "b")

    sheets = read_bytes(xlsx([["a"]], more=more))
    assert [sheet.name for sheet in sheets] == ["表", "二"]


def test_where_all_sheets_are_hidden_they_are_read() -> None:
    data = with_part(
        xlsx([["a"]]), "xl/workbook.xml", lambda part: part.replace(b"<sheet name", b'<sheet state="hidden" name')
    )
    assert rows_of(data) == (("a",),)


def test_cells_that_only_bear_a_style_far_below_do_not_count() -> None:
    def far(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>')

    assert rows_of(with_part(xlsx([["a"]]), SHEET, far)) == (("a",),)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("A200001", "超过 200000 行"),
        ("A1048576", "超过 200000 行"),
        ("GS2", "超过 200 列"),
        ("XFD9", "超过 200 列"),
    ],
)
def test_a_cell_too_far_off_is_refused_before_room_is_made(place: str, sentence: str) -> None:
    row = "".join(filter(str.isdigit, place))

    def far(part: bytes) -> bytes:
        cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'
        return part.replace(b"</sheetData>", cell.encode())

    with pytest.raises(Refused, match=sentence):
        read_bytes(with_part(xlsx([["a"]]), SHEET, far))


def test_the_last_row_and_column_that_are_read_are_read() -> None:
    def edge(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", b'<row r="2"><c r="GR2"><v>1</v></c></row></sheetData>')

    assert len(rows_of(with_part(xlsx([["a"]]), SHEET, edge))[1]) == 200


def test_a_text_longer_than_any_cell_is_refused() -> None:
    data = with_part(
        xlsx([["某某"]]), "xl/sharedStrings.xml", lambda part: part.replace("某某".encode(), b"x" * 32_768)
    )
    with pytest.raises(Refused, match="超过 32767 字"):
        read_bytes(data)


def test_names_of_parts_may_be_written_in_other_ways() -> None:
    from tests.storage.sheets.making import packed

    members = {name.replace("/", "\\"): part for name, part in parts(xlsx([["a", ("=1", 1)]])).items()}
    assert rows_of(packed(members)) == (("a", Formula(1.0)),)


def test_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = with_part(xlsx([["a"]]), SHEET, lambda part: bomb + part.partition(b"?>")[2])
    with pytest.raises(Refused, match="损坏"):
        read_bytes(data)
