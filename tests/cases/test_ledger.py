"""The ledger of money: whatever is told, in whichever order, the whole sums follow from it and from nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.due.agenda import agenda
from cases.events import Closed
from cases.file.accounts import accounts
from cases.hiding.mask import FULL, Mask
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.sums import About, Between, NoMoney, Sum
from cases.views.ledger import money_lines
from tests.cases.making import DAY, Story, at_stage, made, refusal
from tests.cases.sums import YUAN, due, sums

# Rosters


def test_a_roster_of_one_of_many_changes_no_whole() -> None:
    story = Story(people="102", claimed="130万")
    story.add("roster", members="张伟 | | | | | 9800 | | 9800")
    assert story.case.parties.people == 102
    assert sums(story) == (130_000_000, None, 980_000)
    (apart,) = accounts(story.case).apart
    assert (apart.parts, apart.untold, apart.missing) == (980_000, 0, 101)


def test_a_roster_that_tells_a_rough_sum_exactly_is_not_told_to_differ() -> None:
    story = Story(people="2", claimed="工资 三四万 | 张伟；工资 约2千 | 李静")
    story.add("roster", members="张伟 | | | | | 35000\n李静 | | | | | 2600")
    unlike = [line for line in money_lines(accounts(story.case), story.case, FULL) if str(line.label) == "名册与账目"]
    assert [str(line.why) for line in unlike] == ["李静：名册 2,600.00 元，逐项登记 约 2,000.00 元，请核对"]


@pytest.mark.parametrize("first", ["roster", "money"])
def test_what_the_roster_says_arrived_is_not_counted_twice(first: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, people="3")
    acts: list[tuple[str, dict[str, Any]]] = [
        ("roster", {"members": "张伟 | | | | | | | 1000\n李静 | | | | | | | 1000\n王强 | | | | | | | 1000"}),
        ("money", {"nature": "received", "amount": "3000"}),
    ]
    for code, fields in acts if first == "roster" else reversed(acts):
        story.add(code, **fields)
    assert sums(story)[2] == 300_000
    assert accounts(story.case).apart == ()


def test_a_whole_roster_tells_the_claim() -> None:
    story = Story(people="2", claimed="100")
    story.add("roster", members="张伟 | | | | | 3000\n李静 | | | | | 2000")
    assert sums(story)[0] == 500_000
    story.add("roster", members="张伟 | | | | | 3000\n李静 | | | | | 2000\n王强 | | | | | 1000")
    assert (story.case.parties.people, sums(story)[0]) == (3, 600_000)


# Unknown is not nothing, and nothing in money is not 0 (T4)


@pytest.mark.parametrize(
    ("text", "told"),
    [("不涉及", NoMoney()), ("5千到1万", Between(500_000, 1_000_000)), ("不详", About()), ("0", 0)],
)
def test_a_claim_is_as_well_known_as_it_was_told(text: str, told: Sum) -> None:
    assert sums(Story(claimed=text))[0] == told


def test_where_nothing_in_money_was_fixed_nothing_is_outstanding() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="不涉及")
    labels = [str(line.label) for line in money_lines(accounts(story.case), story.case, Mask())]
    assert "尚欠" not in labels


# The end (T6, T7)


def test_what_is_reported_differs_from_the_ledger_only_with_a_reason() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("money", nature="received", amount="3000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "10000"}
    assert refusal(lambda: story.add("closing", **told)) == "differs"
    story.add("closing", **told, differs="其余七千元当面付清，有收条。")
    assert sums(story)[2] == 1_000_000
    assert accounts(story.case).by_ledger["received"] == 300_000


def test_what_is_reported_beyond_what_was_recorded_is_paid_too() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="20000", pay_by="2026-12-30")
    story.add("money", nature="received", amount="3000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "10000"}
    story.add("closing", **told, differs="其余当面付清，有收条。")
    assert (accounts(story.case).outstanding, due(story)) == (1_000_000, [(date(2026, 12, 30), 1_000_000)])


def test_what_is_not_all_there_is_not_enforced() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="20000")
    story.add("money", nature="received", amount="3000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "follow_on": "2026-12-01"}
    assert refusal(lambda: story.add("closing", **told, outcome="enforced")) == "enforced_short"
    assert refusal(lambda: story.add("closing", **told, outcome="partly_enforced")) == ""


def test_closing_over_a_promise_that_is_overdue_asks_for_its_plan() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    on = story.day
    story.add("mediation", on=on, result="agreed", agreed="20000", pay_by=(on + timedelta(1)).isoformat())
    story.day += timedelta(9)
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": ""}
    assert refusal(lambda: story.add("closing", **told, rest="")) == "follow"
    story.add("closing", **told, rest="", follow_on="2026-12-01")


def test_nothing_is_asked_twice() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="5000")
    story.add("money", nature="received", amount="3000")
    story.add("closing", claimed="", awarded="", received="")
    assert sums(story) == (500_000, None, 300_000)


# In any order


class Told(NamedTuple):
    """An act as the model knows it: what it is, its day, and what it tells in yuan."""

    what: str
    day: int
    amount: int


def model(acts: list[Told]) -> tuple[int | None, int | None, int | None]:
    """Return the whole sums by the plainest rule: the last claim, the last agreement, and all that arrived."""
    claims = [each for each in acts if each.what == "claimed"]
    fixed = [each for each in acts if each.what == "agreed"]
    paid = [each.amount for each in acts if each.what == "received"]
    return last(claims), last(fixed), sum(paid) * YUAN if paid else None


def last(acts: list[Told]) -> int | None:
    """Return what the latest of some acts tells."""
    return max(acts, key=lambda each: each.day).amount * YUAN if acts else None


ACTS = st.lists(
    st.builds(Told, st.sampled_from(("claimed", "agreed", "received")), st.integers(1, 40), st.integers(0, 999)),
    min_size=1,
    max_size=9,
    unique_by=lambda each: each.day,
)


def typed(each: Told) -> tuple[str, dict[str, Any]]:
    if each.what == "agreed":
        return "mediation", {"result": "agreed", "agreed": str(each.amount)}
    return "money", {"nature": each.what, "amount": str(each.amount)}


@given(ACTS, st.randoms(use_true_random=False))
def test_totals_are_those_of_a_plain_model_in_whichever_order_they_are_typed(acts: list[Told], dice: Any) -> None:
    shuffled = list(acts)
    dice.shuffle(shuffled)
    story = at_stage(Stage.FOLLOW_UP)
    start, last = story.day, story.day + timedelta(60)
    numbers = {}
    for each in shuffled:
        code, fields = typed(each)
        story.add(code, at=last, on=start + timedelta(each.day), **fields)
        numbers[each] = story.case.version
    assert sums(story) == model(acts)
    for gone in shuffled[: len(shuffled) // 2]:
        story.add("voided", "wang", entry=str(numbers[gone]))
        acts = [each for each in acts if each != gone]
        assert sums(story) == model(acts)


# Before the case, and after it


def test_what_happened_before_the_case_is_told_at_the_counter() -> None:
    """Somebody comes with an award received eleven days ago and with payments made before."""
    story = Story()
    story.add("money", "zhao", on=DAY - timedelta(40), nature="received", amount="2000")
    story.add("ruling", "zhao", on=DAY - timedelta(11), sort="nonfinal_award", result="partial", awarded="8057")
    assert (story.case.stage, story.case.next_actor) == (Stage.INTAKE, Actor.STAFF)
    assert sums(story) == (None, 805_700, 200_000)


def followed() -> Story:
    """Return a closed case of which half of what was agreed is still to be paid."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30 4500\n2026-12-31 4500")
    story.add("money", nature="received", amount="4500")
    story.add("closing", claimed="", awarded="", received="", rest="")
    closed = made("closed", story.day)
    assert isinstance(closed, Closed)
    story.add(replace(closed, followed=True), "wang")
    return story


