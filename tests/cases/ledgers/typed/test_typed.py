"""What stands in cells, as somebody would have typed it."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from cases.ledgers.cells import Cell, Formula
from cases.ledgers.kinds import LEDGERS
from cases.ledgers.typed.cell import typist
from cases.values.refusal import Refused
from tests.cases.ledgers.laying import ID, TODAY


def typed(place: str, cell: Cell, **options: Any) -> str:
    """Type a cell into a field, such as `people.born`; factor and date1904 among the options."""
    kind, _, name = place.partition(".")
    return typist(LEDGERS[kind].by_name[name], **options)(cell, TODAY)


def refused(place: str, cell: Cell, **options: Any) -> str:
    with pytest.raises(Refused) as found:
        typed(place, cell, **options)
    (problem,) = found.value.problems
    return f"{problem.rule}: {problem.sentence}"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("2023.5.6", "2023-05-06"),
        ("2023年5月6日", "2023-05-06"),
        ("2023年 5 月 6 号", "2023-05-06"),
        ("二〇二三年五月六日", "2023-05-06"),
        ("2023年五月", "2023-05"),
        ("2021-1-17", "2021-01-17"),
        ("1985.03", "1985-03"),
        ("1985年3月生", "1985-03"),
        ("1985.1", "1985-01"),
        ("198503", "1985-03"),
        ("1985", "1985"),
        ("2023/5/6", "2023-05-06"),
        ("２０２３／５／６", "2023-05-06"),
        ("20230506", "2023-05-06"),
        ("2023.05.06.", "2023-05-06"),
        ("2023—05—06", "2023-05-06"),
        ("2023-05-06 00:00:00", "2023-05-06"),
        ("2023/5/6 8:30", "2023-05-06"),
        ("'2023-05-06", "2023-05-06"),
        ("45052", "2023-05-06"),
        (45052, "2023-05-06"),
        (45052.297, "2023-05-06"),
        (61, "1900-03-01"),
        (20230506.0, "2023-05-06"),
        (198503, "1985-03"),
        (1985.0, "1985"),
        (1985.03, "1985-03"),
        (1985.12, "1985-12"),
        (1985.2, "1985-02"),
        (date(2023, 5, 6), "2023-05-06"),
        (datetime(2023, 5, 6, 7, 8), "2023-05-06"),
        ("/", ""),
        ("不详", ""),
    ],
)
def test_days_are_read_however_they_are_written(cell: Cell, text: str) -> None:
    assert typed("people.born", cell) == text


def test_days_that_count_from_1904() -> None:
    assert typed("people.born", 43590, date1904=True) == "2023-05-06"
    assert typed("people.born", "43590", date1904=True) == "2023-05-06"
    assert typed("people.born", date(2023, 5, 6), date1904=True) == "2023-05-06"


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (1985.1, "1 月还是 10 月"),
        ("5-6", "没有年份"),
        ("5月6日", "没有年份"),
        ("今天", "看不懂这个日期"),
        ("昨天", "看不懂这个日期"),
        ("去年10月", "看不懂这个日期"),
        ("下周三", "看不懂这个日期"),
        ("20号晚上", "看不懂这个日期"),
        ("昨天晚上", "看不懂这个日期"),
        ("3天后", "看不懂这个日期"),
        ("20号", "看不懂这个日期"),
        ("明年1月5日", "看不懂这个日期"),
        ("十月六日", "没有年份"),
        ("23.5.6", "看不懂这个日期"),
        ("5/6/2023", "看不懂这个日期"),
        ("2023-02-30", "日历上没有"),
        (60, "看不懂这个日期"),
        (-1, "看不懂这个日期"),
        (0.5, "看不懂这个日期"),
        (1e12, "看不懂这个日期"),
        (True, "看不懂这个日期"),
        (date(2030, 1, 1), "不能在今天"),
        (date(1850, 1, 1), "早于 1900 年"),
        ("1985.13", "日历上没有|看不懂"),
    ],
)
def test_a_day_that_may_be_another_is_refused(cell: Cell, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        typed("people.born", cell)


def test_a_day_of_the_past_is_taken_as_well_as_it_is_known() -> None:
    assert typed("cases.on", "2023.5.6") == "2023-05-06"
    assert typed("cases.on", "2023.5") == "2023-05"
    assert typed("cases.ended_on", 1985.0) == "1985"
    assert typed("cases.ended_on", "2023年5月上旬") == "2023年5月上旬"
    assert typed("cases.wronged_on", "约2023年春") == "约2023年春"
    assert typed("cases.on", "不详") == f"{TODAY}以前"
    assert typed("cases.wronged_on", "不详") == typed("cases.on", "待补") == ""
    assert refused("cases.ended_on", "5月上旬").startswith("date")
    assert refused("cases.ended_on", "去年底").startswith("date")
    assert refused("employers.licence_until", "2023.5").startswith("date")
    assert refused("cases.on", date(2026, 6, 19)).startswith("future")
    assert typed("employers.licence_until", date(2030, 1, 1)) == "2030-01-01"


@pytest.mark.parametrize(
    ("cell", "factor", "text"),
    [
        (3.56, 10_000, "35,600.00"),
        (3.5678, 10_000, "35,678.00"),
        ("3.5678", 10_000, "35,678.00"),
        ("3.56万", 10_000, "35,600.00"),
        ("35600元", 10_000, "35,600.00"),
        ("约3.5", 10_000, "约35,000.00"),
        ("3多", 10_000, "至少30,000.00"),
        ("3不到", 10_000, "至多30,000.00"),
        ("不到3", 10_000, "至多30,000.00"),
        ("1,234.5", 10_000, "12,345,000.00"),
        ("'1,234.50", 1, "1,234.50"),
        ("１，２３４．５０", 1, "1,234.50"),
        ("1 234.50", 1, "1,234.50"),
        ("￥1,234.50元", 1, "1,234.50"),
        ("1.2万", 1, "12,000.00"),
        ("3", 1000, "3,000.00"),
        ("一万二", 10_000, "12,000.00"),
        ("三百五十元", 10_000, "350.00"),
        ("三百五", 1, "350.00"),
        (0.1 + 0.2, 1, "0.30"),
        (1234567.89, 1, "1,234,567.89"),
        (1e10, 1, "10,000,000,000.00"),
        (0, 1, "0.00"),
        ("无", 10_000, "0.00"),
        ("不详", 10_000, "不详"),
        ("-", 1, ""),
        ("——", 1, ""),
    ],
)
def test_amounts_in_the_unit_of_the_header_or_of_the_cell(cell: Cell, factor: int, text: str) -> None:
    assert typed("hardship.income_year", cell, factor=factor) == text


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (-5, "金额是负数"),
        ("-1,234.50", "金额是负数"),
        (1.234, "最小到分"),
        (1e14, "金额过大"),
        (1e300, "金额"),
        ("20(不含)至50(含)", "看不懂这个金额"),
        ("1-2-3万", "看不懂这个金额"),
        (True, "看不懂这个金额"),
        (date(2023, 5, 6), "看不懂这个金额"),
    ],
)
def test_an_amount_that_is_none_is_refused(cell: Cell, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        typed("hardship.income_year", cell)


@pytest.mark.parametrize("cell", ["三", "二百五十", "约三十"])
def test_a_numeral_of_which_nobody_says_whether_it_is_in_yuan_is_refused(cell: str) -> None:
    assert "单位是万元" in refused("hardship.income_year", cell, factor=10_000)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (ID, ID),
        (f"'{ID}", ID),
        (" 110105 19660110 0008\t", ID),
        ("１１０１０５１９６６０１１００００８", ID),
        ("身份证：" + ID, ID),
        ("11010519491231002x", "11010519491231002X"),
        (110105660110000, "110105660110000"),
        (110105660110000.0, "110105660110000"),
        ("110105660110000", "110105660110000"),
        ("E12345678", "E12345678"),
        (12345678, "12345678"),
        ("无", ""),
    ],
)
def test_numbers_of_documents_stay_as_they_are(cell: Cell, text: str) -> None:
    assert typed("people.id_number", cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        1.10105196601100e17,
        110105196601100008,
        1101051966011000.0,
        "1.10105E+17",
        "1.10105196601e17",
        "１．１０１０５Ｅ＋１７",
        "110105196601100000",
    ],
)
def test_a_number_that_excel_damaged_is_refused(cell: Cell) -> None:
    assert refused("people.id_number", cell).startswith("damaged: 号码被表格当成数字，末几位已丢失")


def test_a_number_that_happens_to_end_in_zeros_is_not_damaged() -> None:
    bases = (f"110105196601{day:02d}{turn}00" for day in range(1, 29) for turn in range(10))
    number = next(f"{base}0" for base in bases if ric.calc_check_digit(f"{base}0") == "0")
    assert typed("people.id_number", number) == number


@pytest.mark.parametrize("place", ["hardship.account", "employers.credit_code", "employers.licence"])
def test_other_long_numbers_are_refused_as_damaged_too(place: str) -> None:
    assert refused(place, 6222020200112233445.0).startswith("damaged")
    assert refused(place, "6.22202E+18").startswith("damaged")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (13800000000.0, "13800000000"),
        (13800000000, "13800000000"),
        ("'13800000000", "13800000000"),
        ("13800000000、13900000000", "13800000000、13900000000"),
        ("13800000000/010-12345678", "13800000000、01012345678"),
        ("13800000000，13900000000；13700000000", "13800000000、13900000000、13700000000"),
        ("13800000000 13900000000", "13800000000、13900000000"),
        ("13800000000\n13900000000", "13800000000、13900000000"),
        ("138 0000 0000", "13800000000"),
        ("138-0000-0000", "13800000000"),
        ("１３８００００００００", "13800000000"),
        ("手机：13800000000", "13800000000"),
        ("13800000000（本人）、13900000000(妻)", "13800000000、13900000000"),
        ("王芳13800000000", "13800000000"),
        ("010-12345678转801", "010-12345678-801"),
        ("13800000000、13800000000", "13800000000"),
        ("无", ""),
    ],
)
def test_phones_one_or_several(cell: Cell, text: str) -> None:
    assert typed("people.phones", cell) == text


@pytest.mark.parametrize("cell", ["abc", 138, "张三", "1.38E+10x"])
def test_a_phone_that_is_none_is_refused(cell: Cell) -> None:
    assert refused("people.phones", cell).startswith("phone")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("张三", "张三"),
        ("张　三", "张三"),
        ("张 三", "张三"),
        (" 张三\n", "张三"),
        ("阿不都·热西提", "阿不都·热西提"),
        ("John Smith", "John Smith"),
        ("'=张三", "=张三"),
        ("张\x00\x1b三", "张三"),
    ],
)
def test_a_name(cell: Cell, text: str) -> None:
    assert typed("people.name", cell) == text


@pytest.mark.parametrize("sign", ["、", "，", "/", ";", "；", " ", "\n", ","])
def test_several_names_in_a_cell(sign: str) -> None:
    cell = sign.join(("张三", "李四", "欧阳五"))
    assert refused("people.name", cell) == "names: 这一格里有 3 个姓名，请一人一行"
    assert typed("cases.applicant", cell) == "张三、李四、欧阳五"
    assert typed("employers.contact", cell) == "张三、李四、欧阳五"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        *((cell, "yes") for cell in ("是", "√", "✔", True, 1.0, "已入会", "Y")),
        *((cell, "no") for cell in ("否", "×", False, 0.0, "无", "非会员")),
        *((cell, "") for cell in ("", "/", " ")),
    ],
)
def test_yes_and_no(cell: Cell, text: str) -> None:
    assert typed("people.union_member", cell) == text


@pytest.mark.parametrize(
    ("place", "cell", "text"),
    [
        ("people.sex", "男性", "male"),
        ("people.health", "健康", "good"),
        ("people.household", "农村", "agricultural"),
        ("people.education", "高中", "senior"),
        ("people.groups", "农民工、女职工", "农民工\n女职工"),
        ("people.groups", "派遣工", "劳务派遣工"),
        ("cases.groups", "农民工/女职工", "migrant,women"),
        ("cases.channel", "电话", "phone"),
        (
            "cases.respondents",
            "甲公司、乙公司；派遣单位：丙公司",
            "用人单位：甲公司\n用人单位：乙公司\n派遣单位：丙公司",
        ),
        ("cases.people", "12人", "12"),
        ("cases.people", 12.0, "12"),
        ("hardship.family", "3口人", "3"),
        ("hardship.times", "2次", "2"),
        ("hardship.account", "6222020200112233445", "6222020200112233445"),
        ("hardship.note", 12.5, "12.5"),
        ("hardship.note", date(2023, 5, 6), "2023-05-06"),
        ("hardship.note", "无", "无"),
        ("people.address", "某路\n5号", "某路 5号"),
        ("people.address", 5.0, "5"),
    ],
)
def test_what_a_field_makes_of_a_cell(place: str, cell: Cell, text: str) -> None:
    assert typed(place, cell) == text


def test_a_pick_that_is_not_on_the_list_is_refused_with_the_choices() -> None:
    assert "可选：男（male）、女（female）" in refused("people.sex", "其它")


@pytest.mark.parametrize("kind", LEDGERS)
def test_a_formula_is_refused_in_every_field(kind: str) -> None:
    for field in LEDGERS[kind].fields:
        for value in ("x", 5, None):
            assert refused(f"{kind}.{field.name}", Formula(value)).startswith("formula: 这一格是公式")


CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.text(),
    st.from_regex(r"['￥约]?[0-9]{1,4}[.,年/-]?[0-9]{1,4}[.月/-]?[0-9]{0,4}[日万元]{0,2}", fullmatch=True),
    st.builds(Formula, st.none() | st.text() | st.floats()),
)
FIELDS = [(kind, field.name) for kind in LEDGERS for field in LEDGERS[kind].fields]


@given(st.sampled_from(FIELDS), CELLS, st.sampled_from((1, 100, 1000, 10_000)), st.booleans())
def test_any_cell_is_typed_or_refused_and_what_is_typed_is_read_unchanged(
    place: tuple[str, str], cell: Cell, factor: int, date1904: bool
) -> None:
    field = LEDGERS[place[0]].by_name[place[1]]
    try:
        text = typist(field, factor, date1904=date1904)(cell, TODAY)
    except Refused:
        text = ""
    assert not text or str(field.kind.write(field.kind.read(text, TODAY))) == text


def test_no_number_is_not_left_empty_but_asked_about() -> None:
    assert refused("hardship.family", "无").startswith("number: ")
