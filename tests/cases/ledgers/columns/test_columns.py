"""Headers in any dress: which field and unit a column is, which kind the ledger; a map goes before what we know."""

import pytest

from cases.events import Accepted
from cases.ledgers.cells import LedgerSheet
from cases.ledgers.columns.guess import ColumnMap, Given, find_columns, find_sheet
from cases.ledgers.kinds import columns_of
from cases.values.refusal import Refused
from tests.cases.ledgers.laying import fields, found, sheet, values


@pytest.mark.parametrize(
    "header",
    [
        "姓名|身份证号|欠薪金额（元）",
        "*姓名|*身份证号|*欠薪金额（元）",
        "姓名﹡|身份证号﹡|欠薪金额（元）﹡",
        "＊姓名|＊身份证号|＊欠薪金额（元）",
        "姓名  | 身份证号\t|欠薪金额(元) ",
        "姓　名|身份\n证号|欠薪金额【元】",
        "姓名：|身份证号:|欠薪金额/元",
        "姓名（必填）|身份证号(必填)|欠薪金额［元］",
        "姓名（中文）|身份证号（18位）|欠薪金额（单位：元）",
        "姓名|公民身份号码|拖欠工资金额元",
        "工人姓名|工人身份证号|拖欠工资(元/月)",
        "ＮＡＭＥ|证件号码|欠薪数额",
    ],
)
def test_a_header_means_the_same_in_any_dress(header: str) -> None:
    columns = found(sheet(header))
    assert [(column.field, column.factor) for column in columns.fields] == [
        ("name", 1),
        ("id_number", 1),
        ("claimed", 1),
    ]


@pytest.mark.parametrize(
    ("above", "header", "factor"),
    [
        ("单位：万元", "欠薪金额", 10_000),
        ("金额单位:万元", "欠薪金额", 10_000),
        ("制表单位：某公司", "欠薪金额", 1),
        ("单位：万元", "欠薪金额（元）", 1),
        ("单位：元", "欠薪金额（千元）", 1000),
        ("", "欠薪金额万元", 10_000),
        ("", "欠薪金额（百元）", 100),
        ("", "欠薪金额", 1),
    ],
)
def test_the_unit_of_amounts_is_told_in_the_header_or_above_the_table(above: str, header: str, factor: int) -> None:
    columns = found(sheet(f"名单||{above}", f"姓名|电话|{header}"))
    assert [column.factor for column in columns.fields] == [1, 1, factor]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("姓名|电话|单位", "people"),
        ("姓名|性别|身份证号|家庭住址|联系电话|备注|日期", "people"),
        ("单位名称|统一社会信用代码|地址|联系人|联系电话", "employers"),
        ("企业名称|地址|联系人|电话", "employers"),
        ("申请人|被申请人|案由|受理时间", "cases"),
        ("来访人姓名|性别|年龄|家庭住址|工作岗位|来访形式|联系电话|接访时间|承办人|反映内容及要求", "cases"),
        ("姓名|身份证号|联系电话|困难类别", "hardship"),
        ("姓名|身份证号|欠薪金额", "members"),
    ],
)
def test_the_kind_is_guessed_by_what_the_header_tells(header: str, kind: str) -> None:
    assert found(sheet("标题", header)).kind == kind


def test_a_kind_that_is_named_goes_before_a_guess() -> None:
    laid = sheet("姓名|身份证号|欠薪金额")
    assert found(laid, "people").kind == "people"
    assert "欠薪金额" in found(laid, "people").unknown
    with pytest.raises(Refused, match="没有找到“名称”这一列") as refused:
        found(laid, "employers")
    assert refused.value.problems[0].field == "name"
    with pytest.raises(Refused, match="没有这种台账"):
        found(laid, "nothing")


def test_a_name_and_a_phone_may_share_a_column() -> None:
    laid = sheet(
        "单位名称|联系人及电话|地址",
        "某公司|王芳 13800000000|某路",
        "某厂|李明（010-12345678、13900000000）|",
        "某店|赵六|",
    )
    assert fields(found(laid))["联系人及电话"] == "contact+phone"
    assert [(row.get("contact"), row.get("phone")) for row in values(laid)] == [
        ("王芳", "13800000000"),
        ("李明", "01012345678、13900000000"),
        ("赵六", None),
    ]


