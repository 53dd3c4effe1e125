"""An appeal judgment that changes one item upholds the others (维持第一项，变更第二项): it says so, or is asked."""

import pytest

from cases.values.refusal import Refused
from tests.cases.force import balance, in_force, runs, stands, told, yuan

JUDGED = """
judged   2026-05-11 ruling sort=first_judgment result=partial awarded=工资␣10000；经济补偿␣8000
appeal   2026-05-20 filed forum=appeal filer=甲公司
"""
DECIDED = "decided 2026-08-10 ruling sort=appeal_judgment result=partial awarded=经济补偿␣6000"
ONE, TWO = "用工单位：甲公司", "派遣单位：甲公司\n用工单位：乙公司"


def test_what_a_judgment_does_not_name_is_asked() -> None:
    with pytest.raises(Refused) as refused:
        told(f"{JUDGED}{DECIDED}", respondents=ONE)
    assert [each.rule for each in refused.value.problems] == ["rest_of_items"]


@pytest.mark.parametrize(("rest", "awarded"), [("stands", 1_600_000), ("gone", 600_000)])
def test_the_other_items_stand_as_they_were_or_are_gone(rest: str, awarded: int) -> None:
    lived = told(f"{JUDGED}{DECIDED} rest={rest}", respondents=ONE)
    found = balance(lived[0])
    assert (found.awarded, found.pending) == (awarded, None)
    assert in_force(lived) == runs(lived) == ["decided"]


def test_it_is_paid_once_both_are() -> None:
    acts = f"{JUDGED}{DECIDED} rest=stands\npaid 2026-08-20 money nature=received amount="
    assert runs(told(f"{acts}6000", respondents=ONE)) == ["decided"]
    assert runs(told(f"{acts}16000", respondents=ONE)) == []


@pytest.mark.parametrize("awarded", ["18000", "工资␣10000；经济补偿␣6000"])
def test_what_names_all_or_one_sum_is_not_asked(awarded: str) -> None:
    lived = told(f"{JUDGED}{DECIDED.replace('经济补偿␣6000', awarded)}", respondents=ONE)
    assert in_force(lived) == ["decided"]


def test_of_two_respondents_what_it_does_not_name_is_upheld() -> None:
    judged = JUDGED.replace("10000；", "10000␣|␣␣|␣甲公司；").replace("8000", "8000␣|␣␣|␣乙公司")
    lived = told(f"{judged}{DECIDED}␣|␣␣|␣乙公司", respondents=TWO)
    assert stands(lived) == yuan(("decided", 10_000, "force"), ("decided", 6_000, "force"))


def test_of_two_workers_the_one_whom_it_is_not_about_waits_for_their_own() -> None:
    judged = JUDGED.replace("10000；经济补偿␣8000", "10000␣|␣甲一；工资␣8000␣|␣乙二")
    acts = f"{judged}decided 2026-08-10 ruling sort=appeal_judgment result=partial awarded=工资␣9000␣|␣甲一"
    lived = told(acts, people="2", applicant="甲一", respondents=ONE)
    assert stands(lived) == yuan(("judged", 8_000, "contested"), ("decided", 9_000, "force"))
