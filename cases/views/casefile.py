"""A whole case as the floors hand it to each other: its history, what lies ahead, and what is known of its people."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.due.agenda import Duty
from cases.due.clocks import Clock
from cases.events import Entry
from cases.file.case import Case
from cases.hiding.known.people import NOBODY, Known
from cases.staff.people import Station


@dataclass(frozen=True)
class HistoryLine:
    """An entry with the name of the person who recorded it, and the entry that voided it, if one did."""

    entry: Entry
    by_name: str
    voided_by: int | None


@dataclass(frozen=True)
class CaseFile:
    """All that the desk knows of a case.

    agenda: what lies ahead. names: from account names to people's names. around: what the directory tells of its
    people besides, and the cases that it was split from of theirs. It is hidden where the case says it and never shown,
    for whoever reads this need not reach it.
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
        """What falls due next."""
        return self.agenda[0] if self.agenda else None

    @property
    def handler_name(self) -> str:
        return self.names.get(self.case.handler, self.case.handler)