def test_no_header_within_the_first_rows_is_refused() -> None:
    titles = [f"第{n}条说明" for n in range(15)]
    with pytest.raises(Refused, match="没有认出表头"):
        found(sheet(*titles, "姓名|电话"))
    assert found(sheet(*titles[:14], "姓名|电话")).header_rows == (15,)
    with pytest.raises(Refused, match="没有认出表头"):
        found(LedgerSheet("空", ()))


def test_of_several_sheets_the_one_that_tells_most_is_taken() -> None:
    notes = LedgerSheet("填表说明", (("请勿改动",),))
    thin = LedgerSheet("一", (("姓名", "电话"),))
    full = LedgerSheet("二", (("姓名", "电话", "身份证号"), ("张三",)))
    assert find_sheet([notes, thin, full])[0] is full
    with pytest.raises(Refused, match="没有认出表头"):
        find_sheet([notes])


@pytest.mark.parametrize("sheets", [[LedgerSheet("填表说明", (("请勿改动",),))], [LedgerSheet("一", (("电话",),))]])
def test_where_the_kind_is_said_or_a_map_is_given_the_column_that_lacks_is_named(sheets: list[LedgerSheet]) -> None:
    named = "没有找到“姓名”这一列，不能当作“人员花名册”导入"
    given = ColumnMap("people", {"电话": Given(("phones",))})
    for look in (
        lambda: find_sheet(sheets, "people"),
        lambda: find_sheet(sheets, None, given),
        lambda: find_columns(sheets[0], "people"),
        lambda: find_columns(sheets[0], None, given),
    ):
        with pytest.raises(Refused, match=named) as refused:
            look()
        assert [(problem.rule, problem.field) for problem in refused.value.problems] == [("columns", "name")]


def test_a_map_for_another_kind_is_refused_with_both_kinds() -> None:
    given = ColumnMap("people", {"电话": Given(("phones",))})
    with pytest.raises(Refused, match="是给“人员花名册”用的，这里要导入“案件台账”") as refused:
        find_columns(sheet("姓名|电话"), "cases", given)
    assert [(problem.rule, problem.field) for problem in refused.value.problems] == [("columns", "kind")]


def test_what_follows_an_intake_has_columns_called_after_its_event() -> None:
    names = ("on", "ground", "as_kind", "opinion")
    assert columns_of(Accepted) == {name: f"accepted.{name}" for name in names}


def test_a_map_goes_before_what_we_know_and_leaves_out_what_it_says() -> None:
    laid = sheet("姓名|曾用名|电话|备注|家庭年收入（万元）|困难类别", "张三|张四|13800000000|好|3|低保")
    given = ColumnMap(
        "hardship",
        {
            "姓名": Given(()),
            "曾用名": Given(("name",)),
            "备注": Given(()),
            "家庭年收入(万元)": Given(("income_year",), 1),
        },
    )
    columns = find_columns(laid, None, given)
    assert fields(columns) == {
        "曾用名": "name",
        "电话": "phone",
        "家庭年收入（万元）": "income_year",
        "困难类别": "grade",
    }
    assert columns.unknown == ("姓名", "备注")
    with pytest.raises(Refused, match="是给“困难职工档案”用的"):
        find_columns(laid, "people", given)
    with pytest.raises(Refused, match="没有找到“姓名”"):
        find_columns(laid, None, ColumnMap("hardship", {"姓名": Given(())}))


def test_what_was_found_serves_the_next_file_with_the_same_headers() -> None:
    laid = sheet("序号|姓名|欠薪|电话", "1|张三|5|")
    given = ColumnMap("members", {"欠薪": Given(("claimed",), 10_000)})
    kept = find_columns(laid, None, given).map
    later = find_columns(sheet("标题", "电话|欠薪|姓名|又一列"), None, kept)
    assert fields(later) == {"电话": "phone", "欠薪": "claimed ×10000", "姓名": "name"}
    assert later.unknown == ("又一列",)
