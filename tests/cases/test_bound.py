"""Against whom a paper is as a whole, and what several sides owe together (连带): one sum, whoever pays it."""

import pytest

from cases.due.starting import clocks
from cases.file.accounts import accounts, shares
from cases.hiding.mask import Mask
from cases.kinds import hidden
from cases.law.rulebook import rulebook
from cases.money.items import Items
from cases.standing.stages import Stage
from cases.values.sums import NoMoney, Sum, bounds
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from cases.views.shares import share_lines
from tests.cases.making import DAY, Story, at_stage, refusal
from tests.cases.sums import YUAN

BOOK = rulebook()


def two(people: str = "1", **fields: str) -> Story:
    return at_stage(Stage.FOLLOW_UP, people=people, applicant="褚一", respondents="卯公司\n辰公司\n巳公司", **fields)


def fixed(story: Story) -> list[tuple[int, Sum | None, str]]:
    """Return what stands: by which entry, how much, against whom."""
    found = accounts(story.case).fixed
    return [(each.instrument.entry, item.amount, item.against) for each in found for item in each.items]


def rest(story: Story) -> Sum | None:
    return accounts(story.case).outstanding


# As a whole


def test_an_agreement_with_one_side_leaves_what_another_owes() -> None:
    story = two()
    story.add("mediation", result="agreed", agreed="5000", against="卯公司")
    story.add("mediation", result="agreed", agreed="3000", against="辰公司")
    assert fixed(story) == [(4, 5000 * YUAN, "卯公司"), (5, 3000 * YUAN, "辰公司")]
    story.add("ruling", sort="appeal_judgment", result="full", awarded="3500", against="辰公司")
    assert fixed(story) == [(4, 5000 * YUAN, "卯公司"), (6, 3500 * YUAN, "辰公司")]
    story.add("money", nature="received", amount="1000", payer="卯公司")
    short = {each.item.against: each.short for each in accounts(story.case).debts}
    assert short == {"卯公司": 4000 * YUAN, "辰公司": 3500 * YUAN}


def test_a_paper_that_tells_nobody_is_against_all() -> None:
    story = two()
    story.add("mediation", result="agreed", agreed="5000", against="卯公司")
    story.add("ruling", sort="appeal_judgment", result="full", awarded="9000")
    assert fixed(story) == [(5, 9000 * YUAN, "")]


def test_what_the_sums_say_goes_before_what_the_paper_says_as_a_whole() -> None:
    story = two()
    story.add("ruling", sort="final_award", result="full", awarded="工资 2000 | | 辰公司；押金 500", against="卯公司")
    assert fixed(story) == [(4, 2000 * YUAN, "辰公司"), (4, 500 * YUAN, "卯公司")]


def test_an_agreement_of_instalments_alone_is_against_whom_it_says() -> None:
    story = two()
    story.add("mediation", result="agreed", plan="2026-04-01 3000\n2026-05-01 3000", against="卯公司")
    assert fixed(story) == [(4, 6000 * YUAN, "卯公司")]


def test_an_agreement_for_some_workers_leaves_the_others_theirs() -> None:
    story = two("2")
    story.add("ruling", sort="inspection_order", result="full", awarded="工资 5000 | 褚一；工资 7000 | 褚二")
    story.add("mediation", result="agreed", agreed="4000", whom="褚一")
    found = [
        (each.instrument.entry, item.worker, item.amount) for each in accounts(story.case).fixed for item in each.items
    ]
    assert found == [(4, "褚二", 7000 * YUAN), (5, "褚一", 4000 * YUAN)]


@pytest.mark.parametrize("what", ["mediation", "ruling"])
def test_whom_it_is_against_is_one_of_the_case(what: str) -> None:
    told = {"mediation": {"result": "agreed"}, "ruling": {"sort": "final_award", "result": "full"}}[what]
    assert refusal(lambda: two().add(what, against="午公司", **told)) == "against"  # type: ignore[arg-type]
    assert refusal(lambda: two().add(what, against="卯公司、辰公司", **told)) == ""  # type: ignore[arg-type]


def running(story: Story, rule: str) -> dict[str, list[int]]:
    """Return by the side for which it runs, what moved each clock of a rule."""
    found = (each for each in clocks(story.case, story.history, BOOK) if each.rule.id == rule)
    return {each.against: [act.entry for act in each.counted.acts] for each in found}


def test_what_was_agreed_with_one_side_interrupts_the_limit_for_that_side_alone() -> None:
    """民法典 第一百九十五条: whoever agrees to perform."""
    story = two(wronged_on="2025-12-01", cause="2025-205")
    story.add("mediation", result="agreed", agreed="5000", against="卯公司、辰公司")
    moved = running(story, "L01")
    assert {side for side, acts in moved.items() if 4 in acts} == {"卯公司", "辰公司"}
    assert 4 not in moved["巳公司"]


