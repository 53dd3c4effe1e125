"""Drafts: what was typed and not yet saved, kept for each person until it is saved or thrown away."""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager

from cases.views.rows import Draft
from storage.engine.tables import DraftRow
from storage.seat import Seat
from storage.staff.scope import finds
from storage.store.seals import moving

_KEEP = """INSERT INTO draft (account, key, fields, kept_at) VALUES (?, ?, ?, ?)
ON CONFLICT (account, key) DO UPDATE SET fields = excluded.fields, kept_at = excluded.kept_at"""


def _case_of(draft: Draft) -> int:
    """Return the case that a draft is of, 0 for none."""
    case = draft.key.partition(":")[2]
    return int(case) if case.isdigit() else 0


class Drafts:
    """One person's drafts: what they had typed is still kept where their session ends meanwhile."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def keep(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep typed fields as they stand, in place of an earlier draft of the same form."""
        kept = json.dumps(dict(fields), ensure_ascii=True)
        at = self._seat.now().isoformat(timespec="seconds")
        with self._store.writing(), self._moving(key):
            self._store.run(_KEEP, (self._seat.account.account, key, kept, at))

    def get(self, key: str) -> Draft | None:
        """Return the draft of a form."""
        return next((draft for draft in self.all() if draft.key == key), None)

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, the latest first, but for those of cases that this person finds no longer."""
        query = DraftRow.select(DraftRow.key, DraftRow.fields, DraftRow.kept_at)
        query = query.where(DraftRow.account == self._seat.account.account).order_by(DraftRow.kept_at.desc())
        drafts = [Draft(key, json.loads(fields), at) for key, fields, at in query.tuples().execute(self._store.db)]
        found = finds(self._store, self._seat.account, filter(None, map(_case_of, drafts)))
        return tuple(each for each in drafts if not (case := _case_of(each)) or case in found)

    def drop(self, key: str) -> None:
        """Throw a draft away."""
        where = (DraftRow.account == self._seat.account.account) & (DraftRow.key == key)
        with self._store.writing(), self._moving(key):
            DraftRow.delete().where(where).execute(self._store.db)

    def _moving(self, key: str) -> AbstractContextManager[None]:
        return moving(self._store, "draft", "account = ? AND key = ?", (self._seat.account.account, key))
