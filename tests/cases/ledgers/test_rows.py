"""Records of ledgers: a bad cell stops nothing but its row, and what is no record is passed over."""

from datetime import date

import pytest

from cases.ledgers.cells import Formula, Merge
from cases.ledgers.columns.guess import find_columns
from cases.ledgers.rows import read_rows
from cases.ledgers.sorting import RowSort, sorted_rows
from tests.cases.ledgers.laying import ID, TODAY, found, passed_over, rows, sheet, values

HEADER = "序号|姓名|身份证号|电话|备注"
OTHER = "11010519491231002X"


def test_a_bad_cell_stops_nothing_but_its_row() -> None:
    laid = sheet(HEADER, (1.0, "张三", 1.10105e17, "138x"), ("2", "李四", OTHER, "13800000000"))
    bad, good = rows(laid)
    assert (bad.number, good.number) == (2, 3)
    assert [(problem.rule, problem.field) for problem in bad.problems] == [
        ("damaged", "id_number"),
        ("phone", "phones"),
    ]
    assert bad.values == {"name": "张三"}
    assert good.values == {"name": "李四", "id_number": OTHER, "phones": "13800000000"}
    assert good.problems == ()


def test_a_row_that_lacks_what_it_needs_says_so() -> None:
    (row,) = rows(sheet(HEADER, f"1||{ID}"))
    assert [(problem.rule, problem.field, str(problem.sentence)) for problem in row.problems] == [
        ("needed", "name", "缺少“姓名”，请补上后再导入")
    ]


def test_what_is_needed_and_wrong_is_told_once() -> None:
    (row,) = rows(sheet(HEADER, f"1|张三、李四|{ID}"))
    assert [problem.rule for problem in row.problems] == ["names"]


def test_a_row_that_uses_a_formula_is_told_of() -> None:
    laid = sheet(HEADER, (1.0, Formula("张三"), ID), (Formula(2), "李四", OTHER, None, None, Formula(5)))
    bad, good = rows(laid)
    assert [(problem.rule, problem.field) for problem in bad.problems] == [("formula", "name")]
    assert not good.problems


def test_rows_that_repeat_others_are_marked() -> None:
    laid = sheet(
        HEADER,
        f"1|张三|{ID}|13800000000",
        "2|李四||13900000000",
        f"3|张三丰|{ID}|",
        "4|李四||13900000000",
        "5|李四||13700000000",
        "6|王五||",
        "7|王五||",
    )
    assert [row.repeats for row in rows(laid)] == [None, None, 2, 3, None, None, None]


def test_cases_of_one_person_repeat_each_other_only_on_the_same_matter_and_day() -> None:
    laid = sheet(
        "接案日期|申请人|身份证号|案由|对方当事人",
        f"2023.5.6|张三|{ID}|追索劳动报酬纠纷|甲公司",
        f"2023.5.7|张三|{ID}|追索劳动报酬纠纷|甲公司",
        f"2023.5.6|张三|{ID}|追索劳动报酬纠纷|乙公司",
        f"2023年5月6日|张三|{ID}|追索劳动报酬|甲公司",
    )
    assert [row.repeats for row in rows(laid)] == [None, None, None, 2]


def test_employers_repeat_each_other_by_their_code_or_name() -> None:
    laid = sheet("单位名称|电话", "甲公司|13800000000", "甲公司|", "乙公司|13800000000")
    assert [row.repeats for row in rows(laid)] == [None, 2, None]


def test_lists_of_codes_go_by_the_day_of_the_case() -> None:
    laid = sheet(
        "申请人|案由|接案日期",
        "张三|追索劳动报酬纠纷|2025.5.6",
        "李四|追索劳动报酬纠纷|2026.5.6",
        "王五|追索劳动报酬纠纷|",
        "赵六|劳务合同纠纷|2025-12-31",
        "钱七|劳务合同纠纷|2026-01-01",
        "孙八|离退休人员返聘合同纠纷|2025年12月",
        "周九|超龄劳动者劳务合同纠纷|2026年1月",
    )
    told = ["2020-186-5", "2025-205-5", "2025-205-5", "2020-x-services", "2025-144", "2020-140", "2025-144-1"]
    assert [row["cause"] for row in values(laid)] == told


