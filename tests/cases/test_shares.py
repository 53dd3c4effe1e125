"""Each worker, each item (T18): what is claimed, fixed and paid by worker and item, and how that fits the wholes."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.file.accounts import accounts, by_ledger, shares
from cases.hiding.mask import Mask
from cases.money.paid.shares import COLUMNS, OUTSTANDING, Share
from cases.standing.stages import Stage
from cases.values.spans import month_of
from cases.values.sums import About, Sum
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from cases.views.shares import share_lines
from tests.cases.making import Story, at_stage
from tests.cases.sums import may_be

YUAN = 100
BOTH = "工资 3000 | 张伟；加班工资 500 | 张伟；工资 2000 | 李静"


def rows(story: Story) -> list[tuple[str, str, dict[str, Sum]]]:
    """Return the table: worker, item, and what is told in each column but what is outstanding."""
    return [(each.worker, each.code, told_of(each)) for each in found(story)]


def told_of(each: Share) -> dict[str, Sum]:
    return {name: amount for name, amount in each.sums.items() if name != OUTSTANDING}


def short(story: Story) -> list[tuple[str, str, Sum | None]]:
    """Return what is outstanding, row by row: of whom, for what, how much."""
    return [(each.worker, each.code, each.sums.get(OUTSTANDING)) for each in found(story)]


def found(story: Story) -> tuple[Share, ...]:
    return shares(story.case, accounts(story.case)).rows


def lines(story: Story) -> list[tuple[str, str]]:
    """Return what is said of the money, names hidden: what each line is of, and what there is to say of it."""
    return [(CHINESE(each.label), CHINESE(each.why)) for each in money_lines(accounts(story.case), story.case, Mask())]


def test_what_is_claimed_fixed_and_paid_stands_by_worker_and_item() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", claimed=BOTH)
    story.add("mediation", result="agreed", agreed="工资 2500 | 张伟；工资 2000 | 李静")
    story.add("money", nature="received", amount="工资 1000 | 张伟")
    story.add("money", nature="received", amount="工资 500 | 张伟；工资 700 | 李静")
    assert rows(story) == [
        ("张伟", "wages", {"claimed": 3000 * YUAN, "awarded": 2500 * YUAN, "received": 1500 * YUAN}),
        ("张伟", "overtime", {"claimed": 500 * YUAN}),
        ("李静", "wages", {"claimed": 2000 * YUAN, "awarded": 2000 * YUAN, "received": 700 * YUAN}),
    ]
    assert short(story) == [
        ("张伟", "wages", 1000 * YUAN),
        ("张伟", "overtime", None),
        ("李静", "wages", 1300 * YUAN),
    ]


def test_an_item_that_tells_no_other_side_stands_with_the_only_one_that_is_told() -> None:
    story = at_stage(
        Stage.FOLLOW_UP,
        people="2",
        respondents="甲公司\n乙公司",
        claimed="工资 3000 | 张伟 | 甲公司 | 2024-03 | 2024-06",
    )
    story.add("mediation", result="agreed", agreed="工资 2500 | 张伟")
    (row,) = found(story)
    assert (row.against, row.times) == ("甲公司", ((month_of(2024, 3), month_of(2024, 6)),))
    story.add("money", nature="claimed", amount="工资 3000 | 张伟 | 甲公司；工资 900 | 张伟 | 乙公司")
    assert [(each.against, told_of(each)) for each in found(story)] == [
        ("", {"awarded": 2500 * YUAN}),
        ("乙公司", {"claimed": 900 * YUAN}),
        ("甲公司", {"claimed": 3000 * YUAN}),
    ]


def test_what_is_not_in_force_stands_beside_what_is() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("ruling", sort="nonfinal_award", awarded="工资 3000 | 张伟；工资 2000 | 李静")
    story.add("ruling", sort="first_judgment", awarded="工资 2500 | 张伟", whom="张伟")
    story.add("filed", forum="appeal")
    assert rows(story) == [("张伟", "wages", {"pending": 2500 * YUAN}), ("李静", "wages", {"awarded": 2000 * YUAN})]


def test_of_one_applicant_all_is_theirs() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="工资 3000；押金 500")
    story.add("money", nature="received", amount="工资 300 | 张伟")
    assert rows(story) == [
        ("张伟", "wages", {"claimed": 3000 * YUAN, "received": 300 * YUAN}),
        ("张伟", "deposit", {"claimed": 500 * YUAN}),
    ]


def test_where_only_whole_sums_are_told_there_is_no_table() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="3000")
    story.add("money", nature="received", amount="300")
    assert share_lines(accounts(story.case), story.case, Mask()) == ()


# The roster


def test_what_the_roster_tells_of_some_is_a_part_of_the_whole() -> None:
    story = Story(people="102", claimed="130万")
    story.add("roster", members="张伟 | | | | | 9800 | | 9800")
    assert rows(story) == [
        ("张伟", "", {"claimed": 9800 * YUAN, "received": 9800 * YUAN}),
        ("", "", {"claimed": 1_290_200 * YUAN}),
    ]
    told = share_lines(accounts(story.case), story.case, Mask())
    assert [CHINESE(line.worker) for line in told] == ["张某某", "未分到人", "总额"]


@pytest.mark.parametrize("first", ["roster", "money"])
def test_a_whole_that_the_roster_tells_by_worker_is_told_once(first: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    acts: list[tuple[str, dict[str, Any]]] = [
        ("roster", {"members": "张伟 | | | | | | | 1000\n李静 | | | | | | | 2000"}),
        ("money", {"nature": "received", "amount": "3000"}),
    ]
    for code, fields in acts if first == "roster" else reversed(acts):
        story.add(code, **fields)
    assert rows(story) == [("张伟", "", {"received": 1000 * YUAN}), ("李静", "", {"received": 2000 * YUAN})]


def test_a_roster_that_tells_otherwise_than_the_items_is_said_to() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", claimed=BOTH)
    story.add("roster", members="张伟 | | | | | 3600\n李静 | | | | | 2000")
    assert rows(story)[0] == ("张伟", "wages", {"claimed": 3000 * YUAN})
    assert ("名册与账目", "张某某：名册 3,600.00 元，逐项登记 3,500.00 元，请核对") in lines(story)
    members = by_ledger(story.case, accounts(story.case))
    assert [member.claimed for member in members] == [3500 * YUAN, 2000 * YUAN]


def test_workers_stand_in_the_order_of_the_roster() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", claimed=BOTH)
    story.add("roster", members="李静\n张伟")
    assert [worker for worker, _code, _sums in rows(story)] == ["李静", "张伟", "张伟"]


def test_where_rows_come_to_more_than_the_whole_it_is_said_why() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", claimed="工资 3000；押金 500")
    story.add("roster", members="张伟 | | | | | 2000\n李静 | | | | | 1500")
    why = "各行合计 7,000.00 元，总额 3,500.00 元；名册按人写的没有分项，同全体的各项有重复"
    assert ("每人每项与总额", why) in lines(story)


def test_namesakes_keep_what_the_roster_tells() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("roster", members="张伟 | | 13800000001 | | | 2000\n张伟 | | 13800000002 | | | 1500")
    assert rows(story) == [("张伟", "", {"claimed": 3500 * YUAN})]
    assert [member.claimed for member in by_ledger(story.case, accounts(story.case))] == [2000 * YUAN, 1500 * YUAN]


# How it is told


def test_a_payment_is_told_by_whom_to_whom_and_how() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("mediation", result="agreed", agreed="9000", plan="2026-06-30 9000 赵大壮")
    amount = "工资 1000 | 张伟；工资 500 | 李静"
    story.add("money", nature="received", amount=amount, payer="赵大壮", way="transfer", under="4")
    assert ("第 5 条 到账", "2026-03-06、赵某某付、付给张某某、李某某、银行转账、依据第 4 条") in lines(story)
    assert ("第 4 条约定付款", "2026-06-30 前付；尚欠的数额、由赵某某付") in lines(story)


def test_names_are_hidden_and_firms_are_not() -> None:
    story = at_stage(
        Stage.FOLLOW_UP,
        people="2",
        respondents="北海建筑公司\n包工头：赵大壮",
        claimed="工资 3000 | 张伟 | 北海建筑公司；工资 200 | 李静 | 赵大壮",
    )
    told = " ".join(
        CHINESE((line.worker, line.about)) for line in share_lines(accounts(story.case), story.case, Mask())
    )
    assert not any(name in told for name in ("张伟", "李静", "赵大壮"))
    assert "北海建筑公司" in told


# In any order


ITEMS = st.lists(
    st.tuples(st.sampled_from(("工资", "押金")), st.sampled_from(("张伟", "李静", "")), st.integers(0, 99)),
    min_size=1,
    max_size=3,
)
ACTS = st.lists(
    st.tuples(st.sampled_from(("claimed", "awarded", "received")), ITEMS, st.integers(1, 40)),
    min_size=1,
    max_size=6,
    unique_by=lambda act: act[2],
)


@given(ACTS, st.randoms(use_true_random=False))
def test_rows_come_to_the_wholes_in_whichever_order_all_was_typed(acts: list[Any], dice: Any) -> None:
    shuffled = list(acts)
    dice.shuffle(shuffled)
    one, other = typed(acts), typed(shuffled)
    assert found(one) == found(other)
    told = accounts(one.case)
    for column in COLUMNS:
        assert may_be(shares(one.case, told).total(column), told.of(column))


def typed(acts: list[tuple[str, list[tuple[str, str, int]], int]]) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    start, last = story.day, story.day + timedelta(60)
    for nature, items, days in acts:
        amount = "；".join(f"{item} {yuan} | {worker}" for item, worker, yuan in items)
        more = {"claimed_as": "whole"} if nature == "claimed" else {}
        story.add("money", at=last, on=start + timedelta(days), nature=nature, amount=amount, **more)
    return story


def test_what_nobody_knows_stays_unknown_in_its_row() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", claimed="工资 不详 | 张伟；工资 约3000 | 李静")
    assert [sums for _worker, _code, sums in rows(story)] == [{"claimed": About()}, {"claimed": About(3000 * YUAN)}]


def test_what_the_roster_tells_of_some_is_taken_out_of_the_only_item_of_all() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="40", claimed="车款 520000")
    story.add("roster", members="张伟 | | | | | 26000\n李静 | | | | | 20000")
    assert rows(story) == [
        ("张伟", "", {"claimed": 26_000 * YUAN}),
        ("李静", "", {"claimed": 20_000 * YUAN}),
        ("", "vehicle", {"claimed": 474_000 * YUAN}),
    ]


# A whole beside the roster


ROSTER = "姓名\t主张金额\t确定金额\n褚一\t5000\t4000\n褚二\t6000\t5000"


def two(**fields: str) -> Story:
    return at_stage(Stage.FOLLOW_UP, people="2", applicant="褚一", **fields)


def missing(story: Story) -> dict[str, Sum | None]:
    """Return what is outstanding, by worker."""
    return {each.worker: each.sums.get(OUTSTANDING) for each in shares(story.case, accounts(story.case)).rows}


def test_each_one_misses_what_the_roster_says_was_fixed_for_them_and_the_rest_stands_apart() -> None:
    story = two()
    story.add("roster", members=ROSTER)
    story.add("ruling", sort="appeal_judgment", result="full", awarded="12000")
    assert missing(story) == {"褚一": 4000 * YUAN, "褚二": 5000 * YUAN, "": 3000 * YUAN}
    story.add("money", nature="received", amount="1500 | 褚一")
    assert missing(story) == {"褚一": 2500 * YUAN, "褚二": 5000 * YUAN, "": 3000 * YUAN}


def test_while_nobody_knows_for_whom_something_came_nobody_knows_what_each_misses() -> None:
    story = two()
    story.add("roster", members="姓名\t确定金额\n褚一\t4000\n褚二\t5000")
    story.add("ruling", sort="appeal_judgment", result="full", awarded="12000")
    story.add("money", nature="received", amount="1000")
    assert missing(story) == {"褚一": None, "褚二": None, "": 11_000 * YUAN}


def test_while_what_came_before_is_not_taken_off_nobody_knows_what_each_misses() -> None:
    story = two()
    story.add("money", nature="received", amount="1500 | 褚一")
    story.add("ruling", sort="appeal_judgment", result="full", awarded="12000")
    story.add("roster", members="姓名\t确定金额\n褚一\t4000\n褚二\t5000")
    assert missing(story) == {"褚一": None, "褚二": None, "": 12_000 * YUAN}


def test_a_whole_claim_is_mixed_into_no_row_and_gives_way_to_a_later_roster_of_all() -> None:
    story = two(claimed="12000")
    story.add("roster", members="姓名\t主张金额\n褚一\t5000\n褚二\t6000")
    assert rows(story) == [
        ("褚一", "", {"claimed": 5000 * YUAN}),
        ("褚二", "", {"claimed": 6000 * YUAN}),
    ]
    told = accounts(story.case)
    assert told.claimed == 11_000 * YUAN
    assert [member.claimed for member in by_ledger(story.case, told)] == [5000 * YUAN, 6000 * YUAN]
    lines = [CHINESE(each.in_short) for each in money_lines(told, story.case, Mask())]
    assert [each for each in lines if "名册合计" in each] == [
        "主张（名册合计 11,000.00 元，各人都写明、又在后，以名册为准；先前的总额 12,000.00 元 不再计入）"
    ]


def test_a_whole_claim_after_the_roster_leaves_each_their_own_and_a_rest() -> None:
    story = two()
    story.add("roster", members="姓名\t主张金额\n褚一\t5000\n褚二\t6000")
    story.add("money", nature="claimed", amount="15000")
    claimed = {worker: sums["claimed"] for worker, _code, sums in rows(story)}
    assert claimed == {"褚一": 5000 * YUAN, "褚二": 6000 * YUAN, "": 4000 * YUAN}
    assert [member.claimed for member in by_ledger(story.case, accounts(story.case))] == [5000 * YUAN, 6000 * YUAN]
