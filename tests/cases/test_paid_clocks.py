"""Clocks that money ends: only once what they watch over is paid, and with what is missing said until then (T1)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from cases.due.agenda import agenda
from cases.due.clocks import Clock, State
from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.events import Closed
from cases.law.rulebook import rulebook
from cases.law.rulefile.reading import load_rules
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.spans import DaySpan, month_of
from cases.views.clockwords import standing_of
from tests.cases.making import Story, at_stage, made
from tests.cases.sums import due

BOOK = rulebook()
LATER = date(2026, 9, 1)
PAY_BY = date(2026, 3, 20)


def agreed(**fields: Any) -> Story:
    """Return a case in which 9000 were agreed on 5 March, to be paid by 20 March."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", pay_by=PAY_BY.isoformat(), **fields)
    return story


def clock(story: Story, rule: str) -> Clock:
    (found,) = (each for each in clocks(story.case, story.history, BOOK) if each.rule.id == rule)
    return found


def paid(story: Story, amount: str, on: date | DaySpan | None = None, **fields: Any) -> None:
    story.add("money", on=on, nature="received", amount=amount, **fields)


@pytest.mark.parametrize("rule", ["L06", "S07"])
def test_a_part_payment_leaves_open_what_watches_over_the_whole(rule: str) -> None:
    story = agreed()
    paid(story, "3000")
    found = clock(story, rule)
    assert (found.ended_by, found.running, found.short) == (None, True, 600_000)
    assert "尚欠 6,000.00 元" in str(standing_of(found, LATER).in_full)
    paid(story, "6000")
    found = clock(story, rule)
    assert (found.ended_by, found.running, found.short) == (6, False, None)
    assert (found.met_by is None) == (rule == "L06"), "a payment order that is not needed was not asked for"


def test_what_nobody_knows_the_sum_of_ends_nothing_of_a_known_one() -> None:
    story = agreed()
    paid(story, "不详")
    assert (clock(story, "L06").ended_by, clock(story, "L06").short) == (None, None)
    paid(story, "约9000")
    assert clock(story, "L06").ended_by == 6


def test_a_promise_of_no_known_sum_is_kept_by_no_part_payment() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", pay_by=PAY_BY.isoformat())
    paid(story, "500")
    assert clock(story, "L06").ended_by is None
    assert [day for day, _short in due(story)] == [PAY_BY]


def test_money_under_another_instrument_ends_nothing_here() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="inspection_order", awarded="1000")
    story.add("ruling", sort="payment_order", awarded="500")
    paid(story, "1000", under="4")
    assert clock(story, "C08-debtor").met_by is None
    paid(story, "500", under="5")
    assert clock(story, "C08-debtor").met_by == 7


def test_what_a_court_confirmed_is_one_debt_with_the_agreement() -> None:
    story = agreed()
    paid(story, "4000")
    story.add("ruling", sort="judicial_confirmation", result="not_applicable")
    assert clock(story, "L06").ended_by == 6
    assert clock(story, "C09").short == 500_000
    assert [(each.on, each.sort) for each in agenda(story.case, ())] == [(PAY_BY, Sort.PAYMENT)]
    paid(story, "5000", under="6")
    assert clock(story, "C09").ended_by == 7
    assert agenda(story.case, ()) == ()


def test_a_claim_or_a_fixed_sum_that_is_recorded_is_no_payment() -> None:
    story = agreed()
    story.add("money", nature="claimed", amount="9000")
    assert clock(story, "L06").ended_by is None


def test_what_is_paid_on_a_day_not_known_exactly_is_paid_by_its_last() -> None:
    story = agreed()
    paid(story, "9000", on=month_of(2026, 3), at=date(2026, 4, 7))
    found = clock(story, "L06")
    assert (found.ended_by, found.state(LATER, closed=False)) == (5, State.NOT_NEEDED)


def test_voiding_the_last_payment_opens_it_again() -> None:
    story = agreed()
    paid(story, "3000")
    paid(story, "6000")
    story.add("voided", "wang", entry="6")
    assert (clock(story, "L06").ended_by, clock(story, "L06").short) == (None, 600_000)


def test_order_of_typing_changes_nothing_and_going_on_is_reckoning_anew() -> None:
    """Agreement and payments, each on its day, typed in whichever order."""
    acts: list[tuple[str, int, dict[str, str]]] = [
        ("mediation", 1, {"result": "agreed", "agreed": "900", "pay_by": "2026-06-30"}),
        ("money", 3, {"nature": "received", "amount": "500"}),
        ("money", 5, {"nature": "received", "amount": "300"}),
        ("money", 7, {"nature": "received", "amount": "100"}),
    ]
    for some in permutations(acts):
        story = at_stage(Stage.FOLLOW_UP)
        start, last = story.day, story.day + timedelta(20)
        work = clockwork(story.case, story.history, BOOK)
        for code, days, fields in some:
            story.add(code, at=last, on=start + timedelta(days), **fields)
            work = work.after(story.case, story.history)
            assert work.clocks == clocks(story.case, story.history, BOOK)
        assert clock(story, "S07").met_on == start + timedelta(7)


