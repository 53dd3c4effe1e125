"""Payments that do not say whom or what they are for: of nobody is made up what they are still owed."""

from itertools import permutations

import pytest

from cases.file.accounts import accounts, shares
from cases.money.paid.shares import OUTSTANDING
from cases.standing.stages import Stage
from cases.values.sums import About, Between, Sum
from tests.cases.making import Story, at_stage
from tests.cases.sums import YUAN, due

FIXED = ("工资 10000 | 顺一", "工资 20000 | 顺二")


def two(*awards: str) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="顺一")
    for awarded in awards:
        story.add("ruling", at=story.day, sort="final_award", awarded=awarded)
    return story


def owed(story: Story, *, of_items: bool = False) -> dict[str, Sum]:
    found = shares(story.case, accounts(story.case)).rows
    return {
        each.code if of_items else each.worker: each.sums[OUTSTANDING] for each in found if OUTSTANDING in each.sums
    }


@pytest.mark.parametrize("fixed", permutations(FIXED))
@pytest.mark.parametrize("papers", [1, 2])
def test_what_names_no_worker_leaves_each_owed_as_much_as_may_be(fixed: tuple[str, ...], papers: int) -> None:
    story = two(*(fixed if papers == 2 else ("；".join(fixed),)))
    story.add("money", nature="received", amount="9000")
    told = accounts(story.case)
    assert told.outstanding == 21_000 * YUAN
    assert owed(story) == {
        "顺一": Between(1000 * YUAN, 10_000 * YUAN),
        "顺二": Between(11_000 * YUAN, 20_000 * YUAN),
    }
    assert told.untold == (story.case.version,)


def test_what_pays_all_that_is_open_leaves_nothing_open() -> None:
    story = two("；".join(FIXED))
    for amount in ("9000", "工资 4000 | 顺二", "17000"):
        story.add("money", nature="received", amount=amount)
    told = accounts(story.case)
    assert (told.outstanding, told.untold, owed(story)) == (0, (), {"顺一": 0, "顺二": 0})


def test_several_payments_are_reckoned_together() -> None:
    story = two("；".join(FIXED))
    for amount in ("9000", "9000", "工资 1000 | 顺一", "约2000"):
        story.add("money", nature="received", amount=amount)
    assert owed(story)["顺一"] == Between(0, 9000 * YUAN)


def test_what_names_no_item_leaves_each_item_open_and_the_worker_known() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="工资 5000；押金 3000")
    story.add("money", nature="received", amount="4000")
    assert owed(story, of_items=True) == {
        "wages": Between(1000 * YUAN, 4000 * YUAN),
        "deposit": Between(0, 3000 * YUAN),
    }
    assert accounts(story.case).outstanding == 4000 * YUAN


def test_of_one_workers_papers_what_is_due_first_is_paid_first() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="inspection_order", awarded="工资 1000", plan="2026-04-30")
    story.add("ruling", sort="court_ruling", awarded="押金 500", plan="2026-03-31")
    story.add("money", nature="received", amount="700")
    assert [short for _day, short in due(story)] == [800 * YUAN]
    assert accounts(story.case).untold == ()


def test_of_papers_of_several_workers_nobody_knows_which_day_is_kept() -> None:
    story = two()
    story.add("mediation", result="agreed", agreed="工资 1000 | 顺一", plan="2026-04-30")
    story.add("mediation", result="agreed", agreed="工资 500 | 顺二", plan="2026-05-31")
    story.add("money", nature="received", amount="700")
    assert [short for _day, short in due(story)] == [
        Between(300 * YUAN, 800 * YUAN),
        Between(0, 500 * YUAN),
    ]


# The roster says who got it


ROSTER = "巳巳 | | | | | 2000 | 2000 | 1000\n午午 | | | | | 2000 | 2000 | 1000\n辰辰 | | | | | 2000 | 2000 | 1000"
THREE = ("巳巳", "午午", "辰辰")


def listed(*payments: str, first: bool = True) -> Story:
    story = at_stage(Stage.FOLLOW_UP, people="3", applicant="巳巳")
    if first:
        story.add("roster", members=ROSTER)
    for amount in payments:
        story.add("money", nature="received", amount=amount)
    if not first:
        story.add("roster", members=ROSTER)
    return story


@pytest.mark.parametrize("first", [True, False])
def test_a_roster_says_who_got_what_names_nobody(first: bool) -> None:
    story = listed("3000", first=first)
    assert owed(story) == dict.fromkeys(THREE, 1000 * YUAN)
    assert (accounts(story.case).received, accounts(story.case).outstanding) == (3000 * YUAN, 3000 * YUAN)


def test_what_the_roster_says_others_got_counts_beside_a_payment_by_name() -> None:
    story = listed("1000 | 辰辰")
    assert owed(story) == dict.fromkeys(THREE, 1000 * YUAN)
    assert accounts(story.case).received == 3000 * YUAN


def test_what_came_beyond_the_roster_names_nobody() -> None:
    story = listed("3000", "600")
    assert owed(story) == dict.fromkeys(THREE, Between(400 * YUAN, 1000 * YUAN))
    assert accounts(story.case).outstanding == 2400 * YUAN


def test_what_is_not_known_exactly_is_shared_out_as_far_as_it_is_known() -> None:
    story = listed("不详", "约500")
    assert accounts(story.case).received == Between(3000 * YUAN, None)
    assert owed(story) == dict.fromkeys(THREE, Between(0, 1000 * YUAN))


def test_of_those_whom_a_roster_leaves_out_nobody_knows_what_was_fixed() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="102", claimed="130万")
    story.add("roster", members="张伟 | | | | | 9800 | 9800 | 9800")
    told = accounts(story.case)
    assert (told.claimed, told.awarded) == (1_300_000 * YUAN, Between(9800 * YUAN, None))
    assert told.outstanding == About()


# An heir gets what the dead was owed


@pytest.mark.parametrize("dead", ["申申", "酉酉"])
def test_what_an_heir_gets_was_the_dead_workers(dead: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="申申")
    story.add("ruling", sort="final_award", awarded="工资 10000 | 申申；工资 10000 | 酉酉")
    story.add("succeeded", ground="death", whose=dead, name="申小", others="继承人：吴大")
    story.add("money", nature="received", amount="工资 4000 | 申小", under="4")
    story.add("money", nature="received", amount="工资 1000 | 吴大")
    assert owed(story) == {"申申": 10_000 * YUAN, "酉酉": 10_000 * YUAN} | {dead: 5000 * YUAN}
    assert accounts(story.case).outstanding == 15_000 * YUAN
