"""A correction (补正) changes what a paper fixes, which stays the paper that it is: nothing is fixed twice."""

import pytest

from cases.values.refusal import Refused
from tests.cases.force import balance, runs, stands, told, yuan

AWARD = "award 2026-03-10 ruling sort=final_award result=partial awarded=8000"
OTHER = "other 2026-03-11 ruling sort=final_award result=partial awarded=500"
FIXED = "fixed 2026-03-20 ruling sort=correction result=not_applicable awarded=8800"


def test_what_is_corrected_is_fixed_once() -> None:
    lived = told(f"{AWARD}\n{FIXED}")
    assert stands(lived) == yuan(("award", 8800, "force"))
    assert runs(lived) == ["award"]


def test_what_was_paid_before_counts_for_it() -> None:
    lived = told(f"{AWARD}\npaid 2026-03-15 money nature=received amount=8000\n{FIXED}")
    assert (balance(lived[0]).outstanding, runs(lived)) == (80_000, ["award"])


def test_a_correction_of_no_sum_changes_none() -> None:
    assert stands(told(f"{AWARD}\n{FIXED.replace(' awarded=8800', '')}")) == yuan(("award", 8000, "force"))


def test_the_last_correction_counts() -> None:
    acts = f"{AWARD}\n{FIXED.replace('8800', '8900').replace('fixed', 'again').replace('03-20', '03-21')}\n{FIXED}"
    assert stands(told(acts)) == yuan(("award", 8900, "force"))


def test_of_several_papers_it_says_which() -> None:
    assert stands(told(f"{AWARD}\n{OTHER}\n{FIXED} under=@award")) == yuan(
        ("award", 8800, "force"), ("other", 500, "force")
    )


@pytest.mark.parametrize("acts", [FIXED, f"{AWARD}\n{OTHER}\n{FIXED}"])
def test_it_is_asked_which_paper_it_corrects(acts: str) -> None:
    with pytest.raises(Refused) as refused:
        told(acts)
    assert "which_paper" in {each.rule for each in refused.value.problems}
