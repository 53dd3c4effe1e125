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


def test_an_ordinary_dispute_has_no_chain() -> None:
    assert told(respondents="甲公司", groups="migrant") == []