def test_a_demand_on_another_side_does_not_move_what_a_paper_against_one_set_running() -> None:
    story = two()
    story.add("ruling", sort="appeal_judgment", result="full", awarded="5000", against="卯公司")
    story.add("contact", act="demand", against="辰公司")
    before = running(story, "C09")
    story.add("contact", act="demand", against="卯公司")
    after = running(story, "C09")
    assert all(5 not in acts for acts in before.values())
    assert any(6 in acts for acts in after.values())


# Together


def test_a_sum_that_two_owe_together_counts_once_and_either_pays_it() -> None:
    story = two()
    story.add(
        "ruling", sort="appeal_judgment", result="full", awarded="工资 9000 | | 卯公司、辰公司；押金 600 | | 巳公司"
    )
    assert accounts(story.case).awarded == 9600 * YUAN
    story.add("money", nature="received", amount="2000", payer="卯公司")
    assert rest(story) == 7600 * YUAN
    story.add("money", nature="received", amount="3000", payer="辰公司")
    short = {each.item.against: each.short for each in accounts(story.case).debts}
    assert short == {"卯公司、辰公司": 4000 * YUAN, "巳公司": 600 * YUAN}


def test_both_are_told_as_liable() -> None:
    story = two()
    story.add("ruling", sort="appeal_judgment", result="full", awarded="9000", against="卯公司、辰公司")
    told = accounts(story.case)
    lines = [CHINESE(each.in_short) for each in money_lines(told, story.case, Mask(on=False))]
    assert "9,000.00 元（现行有效、卯公司、辰公司连带承担）" in lines
    (row, _whole) = share_lines(told, story.case, Mask(on=False))
    assert list(map(CHINESE, row.about)) == ["对卯公司、辰公司（连带）"]
    assert [each.against for each in shares(story.case, told).rows] == ["卯公司、辰公司"]


def test_in_whichever_order_they_are_named_it_is_one_debt() -> None:
    story = two()
    story.add(
        "ruling",
        sort="appeal_judgment",
        result="full",
        awarded="工资 5000 | | 卯公司、辰公司；工资 4000 | | 辰公司，卯公司",
    )
    assert [each.short for each in accounts(story.case).debts] == [9000 * YUAN]


def test_a_later_paper_against_one_of_them_leaves_what_the_other_owes() -> None:
    story = two()
    story.add("mediation", result="agreed", agreed="9000", against="卯公司、辰公司")
    story.add("ruling", sort="appeal_judgment", result="full", awarded="8000", against="辰公司")
    assert fixed(story) == [(4, 1000 * YUAN, "卯公司"), (5, 8000 * YUAN, "辰公司、卯公司")]


def test_people_among_them_are_hidden_and_firms_are_told() -> None:
    kind = Items()
    items = kind.read("工资 5000 | 褚一 | 北海建筑有限公司、张大山", DAY)
    assert list(kind.sides(items)) == ["北海建筑有限公司", "张大山"]
    (shown,) = kind.hidden(items, hidden)
    assert "张大山" not in shown.against
    assert "北海建筑有限公司" in shown.against
    assert list(kind.firms(items)) == ["北海建筑有限公司"]
    assert kind.read(kind.write(items), DAY) == items


def _bounds(amount: Sum | None) -> tuple[int, int | None]:
    assert amount is not None
    assert not isinstance(amount, NoMoney)
    low, high, _about = bounds(amount)
    return low, high


@pytest.mark.parametrize("old", ["约8000", "至少8000", "5000到8000", "5000到6500", "不到6000", "不详", "6000"])
@pytest.mark.parametrize("new", ["6000", "约9000", "至少5000", "5500到7000", "不详"])
def test_of_sums_that_are_not_exact_too_what_several_owe_together_is_owed_once(old: str, new: str) -> None:
    """What both papers fix is one sum: all together is the larger of the two, as well as that is known."""
    story = two()
    story.add("mediation", result="agreed", agreed=old, against="卯公司、辰公司")
    one = _bounds(rest(story))
    story.add("ruling", sort="final_award", result="partial", awarded=new, against="卯公司")
    other = _bounds(accounts(_alone(new).case).outstanding)
    highs = one[1], other[1]
    most = None if None in highs else max(each for each in highs if each is not None)
    assert _bounds(rest(story)) == (max(one[0], other[0]), most)


def _alone(amount: str) -> Story:
    story = two()
    story.add("ruling", sort="final_award", result="partial", awarded=amount, against="卯公司")
    return story
