"""Stories of rulings, typed in any order and by day or by month: one ledger, the same clocks, and both agree."""

from collections.abc import Mapping
from random import Random

import pytest

from cases.due.clocks import Clock, State
from cases.due.starting import clocks
from cases.money.effects import effect_of
from cases.money.papers import Fixed
from cases.values.refusal import Refused
from tests.cases.clockstories.telling import TODAY
from tests.cases.force import BOOK, ENFORCEMENT, RUNS, Lived, balance, told

LINES: Mapping[str, str] = {
    "advance": "2026-03-10 ruling sort=advance_award result=full awarded=3000",
    "agreed": "2026-01-12 mediation result=agreed agreed=7000",
    "award": "2026-04-01 ruling sort=nonfinal_award result=partial awarded=8000",
    "final": "2026-04-01 ruling sort=final_award result=partial awarded=8000",
    "papered": "2026-04-01 ruling sort=arbitration_mediation result=partial awarded=8000",
    "suit": "2026-04-10 filed forum=litigation",
    "late": "2026-05-11 filed forum=litigation",
    "theirs": "2026-04-13 filed forum=litigation filer=甲公司",
    "notice": "2026-04-20 document direction=received sort=response_notice",
    "accepted": "2026-04-17 document direction=received sort=court_acceptance",
    "heard": "2026-05-20 hearing forum=litigation",
    "left": "2026-06-15 ruling sort=suit_withdrawn result=not_applicable",
    "left_ours": "2026-06-15 ruling sort=suit_withdrawn result=not_applicable whose=ours",
    "left_theirs": "2026-07-13 ruling sort=suit_withdrawn result=not_applicable whose=theirs",
    "out": "2026-06-15 ruling sort=suit_dismissed_late result=not_applicable",
    "void": "2026-06-15 ruling sort=suit_dismissed_void result=not_applicable",
    "ended": "2026-06-15 ruling sort=suit_dismissed result=not_applicable",
    "against": "2026-06-22 filed forum=appeal",
    "upheld": "2026-08-10 ruling sort=appeal_ruling result=upheld",
    "reversed": "2026-08-10 ruling sort=appeal_ruling result=full",
    "judgment": "2026-06-08 ruling sort=first_judgment result=partial awarded=9000",
    "appeal": "2026-06-15 filed forum=appeal",
    "taken": "2026-07-06 document direction=received sort=appeal_acceptance",
    "given_up": "2026-08-10 ruling sort=appeal_withdrawn result=not_applicable",
    "remand": "2026-08-10 ruling sort=appeal_ruling result=not_applicable",
    "again": "2026-10-12 ruling sort=first_judgment result=partial awarded=9500",
    "decided": "2026-08-10 ruling sort=appeal_judgment result=partial awarded=10000",
    "confirmed": "2026-08-10 ruling sort=appeal_judgment result=upheld",
    "asked_anew": "2026-09-07 filed forum=retrial",
    "retried": "2026-11-02 ruling sort=retrial_judgment result=partial awarded=6000",
    "quashed": "2026-11-02 ruling sort=retrial_ruling result=not_applicable",
    "annul": "2026-04-20 filed forum=annulment filer=甲公司",
    "annulled": "2026-06-15 ruling sort=award_annulled result=not_applicable",
    "kept": "2026-06-15 ruling sort=annulment_refused result=not_applicable",
    "denied": "2026-09-14 ruling sort=enforcement_denied result=not_applicable",
    "settled": "2026-06-10 ruling sort=court_mediation result=partial awarded=8500",
    "court_order": "2026-03-16 ruling sort=judicial_confirmation result=full",
    "paid": "2026-09-21 money nature=received amount=2000",
}
STORIES = (
    *("award", "final", "award suit", "award late", "award suit heard accepted", "award theirs", "award notice"),
    *("award suit left", "award suit theirs left_ours", "award suit theirs left_ours left_theirs", "award notice left"),
    *("award suit out", "award suit void", "award suit ended", "award suit out against", "award suit void against"),
    *("award suit out against upheld", "award suit void against upheld", "award suit out against reversed left_theirs"),
    *("award suit judgment", "award suit judgment appeal", "award suit judgment taken", "award suit judgment decided"),
    *("award suit judgment appeal confirmed paid", "award suit judgment appeal given_up", "award suit settled"),
    *("award judgment remand", "award void", "final settled", "award advance suit judgment"),
    *("award suit judgment appeal remand", "award suit judgment appeal remand again", "final suit left", "final late"),
    *("award suit judgment appeal decided asked_anew retried paid", "award suit judgment decided quashed"),
    *("final annul annulled", "final annul kept", "final denied", "papered denied", "agreed court_order"),
    *("advance final", "agreed award suit", "agreed award suit judgment paid"),
)
"""At least thirty, told by the names of their acts in the order in which they happened."""

