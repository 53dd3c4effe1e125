"""Laying down what the rows of a ledger tell, in short writes, where nobody sees it yet (`storage.ledgers.batches`)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from cases.events import Compared, Entry
from cases.law.rulebook import RuleBook
from cases.ledgers.making import NewCase
from cases.ledgers.preview import Planned
from storage.casefile.files import Told, told
from storage.casefile.rules import rules_of
from storage.casefile.tallies import slots
from storage.casework import recording
from storage.casework.completing import completed
from storage.ledgers.batches import Unseen
from storage.records.records import ReadyRecord, add_records, ready
from storage.records.twins import pairs
from storage.seat import Seat
from storage.store.turns import in_turns


class Laying:
    """What one person brings, as it is laid down. done: is told how many rows are, after each write."""

    def __init__(self, seat: Seat, unseen: Unseen, done: Callable[[int], object]) -> None:
        self._seat, self._store, self._unseen, self._done = seat, seat.store, unseen, done
        self._met: list[int] = []

    def records(self, rows: Sequence[Planned]) -> None:
        """Lay down the records that rows tell of."""
        station, unseen = self._seat.account.station, self._unseen

        def put(some: list[ReadyRecord]) -> None:
            unseen.begin(self._store)
            ids = add_records(self._store, some)
            unseen.note(self._store, [(id_, 0, "") for id_ in ids])
            self._met += ids

        found = [each.made.record for each in rows if each.made and each.made.record]
        in_turns(self._store, found, put, lambda each: ready(each, station, unseen.id), self._look)

    def cases(self, rows: Sequence[Planned], moment: datetime, decided: Compared | None) -> None:
        """Lay down the cases that rows tell of, as of a moment; what was decided is kept with those asked about."""
        book, station, unseen = rules_of(self._store), self._seat.account.station, self._unseen

        def opened(each: tuple[NewCase, bool]) -> recording.ReadyCase:
            new, asked = each
            if asked and decided:
                new = new._replace(later=(*new.later, (moment.date(), decided)))
            whole = whole_of(self._seat, new, moment, book)
            unseen.slots.update(slots(whole.row | {"station": station}))
            return recording.ready(whole)

        def put(some: list[recording.ReadyCase]) -> None:
            unseen.begin(self._store)
            laid = recording.begin_unseen(self._store, some, unseen.id)
            unseen.note(self._store, [(each.id, seq, seal) for each in laid for seq, seal in enumerate(each.sealed, 1)])
            unseen.cases += [each.id for each in laid]
            self._met += [record for each in laid for record in each.records]

        found = [(each.made.case, bool(each.asked)) for each in rows if each.made and each.made.case]
        in_turns(self._store, found, put, opened, self._look)

    def _look(self, done: int) -> None:
        """Look, after each write, who else looks like those whom it met, and then tell that it is done."""
        self._unseen.alike += pairs(self._store, self._met, self._seat.account.station)
        self._met.clear()
        self._done(done)


def whole_of(seat: Seat, new: NewCase, moment: datetime, book: RuleBook) -> Told:
    """Return a case as a row tells it, recorded at a moment. Raises `Refused`."""
    by = seat.account
    made = Entry(1, moment.date(), moment, by.account, by.role, new.opened)
    whole = told("", by.station, (made.dated(new.on),), book)
    for on, event in new.later:
        filled = completed(seat, 0, event, whole, on)
        whole = whole.after(replace(made, seq=whole.case.version + 1, event=filled).dated(on))
    return whole
