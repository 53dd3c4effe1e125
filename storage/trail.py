"""What one person leaves in the audit log, and what they may read in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from cases.audit import Anchor, AuditLine, Deed
from cases.people import Account
from cases.permissions import Action, check
from cases.refusal import Refused
from storage import audit
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

    def reveal(self, where: str, *, case: int = 0, cases: int = 1) -> None:
        """Note that names and numbers are shown in full. Raises `Refused` (rule `role`) for who may not see them."""
        self._allowed(Action.REVEAL, Deed.REVEALED, where, case, cases=cases)

    def export(self, what: str, *, case: int = 0, cases: int = 1, masked: bool) -> Anchor:
        """Note that something is written to a file, and return where the log stands, for the foot of its pages."""
        self._allowed(Action.EXPORT, Deed.EXPORTED, what, case, cases=cases, masked=int(masked))
        return audit.anchor(self._store)

    def sign_off(self) -> Anchor:
        """Confirm, as a supervisor, that the log was looked at; what is returned is to be kept on paper."""
        self._allowed(Action.SIGN_OFF, Deed.SIGNED_OFF, "audit", 0)
        return audit.anchor(self._store)

    def lines(self, *, number: str = "", who: str = "", before: int = 0, most: int = 50) -> tuple[AuditLine, ...]:
        """Return lines, the latest first: of a case by part of its number, of an account, or all.

        Raises `Refused`: `role` for who may not read the log, and what `find_number` raises.
        """
        self._here()
        check(self._account.role, Action.AUDIT)
        case = find_number(self._store, self._account, number, audited) if number else 0
        return audit.lines(self._store, self._account, case=case, by=who, before=before, most=most)

    def anchor(self) -> Anchor:
        """Return where the log stands."""
        return audit.anchor(self._store)

    def _allowed(self, action: Action, deed: Deed, what: str, case: int, **detail: int) -> None:
        with self.refusals(what, case):
            self._here()
            check(self._account.role, action)
        with self._store.writing():
            self.note(deed, case=case, what=what, **detail)
