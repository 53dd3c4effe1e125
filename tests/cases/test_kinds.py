"""Fields are read as people type them: codes by part of their name, lists, numbers, answers."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.directory.records import RECORDS
from cases.events import CATALOGUE
from cases.file.members import Member, Members
from cases.file.parties import Parties, Party
from cases.hiding.mask import FULL, Mask
from cases.kinds import (
    DOCUMENT,
    PERSON,
    PHONES,
    Colleague,
    Day,
    EntryNumber,
    Kind,
    Line,
    Lines,
    Pick,
    PickMany,
    Prose,
    RoughDay,
    Whole,
    YesNo,
    find_code,
)
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.spans import month_of
from cases.values.text import CHINESE, Label
from tests.cases.making import DAY, refusal
from tests.cases.standing_in import In

FOUND = {
    ("cause", "2025-205-5"): "2025-205-5",
    ("cause", "追索劳动报酬纠纷"): "2025-205-5",
    ("cause", "追索劳动报酬"): "2025-205-5",
    ("cause", "Claim for wages"): "2025-205-5",
    ("cause", "claim FOR wages"): "2025-205-5",
    ("cause", "经济补偿"): "2025-205-6",
    ("cause", "劳动合同"): "2025-205",
    ("cause", "2020-186-5"): "2020-186-5",
    ("kind", "维权"): "rights",
    ("kind", "ＲＩＧＨＴＳ"): "rights",
    ("group", "女职工"): "women",
    ("accept_ground", "免予核查：进城务工人员请求报酬或工伤赔偿"): "exempt_migrant",
    ("accept_ground", "免予核查:进城务工人员请求报酬或工伤赔偿"): "exempt_migrant",
    ("channel", "来访"): "visit",
    ("taxi_licence", "没有"): "none",
    ("yes_no", "有"): "yes",
    ("yes_no", "没有"): "no",
    ("yes_no", "未签"): "no",
    ("yes_no", "是"): "yes",
    ("taxi_licence", "没"): "none",
    ("outcome", "行政复议（不支持"): "review_lost",
}
NOT_FOUND = {
    ("kind", "官司"): "列表里没有",
    ("kind", ""): "列表里没有",
    ("taxi_licence", "有"): "列表里没有",
    ("taxi_contract", "书面"): "列表里没有",
    ("decline_ground", "证据"): "列表里没有",
    ("reply_result", "予办理"): "列表里没有",
    ("cause", "纠纷"): "不止一项",
    ("accept_ground", "工会援助"): "不止一项",
    ("group", "职工"): "不止一项",
    ("kind", "\x00"): "列表里没有",
}


@pytest.mark.parametrize(("list_", "text"), FOUND)
def test_a_code_is_found_by_any_part_that_is_its_own(list_: str, text: str) -> None:
    assert find_code(codes(list_), text, DAY) == FOUND[list_, text]


@pytest.mark.parametrize(("list_", "text"), NOT_FOUND)
def test_what_names_none_or_several_is_refused_with_a_choice(list_: str, text: str) -> None:
    with pytest.raises(Refused, match=NOT_FOUND[list_, text]) as told:
        find_code(codes(list_), text, DAY)
    assert told.value.problems[0].rule == "code"
    assert "（" in str(told.value)


def test_labels_are_those_in_force_on_the_day_and_codes_always() -> None:
    wages = "追索劳动报酬纠纷"
    assert find_code(codes("cause"), wages, date(2025, 12, 31)) == "2020-186-5"
    assert find_code(codes("cause"), wages, date(2026, 1, 1)) == "2025-205-5"
    assert find_code(codes("cause"), "2025-205-5", date(2025, 12, 31)) == "2025-205-5"


@given(st.sampled_from(["kind", "cause", "group", "accept_ground", "ruling_kind"]), st.data())
def test_every_code_is_found_by_itself_and_by_its_whole_name(list_: str, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(codes(list_).on(DAY)))
    assert find_code(codes(list_), code.code, DAY) == code.code
    same = [each.code for each in codes(list_).on(DAY) if each.label.zh == code.label.zh]
    if same == [code.code]:
        assert find_code(codes(list_), code.label.zh, DAY) == code.code


@given(st.text(max_size=15))
def test_any_text_names_a_code_or_is_refused(text: str) -> None:
    assert refusal(lambda: Pick("cause").read(text, DAY)) in ("", "code")


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("women,migrant", ("migrant", "women")),
        ("女职工、农民工", ("migrant", "women")),
        ("migrant migrant；农民工", ("migrant",)),
        ("，、", ()),
    ],
)
def test_several_codes_stand_in_the_order_of_the_list(text: str, picked: tuple[str, ...]) -> None:
    assert PickMany("group").read(text, DAY) == picked


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("甲公司", (Party("employer", "甲公司"),)),
        ("派遣单位：甲\n用工单位:乙", (Party("dispatch_agency", "甲"), Party("user_employer", "乙"))),
        ("general_contractor: 丙；丁", (Party("general_contractor", "丙"), Party("employer", "丁"))),
        ("包工头：赵大：小", (Party("labour_contractor", "赵大:小"),)),
        (" \n；", ()),
    ],
)
def test_parties_stand_one_on_a_line(text: str, parties: tuple[Party, ...]) -> None:
    assert Parties().read(text, DAY) == parties


@pytest.mark.parametrize("text", ["房东：甲", "包：甲", "派遣单位：", "：甲", "派遣单位： \n甲"])
def test_a_party_that_is_not_understood_is_refused(text: str) -> None:
    assert refusal(lambda: Parties().read(text, DAY)) == "party"


def test_a_person_among_the_parties_is_hidden_and_a_firm_is_not() -> None:
    parties = (Party("labour_contractor", "赵大壮"), Party("individual", "昌某"), Party("employer", "甲公司"))
    assert CHINESE(Parties().mask(parties)) == "包工头：赵某某、个人雇主：昌某、用人单位：甲公司"


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("１２人", 12), ("12 件", 12), ("1", 1), ("100000", 100_000), ("007", 7)]
)
def test_a_whole_number(text: str, number: int) -> None:
    assert Whole(1, 100_000).read(text, DAY) == number


@pytest.mark.parametrize("text", ["0", "100001", "-1", "1.5", "十几", "12元", "9" * 5000, "", "1 2", "１_０"])
def test_a_number_out_of_bounds_is_refused(text: str) -> None:
    assert refusal(lambda: Whole(1, 100_000).read(text, DAY)) == "number"


@pytest.mark.parametrize(
    ("text", "answer"),
    [("是", True), ("有", True), ("Ｙ", True), ("TRUE", True), ("否", False), ("no", False), ("没有", False)],
)
def test_yes_and_no(text: str, answer: bool) -> None:
    assert YesNo().read(text, DAY) is answer


@pytest.mark.parametrize("text", ["也许", "", "是否", "2"])
def test_neither_yes_nor_no_is_refused(text: str) -> None:
    assert refusal(lambda: YesNo().read(text, DAY)) == "yes_no"


@pytest.mark.parametrize(("text", "entry"), [("3", 3), ("第3条", 3), ("#3", 3), ("第 ３ 条", 3)])
def test_the_number_of_an_entry(text: str, entry: int) -> None:
    assert EntryNumber().read(text, DAY) == entry
    assert refusal(lambda: EntryNumber().read("最后一条", DAY)) == "entry"


def test_days_of_the_past_and_days_ahead() -> None:
    assert refusal(lambda: Day().read("2026-03-03", DAY)) == "future"
    assert Day(ahead=True).read("2026-03-03", DAY) == date(2026, 3, 3)
    assert Day().load(Day().dump(DAY)) == DAY
    assert Day().load(Day().dump(None)) is None
    assert RoughDay().load(RoughDay().dump(RoughDay().read("2021年3月", DAY))) == month_of(2021, 3)


def test_lines_fall_apart_at_line_ends_and_semicolons() -> None:
    assert Lines().read(" 身份证\r\n欠条；工资卡;\n\n欠条", DAY) == ("身份证", "欠条", "工资卡")
    assert refusal(lambda: Lines(most=3).read("身份证\n身份证复印件", DAY)) == "length"


def test_a_text_too_long_is_refused_with_its_length() -> None:
    assert Line(5).read("一二三四五", DAY) == "一二三四五"
    with pytest.raises(Refused, match="6 字，最多 5 字"):
        Line(5).read("一二三四五六", DAY)
    assert refusal(lambda: Prose(5).read("一二三四五六", DAY)) == "length"
    assert refusal(lambda: Colleague().read("名" * 61, DAY)) == "length"


def test_rare_characters_count_as_one_and_stay() -> None:
    assert Line(3).read("𠮷㛃🚕", DAY) == "𠮷㛃🚕"


ASKED = sorted(
    {ask.kind.name: ask.kind for made in (*CATALOGUE.values(), *RECORDS.values()) for ask in made.asks}.items()
)
"""One kind of each name that an event or a record asks for."""


@pytest.mark.parametrize("kind", [kind for _name, kind in ASKED], ids=[name for name, _kind in ASKED])
def test_a_kind_has_a_name_that_people_read(kind: Kind[Any]) -> None:
    filled_by_the_program = ("kept", "mark", "seens")
    assert bool(re.search("[\u4e00-\u9fff]", CHINESE(kind.called))) is (kind.name not in filled_by_the_program)


def test_a_kind_is_called_by_its_class_where_programs_read() -> None:
    assert (RoughDay().name, PickMany("group").name, Line().name) == ("rough_day", "pick_many", "line")


@pytest.mark.parametrize(
    ("kind", "parts", "told"),
    [
        (Lines(), ("身份证", "欠条"), "身份证\n欠条"),
        (PickMany("group"), (Label("农民工", "Migrant"), Label("女职工", "Women")), "农民工、女职工"),
        (Colleague(), ("li",), "李明"),
        (Colleague(), ("somebody",), "somebody"),
        (Line(), ("li",), "li"),
    ],
)
def test_the_parts_of_a_value_make_one_text(kind: Kind[Any], parts: tuple[object, ...], told: str) -> None:
    assert kind.cell(parts, CHINESE, {"li": "李明"}) == told


FOUND_BY: list[tuple[Kind[Any], Any, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    (PERSON, "张伟", ("张伟",), ("张伟",), ()),
    (PHONES, "13800000000", (), (), ("13800000000",)),
    (DOCUMENT, "11010519491231002X", (), (), ("11010519491231002X",)),
    (Line(), "滨海广场", ("滨海广场",), (), ()),
    (Line(), "A-7", (), (), ()),
    (Prose(), "OK", ("OK",), (), ()),
    (Prose(), "", (), (), ()),
    (Lines(), ("身份证", "ID"), ("身份证", "ID"), (), ()),
    (Parties(), (Party("employer", "甲公司"),), ("甲公司",), ("甲公司",), ()),
    (Members(), (Member("李静", "E1", "138"),), ("李静",), ("李静",), ("138", "E1")),
    (Colleague(), "李明", (), (), ()),
    (Pick("kind"), "rights", (), (), ()),
    (Day(), DAY, (), (), ()),
]
"""Values with the texts, names and numbers by which they are found."""


@pytest.mark.parametrize(("kind", "value", "texts", "names", "digits"), FOUND_BY)
def test_what_of_a_value_is_searched(
    kind: Kind[Any], value: Any, texts: tuple[str, ...], names: tuple[str, ...], digits: tuple[str, ...]
) -> None:
    found = (kind.searched(value), kind.names(value), kind.digits(value))
    assert tuple(map(tuple, found)) == (texts, names, digits)


def test_what_no_mask_hides_is_seen_as_it_is_and_nothing_is_made_of_nothing() -> None:
    assert PERSON.seen("张伟", FULL) == "张伟"
    assert PERSON.seen("张伟", Mask()) == "张某某"
    assert PERSON.seen("", Mask()) == ""
    assert Day().seen(DAY, Mask()) == DAY


def test_a_mask_hides_in_a_narrative_what_it_finds_there() -> None:
    assert Prose().seen("请打13800138000。", Mask()) == "请打138****8000。"
    assert Lines().seen(("请打13800138000",), Mask()) == ("请打138****8000",)
    assert Prose().seen("请打13800138000。", FULL) == "请打13800138000。"


def test_a_firm_among_the_parties_is_known_as_one() -> None:
    parties = (Party("employer", "甲公司"), Party("labour_contractor", "赵大壮"), Party("employer", "赵大壮"))
    assert tuple(Parties().firms(parties)) == ("甲公司",)


@pytest.mark.parametrize(
    ("kind", "goes_by_it"), [(Pick("cause"), True), (PickMany("cause"), True), (Parties(), False), (Day(), False)]
)
def test_codes_go_by_the_day_of_the_event(kind: Kind[Any], *, goes_by_it: bool) -> None:
    assert kind.by_event_day is goes_by_it


def test_what_stays_of_a_name_is_what_stands_for_it_and_of_a_narrative_that_there_was_one() -> None:
    stand_in = In({"甲公司": "甲公司", "张伟": "某人一"})
    assert Line(40).nameless("张伟", stand_in) == "某人一"
    assert Line(40).nameless("甲公司", stand_in) == "甲公司"
    assert (Line(40).nameless("别的", stand_in), Line(40).nameless("", stand_in)) == ("某", "")
    assert PHONES.nameless("13800000000", stand_in) == ""
    assert (Prose().nameless("张伟说了什么。", stand_in), Prose().nameless("", stand_in)) == ("已删除", "")
    assert Lines(40).nameless(("甲公司", "别的", "张伟"), stand_in) == ("甲公司", "某人一")
