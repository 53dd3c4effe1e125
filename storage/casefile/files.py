"""A whole case read from its history, and the case row that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from cases.due.agenda import Duty, agenda, limit_of, may_live_on, next_of, rights_of
from cases.due.clocks import Clock
from cases.due.clockwork import Clockwork, clockwork
from cases.due.windows import may_be_contested, seen_on
from cases.events import Entry
from cases.file.case import Case
from cases.file.privacy import REACHES
from cases.hiding.known.people import Known
from cases.history.lifecycle import admit, after, replay, voided
from cases.law.rulebook import RuleBook
from cases.staff.people import Station
from cases.standing.dues import Sort
from cases.standing.leads import decided_next
from cases.standing.stages import Stage
from cases.values.spans import pack_day
from cases.values.sums import packed_heads
from cases.views.casefile import CaseFile, HistoryLine
from storage.casefile.history import ends_with, read_history
from storage.casefile.listed import NONE_NOW, packed_rights
from storage.casefile.rules import rules_of
from storage.engine.statements.helpers import packed
from storage.engine.tables import NO_DUE
from storage.store.beside import PerStore
from storage.store.store import Store


def project(told: "Told") -> dict[str, Any]:
    """Return the columns of a case that follow from its history."""
    case, due = told.case, told.next_due
    held = case.day_of(Sort.SUSPENSION)
    limit = limit_of(case, told.clocks) if case.stage is not Stage.CLOSED else None
    return {
        "kind": case.intake.kind,
        "stage": case.stage.value,
        "is_open": int(case.stage is not Stage.CLOSED),
        "applicant": case.parties.applicant.name,
        "people": packed_heads(case.parties.people),
        "groups": ",".join(case.intake.groups),
        "cause": case.intake.cause,
        "handler": case.handler,
        "next_actor": case.acts_next.value,
        "due": due.on.isoformat() if due else NO_DUE,
        "rule": _key(due, told.book) if due else "",
        "next_who": due.who if due else "",
        "rights": _rights(told),
        "opened_on": pack_day(case.opened_on),
        "closed_on": pack_day(case.closing.closed_on) if case.closing.closed_on else "",
        "last_on": told.last_at.date().isoformat(),
        "version": case.version,
        "restricted": REACHES.index(case.privacy.reach),
        "held_until": held.isoformat() if held else NO_DUE,
        "limit_on": limit.isoformat() if limit else NO_DUE,
        "helpers": packed(case.team.helpers),
        "decide": int(decided_next(case.stage, case.acts_next, case.intake.kind)),
    }


def _rights(told: "Told") -> str:
    """Return the column of the rights that end; of a closed case where some may live on, that it is to be looked at."""
    if rights := packed_rights((each.on, _key(each, told.book)) for each in rights_of(told.agenda)):
        return rights
    return NONE_NOW if told.case.stage is Stage.CLOSED and may_live_on(told.case) else ""


def _key(duty: Duty, book: RuleBook) -> str:
    """Return what tells in a row what is due: the version of the rule behind it, or its sort."""
    return book.key(duty.clock.rule, duty.latest) if duty.clock else duty.sort.value


@dataclass(frozen=True)
class Told:
    """A case with the history that tells it, and what follows from both.

    earlier: its clocks before the last entry, where anybody asked for them: else all are reckoned at once. until: the
    latest moment at which one before that was recorded.
    """

    case: Case
    history: tuple[Entry, ...]
    book: RuleBook
    earlier: Clockwork | None = field(default=None, compare=False, repr=False)
    until: datetime | None = field(default=None, compare=False, repr=False)

    @cached_property
    def last_at(self) -> datetime:
        """The latest moment at which an entry was recorded: a clock may have gone back since."""
        if self.until:
            return max(self.until, self.history[-1].at)
        return max(entry.at for entry in self.history)

    @cached_property
    def clockwork(self) -> Clockwork:
        """Its clocks, from which those after one more entry follow."""
        if self.earlier:
            return self.earlier.after(self.case, self.history)
        return clockwork(self.case, self.history, self.book)

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """Its clocks, by the rules in force."""
        return self.clockwork.clocks

    @cached_property
    def agenda(self) -> tuple[Duty, ...]:
        """What lies ahead of it."""
        return agenda(self.case, self.clocks)

    @property
    def next_due(self) -> Duty | None:
        """What the centre must do next; of a closed case, what comes first."""
        return next_of(self.case, self.agenda)

    @cached_property
    def row(self) -> dict[str, Any]:
        """The columns of the case row that its history adds up to."""
        return project(self)

    def seen_on(self, today: date) -> Case:
        """Return the case with what may be contested on a day, by which events are judged."""
        return seen_on(self.case, self.clocks, today) if may_be_contested(self.case) else self.case

    def after(self, entry: Entry) -> "Told":
        """Return what is told of it after one more entry. Raises `Refused`."""
        entry = admit(self.seen_on(entry.at.date()), self.history, entry)
        case = after(self.case, self.history, entry)
        return Told(case, (*self.history, entry), self.book, vars(self).get("clockwork"), self.last_at)

    def file(self, case_id: int, station: Station, names: Mapping[str, str], around: Known) -> CaseFile:
        """Return all that is known of it."""
        void = voided(self.history)
        lines = [  # a list is made without a call for each entry, as a generator is not
            HistoryLine(entry, names.get(entry.by, entry.by), void[entry.seq].seq if entry.seq in void else None)
            for entry in self.history
        ]
        return CaseFile(case_id, self.case, station, tuple(lines), self.clocks, self.agenda, names, around)


def told(number: str, station: str, history: tuple[Entry, ...], book: RuleBook) -> Told:
    """Return a case as its history tells it."""
    return Told(replay(number, station, history), history, book)


def built_upon(whole: Told, last: int) -> tuple[Entry, ...]:
    """Return what was recorded on a case after an entry and still counts: who did goes on from it."""
    void = {each.event.voids for each in whole.history}
    return tuple(each for each in whole.history[last:] if each.seq not in void and not each.event.voids)


def read_told(store: Store, row: Mapping[str, Any]) -> Told:
    """Return a case as its kept history tells it; `row` is its case row.

    A case that was told here before is not read again where its history ends as it did then.
    """
    case_id, book = row["id"], rules_of(store)
    known = _KEPT.of(store).get(case_id)
    if known and known.book is book and _is_of(known.case, row) and ends_with(store, case_id, known.history[-1]):
        return known
    whole = told(row["number"], row["station"], read_history(store, case_id), book)
    keep_told(store, case_id, whole)
    return whole


def keep_told(store: Store, case_id: int, whole: Told) -> None:
    """Remember what was told of a case, and forget the one that was told the longest ago of more than a few."""
    kept = _KEPT.of(store)
    kept.pop(case_id, None)
    kept[case_id] = whole
    for oldest in list(kept)[:-_FEW]:
        kept.pop(oldest, None)


_FEW = 8
"""Cases that are remembered as they were last told."""
_KEPT = PerStore[dict[int, Told]](dict)
"""These, by id."""


def _is_of(case: Case, row: Mapping[str, Any]) -> bool:
    return (case.number, case.station, case.version) == (row["number"], row["station"], row["version"])
