"""A payment lets run anew the time of what whoever owes pays on, and of nothing else (执行程序解释 20, 调仲法 27.2)."""

from datetime import date

import pytest

from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.history.lifecycle import replay
from tests.cases.force import BOOK, Lived, told

PAID = "2026-05-20 money nature=received amount="
ONE, TWO = "用工单位：甲公司", "派遣单位：甲公司\n用工单位：乙公司"
SEVERANCE = "award 2026-03-10 ruling sort=final_award result=partial awarded=经济补偿␣8000"
BOTH = f"{SEVERANCE}␣|␣␣|␣乙公司；工资␣10000␣|␣␣|␣甲公司"
BEFORE, ANEW = date(2028, 3, 10), date(2028, 5, 22)


def until(lived: Lived, rule: str) -> dict[str, date]:
    """Return until when the limits of a rule run, by the workers of each; kept up they are the same."""
    story, _names = lived
    found = clocks(story.case, story.history, BOOK)
    before = replay(story.case.number, story.case.station, story.history[:-1])
    kept = clockwork(before, story.history[:-1], BOOK).after(story.case, story.history).clocks
    assert [(each.rule.id, each.due, each.whom) for each in kept] == [(e.rule.id, e.due, e.whom) for e in found]
    return {"、".join(each.whom.names): each.due for each in found if each.rule.id == rule}


@pytest.mark.parametrize(
    ("award", "paid", "due"),
    [
        (SEVERANCE, "4000", ANEW),
        (SEVERANCE, "4000 payer=甲公司", ANEW),
        (SEVERANCE, "工资␣4000", BEFORE),
        (SEVERANCE, "4000 payer=市人社局", BEFORE),
        (BOTH, "4000 payer=甲公司", BEFORE),
        (BOTH, "10000 payer=甲公司", BEFORE),
        (BOTH, "8000 payer=乙公司", BEFORE),
        (BOTH.replace("工资␣10000␣|␣␣|␣甲公司", "工资␣10000␣|␣␣|␣乙公司"), "4000 payer=乙公司", ANEW),
    ],
)
def test_enforcement_runs_anew_by_what_is_paid_on_it(award: str, paid: str, due: date) -> None:
    lived = told(f"{award}\npaid {PAID}{paid}", respondents=TWO if "乙公司" in award else ONE)
    assert until(lived, "C09") == {"": due}


def test_who_has_paid_all_leaves_running_what_the_other_owes_and_pays_on() -> None:
    lived = told(f"{BOTH}\npaid {PAID}8000 payer=乙公司\nmore {PAID}4000 payer=甲公司", respondents=TWO)
    assert until(lived, "C09") == {"": ANEW}


@pytest.mark.parametrize("under", ["", " under=@agreed"])
def test_a_worker_who_is_not_in_the_agreement_is_promised_nothing(under: str) -> None:
    agreed = "agreed 2026-03-10 mediation result=agreed agreed=工资␣5000␣|␣甲一；工资␣5000␣|␣乙二"
    acts = f"{agreed}\npaid {PAID}4000{under}"
    found = until(told(acts, people="3", applicant="甲一", respondents=ONE, ended_on="2026-01-10"), "L04")
    assert found == {"": date(2027, 1, 11), "甲一、乙二": date(2027, 5, 20)}
