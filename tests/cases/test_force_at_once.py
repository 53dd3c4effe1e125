"""What is to be paid at once (先予执行), and what a criminal court orders (退赔): the same debt, counted once."""

import pytest

from cases.hiding.mask import Mask
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.force import balance, runs, stands, told, yuan

ADVANCE = "advance 2026-03-10 ruling sort=advance_award result=partial awarded=3000"
AWARD = "award 2026-04-01 ruling sort=nonfinal_award result=partial awarded=10000"
SUIT = "suit 2026-04-10 filed forum=litigation"
PAID = "paid 2026-03-20 money nature=received amount=3000"
CRIME = "crime 2026-05-06 ruling sort=criminal_judgment result=partial awarded={}"


def test_an_advance_is_to_be_paid_at_once() -> None:
    """劳动争议调解仲裁法 第四十四条; nobody may sue upon it (劳动争议解释（一） 第十条)."""
    lived = told(f"{ADVANCE}\nsuit 2026-03-15 filed forum=litigation")
    assert stands(lived) == yuan(("advance", 3000, "force"))
    assert runs(lived) == ["advance"]


@pytest.mark.parametrize("under", ["", " under=@advance"])
def test_what_was_paid_in_advance_is_set_off_against_the_final_decision(under: str) -> None:
    lived = told(f"{ADVANCE}\n{PAID}{under}\n{AWARD}")
    assert stands(lived) == yuan(("award", 10_000, "force"))
    assert balance(lived[0]).outstanding == 700_000


def test_an_advance_stands_until_the_decision_in_its_place_is_in_force() -> None:
    lived = told(f"{ADVANCE}\n{AWARD}\n{SUIT}")
    assert stands(lived) == yuan(("advance", 3000, "force"), ("award", 10_000, "contested"))
    assert runs(lived) == ["advance"]


def test_what_a_court_orders_in_advance_is_set_off_against_its_judgment() -> None:
    advance = "advance 2026-05-06 ruling sort=advance_ruling result=partial awarded=2000"
    judgment = "judgment 2026-08-03 ruling sort=first_judgment result=partial awarded=9000"
    lived = told(f"{AWARD}\n{SUIT}\n{advance}\npaid 2026-05-20 money nature=received amount=2000\n{judgment}")
    assert stands(lived) == yuan(("judgment", 9000, "force"))
    assert balance(lived[0]).outstanding == 700_000


@pytest.mark.parametrize("acts", [(AWARD, CRIME), (CRIME.replace("05-06", "03-06"), AWARD)])
@pytest.mark.parametrize(("amount", "rest"), [(4000, 6000), (10_000, 0), (12_000, 0)])
def test_what_a_criminal_court_orders_is_owed_once(acts: tuple[str, str], amount: int, rest: int) -> None:
    lived = told("\n".join(acts).format(amount))
    assert sorted(stands(lived)) == yuan(("award", rest, "force"), ("crime", amount, "force"))
    assert balance(lived[0]).awarded == max(amount, 10_000) * 100


def test_what_was_paid_of_the_award_is_paid_of_what_the_criminal_court_orders() -> None:
    lived = told(f"{AWARD}\npaid 2026-04-20 money nature=received amount=8000\n{CRIME.format(4000)}")
    assert balance(lived[0]).outstanding == 200_000


def test_what_a_criminal_court_orders_on_top_is_counted_on_top() -> None:
    lived = told(f"{AWARD}\n{CRIME.format(4000)} within_whole=on_top")
    assert balance(lived[0]).awarded == 1_400_000


def test_of_an_order_that_a_criminal_court_repeats_it_is_told_where_it_counts() -> None:
    order = "order 2026-04-01 ruling sort=inspection_order result=full awarded=4000"
    story, _names = told(f"{order}\n{CRIME.format(4000)}")
    lines = {each.entry: CHINESE(each.in_short) for each in money_lines(balance(story), story.case, Mask())}
    assert "其余与第 5 条是同一笔款，计在那里" in lines[4]
    assert "与第 4 条是同一笔款，只计一次" in lines[5]