def test_an_order_without_a_sum_is_met_by_what_is_said_to_be_all_of_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", result="full", awarded="900")
    story.add("document", at=date(2026, 3, 5), direction="received", sort="pay_order_notice", by_day="2026-03-20")
    work, met = clockwork(story.case, story.history, BOOK), list[int | None]()
    paid_so_far = (("300", "4", True), ("100", "5", False), ("500", "5", True))
    for at, (amount, under, full) in enumerate(paid_so_far):
        paid(story, amount, at=date(2026, 3, 9 + at), under=under, in_full="yes" if full else "")
        work = work.after(story.case, story.history)
        assert work.clocks == clocks(story.case, story.history, BOOK)
        met.append(clock(story, "J07").met_by)
    assert met == [None, None, 8]
    assert due(story) == [], "what was paid upon it pays the award too"
    story.add("voided", "wang", entry="8")
    assert clock(story, "J07").met_by is None


def test_a_part_payment_after_the_end_leaves_the_rest_to_be_seen_to() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="9000")
    story.add("closing", claimed="", awarded="", received="", rest="", follow_on="2026-12-01")
    closed = made("closed", story.day)
    assert isinstance(closed, Closed)
    story.add(Closed(checks=closed.checks, followed=True), "wang")
    paid(story, "5000")
    assert [(each.on, each.sort) for each in agenda(story.case, ())] == [(date(2026, 12, 1), Sort.FOLLOWED)]
    paid(story, "4000")
    assert agenda(story.case, ()) == ()
    story.add("voided", "wang", entry="8")
    assert [each.sort for each in agenda(story.case, ())] == [Sort.FOLLOWED]
    story.add("contact", "zhao")
    assert [each.sort for each in agenda(story.case, ())] == [Sort.FOLLOWED]


def test_where_nothing_fixed_stands_the_rest_is_looked_at_once() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="9000")
    story.add("ruling", sort="award_annulled", result="none")
    story.add("closing", claimed="", awarded="", received="", rest="", follow_on="2026-12-01")
    story.add("closed", "wang")
    assert [each.sort for each in agenda(story.case, ())] == [Sort.FOLLOWED]
    story.add("contact", "zhao")
    assert agenda(story.case, ()) == ()
    story.add("voided", "wang", entry="5")
    assert [each.sort for each in agenda(story.case, ())] == [Sort.FOLLOWED], "the award stands, and is not paid"


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("filed", {"forum": "enforcement"}),
        ("ruling", {"sort": "enforcement_ended_for_now"}),
        ("ruling", {"sort": "enforcement_resumed"}),
        ("contact", {}),
        ("document", {}),
        ("benefit", {}),
    ],
)
def test_what_is_owed_after_the_end_stays_to_be_checked_whatever_is_done_about_it(code: str, fields: Any) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="9000")
    story.add("closing", claimed="", awarded="", received="", rest="", follow_on="2026-12-01")
    closed = made("closed", story.day)
    assert isinstance(closed, Closed)
    story.add(replace(closed, followed=True), "wang")
    story.add(code, "zhao", next_step="再查财产", next_on="2026-11-10", **fields)
    assert [(each.on, each.sort) for each in agenda(story.case, ())] == [
        (date(2026, 11, 10), Sort.PLAN),
        (date(2026, 12, 1), Sort.FOLLOWED),
    ]
    story.add(code, "zhao", at=date(2026, 12, 2), next_step="再查财产", next_on="2027-03-01", **fields)
    assert [(each.on, each.sort, each.text) for each in agenda(story.case, ())] == [
        (date(2027, 3, 1), Sort.FOLLOWED, "再查财产")
    ]


RULE = """[[rule]]
id = "Z01"
label = {{ zh = "催款", en = "Ask for it" }}
length = 10
unit = "days"
start = [{{ event = "mediation" }}]
actor = "handler"
lapses = {{ zh = "没有催", en = "Nobody asked" }}
basis = "本中心工作规则"
status = "O"
{more}
"""


@pytest.mark.parametrize(
    "more",
    [
        'restart = [{ event = "money", paid = true }]',
        'stop = [{ event = "money", paid = "yes" }]',
        'stop = [{ event = "money", as = "promise" }]',
        'restart = [{ event = "money", as = "gift" }]',
    ],
)
def test_a_rule_that_misuses_what_money_does_is_refused(more: str) -> None:
    with pytest.raises(Refused, match=r"rules\.toml"):
        load_rules(RULE.format(more=more), "rules.toml")
    assert load_rules(RULE.format(more='stop = [{ event = "money", paid = true }]'), "rules.toml")[0].on_payment
