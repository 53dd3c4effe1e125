"""What one person leaves in the audit log, and what they may read in it."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from cases.audit import Anchor, AuditLine, Deed
from cases.people import Account
from cases.permissions import Action, check
from cases.refusal import Refused
from storage import audit
from storage.outgoing import given
from storage.scope import audited
from storage.serials import find_number
from storage.store import Store


class Trail:
    """The audit log as one person writes and reads it. here: refuses whoever was put to rest meanwhile."""

    def __init__(
        self,
        store: Store,
        account: Account,
        now: Callable[[], datetime],
        here: Callable[[], object] = lambda: None,
    ) -> None:
        self._store, self._account, self._now, self._here = store, account, now, here

    def note(self, deed: Deed, *, case: int = 0, **detail: str | int) -> None:
        """Add a line, within a write."""
        audit.add(self._store, self._now(), self._account.account, deed, case=case, detail=detail)

    @contextmanager
    def refusals(self, what: str, case: int = 0) -> Iterator[None]:
        """Note a refusal of what is done within: which rule stood against what, and nothing of what was typed."""
        try:
            yield
        except Refused as refused:
            rules = " ".join(dict.fromkeys(each.rule for each in refused.problems))
            if rules != "store":  # a disk that takes nothing takes no note either
                with suppress(Refused), self._store.writing():
                    self.note(Deed.REFUSED, case=case, what=what, rule=rules[:100])
            raise

    def reveal(self, where: str, cases: Collection[int] = (), records: Collection[int] = ()) -> None:
        """Note that names and numbers are shown in full. Raises `Refused` (rule `role`) for who may not see them.

        where: on which screen or by which command. cases, records: those that are shown.
        """
        self.allow(Action.REVEAL, where, cases)
        self.give(Deed.REVEALED, where, cases, records)

    def give(
        self, deed: Deed, what: str, cases: Collection[int], records: Collection[int], **detail: str | int
    ) -> None:
        """Note what was done with cases and records, and each of them; what goes to a file `desk.papers` notes."""
        told = {"what": what, **detail}
        with self._store.writing():
            given.add(self._store, self._now(), self._account.account, deed, cases=cases, records=records, detail=told)

    def given(self, cases: Collection[int] = (), records: Collection[int] = ()) -> tuple[AuditLine, ...]:
        """Return the lines that tell who was shown or given one of these cases or records, the latest first.

        Raises `Refused` (rule `role`) for who may not read the log.
        """
        from storage import loglines

        self._here()
        check(self._account.role, Action.AUDIT)
        if not (cases or records):
            return ()
        return loglines.lines(self._store, self._account, cases=cases, records=records, deeds=given.GIVEN, most=None)

    def sign_off(self) -> Anchor:
        """Confirm, as a supervisor, that the log was looked at; what is returned is to be kept on paper."""
        self.allow(Action.SIGN_OFF, "audit")
        with self._store.writing():
            self.note(Deed.SIGNED_OFF, what="audit")
        return audit.anchor(self._store)

    def lines(self, *, number: str = "", who: str = "", before: int = 0, most: int = 50) -> tuple[AuditLine, ...]:
        """Return lines, the latest first: about a case by part of its number, of an account, or all.

        Raises `Refused`: `role` for who may not read the log, and what `find_number` raises.
        """
        from storage import loglines

        self._here()
        check(self._account.role, Action.AUDIT)
        cases = [find_number(self._store, self._account, number, audited)] if number else []
        return loglines.lines(self._store, self._account, cases=cases, by=who, before=before, most=most)

    def anchor(self) -> Anchor:
        """Return where the log stands."""
        return audit.anchor(self._store)

    def allow(self, action: Action, what: str, cases: Collection[int] = ()) -> None:
        """Refuse, and note it, where this person may not do that (rule `role`)."""
        with self.refusals(what, next(iter(cases)) if len(cases) == 1 else 0):
            self._here()
            check(self._account.role, action)
