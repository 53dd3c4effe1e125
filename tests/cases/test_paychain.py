"""Who answers for wages along a chain of respondents, by which article, and who is still to be named."""

import pytest

from cases.file.case import Case
from cases.law.paychain import answering
from tests.cases.making import Story


def told(**fields: str) -> list[tuple[str, str, bool]]:
    """Return each role with its article and whether it is missing."""
    case: Case = Story(**fields).case
    return [(each.role.zh, each.basis.split(" ")[1], each.missing) for each in answering(case)]


def test_on_a_site_the_general_contractor_pays_first() -> None:
    found = told(respondents="分包单位：甲\n总包单位：乙\n建设单位：丙\n包工头：丁某")
    assert found == [
        ("总包单位", "第三十条", False),
        ("建设单位", "第二十九条", False),
        ("分包单位", "第三十条", False),
        ("包工头", "第三十六条", False),
    ]


def test_who_is_missing_on_a_site_is_said() -> None:
    assert told(project="码头", groups="migrant", respondents="甲公司") == [
        ("总包单位", "第三十条", True),
        ("建设单位", "第二十九条", True),
    ]


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
    assert [each[:2] for each in found] == [("派遣单位", "第二十二条"), ("用工单位", "第二十二条")]
    assert found[0][2] is ("respondents" not in fields)
    assert found[1][2] is True


def test_a_user_employer_answers_for_harm_and_for_migrants_of_an_unlicensed_agency() -> None:
    found = told(respondents="派遣单位：甲\n用工单位：乙", groups="migrant")
    assert [each[:2] for each in found[2:]] == [("用工单位", "第九十二条"), ("用工单位", "第十八条")]


def test_a_user_employer_alone_shows_that_the_agency_is_missing() -> None:
    assert told(respondents="用工单位：乙", groups="general") == [
        ("派遣单位", "第二十二条", True),
        ("用工单位", "第二十二条", False),
        ("用工单位", "第九十二条", False),
    ]


@pytest.mark.parametrize("role", ["建设单位", "总包单位", "分包单位", "包工头"])
def test_any_one_of_a_site_makes_it_a_site(role: str) -> None:
    found = told(respondents=f"{role}：甲某", groups="general")
    assert found[:2] == [
        ("总包单位", "第三十条", role != "总包单位"),
        ("建设单位", "第二十九条", role != "建设单位"),
    ]
    assert [each[0] for each in found[2:]] == [role] * (role in ("分包单位", "包工头"))


@pytest.mark.parametrize(("groups", "a_site"), [("migrant", True), ("new_migrant", True), ("general", False)])
def test_a_project_is_a_site_of_migrant_workers(groups: str, *, a_site: bool) -> None:
    assert bool(told(project="码头", groups=groups, respondents="甲公司")) is a_site


def test_an_ordinary_dispute_has_no_chain() -> None:
    assert told(respondents="甲公司", groups="migrant") == []
