"""Keeping the full-text index: every case is searchable from the moment it is recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cases.case import Case
from cases.events import Event
from cases.lifecycle import Entry
from storage.seals import added, moving
from storage.search import SHIFT, scope_word
from storage.store import Store
from storage.sums import CASE_TEXT
from storage.words import entry_words, intake_words

Document = tuple[int, str, str, str, str]
"""Its number, and the columns of the index: scope, words, pinyin and digits."""

_ADD = "INSERT INTO case_text (rowid, scope, words, pinyin, digits) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM case_text WHERE rowid BETWEEN ? AND ?"
_BETWEEN = "id BETWEEN ? AND ?"


def index_again(store: Store, case_id: int, case: Case, serial: int, history: Sequence[Entry]) -> None:
    """Make a whole case searchable anew, within a write: the names in it stand in every document."""
    with moving(store, CASE_TEXT, _BETWEEN, _range(case_id)):
        store.run(_REMOVE, _range(case_id))
        for document in documents(case_id, case, serial, history):
            store.run(_ADD, document)


def forget_documents(store: Store, case_id: int) -> None:
    """Take a case out of the search, within a write."""
    with moving(store, CASE_TEXT, _BETWEEN, _range(case_id)):
        store.run(_REMOVE, _range(case_id))


def documents(case_id: int, case: Case, serial: int, history: Sequence[Entry]) -> Iterator[Document]:
    """Yield the documents of a case as the index must hold them, in the order of their numbers."""
    yield _document(case_id << SHIFT, case, intake_words(case, serial))
    for entry in history[1:]:
        found = entry_words(case, entry.event)
        if found["words"]:
            yield _document((case_id << SHIFT) + entry.seq, case, found)


def index_intake(store: Store, case_id: int, case: Case, serial: int) -> None:
    """Make a case's intake searchable, within a write."""
    _add(store, _document(case_id << SHIFT, case, intake_words(case, serial)))


def index_intakes(store: Store, intakes: Iterable[tuple[int, Case, Mapping[str, str]]]) -> None:
    """Make intakes searchable, within a write: ids and cases, with what `intake_words` found in them."""
    connection: Any = store.db.connection
    some = [_document(case_id << SHIFT, case, found) for case_id, case, found in intakes]
    connection().executemany(_ADD, some)
    added(store, CASE_TEXT, some)


def index_intake_again(store: Store, case_id: int, case: Case, serial: int) -> None:
    """Make a case's intake searchable as it is now, within a write."""
    intake = case_id << SHIFT
    with moving(store, CASE_TEXT, _BETWEEN, (intake, intake)):
        store.run(_REMOVE, (intake, intake))
        store.run(_ADD, _document(intake, case, intake_words(case, serial)))


def index_entry(store: Store, case_id: int, seq: int, case: Case, event: Event) -> None:
    """Make a later entry searchable, within a write."""
    found = entry_words(case, event)
    if found["words"]:
        _add(store, _document((case_id << SHIFT) + seq, case, found))


def _add(store: Store, document: Document) -> None:
    store.run(_ADD, document)
    added(store, CASE_TEXT, [document])


def _range(case_id: int) -> tuple[int, int]:
    """Return the numbers of the first and the last document that a case may have."""
    return case_id << SHIFT, ((case_id + 1) << SHIFT) - 1


def _document(rowid: int, case: Case, found: Mapping[str, str]) -> Document:
    return rowid, scope_word(case.station), found["words"], found["pinyin"], found["digits"]