ORDERS = 2


def lines(story: str, dice: Random, rough: float) -> list[str]:
    """Return the acts of a story, of some of which the month alone is known."""
    found = []
    for name in story.split():
        day, rest = LINES[name].split(" ", 1)
        found.append(f"{name} {day[:7] if dice.random() < rough else day} {rest}")
    return found


def money(lived: Lived) -> object:
    """Return all that the ledger tells of a story, by the names of its acts."""
    story, names = lived
    found = balance(story)
    return (
        [_fixed(each, names) for each in found.fixed],
        (found.awarded, found.pending, found.outstanding),
        sorted((names[each.fixed.instrument.entry], str(each.item), str(each.short)) for each in found.debts),
    )


def _fixed(each: Fixed, names: Mapping[int, str]) -> object:
    pending = each.pending
    why = pending and (names.get(pending.by, ""), pending.until, pending.unsure)
    return names[each.instrument.entry], each.amount, why, [names[entry] for entry in each.before]


def running(lived: Lived) -> list[object]:
    """Return all that the clocks of rights and of others tell of a story, by the names of its acts."""
    story, names = lived
    found = (each for each in clocks(story.case, story.history, BOOK) if not each.rule.own)
    return sorted((_clock(each, names) for each in found), key=str)


def _clock(each: Clock, names: Mapping[int, str]) -> object:
    by = names.get(each.ended_by or 0, "")
    return each.rule.id, names.get(each.started_by, ""), each.state(TODAY, closed=False), each.due, each.latest, by


def orders(story: str, rough: float, seed: int = 0) -> list[Lived]:
    """Return a story as it was typed in several orders that admission allows."""
    dice = Random(f"{story} {rough} {seed}")
    acts = lines(story, dice, rough)
    found = [told("\n".join(acts))]
    for _ in range(ORDERS):
        try:
            found.append(told("\n".join(dice.sample(acts, len(acts)))))
        except Refused:  # a question that nobody could ask in the other order
            continue
    return found


def test_there_are_thirty() -> None:
    assert len({*STORIES}) >= 30


@pytest.mark.parametrize("rough", [0, 0.5, 1])
@pytest.mark.parametrize("story", STORIES)
def test_the_order_of_typing_is_no_matter_and_money_and_clocks_agree(story: str, rough: float) -> None:
    first, *others = orders(story, rough)
    for each in others:
        assert money(each) == money(first)
        assert running(each) == running(first)
    _agree(first)


def _agree(lived: Lived) -> None:
    """Assert that what is in force may be enforced by the clocks, and nothing else."""
    case, names = lived
    found = [each for each in balance(case).fixed if effect_of(each.instrument.sort).remedy == "enforcement"]
    force = {names[each.instrument.entry] for each in found if each.pending is None}
    may_be = force | {names[each.instrument.entry] for each in found if _open(each)}
    states: dict[str, set[State]] = {}
    for clock in clocks(case.case, case.history, BOOK):
        if clock.rule.id in ENFORCEMENT:
            states.setdefault(names[clock.started_by], set()).add(clock.state(TODAY, closed=False))
    assert force <= {name for name, told in states.items() if told & {*RUNS, State.UNSURE}}
    states.pop("advance", None)  # it may be enforced until what takes its place is, which no clock waits for
    assert {name for name, told in states.items() if told & RUNS} <= may_be


def _open(each: Fixed) -> bool:
    """Tell whether an instrument may be in force, or come to be by the passing of time alone."""
    return each.pending is not None and (each.pending.unsure or each.pending.until is not None)
