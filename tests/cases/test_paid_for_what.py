"""Money for one item, or from one side, is not for what is owed for another, or by another that owes something too."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.standing.stages import Stage
from cases.values.sums import Sum
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import Story, at_stage
from tests.cases.sums import YUAN

AWARD = "一次性伤残就业补助金 30000；停工留薪期工资 12000"
UNLISTED = "写明的项目不在任何一条里，没有写依据第几条，不抵"


def rest(*acts: tuple[str, str], under: str = "") -> tuple[Sum | None, str]:
    """Return what is still owed once all that happened, a day each, and what the page of the money says."""
    story = at_stage(Stage.FOLLOW_UP, respondents="卯公司\n辰公司")
    for what, amount in acts:
        if what == "agreed":
            story.add("mediation", result="agreed", agreed=amount)
        else:
            story.add("money", nature="received", amount=amount, payer=what, under=under)
    told = accounts(story.case)
    lines = money_lines(told, story.case, Mask())
    return told.outstanding, "\n".join(CHINESE(line.in_short) for line in lines)


def test_what_the_fund_pays_is_taken_off_nothing_that_the_employer_owes_for_another_item() -> None:
    owed, said = rest(("agreed", AWARD), ("市社保中心", "一次性伤残补助金 27000"), ("卯公司", "停工留薪期工资 12000"))
    assert owed == 30_000 * YUAN
    assert said.count(UNLISTED) == 1


def test_what_is_paid_under_a_paper_is_for_it_whatever_it_is_called() -> None:
    owed, said = rest(("agreed", AWARD), ("卯公司", "医疗费 27000"), under="4")
    assert owed == 15_000 * YUAN
    assert UNLISTED not in said


@pytest.mark.parametrize(
    ("agreed", "paid"), [("工伤待遇 9000", "医疗费 4000"), (AWARD, "工伤待遇 4000"), ("9000", "医疗费 4000")]
)
def test_what_is_not_split_by_item_is_for_all_of_them(agreed: str, paid: str) -> None:
    assert UNLISTED not in rest(("agreed", agreed), ("卯公司", paid))[1]
    assert rest(("agreed", agreed), ("卯公司", paid))[0] in (5000 * YUAN, 38_000 * YUAN)


@pytest.mark.parametrize(
    ("first", "early", "later"),
    [
        ("工资 5000 | | 辰公司", "3000", "工资 4000 | | 卯公司"),
        ("押金 5000", "工资 3000", "工资 4000"),
    ],
)
def test_what_came_before_a_debt_of_its_own_is_not_for_another_instead(first: str, early: str, later: str) -> None:
    owed, said = rest(("agreed", first), ("卯公司", early), ("agreed", later))
    assert owed == 9000 * YUAN
    assert "在第 6 条之前已付，没有写依据该条，不抵" in said


def test_whoever_owes_nothing_pays_for_those_who_do() -> None:
    assert rest(("agreed", "工资 5000 | | 辰公司"), ("卯公司", "3000"))[0] == 2000 * YUAN


def test_of_a_payment_that_is_used_in_part_it_is_told_how_much_is_not() -> None:
    owed, said = rest(("agreed", "押金 5000"), ("卯公司", "押金 1000；工资 3000"), ("agreed", "工资 4000"))
    assert owed == 8000 * YUAN
    assert "其中 3,000.00 元 在第 6 条之前已付，没有写依据该条，不抵" in said


KEYS = {"item": ("工资 {}", "押金 {}"), "side": ("工资 {} | | 卯公司", "工资 {} | | 辰公司")}


def owed(acts: list[tuple[int, str, dict[str, int]]], only: tuple[str, ...]) -> int:
    story: Story = at_stage(Stage.FOLLOW_UP, respondents="卯公司\n辰公司")
    start, last = story.day, story.day + timedelta(99)
    for day, what, sums in acts:
        items = "；".join(key.format(yuan) for key, yuan in sums.items() if key in only)
        on = start + timedelta(day)
        if items and what == "agreed":
            story.add("mediation", at=last, on=on, result="agreed", agreed=items)
        elif items:
            story.add("money", at=last, on=on, nature="received", amount=items)
    found = accounts(story.case).outstanding or 0
    assert isinstance(found, int)
    return found


@given(st.sampled_from(tuple(KEYS)), st.randoms(use_true_random=False))
def test_what_each_item_and_side_is_short_adds_up(by: str, dice: Random) -> None:
    """What is told of two is what is told of each, in whichever order it happened and was typed."""
    keys, acts = KEYS[by], [(0, "agreed", dict.fromkeys(KEYS[by], 3000))]  # each owes something
    for day in dice.sample(range(1, 60), dice.randint(2, 6)):
        some = dice.sample(keys, dice.randint(1, 2))
        acts.append((day, dice.choice(("agreed", "paid")), {key: dice.randint(1, 60) * 100 for key in some}))
    assert owed(acts, keys) == sum(owed(acts, (key,)) for key in keys)
