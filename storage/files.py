"""A whole case read from its history, and the case row that follows from it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
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


def clocks_of(case: Case, history: tuple[Entry, ...]) -> tuple[Clock, ...]:
    """Return the clocks of a case by the rules in force."""
    return clocks(case, history, rules(), calendar())


def projection(case: Case, history: tuple[Entry, ...]) -> dict[str, Any]:
    """Return the columns of the case row that a history adds up to."""
    return project(case, next_due(case, clocks_of(case, history)), last_day(history))


def last_day(history: tuple[Entry, ...]) -> date:
    """Return the day of the latest recording."""
    return max(entry.at.date() for entry in history)


def case_file(
    case_id: int, number: str, station: Station, history: tuple[Entry, ...], names: Mapping[str, str]
) -> CaseFile:
    """Return all that is known of a case."""
    case = replay(number, station.code, history)
    running = clocks_of(case, history)
    due: NextDue | None = next_due(case, running)
    void = voided(history)
    lines = tuple(
        HistoryLine(entry, names.get(entry.by, entry.by), void[entry.seq].seq if entry.seq in void else None)
        for entry in history
    )
    return CaseFile(case_id, case, station, lines, running, due, names)
