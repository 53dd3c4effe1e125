"""What interrupts each limit and what does not: each act the law names, alone, for each of the three limits."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pytest

from cases.due.starting import clocks
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.making import at_stage

BOOK = rulebook()
ONE = "用人单位：甲公司"


class Limit(NamedTuple):
    """A limit of a case: its rule and article, its last day untouched, and once interrupted on 30 March 2026."""

    rule: str
    intake: Mapping[str, str]
    law: str
    untouched: date
    anew: date


class Act(NamedTuple):
    """What is done, its fields, and as what the law takes it."""

    code: str
    fields: Mapping[str, str]
    why: str


LIMITS = [
    Limit(
        "L01",
        {"cause": "2025-206-1", "wronged_on": "2025-06-10"},
        "调解仲裁法 27.1",
        date(2026, 6, 10),
        date(2027, 3, 30),
    ),
    Limit(
        "L04",
        {"cause": "2025-205-5", "ended_on": "2025-06-10"},
        "调解仲裁法 27.4",
        date(2026, 6, 10),
        date(2027, 3, 30),
    ),
    Limit("L22", {"cause": "2025-144", "wronged_on": "2023-06-12"}, "民法典 188", date(2026, 6, 12), date(2029, 3, 30)),
]
INTERRUPTING = [
    Act("limitation", {"act": "demand"}, "向对方主张权利"),
    Act("limitation", {"act": "relief"}, "向有关部门请求救济"),
    Act("limitation", {"act": "promise"}, "对方同意履行"),
    Act("contact", {"act": "demand"}, "向对方主张权利"),
    Act("contact", {"act": "promise"}, "对方同意履行"),
    Act("mediation", {"result": "agreed", "agreed": "900"}, "对方同意履行"),
    Act("mediation", {"result": "failed"}, "协商或调解不成"),
    Act("money", {"nature": "received", "amount": "300"}, "部分履行"),
    Act("filed", {"forum": "mediation"}, "申请调解"),
    Act("filed", {"forum": "inspection"}, "投诉"),
    Act("filed", {"forum": "petition"}, "向有关部门请求救济"),
    Act("filed", {"forum": "payment_order"}, "申请支付令"),
]
"""What the law names: 民法典 195, 调解仲裁法 27.2, 协商调解规定 31."""
IDLE = [
    Act("contact", {}, "没有主张，也没有承诺"),
    Act("mediation", {"result": "ongoing"}, "还没有结果，申请之日已经中断"),
    Act("money", {"nature": "claimed", "amount": "900"}, "只是登记主张的数额"),
    Act("money", {"nature": "received", "amount": "300", "payer": "热心人"}, "不是对方的履行"),
    Act("benefit", {"amount": "500"}, "工会的帮扶款"),
    Act("document", {"direction": "sent", "sort": "evidence"}, "交证据不是主张"),
    Act("note", {}, "内部工作"),
    Act("filed", {"forum": "labour_capacity"}, "鉴定不是主张"),
]


@pytest.mark.parametrize("act", INTERRUPTING, ids=str)
@pytest.mark.parametrize("limit", LIMITS, ids=lambda each: each.rule)
def test_each_act_that_the_law_names_interrupts(limit: Limit, act: Act) -> None:
    assert last_days(limit, act) == [limit.anew], limit.law


@pytest.mark.parametrize("act", IDLE, ids=str)
@pytest.mark.parametrize("limit", LIMITS, ids=lambda each: each.rule)
def test_no_other_act_does(limit: Limit, act: Act) -> None:
    assert last_days(limit, act) == [limit.untouched], limit.law


def last_days(limit: Limit, act: Act) -> list[date]:
    """Return the last days of a limit after an act of 30 March 2026."""
    story = at_stage(Stage.FOLLOW_UP, respondents=ONE, **limit.intake)
    story.add(act.code, on=date(2026, 3, 30), at=date(2026, 4, 10), **act.fields)
    return [each.due for each in clocks(story.case, story.history, BOOK) if each.rule.id == limit.rule]
