"""What is reported at the end counts once, whatever of it is recorded afterwards, and what comes since counts too."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from cases.events.ending import Closing
from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.sums import Sum
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import Story, at_stage
from tests.cases.sums import YUAN, due, sums


def closing(**fields: str) -> Story:
    """Return a case closed with 3000 recorded of 20000 and 10000 reported the day before."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="20000", pay_by="2026-12-30")
    story.add("money", nature="received", amount="3000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "10000", "differs": "其余另收，有收条。"}
    story.add("closing", **told | fields)
    story.add("closed", "chen")
    return story


def reported_on(story: Story) -> date:
    return story.day - timedelta(1)


def state(story: Story) -> tuple[Sum | None, Sum | None, list[tuple[date, Sum | None]]]:
    return sums(story)[2], accounts(story.case).outstanding, due(story)


def left(yuan: int) -> tuple[Sum | None, list[tuple[date, Sum | None]]]:
    return yuan * YUAN, [(date(2026, 12, 30), yuan * YUAN)]


def differences(story: Story) -> list[str]:
    lines = money_lines(accounts(story.case), story.case, Mask())
    return [CHINESE(line.why) for line in lines if CHINESE(line.label) == "填报与账目"]


def test_what_was_received_otherwise_and_is_recorded_afterwards_counts_once() -> None:
    story = closing()
    on = reported_on(story)
    assert state(story) == (10_000 * YUAN, *left(10_000))
    story.add("money", nature="received", amount="5000", on=on - timedelta(2))
    assert state(story) == (10_000 * YUAN, *left(10_000))
    assert differences(story) == ["结案填报 10,000.00 元，按已登记的款项是 8,000.00 元"]
    story.add("money", nature="received", amount="2000", on=on - timedelta(1))
    assert (state(story), differences(story)) == ((10_000 * YUAN, *left(10_000)), [])
    story.add("money", nature="received", amount="1500", on=on - timedelta(1))
    assert state(story) == (11_500 * YUAN, *left(8500)), "more than was reported had come"


def test_what_comes_after_the_report_counts_on_top() -> None:
    story = closing()
    story.add("money", nature="received", amount="4000")
    assert state(story) == (14_000 * YUAN, *left(6000))
    assert differences(story) == ["结案填报 10,000.00 元，按已登记的款项是 3,000.00 元"]


def test_what_comes_on_the_day_of_the_report_after_it_counts_on_top() -> None:
    story = closing()
    told = differences(story)
    story.add("money", nature="received", amount="4000", on=reported_on(story))
    assert (state(story), differences(story)) == ((14_000 * YUAN, *left(6000)), told)


def test_what_comes_on_the_day_of_a_closing_that_reports_what_is_recorded_makes_no_difference_to_it() -> None:
    story = closing(received="3000", differs="", follow_on="2026-12-30")
    story.add("money", nature="received", amount="4000", on=reported_on(story))
    assert (state(story), differences(story)) == ((7000 * YUAN, *left(13_000)), [])


def again(story: Story, **fields: str) -> Story:
    """Return a story closed a second time, in which the sums are left empty unless told."""
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": "余款放弃。"}
    story.add("closing", **told | fields)
    story.add("closed", "chen")
    return story


def test_a_second_closing_that_leaves_it_empty_keeps_what_was_reported_beyond_the_ledger() -> None:
    story = closing()
    story.add("reopened", "chen")
    story.add("money", nature="received", amount="4000")
    assert Closing.at_first(story.case, 0)["received"] == "14,000.00"
    assert state(again(story)) == (14_000 * YUAN, *left(6000))
    story.add("money", nature="received", amount="1000")
    assert state(story) == (15_000 * YUAN, *left(5000))


def test_a_second_closing_that_reports_less_than_the_first_says_why() -> None:
    story = closing()
    story.add("reopened", "chen")
    with pytest.raises(Refused) as refused:
        again(story, received="3000")
    assert [each.rule for each in refused.value.problems] == ["differs"]
    assert state(again(story, received="3000", differs="收条是误写。"))[0] == 3000 * YUAN


def test_a_sum_beside_the_papers_that_was_reported_with_a_reason_stays_at_a_second_closing() -> None:
    story = judged("8000", differs="裁决书有笔误。")
    story.add("reopened", "chen")
    assert accounts(again(story).case).awarded == 8000 * YUAN


def test_what_is_recorded_of_the_day_of_a_closing_that_was_given_back_was_reported_in_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("money", nature="received", amount="3000")
    story.add("closing", claimed="", awarded="", received="10000", differs="其余另收，有收条。")
    story.add("returned", "chen")
    story.add("money", nature="received", amount="7000", on=story.day - timedelta(1))
    assert sums(story)[2] == 10_000 * YUAN


@pytest.mark.parametrize("order", permutations(range(3)))
def test_the_order_of_typing_is_no_matter(order: tuple[int, ...]) -> None:
    story = closing()
    on = reported_on(story)
    acts: list[tuple[int, str]] = [(-2, "5000"), (3, "4000"), (-1, "2500")]
    for at in order:
        day, amount = acts[at]
        story.add("money", nature="received", amount=amount, on=on + timedelta(day), at=on + timedelta(9))
    assert state(story) == (14_500 * YUAN, *left(5500))


def test_what_goes_back_of_a_payment_since_is_gone() -> None:
    story = closing()
    story.add("money", nature="returned", amount="1000", of_payment="5")
    assert state(story) == (9000 * YUAN, *left(11_000))


def test_a_roster_that_is_typed_later_tells_what_was_reported_already() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2")
    story.add("money", nature="received", amount="3000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "10000", "differs": "另收。"}
    story.add("closing", **told)
    story.add("closed", "chen")
    story.add("roster", members="张伟 | | | | | | | 6000\n李静 | | | | | | | 4000")
    assert sums(story)[2] == 10_000 * YUAN


def test_less_reported_than_recorded_stays_so_and_what_comes_since_is_added() -> None:
    story = closing(received="2000", differs="误记一千。")
    assert (sums(story)[2], accounts(story.case).outstanding) == (2000 * YUAN, 18_000 * YUAN)
    story.add("money", nature="received", amount="500")
    assert (sums(story)[2], accounts(story.case).outstanding) == (2500 * YUAN, 17_500 * YUAN)


def judged(awarded: str, **more: str) -> Story:
    """Return a case closed with an award, of which so much was reported as fixed."""
    story = at_stage(Stage.FOLLOW_UP, respondents="用人单位：甲公司")
    story.add("ruling", sort="nonfinal_award", result="full", awarded="9000")
    told: dict[str, Any] = {"claimed": "", "awarded": awarded, "received": "", "rest": "", "follow_on": "2026-12-30"}
    story.add("closing", **told | more)
    story.add("closed", "chen")
    return story


@pytest.mark.parametrize("awarded", ["", "9000"])
def test_what_becomes_of_a_paper_after_closing_is_told_by_the_paper(awarded: str) -> None:
    story = judged(awarded)
    assert accounts(story.case).awarded == 9000 * YUAN
    story.add("filed", forum="litigation", filer="甲公司")
    told = accounts(story.case)
    assert (told.awarded, told.pending) == (None, 9000 * YUAN)


def test_another_sum_than_the_papers_fix_that_was_reported_with_a_reason_stays() -> None:
    story = judged("8000", differs="裁决书有笔误。")
    story.add("filed", forum="litigation", filer="甲公司")
    assert accounts(story.case).awarded == 8000 * YUAN
