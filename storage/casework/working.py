"""Working on cases: opening one and recording what happens, all of it or nothing."""

from functools import partial

from cases.directory.against import doubts_of_day
from cases.events import Answered, Compared, Enquiry, Entry, Event, Opened, Voided
from cases.history.lifecycle import open_case
from cases.values.spans import Dated
from cases.views.casefile import CaseFile
from storage.casefile.files import read_told
from storage.casefile.hearing import heard
from storage.casefile.rows import read_row
from storage.casework.casefiles import CaseFiles
from storage.casework.completing import completed
from storage.casework.recording import Brought, begin, go_on, go_on_as
from storage.casework.ties import follow
from storage.directory.asking import ask
from storage.search.words import reads_names, writing_names
from storage.seat import Seat
from storage.staffing.takers import given_back
from storage.store.stale import Stale


class Casework:
    """Cases as one person may work on them."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._files = seat, seat.store, CaseFiles(seat)

    def answer(self, enquiry: Enquiry, on: Dated | None = None, compared: Compared | None = None) -> CaseFile:
        """Open an enquiry and record what was answered, within one write; see `open`."""
        with self._seat.refusals(Answered.spec.code), writing_names(self._store):
            file = self.open(enquiry.opened, on, compared)
            return self.record(file.id, enquiry.answered, None, on)

    def open(self, event: Opened, on: Dated | None = None, compared: Compared | None = None) -> CaseFile:
        """Open a case at this person's station and give it a number, within one write.

        compared: what was decided on what `storage.directory.asking` asks. Raises `Refused`, as that does too.
        """
        station = self._seat.account.station
        with self._seat.refusals(event.spec.code), writing_names(self._store):
            self._seat.here()
            entry = self.entry(1, event, on)
            ask(self._seat, event, None, open_case("", station, entry), 0, compared)
            case_id, whole = begin(self._store, station, entry)
            if compared:
                return self.record(case_id, compared, whole.case.version)
            return self._files.of(case_id, whole)

    def record(
        self, case_id: int, event: Event, seen: int | None, on: Dated | None = None, compared: Compared | None = None
    ) -> CaseFile:
        """Record an event on a case. `seen` is the version that the person was looking at, None where nobody was.

        compared: what was decided on what `storage.directory.asking` asks about the event.
        Raises `Stale` where the case has moved on since, `Refused` where a rule says no. Then nothing is changed.
        """
        writing = writing_names(self._store) if reads_names(event) else self._store.writing()
        with self._seat.refusals(event.spec.code, case_id), writing:
            row = self._files.row(case_id)
            before = read_told(self._store, row)
            here = heard(self._store, self._seat.account, before)
            if seen not in (None, here.version):  # what nobody here may know of stops nobody
                raise Stale(self._files.of(case_id, before), seen or 0)
            event = here.meant(self.entry(0, event, on))
            entry = self.entry(before.case.version + 1, completed(self._seat, case_id, event, before, on), on)
            doubtful = tuple(doubts_of_day(before.history, entry))
            foretold = before.after(entry)
            looked = ask(self._seat, event, before.case, foretold.case, case_id, compared, doubtful)
            after = go_on_as(self._store, row, before, foretold)
            after = follow(self._seat, case_id, before.case, after, event, partial(self.entry, on=entry.day))
            if follows := given_back(self._seat, before.case, after.case):
                entry = self.entry(after.case.version + 1, follows)
                after = go_on(self._store, read_row(self._store, case_id), after, entry)
            if compared:
                return self.record(case_id, compared.having_seen(looked), None)
            return self._files.of(case_id, after)

    def foretell(self, case_id: int, event: Event, on: Dated | None = None) -> tuple[CaseFile, CaseFile]:
        """Return a case as it is, and as it would be with this event; nothing is written. Raises as `record` does."""
        with self._seat.refusals(event.spec.code, case_id):
            before = read_told(self._store, self._files.row(case_id))
            meant = heard(self._store, self._seat.account, before).meant(self.entry(0, event, on))
            filled = completed(self._seat, case_id, meant, before, on)
            after = before.after(self.entry(before.case.version + 1, filled, on))
            if follows := given_back(self._seat, before.case, after.case):
                after = after.after(self.entry(after.case.version + 1, follows))
            return self._files.of(case_id, before), self._files.of(case_id, after)

    def may_void(self, case_id: int, entry: int) -> None:
        """Refuse what `record` would refuse of voiding an entry, whatever the reason is; nothing is written."""
        before = read_told(self._store, self._files.row(case_id))
        voiding = Voided(entry=entry, why="?")
        meant = heard(self._store, self._seat.account, before).meant(self.entry(0, voiding))
        before.after(self.entry(before.case.version + 1, completed(self._seat, case_id, meant, before)))

    def judge(self, case_id: int, event: Event) -> None:
        """Refuse what `record` would refuse of an event that needs no answer; nothing is written."""
        before = read_told(self._store, self._files.row(case_id))
        before.after(self.entry(before.case.version + 1, completed(self._seat, case_id, event, before)))

    def bring(self, case_id: int, event: Event, brought: Brought) -> int:
        """Record, within a write, an event of an import that was asked about before; return the number of its entry."""
        row = self._files.row(case_id)
        before = read_told(self._store, row)
        filled = completed(self._seat, case_id, event, before)
        return go_on(self._store, row, before, self.entry(before.case.version + 1, filled), brought).case.version

    def entry(self, seq: int, event: Event, on: Dated | None = None) -> Entry:
        """Return an event as this person records it now. on: the day on which it happened, today if not given."""
        at, by = self._seat.now().replace(microsecond=0), self._seat.account
        entry = Entry(seq, at.date(), at, by.account, by.role, event)
        return entry.dated(on) if on else entry
