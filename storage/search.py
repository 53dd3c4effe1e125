"""Search in everything a case says, the newest cases first."""

from collections.abc import Sequence
from typing import Any

from cases.case import Case
from cases.events import Event
from cases.lifecycle import Entry
from cases.people import Account
from cases.views import Row
from storage.queues import Queues
from storage.store import Store
from storage.words import entry_words, intake_words, match

SHIFT = 20
"""Bits of a document's number that hold the entry; the case stands above them, so that newer cases come first."""

_ADD = "INSERT INTO case_text (rowid, scope, words, pinyin, digits) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM case_text WHERE rowid BETWEEN ? AND ?"
_FIND = "SELECT rowid FROM case_text WHERE case_text MATCH ? ORDER BY rowid DESC"


def index_again(store: Store, case_id: int, case: Case, serial: int, history: Sequence[Entry]) -> None:
    """Make a whole case searchable anew, within a write: the names in it stand in every document."""
    store.run(_REMOVE, (case_id << SHIFT, ((case_id + 1) << SHIFT) - 1))
    index_intake(store, case_id, case, serial)
    for entry in history[1:]:
        index_entry(store, case_id, entry.seq, case, entry.event)


def index_intake(store: Store, case_id: int, case: Case, serial: int) -> None:
    """Make a case's intake searchable, within a write."""
    _add(store, case_id << SHIFT, case, intake_words(case, serial))


def index_entry(store: Store, case_id: int, seq: int, case: Case, event: Event) -> None:
    """Make a later entry searchable, within a write."""
    found = entry_words(case, event)
    if found["words"]:
        _add(store, (case_id << SHIFT) + seq, case, found)


def _add(store: Store, rowid: int, case: Case, found: dict[str, str]) -> None:
    store.run(_ADD, (rowid, scope_word(case.station), found["words"], found["pinyin"], found["digits"]))


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
        query = match(typed)
        if query is None:
            return ()
        if not self._account.everywhere:
            query = f"scope : {scope_word(self._account.station)} AND ({query})"
        found: list[int] = []
        cursor: Any = self._store.run(_FIND, (query,))
        for (rowid,) in cursor:
            case_id = rowid >> SHIFT
            if not found or found[-1] != case_id:
                found.append(case_id)
            if len(found) == limit:
                break
        cursor.close()
        return self._queues.rows(found) if found else ()
