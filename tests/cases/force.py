"""What is in force in a story of rulings: as the ledger of money says it, and as the clocks of enforcement do."""

from collections.abc import Mapping, Sequence
from datetime import date

from cases.due.clocks import State
from cases.due.starting import clocks
from cases.due.windows import windows, windows_on
from cases.file.accounts import Balance, accounts
from cases.law.rulebook import rulebook
from cases.money.papers import Fixed
from cases.values.sums import Sum
from tests.cases.clockstories.telling import CASE, TODAY, Told, lived
from tests.cases.making import Story

BOOK = rulebook()
ENFORCEMENT = ("C09", "C09-advance", "C09-award", "C09-judgment")
RUNS = {State.RUNNING, State.MET, State.LAPSED, State.RESTS}
"""How a clock of enforcement stands while what started it is in force: asked for too, or too late for it."""

Lived = tuple[Story, Mapping[int, str]]


def told(acts: str, today: date = TODAY, **case: str) -> Lived:
    """Return a story whose acts are told a line each, as in the tables of `tests.cases.clockstories`."""
    return lived(Told("", "", tuple(acts.strip().splitlines()), (), {**CASE, **case}, today))


def balance(story: Story, today: date = TODAY) -> Balance:
    """Return what the ledger comes to on a day, as the page of the money tells it."""
    return accounts(story.case, windows_on(windows(story.case, clocks(story.case, story.history, BOOK)), today))


def stands(lived: Lived, today: date = TODAY) -> list[tuple[str, Sum | None, str]]:
    """Return what stands by the ledger: of which act, how much, and whether that is in force."""
    story, names = lived
    return [(names[each.instrument.entry], each.amount, _force(each)) for each in balance(story, today).fixed]


def _force(each: Fixed) -> str:
    if each.pending is None:
        return "force"
    return "contested" if each.pending.by else "open"


def runs(lived: Lived, today: date = TODAY) -> list[str]:
    """Return the acts whose clock of enforcement runs or was used, each once."""
    story, names = lived
    found = clocks(story.case, story.history, BOOK)
    mine = (each for each in found if each.rule.id in ENFORCEMENT and each.state(today, closed=False) in RUNS)
    return list(dict.fromkeys(names[each.started_by] for each in sorted(mine, key=lambda each: each.started_by)))


def in_force(lived: Lived, today: date = TODAY) -> list[str]:
    """Return the acts that are in force by the ledger."""
    return list(dict.fromkeys(name for name, _sum, force in stands(lived, today) if force == "force"))


def yuan(*told: tuple[str, int, str]) -> Sequence[tuple[str, int, str]]:
    """Return what stands, told in yuan."""
    return [(name, amount * 100, force) for name, amount, force in told]
