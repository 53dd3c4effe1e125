"""A whole case as the floors hand it to each other: its history, what lies ahead, and what is known of its people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.due.agenda import Duty, next_of, rights_of
from cases.due.clocks import Clock
from cases.events import Entry
from cases.file.case import Case
from cases.hiding.known.people import NOBODY, Known
from cases.staff.people import Station
from cases.standing.stages import Stage


@dataclass(frozen=True)
class HistoryLine:
    """An entry with the name of the person who recorded it, and the entry that voided it, if one did."""

    entry: Entry
    by_name: str
    voided_by: int | None


@dataclass(frozen=True)
class CaseFile:
    """All that the desk knows of a case.

    agenda: what lies ahead, on some days or on all, see `ahead`. names: from account names to people's names. around:
    what the directory tells of its people besides, and the cases that it was split from of theirs. It is hidden where
    the case says it and never shown, for whoever reads this need not reach it.
    """

    id: int
    case: Case
    station: Station
    history: tuple[HistoryLine, ...]
    clocks: tuple[Clock, ...]
    agenda: tuple[Duty, ...]
    names: Mapping[str, str]
    around: Known = field(default=NOBODY, repr=False)

    @property
    def next_due(self) -> Duty | None:
        """What the centre must do next; of a closed case, what comes first."""
        return next_of(self.case, self.agenda)

    def ahead(self, today: date) -> tuple[Duty, ...]:
        """Return what lies ahead as seen from a day: without what that day, and no entry, has done away with."""
        return tuple(each for each in self.agenda if each.stands(today))

    @property
    def rights(self) -> tuple[Duty, ...]:
        """The rights of the worker that end, the first one first."""
        return rights_of(self.agenda)

    @property
    def closed_by(self) -> int:
        """The number of the entry that closed it, 0 while it is open."""
        if self.case.stage is not Stage.CLOSED:
            return 0
        ends = (line.entry for line in reversed(self.history) if not line.voided_by)
        return next((entry.seq for entry in ends if entry.event.spec.to is Stage.CLOSED), 0)

    @property
    def handler_name(self) -> str:
        return self.names.get(self.case.handler, self.case.handler)
