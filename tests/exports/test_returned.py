"""Refused rows given back: as they were, with what is wrong, and ready to be imported once put right."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from cases.ledgers.cells import CellRow, Formula, LedgerSheet, Merge
from cases.ledgers.columns.guess import find_columns
from cases.ledgers.rows import read_rows
from exports.returned import write_returned
from tests.place import To

TODAY = date(2026, 6, 18)
ID = "110105196601100008"
ROWS: tuple[CellRow, ...] = (
    ("单位：万元", None, "2023年"),
    ("序号", "姓名", "合同期限", None, "身份证号", "欠薪金额"),
    (None, None, "起", "止"),
    (1.0, "张三", date(2021, 3, 1), "2023.5", ID, 3.5),
    (2.0, "李四", "2021.3", Formula("2023-05-06"), 1.10105e17, "=1+1"),
    (3.0, None, None, None, "11010519491231002X", 2.0, None, "多出一格"),
)
MERGES = (Merge(1, 0, 2, 0), Merge(1, 1, 2, 1), Merge(1, 2, 1, 3), Merge(1, 4, 2, 4), Merge(1, 5, 2, 5))
SHEET = LedgerSheet("名单", ROWS, MERGES)


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    target = tmp_path / "未通过.xlsx"
    columns = find_columns(SHEET)
    bad = [row for row in read_rows(SHEET, columns, TODAY) if row.problems]
    write_returned(To(target), SHEET, columns, bad)
    return target


def rows_of(path: Path) -> tuple[CellRow, ...]:
    with CalamineWorkbook.from_path(path) as book:
        rows: list[list[Any]] = list(book.get_sheet_by_index(0).to_python(skip_empty_area=False))
    return tuple(tuple(None if cell == "" else cell for cell in row) for row in rows)


def test_the_header_and_the_refused_rows_come_back_with_the_reasons(returned: Path) -> None:
    above, first, second, *rows = rows_of(returned)
    assert above[:3] == ("单位：万元", None, "2023年")
    assert first == ("序号", "姓名", "合同期限", None, "身份证号", "欠薪金额", None, None, None)
    assert second == (None, None, "起", "止", None, None, None, None, "原因")
    assert [row[:6] for row in rows] == [
        (2.0, "李四", "2021.3", "2023-05-06", "1.10105e+17", "'=1+1"),
        (3.0, None, None, None, "11010519491231002X", 2.0),
    ]
    assert str(rows[0][-1]).split("\n") == [
        "工作截止：这一格是公式，结果不能采信；请把这一列复制后“选择性粘贴”为数值再导入",
        "证件号码：号码被表格当成数字，末几位已丢失；请把该列设为“文本”，照原件重填",
        "主张金额：看不懂这个金额，请写成 12000、12,000.50、1.2万 或 5千到1万 的样子（单位：元）",
    ]
    assert rows[1][-2:] == ("多出一格", "姓名：缺少“姓名”，请补上后再导入")


def test_put_right_it_is_read_as_the_original_was(returned: Path) -> None:
    rows = [list(row) for row in rows_of(returned)]
    rows[3][3:6] = ["2023.5.6", ID, 1.0]
    rows[4][1] = "王五"
    again = LedgerSheet("退回", tuple(map(tuple, rows)))
    columns = find_columns(again)
    assert columns.header_rows == (2, 3)
    assert columns.unknown == ()
    read = list(read_rows(again, columns, TODAY))
    assert not [row for row in read if row.problems]
    assert [(row.values["name"], row.values["claimed"]) for row in read] == [
        ("李四", "10,000.00"),
        ("王五", "20,000.00"),
    ]
