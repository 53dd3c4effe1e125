"""Code lists: what ships with the program, and what a bad file gets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cases.values.roles  # noqa: F401 - which declares lists of its own
from cases.kinds import Pick
from cases.values.codes import COLUMNS, codes, load_codes
from cases.values.refusal import Refused
from cases.values.tables import STATUSES, packaged

HEADER = ",".join(COLUMNS)
GOOD = "fruit,apple,苹果,Apple,,2020-01-01,,果品法 第一条,S,红的"
LISTS = load_codes(packaged("codes.csv"), "codes.csv")


def refused(*rows: str) -> list[str]:
    with pytest.raises(Refused) as found:
        load_codes("\n".join((HEADER, *rows)), "厂.csv")
    return [str(problem.sentence) for problem in found.value.problems]


def test_each_list_that_is_read_by_itself_is_the_one_of_the_whole_file() -> None:
    assert {name: codes(name) for name in LISTS} == LISTS


def test_a_good_file_gives_its_lists_in_order() -> None:
    rows = (GOOD, "fruit,gala,嘎啦,Gala,apple,,,,D,", "", "colour,red,红,Red,,,2021-12-31,,M,")
    lists = load_codes('\ufeff"list"' + "\r\n".join((HEADER, *rows)).removeprefix("list"), "厂.csv")
    assert list(lists) == ["fruit", "colour"]
    assert [code.code for code in lists["fruit"]] == ["apple", "gala"]
    apple = lists["fruit"].get("apple")
    assert (apple.label.zh, apple.label.en, apple.since, apple.until) == ("苹果", "Apple", date(2020, 1, 1), None)
    assert (apple.source, apple.status, apple.note, apple.unconfirmed) == ("果品法 第一条", "S", "红的", False)
    assert lists["fruit"].get("gala").parent == "apple"
    assert len(lists["fruit"]) == 2
    assert lists["fruit"].get("gala").unconfirmed
    assert lists["colour"].get("red").unconfirmed


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (GOOD, "代码 apple 重复"),
        ("fruit,gala,嘎啦,Gala,pear,,,,D,", "上级代码 pear"),
        ("colour,red,红,Red,apple,,,,D,", "上级代码 apple"),
        ("fruit,gala,嘎啦,Gala,,2020-02-30,,,D,", "since 不是日期"),
        ("fruit,gala,嘎啦,Gala,,,20200101,,D,", "until 不是日期"),
        ("fruit,gala,嘎啦,Gala,,2020-01-02,2020-01-01,,D,", "早于 since"),
        ("fruit,gala,,Gala,,,,,D,", "缺少 zh"),
        ("fruit,gala,嘎啦, ,,,,,D,", "缺少 en"),
        ("fruit,gala,嘎啦,Gala,,,,,X,", "status 不认识"),
        ("fruit,gala,嘎啦,Gala,,,,,,", "status 不认识"),
        ("fruit,gala,嘎啦,Gala,,,,,D", "应有 10 列，这里有 9 列"),
        ("fruit,gala,嘎啦,Gala,,,,,D,,", "应有 10 列，这里有 11 列"),
        ("fruit,Gala,嘎啦,Gala,,,,,D,", "code 只能用"),
        ("水果,gala,嘎啦,Gala,,,,,D,", "list 只能用"),
        ('fruit,gala,"嘎"啦,Gala,,,,,D,', "引号"),
    ],
)
def test_a_bad_row_is_refused_by_line_and_reason(row: str, words: str) -> None:
    (sentence,) = refused(GOOD, row)
    assert sentence.startswith("厂.csv 第 3 行：")
    assert words in sentence


def test_a_code_that_is_called_otherwise_keeps_its_name_of_before_for_what_was_before() -> None:
    rows = ("fruit,apple,苹果,Apple,,2020-01-01,2024-12-31,,O,", "fruit,apple,平果,Appel,,2025-01-01,,,O,")
    fruit = load_codes("\n".join((HEADER, *rows)), "厂.csv")["fruit"]
    assert len(fruit) == 1
    assert fruit.label("apple").zh == "平果"
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    assert [fruit.worded_on(day).label("apple").zh for day in days] == ["苹果", "苹果", "苹果", "平果"]
    assert [[code.label.zh for code in fruit.on(day)] for day in days] == [[], ["苹果"], ["苹果"], ["平果"]]


def test_two_wordings_of_one_day_are_refused() -> None:
    (sentence,) = refused("fruit,apple,苹果,Apple,,,2024-12-31,,O,", "fruit,apple,平果,Appel,,2024-12-31,,,O,")
    assert "代码 apple 重复" in sentence


def test_every_bad_row_is_named_at_once() -> None:
    first, second = refused("fruit,gala,,Gala,,,,,D,", GOOD, "fruit,pear,梨,,,,,,D,")
    assert first.startswith("厂.csv 第 2 行：")
    assert second.startswith("厂.csv 第 4 行：")


@pytest.mark.parametrize("text", ["list,code\nfruit,apple", "", HEADER])
def test_a_file_without_header_or_rows_is_refused(text: str) -> None:
    with pytest.raises(Refused) as found:
        load_codes(text, "厂.csv")
    assert str(found.value.problems[0].sentence).startswith("厂.csv 第 1 行：")


@given(st.text(max_size=300))
def test_no_text_at_all_breaks_the_loader(text: str) -> None:
    with pytest.raises(Refused):
        load_codes(HEADER + "\n" + text + "\n,", "厂.csv")


def test_an_unknown_code_is_refused_without_repeating_it() -> None:
    with pytest.raises(Refused) as found:
        codes("kind").get("张三")
    problem = found.value.problems[0]
    assert problem.rule == "code"
    assert "张三" not in str(problem.sentence)
    assert str(codes("kind").label("nothing")) == "nothing", "what was recorded with it stays readable"
    assert "nothing" not in codes("kind")


def test_lists_come_from_one_reading() -> None:
    assert codes("cause") is codes("cause")
    with pytest.raises(KeyError):
        codes("no_such_list")


NEEDED = {
    "kind": "enquiry rights legal_aid assistance",
    "channel": "visit phone letter online outreach superior transfer media unknown",
    "group": "migrant new_migrant dispatched taxi ride_hailing platform hardship women over_age minor disabled general "
    "intern domestic",
    "party_role": "employer dispatch_agency user_employer general_contractor subcontractor labour_contractor developer "
    "taxi_company platform individual transferor contract_giver affiliation_host outsourcing_firm related_employer "
    "intermediary platform_partner ordering_customer sublessor vehicle_owner investor controller insurer tortfeasor "
    "school authority third_party other",
    "own_role": "representative agent guardian member kin heir former",
    "mediation_result": "agreed failed ongoing",
    "ruling_result": "full partial none not_applicable unknown",
    "document_direction": "sent received",
    "money_nature": "claimed awarded received",
    "station_level": "centre station point",
}


@pytest.mark.parametrize("name", NEEDED)
def test_stable_codes_stay(name: str) -> None:
    """In their order; whoever adds a code names it here where something rests on it."""
    needed = NEEDED[name].split()
    assert [code.code for code in codes(name) if code.code in needed] == needed


def test_the_causes_change_with_the_year() -> None:
    before = {code.code for code in codes("cause").on(date(2025, 12, 31))}
    after = {code.code for code in codes("cause").on(date(2026, 1, 1))}
    assert {"2020-186-5", "2020-189", "u-hardship-illness"} <= before
    assert {"2025-205-5", "2025-208", "2025-216", "2025-144", "2025-284", "2025-287", "2025-404", "2025-406"} <= after
    assert all(code.startswith("u-") for code in before & after)
    assert codes("cause").on(date(2012, 6, 1)) == codes("cause").on(date(2025, 12, 31))
    assert codes("cause").label("2025-205-5").zh == codes("cause").label("2020-186-5").zh == "追索劳动报酬纠纷"


def test_the_2025_list_holds_each_of_the_seventh_part() -> None:
    listed = {code.code for code in codes("cause") if code.code.startswith("2025-2")}
    tops = {f"2025-{n}" for n in range(205, 217)} | {"2025-284", "2025-287"}
    fourth = {f"2025-{n}-{i}" for n, most in ((205, 7), (206, 5), (214, 2), (215, 1)) for i in range(1, most + 1)}
    at_sea = {f"2025-{n}" for n in range(235, 239)}
    assert listed == tops | fourth | at_sea


@pytest.mark.parametrize(
    ("code", "name", "item"),
    [
        ("2025-214-1", "新就业形态确认劳动关系纠纷", ""),
        ("2025-214-2", "新就业形态追索劳动报酬纠纷", ""),
        ("2025-215-1", "新就业形态工伤保险待遇纠纷", ""),
        ("2025-236", "船员劳动合同纠纷", ""),
        ("2025-333-2", "职工破产债权确认纠纷", "333"),
        ("2025-411-1", "智能网联汽车交通事故责任纠纷", ""),
        ("2025-412", "非机动车交通事故责任纠纷", ""),
        ("2020-140", "离退休人员返聘合同纠纷", ""),
        ("2020-295-1", "职工破产债权确认纠纷", "295"),
        ("2020-374", "机动车交通事故责任纠纷", ""),
        ("2020-x-services", "劳务合同纠纷", "第139项"),
        ("2020-x-affiliation", "挂靠经营合同纠纷", "第256项"),
        ("2020-x-contracting", "企业承包经营合同纠纷", "第259项"),
        ("2020-x-dispatch-tort", "劳务派遣工作人员侵权责任纠纷", "第366项"),
        ("2020-x-services-injury", "提供劳务者受害责任纠纷", "第368项"),
    ],
)
def test_a_cause_is_called_and_numbered_as_its_list_has_it(code: str, name: str, item: str) -> None:
    cause = codes("cause").get(code)
    assert (cause.label.zh, cause.status) == (name, "C")
    assert item in cause.note


@pytest.mark.parametrize(
    ("day", "typed", "code"),
    [
        (date(2025, 12, 31), "追索劳动报酬纠纷", "2020-186-5"),
        (date(2026, 1, 1), "追索劳动报酬纠纷", "2025-205-5"),
        (date(2025, 12, 31), "劳务合同", "2020-x-services"),
        (date(2026, 1, 1), "劳务合同", "2025-144"),
        (date(2019, 3, 1), "机动车交通事故责任纠纷", "2020-374"),
        (date(2026, 3, 1), "机动车交通事故责任纠纷", "2025-411"),
        (date(2026, 3, 1), "机动车交通事故", "2025-411"),
        (date(2026, 3, 1), "非机动车交通事故", "2025-412"),
        (date(2025, 6, 1), "离退休人员返聘", "2020-140"),
        (date(2026, 6, 1), "职工破产债权确认", "2025-333-2"),
        (date(2026, 6, 1), "新就业形态追索劳动报酬", "2025-214-2"),
        (date(2026, 6, 1), "追索劳动报酬纠纷（新就业形态）", "2025-214-2"),
        (date(2026, 12, 1), "追索劳动报酬纠纷（新就业形态）", "2025-214-2"),
    ],
)
def test_a_name_is_read_by_the_list_of_the_case_day(day: date, typed: str, code: str) -> None:
    assert Pick("cause").read(typed, day) == code


def test_the_eight_grounds_of_termination_are_in_the_order_of_the_law() -> None:
    notes = [code.note[:3] for code in codes("terminate_ground")]
    assert notes == ["第一项", "第二项", "第三项", "第四项", "第五项", "第六项", "第七项", "第八项"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "day", [date(2012, 6, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 23), date(2026, 12, 1)]
)
def test_on_any_day_a_label_names_one_code_only(name: str, day: date) -> None:
    now = LISTS[name].on(day)
    assert now
    assert len({code.label.zh for code in now}) == len(now)
    assert len({code.label.en.lower() for code in now}) == len(now)


@pytest.mark.parametrize("name", LISTS)
def test_children_hold_only_while_their_parents_do(name: str) -> None:
    for code in LISTS[name]:
        assert code.status in STATUSES
        assert code.source or code.status in "DMO"
        if code.parent:
            parent = LISTS[name].get(code.parent)
            first, above = (next(iter((*LISTS[name].earlier.get(each.code, ()), each))) for each in (code, parent))
            assert (first.since, code.until) == (above.since, parent.until)


@pytest.mark.parametrize("name", ["group", "quality_check"])
def test_labels_that_are_typed_side_by_side_hold_no_separator(name: str) -> None:
    assert not {"、", "，", "；", " "} & {sign for code in codes(name) for sign in code.label.zh}
