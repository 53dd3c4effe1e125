"""Money that is a part of no whole: what is due every month, and what the worker is to pay to the other side."""

import pytest

from cases.file.accounts import accounts, all_paid
from cases.law.casefacts import items_of
from cases.money.items import Item, Items, total
from cases.standing.stages import Stage
from cases.values.money import say_sum, write_sum
from cases.values.spans import month_of
from cases.values.sums import About, NoMoney, Sum, Uncounted, dump_sum, in_all, load_sum
from cases.values.text import CHINESE
from tests.cases.making import DAY, at_stage, refusal
from tests.cases.sums import YUAN, sums

ITEMS = Items()
MONTHLY = Uncounted(3_000 * YUAN, monthly=True)
THEIRS = Uncounted(4_000 * YUAN, by_worker=True)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("伤残津贴 每月3000", Item("disability_allowance", MONTHLY)),
        ("伤残津贴每月3000元", Item("disability_allowance", MONTHLY)),
        ("伤残津贴 3000元/月", Item("disability_allowance", MONTHLY)),
        ("每月伤残津贴 3000", Item("disability_allowance", MONTHLY)),
        ("护理费 按月支付约3000", Item("nursing", Uncounted(About(3_000 * YUAN), monthly=True))),
        ("护理费 每月不详", Item("nursing", Uncounted(About(), monthly=True))),
        ("工人应付 违约金 4000", Item("penalty", THEIRS)),
        ("违约金 劳动者返还4000", Item("penalty", THEIRS)),
        ("工人应付违约金 4000", Item("penalty", THEIRS)),
        ("工人应付4000", Item(amount=THEIRS)),
        ("职工应赔偿 违约金", Item("penalty", Uncounted(About(), by_worker=True))),
        ("劳动者应付 每月500", Item(amount=Uncounted(500 * YUAN, monthly=True, by_worker=True))),
    ],
)
def test_it_is_read_as_people_write_it_and_written_so_that_it_is_read_again(text: str, item: Item) -> None:
    assert ITEMS.read(text, DAY) == (item,)
    assert ITEMS.read(ITEMS.write((item,)), DAY) == (item,)
    assert ITEMS.load(ITEMS.dump((item,))) == (item,)


def test_what_something_is_called_is_no_mark_of_it() -> None:
    assert ITEMS.read("其他（员工返还借款） 5000", DAY) == (Item("other:员工返还借款", 5_000 * YUAN),)
    assert ITEMS.read("赔偿金 5000", DAY) == (Item("damages", 5_000 * YUAN),)
    assert refusal(lambda: ITEMS.read("月工资 3000", DAY)) == "code", "how much wages are is no claim"


def test_it_is_said_by_the_month_with_its_start_and_without_an_end_that_nobody_knows() -> None:
    (item,) = ITEMS.read("伤残津贴 每月3000 | 李静 | | 2025-01", DAY)
    assert item == Item("disability_allowance", MONTHLY, "李静", since=month_of(2025, 1))
    assert [CHINESE(each) for each in ITEMS.show((item,))] == ["伤残津贴 每月 3,000.00 元（李静、2025-01 起）"]


@pytest.mark.parametrize(
    ("amounts", "whole"),
    [
        ([10_000, MONTHLY], 10_000),
        ([MONTHLY, 10_000], 10_000),
        ([MONTHLY, MONTHLY], Uncounted(6_000 * YUAN, monthly=True)),
        ([MONTHLY, Uncounted(About(), monthly=True)], Uncounted(in_all([3_000 * YUAN, About()]), monthly=True)),  # type: ignore[arg-type]
        ([MONTHLY, NoMoney()], MONTHLY),
        ([NoMoney(), MONTHLY], MONTHLY),
        ([MONTHLY, THEIRS], NoMoney()),
        ([MONTHLY, None], MONTHLY),
    ],
)
def test_it_adds_nothing_to_what_counts(amounts: list[Sum | None], whole: Sum) -> None:
    assert in_all(amounts) == whole


