"""A settlement of what may be enforced (执行和解) that is not kept: once that is enforced again, it is owed again."""

import pytest

from tests.cases.force import balance, stands, told, yuan

AWARD = "award 2026-01-12 ruling sort=nonfinal_award result=partial awarded=20000"
AGREED = "agreed 2026-04-06 mediation result=agreed agreed=18000 plan=2026-05-06␣9000；2026-06-05␣9000"
PAID = "paid 2026-05-06 money nature=received amount=9000"
RESUMED = "resumed 2026-07-06 ruling sort=enforcement_resumed result=not_applicable"


@pytest.mark.parametrize("under", ["", " under=@agreed", " under=@award"])
def test_what_was_paid_under_the_settlement_is_taken_off_the_award(under: str) -> None:
    """执行和解规定（法释〔2018〕3号） 第九条、第十七条."""
    before = f"{AWARD}\n{AGREED}\n{PAID}{under}"
    assert stands(told(before)) == yuan(("agreed", 18_000, "force"))
    lived = told(f"{before}\n{RESUMED}")
    assert stands(lived) == yuan(("award", 20_000, "force"))
    assert balance(lived[0]).outstanding == 1_100_000
    assert not balance(lived[0]).owed


def test_of_two_settlements_none_is_left() -> None:
    again = "again 2026-06-15 mediation result=agreed agreed=15000"
    lived = told(f"{AWARD}\n{AGREED}\n{again}\n{RESUMED}")
    assert stands(lived) == yuan(("award", 20_000, "force"))


def test_what_was_agreed_before_the_award_does_not_come_back() -> None:
    lived = told(f"first 2026-01-05 mediation result=agreed agreed=12000\n{AWARD}\n{AGREED}\n{RESUMED}")
    assert stands(lived) == yuan(("award", 20_000, "force"))


def test_an_agreement_on_another_item_stays() -> None:
    award = AWARD.replace("20000", "工资20000")
    other = "other 2026-03-02 mediation result=agreed agreed=押金500"
    lived = told(f"{award}\n{other}\n{AGREED.replace('18000', '工资18000', 1)}\n{RESUMED}")
    assert stands(lived) == yuan(("award", 20_000, "force"), ("other", 500, "force"))


def test_enforcement_that_is_taken_up_again_without_a_settlement_changes_no_sum() -> None:
    ended = "ended 2026-05-11 ruling sort=enforcement_ended_for_now result=not_applicable"
    assert stands(told(f"{AWARD}\n{ended}\n{RESUMED}")) == yuan(("award", 20_000, "force"))
