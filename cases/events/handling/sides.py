"""Whom of several workers and respondents a paper is about as a whole, where its sums do not say so."""

import re
from collections.abc import Iterator
from typing import Any

from cases.events.declare import ask
from cases.events.handling.work import unknown_respondent
from cases.file.case import Case
from cases.kinds import Someone
from cases.values.refusal import Problem


def bound_sides(**when: tuple[str, ...]) -> Any:
    """Return the question against whom alone a paper is. when: see `ask`."""
    return ask(
        ("约束哪些对方当事人", "Whom it binds"),
        Someone(240),
        default="",
        hint=(
            "只约束其中几方时填；几方用顿号分开，对同一笔款负连带责任",
            "If some of them alone; several, apart by a comma, owe the same sum together",
        ),
        when=when or None,
        rank=8,
    )


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