def test_what_the_worker_is_to_pay_is_no_sum_of_theirs() -> None:
    assert total(ITEMS.read("工资 10000；工人应付 违约金 4000", DAY)) == 10_000 * YUAN
    assert total(ITEMS.read("工人应付 违约金 4000", DAY)) == NoMoney()


@pytest.mark.parametrize("amount", [MONTHLY, THEIRS, Uncounted(About(500, near=True), monthly=True), NoMoney()])
def test_it_is_kept_as_it_is(amount: Sum) -> None:
    assert load_sum(dump_sum(amount)) == amount


def test_it_is_told_in_words() -> None:
    assert (write_sum(MONTHLY), write_sum(THEIRS)) == ("每月3,000.00", "工人应付4,000.00")
    assert CHINESE(say_sum(Uncounted(500 * YUAN, monthly=True, by_worker=True))) == "工人应付 每月 500.00 元"


def test_an_award_both_ways_owes_the_worker_what_is_theirs_and_sets_nothing_off() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="工资 15000")
    story.add("ruling", sort="终局裁决书", result="部分支持", awarded="工资 10000；工人应付 违约金 4000", what="裁决。")
    told = accounts(story.case)
    assert (told.awarded, told.outstanding) == (10_000 * YUAN, 10_000 * YUAN)
    story.add("money", nature="到账", amount="6000")
    assert accounts(story.case).outstanding == 4_000 * YUAN


def test_a_claim_of_the_other_side_is_none_of_the_worker() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="经济补偿 15000")
    before = items_of(story.case)
    story.add("money", nature="主张", amount="工人应付 工资 20000", claimed_as="另外增加")
    assert sums(story) == (15_000 * YUAN, None, None)
    assert items_of(story.case) == before, "so that no other limitation runs for it"


def test_a_suit_that_grants_nothing_and_orders_the_worker_to_pay_fixes_nothing_for_them() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="一审判决书", result="不支持", awarded="工人应付 违约金 4000", what="判决。")
    assert accounts(story.case).awarded == 0


def test_a_judgment_takes_the_place_of_an_award_both_ways() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    award = "工资 10000；工人应付 违约金 4000；护理费 每月900"
    story.add("ruling", sort="非终局裁决书", result="部分支持", awarded=award, what="裁决。")
    story.add("ruling", sort="一审判决书", result="全部支持", awarded="工资 12000", what="判决。")
    (fixed,) = accounts(story.case).fixed
    assert fixed.items == (Item("wages", 12_000 * YUAN),)


def test_an_agreement_of_what_the_worker_pays_leaves_what_they_get() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="违约金 9000")
    story.add("mediation", result="达成协议", agreed="违约金 9000", what="单位付。")
    story.add("mediation", result="达成协议", agreed="工人应付 2000", what="工人还借款。")
    assert accounts(story.case).awarded == 9_000 * YUAN


def test_what_is_due_every_month_is_never_paid_altogether() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    awarded = "一次性伤残补助金 50000；伤残津贴 每月3000"
    story.add("ruling", sort="一审判决书", result="部分支持", awarded=awarded, what="判决。")
    story.add("money", nature="到账", amount="一次性伤残补助金 50000")
    told = accounts(story.case)
    assert (told.awarded, told.outstanding, told.unused) == (50_000 * YUAN, 0, {})
    assert not all_paid(story.case)
    story.add("money", nature="到账", amount="伤残津贴 3000")
    assert accounts(story.case).unused == {}, "a month of it is for what is awarded"


@pytest.mark.parametrize("amount", ["伤残津贴 每月3000", "工人应付 违约金 4000"])
def test_a_payment_is_what_came_this_time(amount: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: story.add("money", nature="到账", amount=amount)) == "paid_once"


def test_what_comes_to_no_sum_is_not_added_up_where_it_is_shown() -> None:
    assert [CHINESE(each) for each in ITEMS.show(ITEMS.read("工人应付 违约金 1；工人应付 利息 2", DAY))] == [
        "违约金 工人应付 1.00 元",
        "利息 工人应付 2.00 元",
    ]
    assert CHINESE(ITEMS.show(ITEMS.read("护理费 每月1；伤残津贴 每月2", DAY))[-1]) == "共 每月 3.00 元"
