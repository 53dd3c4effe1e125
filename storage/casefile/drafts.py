"""Drafts: what was typed and not yet saved, kept for each person until it is saved or thrown away."""

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager

from cases.events import CATALOGUE
from cases.views.drafts import Draft, DraftOf
from storage.engine.tables import DraftRow
from storage.seat import Seat
from storage.staff.scope import finds, knows_led
from storage.store.seals import moving
from storage.store.store import Store

_KEEP = """INSERT INTO draft (account, key, fields, kept_at) VALUES (?, ?, ?, ?)
ON CONFLICT (account, key) DO UPDATE SET fields = excluded.fields, kept_at = excluded.kept_at"""


_KEYS = "SELECT DISTINCT key FROM draft"
_LAST = "SELECT code FROM history WHERE case_id = ? ORDER BY seq DESC LIMIT 1"
_THERE = "SELECT 1 FROM record WHERE id = ?"


def forget_drafts(store: Store, *, case: int | None = None, records: Iterable[int] = ()) -> None:
    """Throw away what anybody typed of a case, or of records, within a write: what they held is to be forgotten."""
    gone = set(records)
    for (key,) in store.run(_KEYS).fetchall():
        of = DraftOf.read(key)
        if of.record in gone or (case is not None and of.case == case):
            with moving(store, "draft", "key = ?", (key,)):
                store.run("DELETE FROM draft WHERE key = ?", (key,))


def _is_forgotten(store: Store, of: DraftOf) -> bool:
    """Tell whether what a draft is of was erased: a form that is still open must not bring it back."""
    if of.record:
        return store.run(_THERE, (of.record,)).fetchone() is None
    last = store.run(_LAST, (of.case,)).fetchone() if of.case else None
    return last is not None and CATALOGUE[last[0]].spec.erases


class Drafts:
    """One person's drafts: what they had typed is still kept where their session ends meanwhile."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def keep(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep typed fields as they stand, in place of an earlier draft of the same form; of what is erased nothing."""
        kept = json.dumps(dict(fields), ensure_ascii=True)
        at = self._seat.now().isoformat(timespec="seconds")
        with self._store.writing(), self._moving(key):
            if not _is_forgotten(self._store, DraftOf.read(key)):
                self._store.run(_KEEP, (self._seat.account.account, key, kept, at))

    def get(self, key: str) -> Draft | None:
        """Return the draft of a form."""
        return next((draft for draft in self.all() if draft.key == key), None)

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, the latest first, but for those of cases and records out of this person's reach now."""
        query = DraftRow.select(DraftRow.key, DraftRow.fields, DraftRow.kept_at)
        query = query.where(DraftRow.account == self._seat.account.account).order_by(DraftRow.kept_at.desc())
        drafts = [Draft(key, json.loads(fields), at) for key, fields, at in query.tuples().execute(self._store.db)]
        found = finds(self._store, self._seat.account, (each.of.case for each in drafts if each.of.case is not None))
        return tuple(each for each in drafts if self._reaches(each.of, found))

    def _reaches(self, of: DraftOf, found: frozenset[int]) -> bool:
        if of.record:
            return knows_led(self._store, self._seat.account, of.record)
        return of.case is None or of.case in found

    def drop(self, key: str) -> None:
        """Throw a draft away."""
        where = (DraftRow.account == self._seat.account.account) & (DraftRow.key == key)
        with self._store.writing(), self._moving(key):
            DraftRow.delete().where(where).execute(self._store.db)

    def _moving(self, key: str) -> AbstractContextManager[None]:
        return moving(self._store, "draft", "account = ? AND key = ?", (self._seat.account.account, key))
