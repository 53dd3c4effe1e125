"""Keeping the full-text index: every case is searchable from the moment it is recorded."""

from collections.abc import Sequence

from cases.case import Case
from cases.events import Event
from cases.lifecycle import Entry
from storage.search import SHIFT, scope_word
from storage.store import Store
from storage.words import entry_words, intake_words

_ADD = "INSERT INTO case_text (rowid, scope, words, pinyin, digits) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM case_text WHERE rowid BETWEEN ? AND ?"


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
