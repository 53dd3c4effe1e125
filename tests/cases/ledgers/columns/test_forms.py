"""Whole forms as centres have them: of workers in hardship, of wages, of workers put on file."""

from typing import Any

import pytest

from cases.ledgers.cells import Formula, LedgerSheet, Merge
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
