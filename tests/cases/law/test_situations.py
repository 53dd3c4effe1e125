"""Whether the centre may act, and who answers: situations as a lawyer puts them, each with its result and article."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from cases.file.case import Case
from cases.law.answers.paychain import answering
from cases.law.criteria import CriterionState
from cases.law.eligibility import assess
from tests.cases.making import DAY, Story

ID = "11010519491231002X"
ARTICLES = {
    "16": "保障农民工工资支付条例 第十六条",
    "18": "保障农民工工资支付条例 第十八条",
    "19": "保障农民工工资支付条例 第十九条",
    "20": "保障农民工工资支付条例 第二十条",
    "29": "保障农民工工资支付条例 第二十九条",
    "30": "保障农民工工资支付条例 第三十条",
    "36": "保障农民工工资支付条例 第三十六条",
    "37": "保障农民工工资支付条例 第三十七条",
    "解释二1": "法释〔2025〕12号 第一条",
    "解释二2": "法释〔2025〕12号 第二条",
    "解释二3": "法释〔2025〕12号 第三条",
    "仲裁22": "劳动争议调解仲裁法 第二十二条",
    "合同58": "劳动合同法 第五十八条",
    "合同60": "劳动合同法 第六十条",
    "合同62": "劳动合同法 第六十二条",
    "合同92": "劳动合同法 第九十二条",
    "合同94": "劳动合同法 第九十四条",
    "建工8": "人社部发〔2014〕103号 第八条",
    "建工9": "人社部发〔2014〕103号 第九条",
    "工伤3": "最高人民法院关于审理工伤保险行政案件若干问题的规定 第三条",
}


def table(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ELIGIBILITY, CHAIN = table("eligibility.csv"), table("chain.csv")


def intake(told: dict[str, str], **fields: str) -> Case:
    """Return the case of a situation."""
    names = ("groups", "cause", "claimed", "project", "kind")
    given = {name: told[name] for name in names if told.get(name)}
    return Story(**{**given, "groups": told["groups"].replace(" ", ","), **fields}).case


def assessed(told: dict[str, str]) -> Case:
    """Return the case of a situation, with what its assessment knows."""
    known = {"id_number": "" if told["lacks"] == "id" else ID, "respondents": "北海公司"}
    if told["lacks"] == "respondent":
        known["respondents"] = ""
    case = intake(told, **known).saying("means", told["means"]).saying("in_scope", told["in_scope"])
    return case.saying("limit_on", DAY + timedelta(int(told["limit"]))) if told["limit"] else case


@pytest.mark.parametrize("told", ELIGIBILITY, ids=lambda each: each["situation"])
def test_a_situation_is_assessed_as_the_law_has_it(told: dict[str, str]) -> None:
    found = assess(assessed(told), DAY)
    judged = {each.criterion.id: each for each in found.findings}[told["criterion"]]
    assert (found.proposal, judged.state) == (told["proposal"], told["state"])
    assert told["article"] in judged.criterion.basis


@pytest.mark.parametrize("told", CHAIN, ids=lambda each: each["situation"])
def test_who_answers_in_a_situation(told: dict[str, str]) -> None:
    case = intake(told, respondents=told["respondents"].replace("；", "\n"))
    found = [(each.role.zh + ("?" if each.missing else ""), each.basis) for each in answering(case)]
    said = [each.split() for each in told["answers"].split("；") if each]
    assert found == [(role, ARTICLES[article]) for role, article in said]


def test_there_are_forty_situations_at_least() -> None:
    assert len(ELIGIBILITY) >= 40
    assert len(CHAIN) >= 70
    assert {each["state"] for each in ELIGIBILITY} == {*CriterionState}
    assert {article for each in CHAIN for article in ARTICLES if article in each["answers"]} == {*ARTICLES}


def test_no_labour_contractor_is_told_to_answer() -> None:
    assert not any("包工头" in each["answers"] for each in CHAIN)
