"""Who answers along a chain of respondents, by which article, and who is still to be named."""

from datetime import date

import pytest

from cases.file.altering import altered
from cases.file.case import Case
from cases.law.answers.claims import COLUMNS as CLAIM_COLUMNS
from cases.law.answers.claims import load_claims, packaged_claims
from cases.law.answers.paychain import COLUMNS, answering, load_answers, packaged_answers
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.views.chain import chain
from tests.cases.making import Story

SITE = [("总包单位", "第三十条", True), ("建设单位", "第二十九条", True)]


def told(**fields: str) -> list[tuple[str, str, bool]]:
    """Return each role with its article and whether it is missing."""
    case: Case = Story(**fields).case
    return [(each.role.zh, each.basis.split(" ")[1], each.missing) for each in answering(case)]


def test_on_a_site_the_general_contractor_pays_first() -> None:
    assert told(respondents="分包单位：甲\n总包单位：乙\n建设单位：丙\n包工头：丁某", groups="migrant") == [
        ("总包单位", "第三十条", False),
        ("建设单位", "第二十九条", False),
        ("总包单位", "第三十六条", False),
        ("建设单位", "第三十七条", False),
        ("分包单位", "第三十条", False),
    ]


def test_who_is_missing_on_a_site_is_said() -> None:
    assert told(project="码头", groups="migrant", respondents="甲公司") == SITE


@pytest.mark.parametrize(("groups", "a_site"), [("migrant", True), ("new_migrant", True), ("general", False)])
def test_a_project_is_a_site_of_migrant_workers(groups: str, *, a_site: bool) -> None:
    assert bool(told(project="码头", groups=groups, respondents="甲公司")) is a_site


def test_an_injury_has_no_chain_of_wages() -> None:
    assert told(project="码头", groups="migrant", cause="2025-206-2") == []


def test_a_general_contractor_alone_pays_those_whom_it_took_on_itself() -> None:
    found = told(groups="migrant", respondents="总包单位：乙")
    assert found == [("总包单位", "第十六条", False)]


def test_a_foreman_answers_nowhere_himself() -> None:
    assert told(groups="migrant", respondents="包工头：丁某") == []
    found = told(groups="migrant", respondents="包工头：丁某", project="码头")
    assert found == [*SITE, ("总包单位", "第三十六条", True)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"groups": "migrant", "respondents": "发包单位：甲"}, [("发包单位", "第十九条", False)]),
        ({"groups": "general", "respondents": "发包单位：甲"}, []),
        (
            {"groups": "migrant", "respondents": "被挂靠单位：甲"},
            [("被挂靠单位", "第十九条", False), ("被挂靠单位", "第二条", False)],
        ),
        (
            {"groups": "migrant", "respondents": "被挂靠单位：甲", "project": "码头"},
            [*SITE, ("被挂靠单位", "第三十六条", False), ("被挂靠单位", "第二条", False)],
        ),
        ({"groups": "taxi", "respondents": "被挂靠单位：甲"}, [("被挂靠单位", "第二条", False)]),
        ({"groups": "general", "respondents": "关联单位：甲"}, [("关联单位", "第三条", False)]),
        (
            {"groups": "general", "respondents": "转包单位：甲", "cause": "2025-206-2"},
            [("转包单位", "第一条", False), ("转包单位", "第三条", False)],
        ),
        (
            {"groups": "migrant", "respondents": "用人单位：甲\n出资人：乙某"},
            [("用人单位", "第二十条", False), ("出资人", "第二十条", False)],
        ),
        (
            {"groups": "migrant", "respondents": "出资人：甲某"},
            [("用人单位", "第二十条", True), ("出资人", "第二十条", False)],
        ),
        ({"groups": "platform", "respondents": "平台合作企业：甲\n下单顾客：乙某"}, []),
    ],
)
def test_other_roles_answer_by_their_own_articles(fields: dict[str, str], found: list[tuple[str, str, bool]]) -> None:
    assert told(**fields) == found


