"""Whom of several workers and respondents a paper is about as a whole, where its sums do not say so."""

import re
from collections.abc import Iterator
from typing import Any

from cases.events.declare import ask
from cases.events.handling.work import unknown_respondent
from cases.file.case import Case
from cases.kinds import Pick, Someone
from cases.money.court import both_sides
from cases.money.papers import Instrument
from cases.values.refusal import Problem
from cases.values.text import say


def bound_sides(**when: tuple[str, ...]) -> Any:
    """Return the question against whom alone a paper is. when: see `ask`."""
    return ask(
        ("约束哪些对方当事人", "Whom it binds"),
        Someone(240),
        default="",
        hint=(
            "只约束其中几方时填；几方用顿号分开，对同一笔款负连带责任",
            "If only some of them; several, separated by commas, owe the sum jointly",
        ),
        when=when or None,
        rank=8,
    )


_ENDING = (
    *("suit_withdrawn", "suit_deemed_withdrawn", "appeal_withdrawn", "appeal_deemed_withdrawn"),
    *("suit_dismissed_late", "suit_dismissed", "court_refusal"),
)
"""Rulings that end a suit or an appeal without deciding on it."""


def whose_suit() -> Any:
    """Return the question whose suit or appeal a ruling ends."""
    return ask(
        ("谁的起诉或上诉", "Whose suit or appeal"),
        Pick("suit_side"),
        default="",
        hint=("双方都起诉、上诉的填；双方都撤回的分两条登记", "Where both sides went there; of both, two entries"),
        when={"sort": _ENDING},
        rank=8,
    )


def unclear_suit(case: Case, ruling: Instrument) -> Iterator[Problem]:
    """Yield what must be said of a ruling that ends a suit or an appeal, where both sides went there."""
    if not ruling.side and both_sides(ruling, case.money.instruments, case.money.contests):
        why = say("双方都起诉或上诉了；请在“谁的起诉或上诉”里写明这份裁定说的是谁的，另一方的继续审理")
        yield Problem("whose_suit", why, "whose")


def one_side(case: Case) -> frozenset[str]:
    """Return the field that leaves nothing to ask while one side alone has sued or appealed."""
    both = {True, False} <= {act.theirs for act in case.money.contests}
    return frozenset[str]() if both else frozenset({"whose"})


def several(names: str) -> tuple[str, ...]:
    """Return the names that a field lists."""
    return tuple(each.strip() for each in re.split("[、；;，,]", names) if each.strip())


def strange_sides(case: Case, names: str, field: str = "against") -> Iterator[Problem]:
    """Yield what is wrong with names that are to be those of respondents."""
    for name in several(names):
        yield from unknown_respondent(case, name, field)


def alone(case: Case) -> frozenset[str]:
    """Return the fields that leave nothing to ask where there is but one worker, or one respondent."""
    people = case.parties
    one = {"whom": not (people.several or people.members), "against": len(people.respondents) <= 1}
    return frozenset(name for name, there in one.items() if there)
