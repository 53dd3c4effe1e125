"""Search in everything a case says, the newest cases first."""

from typing import Any

from cases.people import Account
from cases.views import Row
from storage.queues import Queues
from storage.scope import finds_restricted
from storage.store import Store

SHIFT = 20
"""Bits of a document's number that hold the entry; the case stands above them, so that newer cases come first."""

_HIDDEN = "SELECT id FROM case_row WHERE restricted > 0 AND (restricted = 2 OR handler <> ?)"
_FIND = "SELECT rowid FROM case_text WHERE case_text MATCH ? ORDER BY rowid DESC"


def scope_word(station: str) -> str:
    """Return the word by which the index knows a station."""
    return f"station{station.lower()}"


class Search:
    """Finding cases for one person."""

    def __init__(self, store: Store, account: Account, queues: Queues) -> None:
        self._store = store
        self._account = account
        self._queues = queues

    def find(self, typed: str, limit: int = 50) -> tuple[Row, ...]:
        """Return cases that hold every typed word, the newest first.

        A word may be two Chinese characters of anything, pinyin or initials of a name, digits of a phone, an identity
        number or a case number. Only cases within this person's reach are found.
        """
        from storage.words import match

        query = match(typed)
        if query is None:
            return ()
        if not self._account.everywhere:
            query = f"scope : {scope_word(self._account.station)} AND ({query})"
        found: list[int] = []
        hidden = self._hidden()
        cursor: Any = self._store.run(_FIND, (query,))
        for (rowid,) in cursor:
            case_id = rowid >> SHIFT
            if case_id not in hidden and (not found or found[-1] != case_id):
                found.append(case_id)
            if len(found) == limit:
                break
        cursor.close()
        return self._queues.rows(found) if found else ()

    def _hidden(self) -> frozenset[int]:
        """Return the restricted cases that this person does not find."""
        if finds_restricted(self._account):
            return frozenset()
        return frozenset(case_id for (case_id,) in self._store.run(_HIDDEN, (self._account.account,)))
