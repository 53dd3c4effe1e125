"""How a published case is told at the desk: from its paper, late, by a careful clerk, with no day that is not on it.

What the pages say lies in pages.json; the journeys by group in the modules beside this one. A step stands on the day
that is printed, as exactly as it is, or between days that are; what the desk itself does now, it does on its own day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.standing.stages import Stage
from cases.values.codes import codes

NOW = date(2026, 3, 10)
"""The day on which the papers of all these cases are entered."""

CHECKS = ",".join(code.code for code in codes("quality_check"))
BOSS = ("accepted", "declined", "assigned", "closed", "reopened", "terminated", "referred")


@dataclass(frozen=True)
class Step:
    """An entry. on: its day as typed, empty where the desk does it now. tells: the events of the page, by place."""

    what: str
    on: str
    tells: tuple[int, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def by(self) -> str:
        return "wang" if self.what in BOSS else "li"


@dataclass(frozen=True)
class Journey:
    """A page as the desk records it, and how the case stands at its end.

    sums: the whole sums as `write_sum` writes them. paid: each payment with its day as known. fixed: the instruments
    that stand. by_parts: the whole sums of which the page prints the parts alone. reads: what somebody must read in
    every telling who knows only the paper.
    """

    page: str
    steps: tuple[Step, ...]
    stage: Stage
    roles: tuple[str, ...] = ()
    outcome: str = ""
    ending: str = ""
    sums: Mapping[str, str] = field(default_factory=dict)
    claim: str = ""
    fixed: tuple[tuple[str, str], ...] = ()
    paid: tuple[tuple[str, str], ...] = ()
    by_parts: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


def step(code: str, on: str, /, *tells: int, **fields: str) -> Step:
    """Return a step."""
    return Step(code, on, tells, fields)


def taken(on: str, ground: str, *tells: int) -> tuple[Step, Step]:
    """Return that the case was accepted and given to a handler."""
    return step("accepted", on, ground=ground), step("assigned", on, *tells, handler="li")


def closed(outcome: str, summary: str, **fields: str) -> tuple[Step, Step]:
    """Return that the handler asks to close, and that the supervisor does: the sums are those of the ledger."""
    return step("closing", "", outcome=outcome, summary=summary, **fields), step("closed", "", checks=CHECKS)
