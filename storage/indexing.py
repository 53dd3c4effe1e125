"""Keeping the full-text index: every case is searchable from the moment it is recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cases.case import Case
from cases.events import Event
from cases.lifecycle import Entry
from storage.search import SHIFT, scope_word
from storage.store import Store
from storage.words import entry_words, intake_words

Document = tuple[int, str, str, str, str]
"""Its number, and the columns of the index: scope, words, pinyin and digits."""

_ADD = "INSERT INTO case_text (rowid, scope, words, pinyin, digits) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM case_text WHERE rowid BETWEEN ? AND ?"


def index_again(store: Store, case_id: int, case: Case, serial: int, history: Sequence[Entry]) -> None:
    """Make a whole case searchable anew, within a write: the names in it stand in every document."""
    store.run(_REMOVE, (case_id << SHIFT, ((case_id + 1) << SHIFT) - 1))
    for document in documents(case_id, case, serial, history):
        store.run(_ADD, document)


def documents(case_id: int, case: Case, serial: int, history: Sequence[Entry]) -> Iterator[Document]:
    """Yield the documents of a case as the index must hold them, in the order of their numbers."""
    yield _document(case_id << SHIFT, case, intake_words(case, serial))
    for entry in history[1:]:
        found = entry_words(case, entry.event)
        if found["words"]:
            yield _document((case_id << SHIFT) + entry.seq, case, found)


def index_intake(store: Store, case_id: int, case: Case, serial: int) -> None:
    """Make a case's intake searchable, within a write."""
    store.run(_ADD, _document(case_id << SHIFT, case, intake_words(case, serial)))


def index_intakes(store: Store, intakes: Iterable[tuple[int, Case, Mapping[str, str]]]) -> None:
    """Make intakes searchable, within a write: ids and cases, with what `intake_words` found in them."""
    connection: Any = store.db.connection
    connection().executemany(_ADD, (_document(case_id << SHIFT, case, found) for case_id, case, found in intakes))


def index_intake_again(store: Store, case_id: int, case: Case, serial: int) -> None:
    """Make a case's intake searchable as it is now, within a write."""
    store.run(_REMOVE, (case_id << SHIFT, case_id << SHIFT))
    index_intake(store, case_id, case, serial)


def index_entry(store: Store, case_id: int, seq: int, case: Case, event: Event) -> None:
    """Make a later entry searchable, within a write."""
    found = entry_words(case, event)
    if found["words"]:
        store.run(_ADD, _document((case_id << SHIFT) + seq, case, found))


def _document(rowid: int, case: Case, found: Mapping[str, str]) -> Document:
    return rowid, scope_word(case.station), found["words"], found["pinyin"], found["digits"]
