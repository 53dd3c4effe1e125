"""What was paid of a decision is paid of what takes its place, whatever became of it since."""

import pytest

from tests.cases.force import balance, stands, told, yuan

AWARD = "award 2026-01-12 ruling sort=nonfinal_award result=partial awarded=8000"
JUDGMENT = "judgment 2026-03-02 ruling sort=first_judgment result=partial awarded=9000"
DECIDED = "decided 2026-04-07 ruling sort=appeal_judgment result=partial awarded=10000"
RETRIAL = "retrial 2026-10-12 ruling sort=retrial_judgment result=partial awarded=6000"
UNDER = ("", " under=@decided")


@pytest.mark.parametrize("under", UNDER)
@pytest.mark.parametrize(("paid", "rest"), [(10_000, 0), (6000, 0), (4000, 2000)])
def test_after_a_retrial_that_lowers_the_sum_what_was_paid_counts(paid: int, rest: int, under: str) -> None:
    """What was in force was to be paid: 民事诉讼法（2023年修正） 第二百一十条, a retrial does not stop that."""
    lived = told(f"{DECIDED}\npaid 2026-05-06 money nature=received amount={paid}{under}\n{RETRIAL}")
    assert stands(lived) == yuan(("retrial", 6000, "force"))
    assert balance(lived[0]).outstanding == rest * 100
    assert not balance(lived[0]).unused


@pytest.mark.parametrize("between", ["", f"{JUDGMENT}\n"])
def test_what_was_paid_under_an_award_is_paid_of_the_judgment(between: str) -> None:
    lived = told(f"{AWARD}\npaid 2026-02-02 money nature=received amount=3000 under=@award\n{between}{DECIDED}")
    assert balance(lived[0]).outstanding == 700_000


def test_what_was_paid_under_a_judgment_that_was_quashed_is_paid_of_the_next() -> None:
    lived = told(
        f"{AWARD}\n{JUDGMENT}\npaid 2026-03-09 money nature=received amount=3000 under=@judgment\n"
        "remand 2026-06-01 ruling sort=appeal_ruling result=not_applicable\n"
        "again 2026-10-12 ruling sort=first_judgment result=partial awarded=9500"
    )
    assert balance(lived[0]).outstanding == 650_000


def test_what_was_paid_under_an_award_that_was_annulled_is_paid_of_the_judgment() -> None:
    award = AWARD.replace("nonfinal", "final")
    lived = told(
        f"{award}\npaid 2026-02-02 money nature=received amount=3000 under=@award\n"
        f"annulled 2026-02-16 ruling sort=award_annulled result=not_applicable\n{JUDGMENT}"
    )
    assert balance(lived[0]).outstanding == 600_000


def test_what_was_paid_under_an_agreement_before_an_award_took_its_place_is_not_set_off() -> None:
    """An award of what is still claimed knows of it."""
    agreed = "agreed 2026-01-05 mediation result=agreed agreed=9000"
    lived = told(f"{agreed}\npaid 2026-01-08 money nature=received amount=1000 under=@agreed\n{AWARD}")
    assert balance(lived[0]).outstanding == 800_000
