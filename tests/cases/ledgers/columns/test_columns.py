"""Headers as centres write them, found among titles, over two rows, with marks and units."""

from typing import Any

import pytest

from cases.events import Accepted
from cases.ledgers.cells import Formula, LedgerSheet, Merge
from cases.ledgers.columns.guess import ColumnMap, Given, find_columns, find_sheet
from cases.ledgers.kinds import columns_of
from cases.ledgers.rows import skipped_rows
from cases.ledgers.sorting import RowSort
from cases.values.refusal import Refused
from tests.cases.ledgers.laying import ID, fields, found, rows, sheet, values

B2 = (
    "*职工编号|*困难类别|*姓名|*民族|*性别|*政治面貌|*身份证号|*出生日期|*健康状况|残疾类别|*工作状态|*劳模类型|*住房类型|建筑面积"
    "|*手机号码|*其他联系方式|邮政编码|*工作时间|*所属行业|*婚姻状况|*户口类型|*家庭住址|工作单位|单位性质|企业状况|是否单亲"
    "|*本人月平均收入|*家庭其他非薪资年收入|*家庭年度总收入|*家庭人口|家庭月人均收入|*户口所在地行政区划|*医保状况"
    "|是否有一定自救能力|是否为零就业家庭|致困原因(1.无劳动能力 2.有劳动能力而未就业)|*主要致困原因(限选一项)"
    "|次要致困原因(最多选三项)|开户银行|支行名称|银行卡号|附件|备注|*建档人或审核人|五类重点群体|“四个一批”措施"
)
B4 = (
    "序号|姓名|员工编码/身份证号|所属单位|联系电话|家庭年收入（万元）|个人年收入（万元）|需要抚养人数|是否退休|是否申请过困难帮扶"
    "|困难帮扶申请类别|申请原因|是否属于一次性领取|困难帮扶金额（元）|帮扶次数|备注"
)
WAGES = (
    "序号|月份|姓名|身份证号|联系电话|所属类型|所属项目部|所属分包商|薪资模式|自然天数|出勤天数|加班天数|单日工资|基础应发工资"
    "|缺勤扣款|加班费|社保个人扣除|应发工资|实发工资|欠薪金额|备注"
)
OWED = "序号|月份|姓名|身份证号|联系电话|银行卡号|所属分包商|应发工资|实发工资|欠薪金额"
PAID = "序号|发放月份|收款人姓名|身份证号|发放金额|银行卡号|发放日期|发放方式|所属分包商|来源|备注"
B8 = (
    "序号|身份证号码|姓名|民族|文化程度|婚姻状况|政治面貌|专业职称或技术等级|户口性质|户籍省份|户籍市县|现住地址|邮政编码|联系电话"
    "|就业前所属群体|就业形式|合同状态|合同类型|合同始期(年-月-日)|合同终期(年-月-日)|月收入(元)|合同终止原因|工种(岗位)"
)
B8_PRINT = "序号|身份证号码|姓名|户口性质|现住地址|合同状态|合同始期|合同终期|工种(岗位)|月收入"


def b2(marked: str) -> LedgerSheet:
    row: dict[str, Any] = dict.fromkeys(marked.split("|"))
    told = {
        "困难类别": "低保户",
        "姓名": "张　三",
        "性别": "男",
        "身份证号": ID,
        "出生日期": "1966年1月10日",
        "健康状况": "健康",
        "手机号码": 13800000000.0,
        "其他联系方式": "010-12345678",
        "户口类型": "农业",
        "本人月平均收入": "1,234.50",
        "家庭年度总收入": 20000.0,
        "家庭人口": "3口",
        "致困原因(1.无劳动能力 2.有劳动能力而未就业)": "6",
        "主要致困原因(限选一项)": "患重特大疾病",
        "次要致困原因(最多选三项)": "子女上学、其他",
        "银行卡号": "6222020200112233445",
    }
    for header in row:
        row[header] = told.get(header.strip("*﹡"))
    title = "附件2：困难职工档案表（*为必填项）"
    return sheet(title, marked, tuple(row.values()), merges=(Merge(0, 0, 0, 45),))


@pytest.mark.parametrize("way", ["before", "behind"])
def test_the_form_of_workers_in_hardship(way: str) -> None:
    marked = B2 if way == "before" else "|".join(f"{each[1:]}﹡" if each[0] == "*" else each for each in B2.split("|"))
    laid = b2(marked)
    columns = found(laid)
    assert columns.kind == "hardship"
    assert columns.header_rows == (2,)
    unmarked = {header.strip("*﹡"): field for header, field in fields(columns).items()}
    assert unmarked["主要致困原因(限选一项)"] == "main_cause"
    assert unmarked["手机号码"] == unmarked["其他联系方式"] == "phone"
    assert "致困原因(1.无劳动能力 2.有劳动能力而未就业)" in columns.unknown
    assert {"民族", "政治面貌", "职工编号"} <= {header.strip("*﹡") for header in columns.unknown}
    assert values(laid) == [
        {
            "name": "张三",
            "id_number": ID,
            "grade": "低保户",
            "sex": "male",
            "born": "1966-01-10",
            "health": "good",
            "household": "agricultural",
            "phone": "13800000000、01012345678",
            "income_month": "1,234.50",
            "income_year": "20,000.00",
            "family": "3",
            "main_cause": "患重特大疾病",
            "causes": "子女上学、其他",
            "account": "6222020200112233445",
        }
    ]


