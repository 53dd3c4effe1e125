"""What one person leaves in the audit log of whom they were shown or gave away, and what they may read in it."""

from collections.abc import Collection

from cases.staff.audit import Anchor, AuditAction, AuditLine
from cases.staff.permissions import Action, check
from storage.casefile.serials import find_number
from storage.log import given, loglines
from storage.seat import Seat
from storage.staff.scope import auditing, check_still
from storage.store import audit


class Trail:
    """The audit log as one person adds to it and reads it."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def reveal(
        self, where: str, cases: Collection[int] = (), records: Collection[int] = (), *, tells: str = ""
    ) -> None:
        """Note that names and numbers are shown in full; nothing of what was read before may be shown unless it is.

        where: on which screen or by which command. cases, records: those that are shown. tells: of whom in the cases
        alone names are shown, `APPLICANTS` or nobody in particular. Raises `Refused`: `role` for
        who may not see them, and as `check_still` where any of them is out of reach by now.
        """
        self._seat.allow(Action.REVEAL, where, cases)
        with self._seat.refusals(where), self._store.writing():
            check_still(self._store, self._seat.account, cases, records)
            self.give(AuditAction.REVEALED, where, cases, records, **({"tells": tells} if tells else {}))

    def give(
        self, action: AuditAction, what: str, cases: Collection[int], records: Collection[int], **detail: str | int
    ) -> None:
        """Note what was done with cases and records, and each of them; what goes to a file `desk.papers` notes."""
        told, by = {"what": what, **detail}, self._seat.account.account
        with self._store.writing():
            given.add(self._store, self._seat.now(), by, action, cases=cases, records=records, detail=told)

    def given(self, cases: Collection[int] = (), records: Collection[int] = ()) -> tuple[AuditLine, ...]:
        """Return the lines that tell who was shown or given one of these cases or records, the latest first.

        Raises `Refused` (rule `role`) for who may not read the log.
        """
        self._may_read()
        if not (cases or records):
            return ()
        reader = self._seat.account
        return loglines.lines(self._store, reader, cases=cases, records=records, actions=given.GIVEN, most=None)

    def sign_off(self) -> Anchor:
        """Confirm, as a supervisor, that the log was looked at; what is returned is to be kept on paper."""
        self._seat.allow(Action.SIGN_OFF, "audit")
        with self._store.writing():
            self._seat.note(AuditAction.SIGNED_OFF, what="audit")
        return audit.anchor(self._store)

    def lines(self, *, number: str = "", who: str = "", before: int = 0, most: int = 50) -> tuple[AuditLine, ...]:
        """Return lines, the latest first: about a case by part of its number, of an account, or all.

        Raises `Refused`: `role` for who may not read the log, and what `find_number` raises.
        """
        self._may_read()
        reader = self._seat.account
        cases = [find_number(self._store, auditing(reader), number)] if number else []
        return loglines.lines(self._store, reader, cases=cases, by=who, before=before, most=most)

    def anchor(self) -> Anchor:
        """Return where the log stands."""
        return audit.anchor(self._store)

    def _may_read(self) -> None:
        self._seat.here()
        check(self._seat.account.role, Action.AUDIT)
