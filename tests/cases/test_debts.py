"""Debts: each is replaced, contested and paid by itself, and what is owed is what is missing of each."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.events import Mediation
from cases.file.accounts import accounts, overlapping, shares
from cases.hiding.mask import Mask
from cases.money.paid.shares import OUTSTANDING
from cases.standing.stages import Stage
from cases.values.sums import About, Between, Sum, in_all
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import Story, at_stage, refusal
from tests.cases.sums import YUAN, due, may_be, sums

BOTH = "工资 5000 | 褚一；工资 7000 | 褚二"


def two() -> Story:
    return at_stage(Stage.FOLLOW_UP, people="2", applicant="褚一", respondents="卯公司\n辰公司")


def stand(story: Story) -> list[tuple[int, Sum | None, bool]]:
    """Return what stands: by which entry, how much, and whether it is in force."""
    return [(each.instrument.entry, each.amount, each.pending is None) for each in accounts(story.case).fixed]


def rest(story: Story) -> Sum | None:
    return accounts(story.case).outstanding


def said(story: Story) -> list[str]:
    lines = money_lines(accounts(story.case), story.case, Mask())
    return [f"{CHINESE(each.label)}：{CHINESE(each.in_short)}" for each in lines]


# Of several workers each by their own act (劳动争议解释（一） 第十六、十七条)


@pytest.mark.parametrize("whom", ["褚一", ""])
def test_who_does_not_sue_has_an_award_in_force(whom: str) -> None:
    """The judgment is about the one who sued, whether it says so or not."""
    story = two()
    story.add("ruling", sort="nonfinal_award", awarded=BOTH)
    story.add("filed", forum="litigation", whom="褚一")
    assert stand(story) == [(4, 5000 * YUAN, False), (4, 7000 * YUAN, True)]
    story.add("ruling", sort="first_judgment", awarded="工资 5500", whom=whom)
    assert sums(story)[1] == 12_500 * YUAN
    story.add("money", nature="received", amount="工资 7000 | 褚二", under="4")
    assert rest(story) == 5500 * YUAN
    asked: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": ""}
    assert refusal(lambda: story.add("closing", **asked)) == "follow"


def test_a_ruling_about_one_worker_makes_what_it_fixes_theirs() -> None:
    story = two()
    story.add("ruling", sort="appeal_judgment", awarded="工资 5500", whom="褚一")
    (row,) = shares(story.case, accounts(story.case)).rows
    assert (row.worker, row.sums["awarded"]) == ("褚一", 5500 * YUAN)


def test_of_awards_of_one_day_the_one_that_is_meant_is_contested() -> None:
    def awarded(**more: Any) -> Story:
        story = at_stage(Stage.FOLLOW_UP)
        story.add("mediation", result="agreed", agreed="押金 500")
        for sort, what in (("final_award", "工资 3000"), ("nonfinal_award", "经济补偿 8000")):
            story.add("ruling", at=story.day, sort=sort, awarded=what, on=story.day)
        story.add("filed", forum="litigation", **more)
        return story

    story = awarded()
    assert [force for *_told, force in stand(story)] == [True, True, False]
    story.add("ruling", sort="first_judgment", awarded="7000")
    assert sums(story)[1] == 10_500 * YUAN
    assert [force for *_told, force in stand(awarded(under="5"))] == [True, False, True]
    assert refusal(lambda: awarded(under="2")) == "under"


# An instrument touches what it is about


@pytest.mark.parametrize(
    ("first", "second", "fixed"),
    [
        ("工资 3000 | 褚一", "工资 4000 | 褚二", 7000),
        ("工资 4000 | | 卯公司", "工资 6000 | | 辰公司", 10_000),
        ("押金 500", "停运损失 600", 1100),
        ("工资 3000；押金 500", "工资 2000", 2500),
        ("工资 3000 | 褚一", "工资 4000", 4000),
        ("3000", "工资 4000", 4000),
        ("3000", "工资 900 | 褚二", 3900),
        ("3000", "工资 900 | 褚二；工资 2000 | 褚一", 2900),
    ],
)
def test_an_agreement_replaces_what_it_touches(first: str, second: str, fixed: int) -> None:
    story = two()
    story.add("mediation", result="agreed", agreed=first)
    story.add("mediation", result="agreed", agreed=second)
    assert sums(story)[1] == fixed * YUAN
    assert rest(story) == fixed * YUAN


def whole_and_part(beside: str, part: str = "工资 900 | 褚二") -> Story:
    """Return a story in which a whole for all was agreed, and then a sum of one of two workers."""
    story = two()
    story.add("mediation", result="agreed", agreed="工资 3000")
    story.add("mediation", result="agreed", agreed=part, within_whole=beside)
    return story


@pytest.mark.parametrize(("beside", "fixed", "asked"), [("", 3900, 1), ("on_top", 3900, 0), ("contained", 3000, 0)])
def test_whether_a_sum_of_one_is_a_part_of_the_whole_is_asked_and_never_assumed(
    beside: str, fixed: int, asked: int
) -> None:
    story = whole_and_part(beside)
    assert sums(story)[1] == rest(story) == fixed * YUAN
    told = [line for line in said(story) if line.startswith("总额与个人")]
    assert len(told) == len(overlapping(story.case)) == asked
    assert all(
        "第 4 条是全体的总额，第 5 条只写了几个人的；没有说明是否含在总额里，先按另加计" in line for line in told
    )


@pytest.mark.parametrize(("beside", "fixed", "asked"), [("", 3900, 1), ("on_top", 3900, 0), ("contained", 3000, 0)])
@pytest.mark.parametrize("sorts", [("nonfinal_award", "nonfinal_award"), ("final_award", "nonfinal_award")])
def test_the_same_holds_of_two_awards(sorts: tuple[str, str], beside: str, fixed: int, asked: int) -> None:
    """Neither takes the place of the other, and yet the one may tell a part of what the other did."""
    story = two()
    whole, part = sorts
    story.add("ruling", sort=whole, result="partial", awarded="工资 3000")
    story.add("ruling", sort=part, result="partial", awarded="工资 900 | 褚二", within_whole=beside)
    found = accounts(story.case).fixed
    assert in_all(item.amount for each in found for item in each.items) == fixed * YUAN
    assert len(overlapping(story.case)) == asked


def test_an_award_of_another_item_is_no_part_of_a_whole() -> None:
    story = two()
    story.add("ruling", sort="nonfinal_award", result="partial", awarded="工资 3000")
    story.add("ruling", sort="nonfinal_award", result="partial", awarded="押金 900 | 褚二")
    assert overlapping(story.case) == ()


def test_a_form_asks_only_where_a_whole_for_several_was_fixed() -> None:
    assert Mediation.moot(two().case) == {"within_whole"}
    assert Mediation.moot(at_stage(Stage.FOLLOW_UP).case) == {"within_whole", "whom", "against"}
    assert Mediation.moot(whole_and_part("").case) == frozenset()


def test_nothing_is_asked_of_another_item_nor_of_a_whole_that_is_gone() -> None:
    assert overlapping(whole_and_part("", "押金 900 | 褚二").case) == ()
    assert overlapping(whole_and_part("", "工资 900 | 褚二；工资 2000 | 褚一").case) == ()
    story = whole_and_part("")
    story.add("mediation", result="agreed", agreed="工资 2800")
    assert overlapping(story.case) == ()


def test_what_is_left_of_an_agreement_keeps_its_days() -> None:
    story = two()
    story.add("mediation", result="agreed", agreed="工资 3000 | 褚一", plan="2026-12-10")
    story.add("mediation", result="agreed", agreed="工资 4000 | 褚二")
    story.add("money", nature="awarded", amount="工资 900 | 褚二")
    assert due(story) == [(date(2026, 12, 10), 3000 * YUAN)]
    assert sums(story)[1] == 3900 * YUAN


# No worker's money stands for another's


def test_what_one_worker_got_too_much_pays_nobody_else() -> None:
    story = two()
    story.add("ruling", sort="appeal_judgment", awarded="工资 10000 | 褚一；工资 5000 | 褚二")
    story.add("money", nature="received", amount="工资 15000 | 褚二")
    assert rest(story) == 10_000 * YUAN
    story.add("money", nature="received", amount="不详 | 褚二")
    assert rest(story) == 10_000 * YUAN
    story.add("money", nature="received", amount="约3000 | 褚一")
    assert rest(story) == About(7000 * YUAN)


def test_what_one_side_pays_too_much_pays_for_no_other() -> None:
    story = two()
    story.add("mediation", result="agreed", agreed="工资 4000 | | 卯公司；工资 6000 | | 辰公司")
    story.add("money", nature="received", amount="5000", payer="卯公司")
    assert rest(story) == 6000 * YUAN
    story.add("money", nature="received", amount="6000", payer="总包")
    assert rest(story) == 0


def test_a_roster_is_owed_by_worker_too() -> None:
    story = two()
    story.add("roster", members="褚一 | | | | | | 10000 | 0\n褚二 | | | | | | 5000 | 15000")
    assert rest(story) == 10_000 * YUAN


# Money before, unknown money, unknown sums


def test_what_came_before_an_agreement_is_taken_off_nothing_of_it_and_that_is_said() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("money", nature="received", amount="20000")
    story.day += timedelta(5)
    story.add("mediation", result="agreed", agreed="30000", plan="2026-06-30 13000\n2026-07-31 17000")
    assert rest(story) == 30_000 * YUAN == in_all(short for _day, short in due(story))
    assert any("在第 5 条之前已付，没有写依据该条，不抵" in line for line in said(story))
    story.add("money", nature="received", amount="不详")
    assert due(story)[0][1] == Between(0, 13_000 * YUAN)
    assert rest(story) == Between(0, 30_000 * YUAN)


def test_what_was_paid_under_an_agreement_counts_whenever_it_came() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    first, last = story.day, story.day + timedelta(9)
    story.add("mediation", at=last, on=first + timedelta(5), result="agreed", agreed="3000")
    story.add("money", at=last, on=first, nature="received", amount="1000", under="4")
    assert rest(story) == 2000 * YUAN


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("工资", About()),
        ("工资 3000；押金", Between(3000 * YUAN, None)),
        ("工资；押金 不涉及", About()),
        ("医疗费；停工留薪期工资；13万", 130_000 * YUAN),
    ],
)
def test_an_item_without_a_sum_is_unknown_unless_a_whole_is_told_beside_it(typed: str, told: Sum) -> None:
    assert sums(Story(claimed=typed))[0] == told


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("2026-06-30 2000", "各期合计 2,000.00 元，确定 3,000.00 元；1,000.00 元 没有约定日期"),
        ("2026-06-30 2000\n2026-07-31 1500", "各期合计 3,500.00 元，确定 3,000.00 元；多出 500.00 元，按确定的数额计"),
    ],
)
def test_a_schedule_that_is_not_what_was_agreed_is_said_to_be(plan: str, told: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="3000", plan=plan)
    assert f"第 4 条分期与金额：{told}" in said(story)
    assert rest(story) == 3000 * YUAN


def test_a_settlement_after_a_judgment_offers_what_was_settled() -> None:
    """执行和解: where it is not kept, the judgment is enforced again; no payment order is needed for that."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="appeal_judgment", awarded="8000")
    story.add("mediation", result="agreed", agreed="3000", plan="2026-12-20")
    assert any("现行有效、就第 4 条和解" in line for line in said(story))
    (remedy,) = (line for line in said(story) if "逾期不付的" in line)
    assert "恢复执行" in remedy
    assert "支付令" not in remedy


