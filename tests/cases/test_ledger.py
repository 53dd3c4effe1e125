"""The ledger of money: whatever is told, in whichever order, the whole sums follow from it and from nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.due.agenda import agenda
from cases.events import Closed
from cases.file.accounts import accounts
from cases.kinds import hidden
from cases.money.instruments import Contest, Instrument, load_effects, standing
from cases.money.items import Item, Items, just, total
from cases.money.payments import Payment, owed
from cases.money.plans import Instalment, Instalments
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.refusal import Refused
from cases.values.spans import month_of
from cases.values.sums import About, Between, NoMoney, Sum
from cases.views.ledger import money_lines
from tests.cases.making import DAY, Story, at_stage, made, refusal

ITEMS, PLAN = Items(), Instalments()
YUAN = 100


def sums(story: Story) -> tuple[Sum | None, ...]:
    """Return the whole sums of a case: claimed, fixed, received."""
    told = accounts(story.case)
    return told.claimed, told.awarded, told.received


def due(story: Story) -> list[tuple[date, Sum | None]]:
    """Return what is still to be paid: by which day, how much."""
    return [(each.promised.on, each.short) for each in accounts(story.case).owed]


# Items


def test_a_sum_alone_is_a_whole_claim() -> None:
    assert ITEMS.read("38000", DAY) == (Item(amount=38_000 * YUAN),)
    assert ITEMS.read("工资 38000", DAY) == (Item("wages", 38_000 * YUAN),)
    assert total(ITEMS.read("工资3万；押金 约5千", DAY)) == About(35_000 * YUAN)


def test_an_item_is_told_with_its_worker_the_other_side_and_its_time() -> None:
    (item,) = ITEMS.read("双倍工资差额 6000 | 李静 | 北海公司 | 2024-03 | 2025年1月", DAY)
    assert item == Item("double_wages", 600_000, "李静", "北海公司", month_of(2024, 3), month_of(2025, 1))


@pytest.mark.parametrize(
    ("text", "rule"),
    [("工资 38000 | a | b | c | d | e", "items"), ("一万二", "amount"), ("水费 20", "code"), ("工资 3万2", "amount")],
)
def test_what_is_no_item_is_refused_with_the_way_out(text: str, rule: str) -> None:
    assert refusal(lambda: ITEMS.read(text, DAY)) == rule


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


# What stands


def test_what_stands_is_what_the_last_ruling_says() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", result="partial", awarded="8057")
    assert sums(story)[1] == 805_700
    story.add("ruling", sort="first_judgment", result="none")
    assert sums(story)[1] == 0
    story.add("ruling", sort="appeal_judgment", result="partial", awarded="6000")
    assert sums(story)[1] == 600_000
    assert [each.instrument.sort for each in accounts(story.case).fixed] == ["appeal_judgment"]


def test_a_ruling_that_tells_no_sum_leaves_the_one_before_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", awarded="8057")
    story.add("ruling", sort="first_judgment", result="partial")
    assert sums(story)[1] == 805_700


def test_an_award_that_is_sued_upon_is_not_in_force() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", awarded="8057")
    story.add("filed", forum="litigation")
    told = accounts(story.case)
    assert (told.awarded, told.pending) == (None, 805_700)
    assert [each.pending and each.pending.by for each in told.fixed] == [5]


def test_an_award_that_may_still_be_sued_upon_is_not_in_force() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", awarded="8057")
    until = story.day + timedelta(15)
    told = accounts(story.case, {4: until})
    assert (told.awarded, told.pending) == (None, 805_700)
    assert [each.pending and each.pending.until for each in told.fixed] == [until]


def test_an_order_to_pay_that_is_ended_fixes_nothing() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="payment_order", awarded="5000")
    assert sums(story)[1] == 500_000
    story.add("ruling", sort="payment_order_ended", result="not_applicable")
    assert accounts(story.case).fixed == ()


def test_a_ruling_about_some_workers_leaves_what_the_others_have() -> None:
    """Each of several workers may sue or not by themselves (劳动争议解释（一） 第十六、十七条)."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", awarded="工资 3000 | 张伟；工资 2000 | 李静")
    story.add("ruling", sort="first_judgment", awarded="2500", whom="张伟")
    assert sums(story)[1] == 450_000
    assert [each.amount for each in accounts(story.case).fixed] == [200_000, 250_000]


def test_the_recognition_of_an_injury_fixes_no_sum() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="900")
    story.add("ruling", sort="injury_recognised", result="not_applicable")
    assert [each.instrument.sort for each in accounts(story.case).fixed] == ["agreement"]


