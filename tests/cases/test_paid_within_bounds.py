"""What is known within bounds is paid only once its most is: until then it stays open how much is missing."""

from datetime import date

import pytest

from cases.values.sums import About, Between, Sum
from tests.cases.force import balance, runs, told
from tests.cases.sums import due

PAID = "2026-05-20 money nature=received amount="
RANGE, LEAST = "1万至2万", "至少10000"


@pytest.mark.parametrize(
    ("awarded", "paid", "missing"),
    [
        (RANGE, "10000", Between(0, 1_000_000)),
        (RANGE, "15000", Between(0, 500_000)),
        (LEAST, "10000", About()),
        (LEAST, "15000", About()),
    ],
)
def test_what_may_be_more_than_was_paid_may_be_enforced(awarded: str, paid: str, missing: Sum) -> None:
    lived = told(f"award 2026-03-10 ruling sort=final_award result=partial awarded={awarded}\npaid {PAID}{paid}")
    assert (balance(lived[0]).outstanding, runs(lived)) == (missing, ["award"])


@pytest.mark.parametrize(
    ("awarded", "paid"), [(RANGE, "20000"), (LEAST, "10000 in_full=是 under=@award"), ("约10000", "10000")]
)
def test_what_is_paid_with_its_most_or_said_to_be_is_paid(awarded: str, paid: str) -> None:
    acts = f"award 2026-03-10 ruling sort=final_award result=partial awarded={awarded}\npaid {PAID}{paid}"
    assert runs(told(acts)) == []


def test_what_is_beyond_the_least_goes_to_what_is_known_first() -> None:
    acts = f"agreed 2026-03-10 mediation result=agreed agreed=工资␣1万至2万；押金␣5000\npaid {PAID}15000"
    lived = told(acts)
    assert balance(lived[0]).outstanding == Between(0, 1_000_000)


def test_an_instalment_within_bounds_is_due_until_its_most_is_paid() -> None:
    acts = "agreed 2026-03-10 mediation result=agreed agreed=1万至2万 pay_by=2026-05-01\npaid "
    assert [on for on, _short in due(told(f"{acts}{PAID}15000")[0])] == [date(2026, 5, 1)]
    assert due(told(f"{acts}{PAID}20000")[0]) == []
