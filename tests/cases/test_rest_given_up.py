"""A last payment under a paper (已付清) gives up the rest of it: nothing is outstanding, and its clocks end."""

import pytest

from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.values.sums import Sum
from cases.views.ledger import money_lines
from tests.cases.force import balance, runs, told

AWARD = "award 2026-03-10 ruling sort=final_award result=full awarded=20000"
PAID = "paid 2026-05-20 money nature=received amount=15000 in_full=是"


@pytest.mark.parametrize(("under", "left", "open_"), [("", 500_000, ["award"]), (" under=@award", 0, [])])
def test_the_rest_is_given_up_under_a_paper_alone(under: str, left: Sum, open_: list[str]) -> None:
    lived = told(f"{AWARD}\n{PAID}{under}")
    found = balance(lived[0])
    assert (found.outstanding, found.given_up, runs(lived)) == (left, None if left else 500_000, open_)
    lines = {str(line.label): str(line.in_short) for line in money_lines(found, lived[0].case, Mask())}
    assert ("不再支付" in lines) is not bool(left)


def test_one_worker_gives_up_their_own_alone() -> None:
    awarded = "20000␣|␣甲一；10000␣|␣乙二"
    acts = f"{AWARD.replace('20000', awarded)}\n{PAID.replace('15000', '15000␣|␣甲一')} under=@award"
    lived = told(acts, people="2", applicant="甲一")
    assert (balance(lived[0]).outstanding, accounts(lived[0].case).given_up) == (1_000_000, 500_000)
    assert runs(lived) == ["award"]


def test_instalments_that_were_to_come_are_due_no_longer() -> None:
    acts = "agreed 2026-03-10 mediation result=agreed agreed=20000 plan=2026-05-01␣15000;2026-12-01␣5000"
    lived = told(f"{acts}\n{PAID} under=@agreed")
    assert accounts(lived[0].case).owed == ()