@pytest.mark.parametrize(
    "fields",
    [
        {"employment": "dispatch", "groups": "general"},
        {"groups": "dispatched"},
        {"groups": "general", "respondents": "派遣单位：甲"},
    ],
)
def test_dispatch_has_both_as_respondents(fields: dict[str, str]) -> None:
    found = told(**fields)
    assert [each[:2] for each in found[:2]] == [("派遣单位", "第二十二条"), ("用工单位", "第二十二条")]
    assert [each[:2] for each in found[2:]] == ([("派遣单位", "第五十八条")] if "respondents" in fields else [])
    assert found[0][2] is ("respondents" not in fields)
    assert found[1][2] is True


def test_a_user_employer_answers_for_harm_and_for_migrants_of_an_unlicensed_agency() -> None:
    found = told(respondents="派遣单位：甲\n用工单位：乙", groups="migrant")
    assert [each[:2] for each in found[2:]] == [
        ("派遣单位", "第五十八条"),
        ("用工单位", "第六十二条"),
        ("用工单位", "第九十二条"),
        ("用工单位", "第十八条"),
    ]


def test_a_user_employer_alone_shows_that_the_agency_is_missing() -> None:
    assert told(respondents="用工单位：乙", groups="general") == [
        ("派遣单位", "第二十二条", True),
        ("用工单位", "第二十二条", False),
        ("用工单位", "第六十二条", False),
        ("用工单位", "第九十二条", False),
    ]


def test_an_ordinary_dispute_has_no_chain() -> None:
    assert told(respondents="甲公司", groups="migrant") == []


BOTH = "分包单位：甲\n总包单位：乙"


@pytest.mark.parametrize(
    ("cause", "claimed", "found"),
    [
        ("2025-205-5", "工资 1万", set()),
        ("2025-205-5", "工资 1万；经济补偿 2万", {("pay",)}),
        ("2025-205-6", "经济补偿 2万；奖金、提成 1万", {("pay", "extra_pay")}),
        ("u-other", "", {("pay", "extra_pay"), ("injury",)}),
    ],
)
def test_for_what_somebody_answers_is_told_where_it_is_a_part(
    cause: str, claimed: str, found: set[tuple[str, ...]]
) -> None:
    case = Story(cause=cause, claimed=claimed, respondents=BOTH, groups="migrant").case
    assert {each.claims for each in answering(case) if each.claims} == found


def test_it_is_said_for_what() -> None:
    case = Story(cause="2025-205-5", claimed="工资 1万；经济补偿 2万", respondents=BOTH, groups="migrant").case
    first, *_ = chain(case)
    assert str(first.told).startswith("劳动报酬：分包单位拖欠")
    whole, *_ = chain(Story(cause="2025-205-5", claimed="工资 1万", respondents=BOTH, groups="migrant").case)
    assert str(whole.told).startswith("分包单位拖欠")


def test_every_item_and_cause_is_of_a_sort_or_left_open_on_purpose() -> None:
    sorts = packaged_claims()
    assert {each.code for each in codes("claim_item") if not sorts.of_item(each.code, frozenset())} == {
        "interest",
        "other",
    }
    assert {each.code for each in codes("cause") if not sorts.of_cause(each.code)} == {"u-other", "u-women"}


@pytest.mark.parametrize(
    ("cause", "claimed", "found"),
    [
        ("2025-205-5", "", {"pay", "extra_pay"}),
        ("2025-205-5", "经济补偿 2万", {"contract"}),
        ("2025-205-5", "经济补偿 2万；利息 100", {"contract"}),
        ("2025-205-5", "经济补偿 2万；其他 100", {"contract", "pay", "extra_pay"}),
        ("2025-206-2", "医疗费 2万", {"injury"}),
        ("2025-411", "医疗费 2万", {"harm"}),
        ("2025-205-5", "医疗费 2万", {"injury", "harm"}),
        ("u-hardship-illness", "", {"other"}),
        ("u-women", "", None),
    ],
)
def test_what_is_claimed_goes_by_the_items_then_by_the_cause(cause: str, claimed: str, found: set[str] | None) -> None:
    assert packaged_claims().claimed(Story(cause=cause, claimed=claimed).case) == found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pay,thing,wages,,O,", "of 请填 item、cause 之一"),
        ("nothing,item,wages,,O,", "清单 claim_sort 里没有代码"),
        ("pay,item,2025-205,,O,", "清单 claim_item 里没有代码"),
        ("pay,cause,wages,,O,", "清单 cause 里没有代码"),
        ("pay,item,wages,,X,", "status 不认识"),
    ],
)
def test_a_bad_line_of_claims_is_refused(line: str, words: str) -> None:
    with pytest.raises(Refused) as found:
        load_claims("\n".join((",".join(CLAIM_COLUMNS), line)), "请.csv")
    (sentence,) = (str(each.sentence) for each in found.value.problems)
    assert sentence.startswith("请.csv 第 2 行：")
    assert words in sentence