def test_true_and_one_are_not_the_same_cell() -> None:
    laid = sheet(HEADER, (1.0, "张三", None, None, True), (2.0, "李四", None, None, 1.0), (3.0, "王五", None, None, 1))
    assert [row["note"] for row in values(laid)] == ["是", "1", "1"]


SORTS = [
    ("||||", RowSort.BLANK),
    ("7||||", RowSort.BLANK),
    (" |　|||", RowSort.BLANK),
    (HEADER, RowSort.HEADER),
    ("一|本班组人工费|||", RowSort.SECTION),
    ("二、|外班组|||", RowSort.SECTION),
    ("（三）|某项目部|||", RowSort.SECTION),
    ("|（一）某项目部|||", RowSort.SECTION),
    ("|二、某项目部|||", RowSort.SECTION),
    ("某项目部名单||||", RowSort.BLANK),
    ("合计||||", RowSort.BLANK),
    ("合计||||5人", RowSort.TOTAL),
    ("小 计：|||12|", RowSort.TOTAL),
    ("|总计||12|", RowSort.TOTAL),
    ("本页小计|||12|", RowSort.TOTAL),
    ("5|合计|||", RowSort.TOTAL),
    ("填表人：王芳||审核人：李明||", RowSort.FOOT),
    ("制表人:||审核人：|2023年5月6日|", RowSort.FOOT),
    ("单位负责人（签字）：||||盖章", RowSort.FOOT),
    ("注：本表一式两份||x||", RowSort.FOOT),
    ("第1页||||共3页", RowSort.FOOT),
    ("|张三|||", RowSort.RECORD),
    ("1|张三|||", RowSort.RECORD),
    ("一|张三|" + ID + "|13800000000|", RowSort.RECORD),
    ("|||13800000000|备注", RowSort.RECORD),
    ("|合计公司|||好", RowSort.RECORD),
    ("备注|张三|||", RowSort.RECORD),
]


@pytest.mark.parametrize(("text", "sort"), SORTS)
def test_what_a_row_is(text: str, sort: RowSort) -> None:
    laid = sheet("花名册", HEADER, text, f"9|李四|{OTHER}||")
    (_, first, _), (_, last, _) = sorted_rows(laid, found(laid))
    assert (first, last) == (sort, RowSort.RECORD)


def test_a_text_over_the_whole_width_is_a_title_of_a_section() -> None:
    laid = sheet("姓名|电话", "甲项目部", "张三|13800000000", merges=(Merge(1, 0, 1, 1),))
    assert [row["name"] for row in values(laid)] == ["张三"]
    assert passed_over(laid) == [(2, RowSort.SECTION)]


def test_rows_passed_over_are_told_but_blank_ones() -> None:
    laid = sheet(HEADER, "一|甲班|||", "1|张三|||", "||||", "|合计||5|")
    assert passed_over(laid) == [(2, RowSort.SECTION), (5, RowSort.TOTAL)]
    assert str(RowSort.TOTAL.label) == "合计"


def test_columns_that_say_the_same_twice_say_it_once() -> None:
    laid = sheet(
        "姓名|手机|联系电话|备注|说明", "张三|13800000000|13800000000|甲|乙", "李四|13800000001|010-12345678||"
    )
    assert [(row["phones"], row.get("note")) for row in values(laid)] == [
        ("13800000000", "甲\n乙"),
        ("13800000001、01012345678", None),
    ]


def test_respondents_of_two_columns_stand_one_below_the_other() -> None:
    laid = sheet("申请人|被申请人|用人单位|诉求", "张三|甲公司|乙公司|工资", "李四||丙公司|工资")
    read = [row.values["respondents"] for row in rows(laid, "cases")]
    assert read == ["用人单位：甲公司\n用人单位：乙公司", "用人单位：丙公司"]


def test_the_day_is_handed_in() -> None:
    laid = sheet("姓名|出生日期", ("张三", date(2020, 1, 1)))
    columns = find_columns(laid)
    assert not next(read_rows(laid, columns, TODAY)).problems
    assert next(read_rows(laid, columns, date(2019, 1, 1))).problems