def test_after_succession_the_sums_are_those_of_whose_they_were() -> None:
    story = at_stage(Stage.FOLLOW_UP, applicant="褚一", claimed="工资 3000 | 褚一")
    story.add("succeeded", ground="death", name="褚小一")
    story.add("mediation", result="agreed", agreed="工资 3000")
    story.add("money", nature="received", amount="工资 1000 | 褚小一")
    (row,) = shares(story.case, accounts(story.case)).rows
    assert (row.worker, row.sums[OUTSTANDING]) == ("褚一", 2000 * YUAN)


# In any order


NAMES = ("褚一", "褚二", "褚三")
FIXED = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 50), min_size=1)
PAID = st.lists(st.tuples(st.sampled_from(("", *NAMES)), st.integers(1, 40)), max_size=5)


def model(fixed: dict[str, int], paid: list[tuple[str, int]]) -> int:
    """Return what is owed by the plainest rule: each worker's own money first, then what names nobody."""
    own = sum(max(amount - sum(fen for who, fen in paid if who == name), 0) for name, amount in fixed.items())
    return max(own - sum(fen for who, fen in paid if not who), 0)


@given(FIXED, FIXED, PAID, st.randoms(use_true_random=False))
def test_what_is_owed_is_what_rows_are_short_in_whichever_order_all_was_typed(
    agreed: dict[str, int], ruled: dict[str, int], paid: list[tuple[str, int]], dice: Any
) -> None:
    acts: list[tuple[int, str, dict[str, str]]] = [
        (1, "mediation", {"result": "agreed", "agreed": typed(agreed)}),
        (2, "ruling", {"sort": "appeal_judgment", "awarded": typed(ruled)}),
        *(
            (3 + at, "money", {"nature": "received", "amount": f"{yuan} | {who}"})
            for at, (who, yuan) in enumerate(paid)
        ),
    ]
    dice.shuffle(acts)
    story = at_stage(Stage.FOLLOW_UP, people="3", applicant="褚一")
    start, last = story.day, story.day + timedelta(30)
    for day, code, fields in acts:
        story.add(code, at=last, on=start + timedelta(day), **fields)
    told = accounts(story.case)
    assert told.awarded == sum({**agreed, **ruled}.values()) * YUAN
    assert told.outstanding == model({**agreed, **ruled}, paid) * YUAN
    assert may_be(shares(story.case, told).total(OUTSTANDING), told.outstanding)


def typed(sums_of: dict[str, int]) -> str:
    return "；".join(f"工资 {yuan} | {name}" for name, yuan in sums_of.items())


def test_a_closure_over_a_sum_that_nobody_knows_needs_a_day_or_a_reason() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", result="full", awarded="不详")
    asked: dict[str, Any] = {"claimed": "", "awarded": "", "received": ""}
    assert refusal(lambda: story.add("closing", **asked, rest="")) == "follow"
    story.add("closing", **asked, rest="申请人放弃。")