def test_a_court_that_confirms_an_agreement_leaves_its_sum_and_its_days() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="900", plan="2026-06-30 400\n2026-07-31 500")
    story.add("ruling", sort="judicial_confirmation", result="not_applicable")
    assert sums(story)[1] == 90_000
    assert [each for each, _ in due(story)] == [date(2026, 6, 30), date(2026, 7, 31)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("x,maybe,no,,,,,,O,", "fixes"),
        ("agreement,yes,no,,,,,,O,\nagreement,yes,no,,,,,,O,", "重复"),
        ("x,yes,no,,,,,,Z,", "status"),
    ],
)
def test_a_bad_table_of_instruments_is_refused_by_its_line(line: str, told: str) -> None:
    head = "sort,fixes,confirms,replaces,ends,window,contested_by,source,status,note\n"
    with pytest.raises(Refused, match=told):
        load_effects(head + line)


# What is paid


def test_each_instalment_is_due_until_its_own_money_has_come() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30 3000\n2026-05-31 3000\n2026-06-30 3000")
    april, may, june = (date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30))
    assert due(story) == [(april, 300_000), (may, 300_000), (june, 300_000)]
    story.add("money", nature="received", amount="3000")
    assert due(story) == [(may, 300_000), (june, 300_000)]
    story.add("money", nature="received", amount="1000")
    assert due(story) == [(may, 200_000), (june, 300_000)]
    story.add("money", nature="received", amount="5000")
    assert due(story) == []


def test_what_nobody_knows_the_sum_of_pays_no_known_instalment() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30 3000")
    story.add("money", nature="received", amount="不详")
    assert due(story) == [(date(2026, 4, 30), 300_000)]
    assert sums(story)[2] == About()


def test_what_was_paid_before_the_agreement_does_not_pay_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("money", nature="received", amount="500")
    story.day += timedelta(5)
    story.add("mediation", result="agreed", agreed="9000", plan="2026-04-30")
    assert due(story) == [(date(2026, 4, 30), 900_000)]
    assert sums(story) == (None, 900_000, 50_000)


def test_a_payment_by_name_pays_what_it_is_for() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="inspection_order", awarded="1000", plan="2026-04-30")
    story.add("ruling", sort="court_ruling", awarded="500", plan="2026-03-31")
    story.add("money", nature="received", amount="1000", under="4")
    assert due(story) == [(date(2026, 3, 31), 50_000)]
    assert refusal(lambda: story.add("money", nature="received", amount="1", under="2")) == "under"


def test_one_payment_ends_one_task_that_waits_for_money() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    for month in (4, 5, 6):
        story.add("task", what=f"催{month}月款", by_day=f"2026-0{month}-30", until="money")
    story.add("money", nature="received", amount="300")
    assert [each.text for each in story.case.dues_of(Sort.TASK)] == ["催5月款", "催6月款"]


# Rosters


def test_a_roster_of_one_of_many_changes_no_whole() -> None:
    story = Story(people="102", claimed="130万")
    story.add("roster", members="张伟 | | | | | 9800 | | 9800")
    assert story.case.parties.people == 102
    assert sums(story) == (130_000_000, None, 980_000)
    (apart,) = accounts(story.case).apart
    assert (apart.parts, apart.untold, apart.missing) == (980_000, 0, 101)


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
    labels = [str(line.label) for line in money_lines(accounts(story.case), story.case, hidden)]
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


def test_instalments_are_paid_alike_in_whichever_order_payments_are_typed() -> None:
    plan = (Instalment(date(2026, 4, 30), 300), Instalment(date(2026, 5, 31), 300), Instalment(date(2026, 6, 30), 300))
    fixed = standing([Instrument(1, DAY, "agreement", items=just(900), plan=plan)])
    payments = [Payment(2, date(2026, 5, 2), 250), Payment(3, date(2026, 4, 2), 400), Payment(4, date(2026, 6, 2), 100)]
    found = {tuple((each.place, each.short) for each in owed(fixed, some)) for some in permutations(payments)}
    assert found == {((3, 150),)}


def test_who_contests_before_there_is_anything_contests_nothing() -> None:
    award = Instrument(2, DAY, "nonfinal_award", items=just(900))
    assert standing([award], [Contest(1, DAY - timedelta(1), "litigation")])[0].pending is None
    assert standing([award], [Contest(3, DAY, "enforcement")])[0].pending is None


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


def test_what_is_not_followed_says_why() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="9000")
    told: dict[str, Any] = {"claimed": "", "awarded": "", "received": "", "rest": "终结本次执行，无财产可供执行。"}
    story.add("closing", **told)
    assert story.case.dues == ()
