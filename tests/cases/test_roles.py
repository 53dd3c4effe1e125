"""Roles of both sides: what they are called, whom they fit, and who in them is a person."""

from datetime import date

import pytest

from cases.file.case import Case
from cases.file.parties import Parties, Party, is_person
from cases.file.parts import parts
from cases.kinds import find_code
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.roles import COLUMNS, Nature, Side, load_roles, nature_of, roles
from cases.values.text import CHINESE
from tests.cases.making import Story

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("spoken", "role"),
    [
        ("老板", "individual"),
        ("工头", "labour_contractor"),
        ("中介", "intermediary"),
        ("车行", "taxi_company"),
        ("公司", "employer"),
        ("总包", "general_contractor"),
        ("分包", "subcontractor"),
        ("转包人", "transferor"),
        ("配送商", "platform_partner"),
        ("平台", "platform"),
        ("保险", "insurer"),
        ("第三人", "third_party"),
        ("Third party", "third_party"),
    ],
)
def test_what_people_say_finds_a_role(spoken: str, role: str) -> None:
    assert find_code(codes("party_role"), spoken, DAY) == role


TOLD = (
    *("被挂靠单位", "发包单位", "转包单位", "外包单位", "转租人", "平台合作企业", "下单顾客"),
    *("保险公司", "侵权人", "第三人"),
)


@pytest.mark.parametrize("role", TOLD)
def test_every_role_of_the_field_can_be_told(role: str) -> None:
    ((code, name),) = Parties().read(f"{role}：宏远公司", DAY)
    assert codes("party_role").label(code).zh == role
    assert name == "宏远公司"


@pytest.mark.parametrize(
    ("role", "name", "person"),
    [
        ("labour_contractor", "宏远公司", True),
        ("other", "张三", True),
        ("other", "昌某", True),
        ("other", "John Smith", True),
        ("other", "阿依古丽·买买提", True),
        ("other", "某镇政府", False),
        ("other", "李家村委会", False),
        ("third_party", "中国人民财产保险股份有限公司", False),
        ("third_party", "李小娟", True),
        ("tortfeasor", "乜有才", True),
        ("ordering_customer", "蓝天百货", True),
        ("employer", "宏远", False),
        ("employer", "赵大壮", True),
        ("no_longer_known", "昌某", True),
        ("own_side", "昌某", True),
    ],
)
def test_people_are_told_from_bodies_in_any_role(role: str, name: str, *, person: bool) -> None:
    assert is_person(Party(role, name)) is person


def test_a_person_under_other_is_masked() -> None:
    parties = Parties().read("其他：张三丰\n第三人：李某\n侵权人：顺达运输公司", DAY)
    assert CHINESE(Parties().mask(parties)) == "其他：张某某、第三人：李某、侵权人：顺达运输公司"


def test_a_third_party_that_is_a_person_is_one_in_the_directory() -> None:
    case: Case = Story(respondents="第三人：李小娟\n第三人：宏远公司\n用人单位：赵大壮").case
    assert [(each.name, each.kind) for each in parts(case)[1:]] == [
        ("李小娟", "person"),
        ("宏远公司", "employer"),
        ("赵大壮", "employer"),
    ]


def test_somebody_can_be_a_third_party_besides() -> None:
    text = "保险公司：平安财险公司\n第三人：平安财险公司"
    assert Parties().write(Parties().read(text, DAY)) == text


def test_roles_fit_the_cases_of_their_groups_and_causes() -> None:
    other = roles(Side.OTHER)
    assert other["general_contractor"].fits(["migrant"], "2025-205-5") == 0
    assert other["general_contractor"].fits(["taxi"], "2025-205-5") == 2
    assert other["employer"].fits(["taxi"], "2025-287") == 1
    assert other["employer"].fits(["general"], "2025-205-5") == 0
    assert other["platform"].fits(["general"], "2025-214-1") == 0
    assert other["platform"].fits(["general"], "2025-2140") == 2


def test_everybody_on_the_applicants_side_is_a_person() -> None:
    assert {each.nature for each in roles(Side.OWN).values()} == {Nature.PERSON}
    assert nature_of("applicant") is Nature.PERSON


GOOD = (
    "other,boss,老板,Boss,person,migrant,2025-205,头儿,某法 第一条,S,",
    "own,friend,朋友,Friend,person,,,,,O,",
)


def refused(*rows: str) -> list[str]:
    with pytest.raises(Refused) as found:
        load_roles("\n".join((",".join(COLUMNS), *rows)), "角色.csv")
    return [str(each.sentence) for each in found.value.problems]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("them,x,甲,A,person,,,,,O,", "side 请填 own、other 之一"),
        ("other,x,甲,A,thing,,,,,O,", "nature 请填 person、body、either 之一"),
        ("other,X,甲,A,person,,,,,O,", "code 只能用小写字母"),
        ("other,x,,A,person,,,,,O,", "缺少 zh"),
        ("other,x,甲,,person,,,,,O,", "缺少 en"),
        ("other,x,甲,A,person,nobody,,,,O,", "没有代码 nobody"),
        ("other,x,甲,A,person,,nothing,,,O,", "没有代码 nothing"),
        ("other,x,甲,A,person,,,,,X,", "status 请填 S、P、C、M、D、O 之一"),
        ("other,x,头儿,A,person,,,,,O,", "“头儿”已另有所指"),
        ("other,x,甲,A,person,,,老板,,O,", "“老板”已另有所指"),
        ("other,boss,甲,A,person,,,,,O,", "“boss”已另有所指"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(row: str, words: str) -> None:
    (sentence,) = refused(*GOOD, row)
    assert sentence.startswith("角色.csv 第 4 行：")
    assert words in sentence


def test_both_sides_are_needed() -> None:
    assert "两边" in refused(GOOD[0])[0]


@pytest.mark.parametrize("line", ["第三人：某置业公司", "总包：乙公司"])
def test_a_role_of_the_other_side_is_sent_to_where_it_is_told(line: str) -> None:
    with pytest.raises(Refused) as refused:
        Parties("own_role", "representative").read(line, DAY)
    assert "请写在“对方当事人”里" in CHINESE(refused.value.problems[0].sentence)
    (party,) = Parties().read(line, DAY)
    assert party.name in line


@pytest.mark.parametrize("text", ["张 三 四", "用人单位：张 三 四", "包工头：张 三"])
def test_blanks_in_the_name_of_a_party_are_part_of_it(text: str) -> None:
    (party,) = Parties().read(text, date(2026, 6, 18))
    assert party.name == text.partition("：")[2] or party.name == text