def test_two_units_of_money_in_one_table() -> None:
    laid = sheet(
        B4,
        (1.0, "李四", ID, "某厂", "13900000000", 3.56, "2.1", 2.0, "否", "是", "因病致困", "住院", "是", 5000.0, 1.0),
        (2.0, "李五", "A12345", None, None, "3.5万元"),
        (3.0, "李六", None, None, None, "35000元"),
        (4.0, "李七", None, None, None, "约3.5"),
    )
    columns = found(laid)
    assert columns.kind == "hardship"
    assert fields(columns)["家庭年收入（万元）"] == "income_year ×10000"
    assert fields(columns)["困难帮扶金额（元）"] == "amount"
    assert fields(columns)["员工编码/身份证号"] == "id_number"
    first, *others = values(laid)
    assert (first["income_year"], first["amount"], first["times"]) == ("35,600.00", "5,000.00", "1")
    assert (first["grade"], first["main_cause"]) == ("因病致困", "住院")
    assert [row["income_year"] for row in others] == ["35,000.00", "35,000.00", "约35,000.00"]


def test_a_column_with_two_meanings_refuses_what_is_no_document_by_row() -> None:
    laid = sheet(B4, (1.0, "李五", "A12"), (2.0, "李六", ID))
    (bad, good) = rows(laid)
    assert [problem.field for problem in bad.problems] == ["id_number"]
    assert bad.values == {"name": "李五"}
    assert not good.problems


@pytest.mark.parametrize(
    ("header", "money"),
    [(WAGES, {"欠薪金额": "claimed"}), (OWED, {"欠薪金额": "claimed"}), (PAID, {"发放金额": "received"})],
    ids=["wages", "owed", "paid"],
)
def test_the_three_tables_of_wages_are_members_of_a_group(header: str, money: dict[str, str]) -> None:
    columns = found(sheet(header))
    assert columns.kind == "members"
    told = fields(columns)
    assert money.items() <= told.items()
    assert {"name", "id_number"} <= set(told.values())
    assert not {"实发工资", "应发工资", "银行卡号"} & set(told)
    assert "序号" not in columns.unknown


def test_days_and_people_of_the_wages_are_read() -> None:
    row = line_of(
        OWED, {"序号": "1", "姓名": "张三", "身份证号": ID, "联系电话": "13800000000", "欠薪金额": "12,345.6"}
    )
    other = line_of(OWED, {"序号": "2", "月份": "2023/6", "姓名": "张三", "身份证号": ID, "欠薪金额": "1"})
    laid = sheet(OWED, row, other)
    assert [row.repeats for row in rows(laid)] == [None, 2]
    assert values(laid)[0]["claimed"] == "12,345.60"


def line_of(header: str, told: dict[str, str]) -> tuple[str | None, ...]:
    return tuple(told.get(each) for each in header.split("|"))


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
    assert [sort for _, sort in skipped_rows(B7, columns)] == [RowSort.SECTION, RowSort.SECTION, RowSort.TOTAL]


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


def test_the_table_for_putting_workers_on_file_begins_with_a_version() -> None:
    told = {"序号": "1", "身份证号码": ID, "姓名": "张三", "文化程度": "高中", "户口性质": "农业", "户籍市县": "某县"}
    more = {"现住地址": "某路", "联系电话": "13800000000", "就业前所属群体": "农民工"}
    laid = sheet("版本号: 1.4", B8, line_of(B8, told | more))
    columns = found(laid)
    assert (columns.kind, columns.header_rows) == ("people", (2,))
    assert "月收入(元)" in columns.unknown
    assert values(laid) == [
        {
            "name": "张三",
            "id_number": ID,
            "education": "senior",
            "household": "agricultural",
            "registration": "某县",
            "address": "某路",
            "phones": "13800000000",
            "groups": "农民工",
        }
    ]


@pytest.mark.parametrize("nothing", [0.0, "0", Formula(0.0), Formula(""), Formula()])
def test_rows_of_zeros_of_a_printed_form_are_blank(nothing: Any) -> None:
    laid = sheet(
        "用人单位（盖章）：|||本期新签__人，续签__人",
        B8_PRINT,
        (1.0, ID, "张三", "农业", "某路", None, None, None, None, 5000.0),
        *((n, *[nothing] * 9) for n in (2.0, 3.0)),
    )
    assert found(laid).kind == "people"
    assert [row["name"] for row in values(laid)] == ["张三"]


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


def test_cells_that_are_merged_below_or_beside_what_is_searched_do_no_harm() -> None:
    rows_below = ["姓名|电话", *(f"张三{n}|138" for n in range(30))]
    for merge in (Merge(18, 0, 18, 1), Merge(17, 0, 20, 1), Merge(3, 2, 4, 2), Merge(30, 0, 30, 1)):
        assert found(sheet(*rows_below, merges=(merge,))).header_rows == (1,)


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
