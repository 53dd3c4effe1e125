"""A whole case read from its history, and the case row that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from cases.calendar import Calendar
from cases.case import Case
from cases.clockrules import rules
from cases.clocks import Clock, NextDue, clocks, next_due
from cases.lifecycle import Entry, acts_next, replay, voided
from cases.people import Station
from cases.stages import Stage
from cases.views import CaseFile, HistoryLine
from storage.history import read_history
from storage.store import Store
from storage.tables import NO_DUE


@cache
def calendar() -> Calendar:
    """Return the calendar of working days."""
    return Calendar()


def project(case: Case, due: NextDue | None, last_on: date) -> dict[str, Any]:
    """Return the columns of a case that follow from its history; `last_on` is the day of its last recording."""
    return {
        "kind": case.kind,
        "stage": case.stage.value,
        "is_open": int(case.stage is not Stage.CLOSED),
        "applicant": case.applicant,
        "people": case.people,
        "groups": ",".join(case.groups),
        "cause": case.cause,
        "handler": case.handler,
        "next_actor": acts_next(case).value,
        "due": due.on.isoformat() if due else NO_DUE,
        "rule": due.clock.rule.id if due and due.clock else "",
        "opened_on": case.opened_on.isoformat(),
        "closed_on": case.closed_on.isoformat() if case.closed_on else "",
        "last_on": last_on.isoformat(),
        "version": case.version,
        "restricted": REACHES.index(case.reach),
    }


REACHES = ("station", "restricted", "sealed")
"""How the case row knows who may see it: 0, 1 and 2."""


@dataclass(frozen=True)
class Told:
    """A case with the history that tells it, and what follows from both."""

    case: Case
    history: tuple[Entry, ...]

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Its clocks, by the rules in force."""
        return clocks(self.case, self.history, rules(), calendar())

    @property
    def next_due(self) -> NextDue | None:
        return next_due(self.case, self.clocks)

    @cached_property
    def row(self) -> dict[str, Any]:
        """The columns of the case row that its history adds up to."""
        return project(self.case, self.next_due, max(entry.at.date() for entry in self.history))

    def file(self, case_id: int, station: Station, names: Mapping[str, str]) -> CaseFile:
        """Return all that is known of it."""
        void = voided(self.history)
        lines = tuple(
            HistoryLine(entry, names.get(entry.by, entry.by), void[entry.seq].seq if entry.seq in void else None)
            for entry in self.history
        )
        return CaseFile(case_id, self.case, station, lines, self.clocks, self.next_due, names)


def told(number: str, station: str, history: tuple[Entry, ...]) -> Told:
    """Return a case as its history tells it. Raises `Refused` where an entry does not stand on those before it."""
    return Told(replay(number, station, history), history)


def read_told(store: Store, row: Mapping[str, Any]) -> Told:
    """Return a case as its kept history tells it; `row` is its case row."""
    return told(row["number"], row["station"], read_history(store, row["id"]))
