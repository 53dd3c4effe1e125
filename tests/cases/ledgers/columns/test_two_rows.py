"""Headers over two rows, with merged cells or without; what is and is not the second row of a header."""

import pytest

from cases.ledgers.cells import Merge
from cases.ledgers.sorting import RowSort
from cases.values.refusal import Refused
from tests.cases.ledgers.laying import fields, found, passed_over, rows, sheet, values

B7 = sheet(
    "主要人工费验工计价汇总表",
    "项目名称: 某桥  2023年 5月",
    "序号|班组名称|合同价|预付款|次数|工程完成情况||||本次付款|累计付款|本次工资付款情况||结算情况",
    "|||||单位|总工程量|本次工程量|累计完成%|||已付工资|未付工资|",
    "一|本班组人工费",
    (1.0, "甲班组", 100.0),
    (2.0, "乙班组", 5.0),
    "二|外班组人工费",
    (3.0, "丙班组", 5.0),
    "|合计|110",
    "填表人：王芳||审核人：李明",
    merges=(
        Merge(0, 0, 0, 14),
        Merge(1, 0, 1, 15),
        *(Merge(2, at, 3, at) for at in (0, 1, 2, 3, 4, 9, 10, 13)),
        Merge(2, 5, 2, 8),
        Merge(2, 11, 2, 12),
    ),
)


def test_a_header_of_two_merged_rows_with_sections_under_it() -> None:
    columns = found(B7, "employers")
    assert columns.header_rows == (3, 4)
    assert fields(columns) == {"班组名称": "name"}
    assert {"工程完成情况/单位", "工程完成情况/累计完成%", "本次工资付款情况/已付工资", "结算情况"} <= set(
        columns.unknown
    )
    assert [(row.number, row.values["name"]) for row in rows(B7, "employers")] == [
        (6, "甲班组"),
        (7, "乙班组"),
        (9, "丙班组"),
    ]
    assert [sort for _, sort in passed_over(B7, "employers")] == [RowSort.SECTION, RowSort.SECTION, RowSort.TOTAL]


def test_a_table_of_no_kind_that_we_know_is_not_guessed_at() -> None:
    with pytest.raises(Refused, match="没有认出表头") as refused:
        found(B7)
    assert refused.value.problems[0].rule == "columns"


def test_a_joined_header_tells_what_its_parts_do_not() -> None:
    laid = sheet(
        "花名册",
        "序号|姓名|合同期限||家庭主要成员||金额（元）",
        "|||起|止|姓名|电话|".replace("|||", "||", 1),
        "1|张三|2021.3|2023.5.6|李四|13900000000|5",
        merges=(
            Merge(1, 0, 2, 0),
            Merge(1, 1, 2, 1),
            Merge(1, 2, 1, 3),
            Merge(1, 4, 1, 5),
            Merge(1, 6, 2, 6),
        ),
    )
    columns = found(laid, "members")
    assert columns.header_rows == (2, 3)
    assert fields(columns) == {"姓名": "name", "合同期限/起": "since", "合同期限/止": "until"}
    assert {"家庭主要成员/姓名", "家庭主要成员/电话"} <= set(columns.unknown)
    assert values(laid, "members") == [{"name": "张三", "since": "2021-03", "until": "2023-05-06"}]


def test_a_header_of_two_rows_is_found_where_the_file_knows_no_merged_cells() -> None:
    laid = sheet("序号|姓名|合同期限||欠薪金额", "||起|止|", "1|张三|2021.3|2023.5.6|5")
    assert fields(found(laid)) == {
        "姓名": "name",
        "合同期限/起": "since",
        "合同期限/止": "until",
        "欠薪金额": "claimed",
    }
    assert len(values(laid)) == 1


def test_the_second_row_of_a_header_is_no_record_even_if_it_tells_nothing() -> None:
    laid = sheet("序号|姓名|电话|工程完成情况|", "|||总量|本次", "1|张三|13800000000|5|6")
    assert found(laid, "people").header_rows == (1, 2)
    assert len(values(laid, "people")) == 1


def test_a_first_record_of_texts_is_not_taken_for_a_header() -> None:
    laid = sheet("姓名|电话|住址", "张三|13800000000|某路", "李四||某街")
    assert found(laid).header_rows == (1,)
    assert [row["name"] for row in values(laid)] == ["张三", "李四"]


def test_cells_that_are_merged_below_or_beside_what_is_searched_do_no_harm() -> None:
    rows_below = ["姓名|电话", *(f"张三{n}|138" for n in range(30))]
    for merge in (Merge(18, 0, 18, 1), Merge(17, 0, 20, 1), Merge(3, 2, 4, 2), Merge(30, 0, 30, 1)):
        assert found(sheet(*rows_below, merges=(merge,))).header_rows == (1,)
