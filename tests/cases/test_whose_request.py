"""Where the other side asked, 不支持 may mean their request or the worker's: a ruling says which, or is asked."""

import pytest

from cases.values.refusal import Refused
from tests.cases.force import balance, in_force, runs, told

AWARD = """
award  2026-03-10 ruling sort=nonfinal_award result=partial awarded=20000
suit   2026-03-20 filed forum=litigation filer=甲公司
ruled  2026-05-11 ruling sort=first_judgment result=
"""
ORDER = """
order  2026-03-10 ruling sort=inspection_order result=full awarded=20000
asked  2026-03-20 filed forum=admin_review filer=甲公司
ruled  2026-05-11 ruling sort=admin_review_decision result=
"""
FIRM = "用工单位：甲公司"


@pytest.mark.parametrize("acts", [AWARD, ORDER])
def test_what_grants_nothing_says_to_whom(acts: str) -> None:
    with pytest.raises(Refused) as refused:
        told(f"{acts.strip()}none", respondents=FIRM)
    assert [each.rule for each in refused.value.problems] == ["whose_request"]


def test_where_the_employer_sued_in_vain_they_owe_what_was_awarded() -> None:
    lived = told(f"{AWARD.strip()}upheld", respondents=FIRM)
    assert balance(lived[0]).awarded == 2_000_000
    assert in_force(lived) == runs(lived) == ["ruled"]


@pytest.mark.parametrize(("result", "awarded"), [("none awarded=0", 0), ("partial awarded=15000", 1_500_000)])
def test_what_the_court_decides_is_owed_instead(result: str, awarded: int) -> None:
    assert balance(told(f"{AWARD.strip()}{result}", respondents=FIRM)[0]).awarded == awarded


@pytest.mark.parametrize(
    ("result", "awarded"), [("upheld", 2_000_000), ("none awarded=0", None), ("partial awarded=15000", 1_500_000)]
)
def test_a_review_upholds_an_order_sets_it_aside_or_changes_it(result: str, awarded: int | None) -> None:
    assert balance(told(f"{ORDER.strip()}{result}", respondents=FIRM)[0]).awarded == awarded


def test_where_the_worker_alone_sued_nothing_is_asked() -> None:
    lived = told(f"{AWARD.replace(' filer=甲公司', '').strip()}none", respondents=FIRM)
    assert balance(lived[0]).awarded == 0