GOOD = "developer,pay,project,,yes,migrant,,,先付,Pays,某条例 第一条,S"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nobody,pay,project,,yes,,,,先付,Pays,某条例 第一条,S", "没有“nobody”"),
        ("developer,pay,project+nobody,,yes,,,,先付,Pays,某条例 第一条,S", "没有“nobody”"),
        ("developer,pay,employment=nothing,,yes,,,,先付,Pays,某条例 第一条,S", "没有“employment=nothing”"),
        ("developer,pay,project,,perhaps,,,,先付,Pays,某条例 第一条,S", "asked 请填 yes、no 之一"),
        ("developer,pay,project,,yes,nobody,,,先付,Pays,某条例 第一条,S", "没有代码 nobody"),
        ("developer,pay,project,,yes,,,,先付,Pays,,S", "缺少 basis"),
        ("developer,,project,,yes,,,,先付,Pays,某条例 第一条,S", "缺少 claims"),
        ("developer,nothing,project,,yes,,,,先付,Pays,某条例 第一条,S", "没有代码 nothing"),
        ("developer,pay,project,,yes,,,,先付,Pays,某条例 第一条,X", "status 不认识"),
        ("developer,pay,project,,yes,,2025-9-1,,先付,Pays,某条例 第一条,S", "since 不是日期"),
        ("developer,pay,project,,yes,,2025-09-01,2025-08-31,先付,Pays,某条例 第一条,S", "早于 since"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(line: str, words: str) -> None:
    with pytest.raises(Refused) as found:
        load_answers("\n".join((",".join(COLUMNS), GOOD, line)), "答.csv")
    (sentence,) = map(str, (each.sentence for each in found.value.problems))
    assert sentence.startswith("答.csv 第 3 行：")
    assert words in sentence


IN_FORCE = [
    ("2025-08-31", "转包单位：甲", "general", []),
    ("2025-09-01", "转包单位：甲", "general", [("转包单位", "法释〔2025〕12号 第一条")]),
    ("2025-08-31", "被挂靠单位：甲", "general", []),
    ("2025-09-01", "被挂靠单位：甲", "general", [("被挂靠单位", "法释〔2025〕12号 第二条")]),
    ("2025-08-31", "关联单位：甲", "general", []),
    ("2025-09-01", "关联单位：甲", "general", [("关联单位", "法释〔2025〕12号 第三条")]),
    ("2020-04-30", "总包单位：甲", "migrant", []),
    ("2020-05-01", "总包单位：甲", "migrant", [("总包单位", "保障农民工工资支付条例 第十六条")]),
]
"""Day of the case, respondents, group, and who answers by which article: 解释二 is in force since 2025-09-01, the
regulation on migrant workers' pay since 2020-05-01."""


@pytest.mark.parametrize(("day", "respondents", "group", "expected"), IN_FORCE)
def test_who_answers_goes_by_the_law_of_the_day_of_the_case(
    day: str, respondents: str, group: str, expected: list[tuple[str, str]]
) -> None:
    story = Story(cause="2020-186-5", respondents=respondents, groups=group)
    case = altered(story.case, opened_on=date.fromisoformat(day))
    assert [(each.role.zh, each.basis) for each in answering(case)] == expected


def test_every_line_of_a_law_that_came_since_says_since_when() -> None:
    since = {each.basis.partition(" ")[0]: each.since for each in packaged_answers() if each.since}
    assert since == {
        "法释〔2025〕12号": date(2025, 9, 1),
        "保障农民工工资支付条例": date(2020, 5, 1),
        "劳动争议调解仲裁法": date(2008, 5, 1),
        "人社部发〔2014〕103号": date(2014, 12, 29),
    }
    named = [each for each in packaged_answers() if each.basis.startswith(tuple(since))]
    assert all(each.since for each in named)