def test_a_closed_case_is_followed_without_reopening_it() -> None:
    story = followed()
    assert [(each.on, each.sort) for each in agenda(story.case, ())] == [(date(2026, 12, 31), Sort.PAYMENT)]
    story.add("contact", "zhao", next_step="再催", next_on="2026-11-30")
    assert [each.sort for each in agenda(story.case, ())] == [Sort.PLAN, Sort.PAYMENT]
    story.add("money", "zhao", nature="received", amount="4500")
    assert (story.case.stage, story.case.acts_next) == (Stage.CLOSED, Actor.NOBODY)
    assert agenda(story.case, ()) == ()
    assert sums(story)[2] == 900_000


def test_a_sealed_case_is_followed_no_more() -> None:
    story = followed()
    story.add("reach", "wang", who="sealed", reason="归档。")
    assert agenda(story.case, ()) == ()


def test_closing_with_money_outstanding_asks_when_it_is_checked_next() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="9000")
    nothing = {"claimed": "", "awarded": "", "received": "", "rest": ""}
    told: dict[str, Any] = dict(nothing)
    assert refusal(lambda: story.add("closing", **told)) == "follow"
    story.add("closing", **told, follow_on="2026-12-01")
    assert [due.on for due in story.case.dues_of(Sort.FOLLOWED)] == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("outcome", "more", "rule"),
    [
        ("settled", {}, "unsettled"),
        ("judgment_won", {}, "unsettled"),
        ("judgment_lost", {}, ""),
        ("withdrawn", {}, ""),
        ("settled", {"rest": "其余不再主张。"}, ""),
        ("settled", {"follow_on": "2026-12-01"}, ""),
        ("settled", {"awarded": "18000"}, ""),
        ("settled", {"awarded": "30000"}, "follow"),
        ("settled", {"claimed": "18000", "differs": "当面减少。"}, ""),
    ],
)
def test_what_is_claimed_beyond_what_arrived_is_asked_for_where_nothing_says_what_was_settled_on(
    outcome: str, more: dict[str, Any], rule: str
) -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="48000")
    story.add("money", nature="received", amount="18000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": ""}
    assert refusal(lambda: story.add("closing", **told | {"outcome": outcome} | more)) == rule


@pytest.mark.parametrize("received", ["48000", "约5万", "不详"])
def test_what_arrived_in_full_or_perhaps_needs_nothing_more(received: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="48000")
    story.add("money", nature="received", amount=received)
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": ""}
    assert refusal(lambda: story.add("closing", **told, outcome="settled")) == ""


def test_what_is_not_followed_says_why() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="9000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": "终结本次执行，无财产可供执行。"}
    story.add("closing", **told)
    assert story.case.dues == ()
