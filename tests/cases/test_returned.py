"""Money that went back, claims on top of claims, and promises of unknown sums: told as what they are."""

from datetime import date
from typing import Any

import pytest

from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.money.items import just
from cases.money.paid.returns import Return, net
from cases.money.payments import Payment
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.sums import About, Between
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import DAY, Story, at_stage, refusal
from tests.cases.sums import YUAN, due, sums


def paid(*amounts: str) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="顺一")
    story.add("ruling", sort="final_award", awarded="工资 10000 | 顺一；工资 20000 | 顺二")
    for amount in amounts:
        story.add("money", nature="received", amount=amount)
    return story


def test_what_went_back_lowers_what_arrived() -> None:
    story = paid("9000 | 顺一")
    story.add("money", nature="returned", amount="500 | 顺一")
    told = accounts(story.case)
    assert (told.received, told.outstanding) == (8500 * YUAN, 21_500 * YUAN)
    story.add("voided", "wang", entry="6")
    assert accounts(story.case).received == 9000 * YUAN


@pytest.mark.parametrize(
    ("amounts", "back", "rule"),
    [
        ((), {"amount": "500"}, "no_payment"),
        (("9000", "800"), {"amount": "500"}, "of_payment"),
        (("9000",), {"amount": "500", "of_payment": "4"}, "of_payment"),
        (("9000 | 顺一",), {"amount": "500"}, "returned_whose"),
        (("9000",), {"amount": "9500"}, "returned_more"),
        (("9000", "800"), {"amount": "800", "of_payment": "6"}, ""),
        (("不详",), {"amount": "9500"}, ""),
    ],
)
def test_what_a_return_lowers_is_told(amounts: tuple[str, ...], back: dict[str, Any], rule: str) -> None:
    story = paid(*amounts)
    assert refusal(lambda: story.add("money", nature="returned", **back)) == rule


def test_a_bounced_payment_ends_no_task_and_keeps_no_promise() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="900", pay_by="2026-06-30")
    story.add("money", nature="received", amount="900")
    story.add("task", what="催款", by_day="2026-07-30", until="money")
    story.add("money", nature="returned", amount="900")
    assert due(story) == [(date(2026, 6, 30), 900 * YUAN)]
    assert [each.text for each in story.case.dues_of(Sort.TASK)] == ["催款"]


def test_what_is_left_is_known_as_well_as_both_are() -> None:
    (left,) = net([Payment(1, DAY, 900, just(900))], [Return(2, DAY, About(), just(About()), 1)])
    assert left.amount == Between(0, 900)
    later = [Payment(1, DAY, 900), Payment(3, DAY, 200)]
    assert [each.amount for each in net(later, [Return(4, DAY, 300)])] == [800, 0]


def test_what_arrives_later_is_not_what_went_back() -> None:
    story = paid("9000 | 顺一")
    story.add("money", nature="returned", amount="500 | 顺一")
    story.add("money", nature="received", amount="4000 | 顺一")
    assert [each.of for each in story.case.money.returns] == [5]


# A claim of other items


def test_a_claim_of_other_items_says_what_it_is_to_the_one_before() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="工资 3万")
    assert refusal(lambda: story.add("money", nature="claimed", amount="押金 5000")) == "claimed_as"
    story.add("money", nature="claimed", amount="押金 5000", claimed_as="more")
    assert sums(story)[0] == 35_000 * YUAN
    story.add("money", nature="claimed", amount="工资 2万；押金 4000")
    assert sums(story)[0] == 24_000 * YUAN
    story.add("money", nature="claimed", amount="押金 3000", claimed_as="whole")
    assert sums(story)[0] == 3000 * YUAN


def test_a_claim_of_one_sum_is_the_whole() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="3万")
    story.add("money", nature="claimed", amount="2万")
    assert sums(story)[0] == 20_000 * YUAN
    story.add("money", nature="claimed", amount="工资 15000；押金 5000")
    assert sums(story)[0] == 20_000 * YUAN


def test_an_item_after_one_sum_of_all_is_asked_about_unless_it_comes_to_that() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="3万")
    assert refusal(lambda: story.add("money", nature="claimed", amount="押金 5000")) == "claimed_as"
    story.add("money", nature="claimed", amount="押金 5000", claimed_as="more")
    assert sums(story)[0] == 35_000 * YUAN


# A promise of a sum that nobody knows


def test_a_promise_of_no_known_sum_is_kept_once_somebody_says_so() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="不详", pay_by="2026-06-30")
    story.add("money", nature="received", amount="100", under="4")
    assert due(story) == [(date(2026, 6, 30), About())]
    assert accounts(story.case).outstanding == About()
    story.add("money", nature="received", amount="不详", under="4", in_full="是")
    assert (due(story), accounts(story.case).outstanding) == ([], 0)


# What a paper does not tell


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"sort": "injury_recognised", "result": "full", "awarded": "工资 1000"}, "no_sum"),
        ({"sort": "enforcement_ended_for_now", "result": "partial", "awarded": "30000"}, "no_sum"),
        ({"sort": "preservation_ruling", "result": "full", "awarded": "30000"}, "no_sum"),
        ({"sort": "inspection_penalty", "result": "full", "awarded": "30000"}, "no_sum"),
        ({"sort": "nonfinal_award", "level": "9"}, "level"),
        ({"sort": "first_judgment", "result": "upheld"}, "nothing_upheld"),
    ],
)
def test_a_paper_tells_what_such_papers_tell(fields: dict[str, Any], rule: str) -> None:
    assert refusal(lambda: at_stage(Stage.FOLLOW_UP).add("ruling", **fields)) == rule


def test_restitution_is_told_with_what_went_back_and_lowers_what_arrived() -> None:
    """What was enforced under a paper that was set aside is to be given back (民事诉讼法 第二百四十四条)."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="appeal_judgment", result="full", awarded="900")
    story.add("money", nature="received", amount="900", way="court")
    story.add("ruling", sort="retrial_judgment", result="partial", awarded="500")
    story.add("ruling", sort="enforcement_reversed", result="not_applicable")
    assert ("还没有登记退回" in restitution(story), accounts(story.case).received) == (True, 900 * YUAN)
    story.add("money", nature="returned", amount="400")
    told = accounts(story.case)
    assert "已退回 400" in restitution(story)
    assert (told.received, told.awarded, told.outstanding) == (500 * YUAN, 500 * YUAN, 0)


def restitution(story: Story) -> str:
    lines = money_lines(accounts(story.case), story.case, Mask())
    return next(CHINESE(each.amount) for each in lines if CHINESE(each.label) == "执行回转")
