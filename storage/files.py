"""A whole case read from its history, and the case row that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from cases.calendar import Calendar
from cases.case import Case
from cases.clockrules import rules
from cases.clocks import Clock, NextDue, clocks, next_due
from cases.lifecycle import Entry, replay, voided
from cases.people import Station
from cases.views import CaseFile, HistoryLine
from storage.rows import project


@cache
def calendar() -> Calendar:
    """Return the calendar of working days."""
    return Calendar()


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
