"""Items of money as they are typed, kept and hidden: how much, of what, by whom, from whom and for which time."""

import pytest

from cases.money.items import Item, Items, just, total
from cases.values.refusal import Refused
from cases.values.spans import month_of
from cases.values.sums import About, Between, Sum
from tests.cases.making import DAY, refusal
from tests.cases.sums import YUAN

ITEMS = Items()


def test_a_sum_alone_is_a_whole_claim() -> None:
    assert ITEMS.read("38000", DAY) == (Item(amount=38_000 * YUAN),)
    assert ITEMS.read("工资 38000", DAY) == (Item("wages", 38_000 * YUAN),)
    assert total(ITEMS.read("工资3万；押金 约5千", DAY)) == About(35_000 * YUAN)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("工资3万多", Between(30_000 * YUAN, None)),
        ("工资 大概三万", About(30_000 * YUAN)),
        ("工资近三万", About(30_000 * YUAN, near=True)),
        ("工资不到3万", Between(0, 30_000 * YUAN)),
        ("工资三万元不到", Between(0, 30_000 * YUAN)),
        ("工资起码三万出头", Between(30_000 * YUAN, None)),
        ("工资上万元", Between(10_000 * YUAN, None, about=True)),
    ],
)
def test_an_item_is_known_as_well_as_its_sum_is_told(text: str, amount: Sum) -> None:
    assert ITEMS.read(text, DAY) == (Item("wages", amount),)


def test_an_item_is_told_with_its_worker_the_other_side_and_its_time() -> None:
    (item,) = ITEMS.read("双倍工资差额 6000 | 李静 | 北海公司 | 2024-03 | 2025年1月", DAY)
    assert item == Item("double_wages", 600_000, "李静", "北海公司", month_of(2024, 3), month_of(2025, 1))


@pytest.mark.parametrize(
    ("text", "rule"),
    [("工资 38000 | a | b | c | d | e", "items"), ("九八万", "amount"), ("水费 20", "code"), ("工资 3.5万8", "amount")],
)
def test_what_is_no_item_is_refused_with_the_way_out(text: str, rule: str) -> None:
    assert refusal(lambda: ITEMS.read(text, DAY)) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [("退回500", "amount"), ("-500", "amount"), ("工资 -500", "amount"), ("退回 500", "amount"), ("工伤 500", "code")],
)
def test_no_item_is_guessed_from_a_part_of_a_name(text: str, rule: str) -> None:
    assert refusal(lambda: ITEMS.read(text, DAY)) == rule


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("押金", "deposit"),
        ("加班费", "overtime"),
        ("承包款", "rent"),
        ("奖金", "bonus"),
        ("Wages", "wages"),
        ("油补", "fuel_subsidy"),
    ],
)
def test_an_item_is_called_as_people_call_it(text: str, code: str) -> None:
    assert ITEMS.read(f"{text} 500", DAY) == (Item(code, 500 * YUAN),)


def test_an_item_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    for text in ("水费", "水费 20"):
        with pytest.raises(Refused, match="工资、"):
            ITEMS.read(text, DAY)


def test_of_several_items_the_one_that_is_wrong_is_named() -> None:
    with pytest.raises(Refused, match="第 2 项"):
        ITEMS.read("工资 3000\n水费 20", DAY)


def test_a_sum_of_which_nothing_else_is_told_is_kept_as_ever() -> None:
    assert ITEMS.dump(just(500)) == 500
    assert ITEMS.dump(just(About())) == {"about": None}
    assert ITEMS.load(500) == just(500)
    assert ITEMS.load(None) == ()


def test_workers_and_people_on_the_other_side_are_hidden_and_firms_are_not() -> None:
    told = ITEMS.read("工资 500 | 李静 | 北海建筑公司；押金 300 | 李静 | 赵大壮", DAY)
    shown = str(ITEMS.mask(told))
    assert "李静" not in shown
    assert "赵大壮" not in shown
    assert "北海建筑公司" in shown
