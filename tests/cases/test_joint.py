"""A later paper against one of those who owe together leaves what the others owe as it was, and counts it once."""

from typing import Any

import pytest

from cases.file.accounts import accounts
from cases.hiding.mask import FULL
from cases.standing.stages import Stage
from cases.values.sums import Sum, in_all
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import Story, at_stage
from tests.cases.sums import YUAN, sums

BOTH = "甲公司、乙公司"


def agreed(whom: str = BOTH, **fields: str) -> Story:
    story = at_stage(Stage.FOLLOW_UP, respondents="甲公司\n乙公司\n丙公司", **fields)
    story.add("mediation", result="agreed", agreed="工资 9000", against=whom)
    return story


def owes(story: Story, *names: str) -> dict[str, Sum | None]:
    """Return what may be asked of each: all that they owe, alone or together."""
    debts = accounts(story.case).debts
    return {name: in_all(each.short for each in debts if name in each.item.sides) for name in names}


PAPERS: list[tuple[str, dict[str, Any], str]] = [
    ("mediation", {"result": "agreed"}, "agreed"),
    ("ruling", {"sort": "payment_order", "terms": ""}, "awarded"),
    ("ruling", {"sort": "final_award"}, "awarded"),
    ("ruling", {"sort": "first_judgment"}, "awarded"),
]


@pytest.mark.parametrize(("code", "fields", "name"), PAPERS)
@pytest.mark.parametrize(("later", "whole"), [(5000, 9000), (9000, 9000), (12_000, 12_000)])
def test_what_the_others_owe_stays_as_it_was(code: str, fields: Any, name: str, later: int, whole: int) -> None:
    story = agreed()
    told: dict[str, Any] = {**fields, name: f"工资 {later}"}
    story.add(code, **told, against="甲公司")
    assert owes(story, "甲公司", "乙公司") == {"甲公司": later * YUAN, "乙公司": 9000 * YUAN}
    assert sums(story)[1] == whole * YUAN


def test_what_is_paid_of_both_is_paid_once() -> None:
    story = agreed()
    story.add("mediation", result="agreed", agreed="工资 5000", against="甲公司")
    story.add("money", nature="received", amount="2000", payer="甲公司")
    assert owes(story, "甲公司", "乙公司") == {"甲公司": 3000 * YUAN, "乙公司": 7000 * YUAN}
    story.add("money", nature="received", amount="7000", payer="乙公司")
    assert accounts(story.case).outstanding == 0


def test_of_three_the_other_two_still_owe_together() -> None:
    story = agreed(f"{BOTH}、丙公司")
    story.add("mediation", result="agreed", agreed="工资 4000", against="甲公司")
    assert owes(story, "甲公司", "乙公司", "丙公司") == {
        "甲公司": 4000 * YUAN,
        "乙公司": 9000 * YUAN,
        "丙公司": 9000 * YUAN,
    }
    assert sums(story)[1] == 9000 * YUAN


def test_one_against_whom_the_claim_is_lost_is_free_and_the_others_are_not() -> None:
    story = agreed()
    story.add("ruling", sort="final_award", result="none", against="甲公司")
    assert owes(story, "乙公司") == {"乙公司": 9000 * YUAN}
    assert sums(story)[1] == 9000 * YUAN


def test_a_judgment_decides_anew_upon_what_was_judged_of_both() -> None:
    story = at_stage(Stage.FOLLOW_UP, respondents="甲公司\n乙公司")
    story.add("ruling", sort="first_judgment", awarded="工资 9000", against=BOTH)
    story.add("ruling", sort="appeal_judgment", awarded="工资 5000", against="甲公司")
    assert owes(story, "乙公司") == {"乙公司": None}
    assert sums(story)[1] == 5000 * YUAN


def test_both_papers_say_whom_they_bind() -> None:
    story = agreed()
    story.add("mediation", result="agreed", agreed="工资 5000", against="甲公司")
    lines = {CHINESE(line.label): line.in_short for line in money_lines(accounts(story.case), story.case, FULL)}
    assert "对乙公司" in CHINESE(lines["第 4 条 协议"])
    assert CHINESE(lines["第 5 条 协议"]) == (
        "5,000.00 元（现行有效、对甲公司、其中 5,000.00 元 由甲公司、乙公司连带承担，只计一次）"
    )
