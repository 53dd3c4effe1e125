"""Keeping the full-text index: every case is searchable from the moment it is recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cases.events import Entry, Event
from cases.file.case import Case
from storage.engine.text.texts import CASE_INDEX, CASE_TEXT, SearchText, add, drop, number_of, numbers_of
from storage.search.words import entry_words, intake_words, scope_word
from storage.store.seals import added, moving
from storage.store.store import Store

_BETWEEN = "id BETWEEN ? AND ?"


def index_again(store: Store, case_id: int, case: Case, serial: int, history: Sequence[Entry]) -> None:
    """Make a whole case searchable anew, within a write: the names in it stand in every document."""
    with moving(store, CASE_TEXT, _BETWEEN, numbers_of(case_id)):
        drop(store.db, CASE_INDEX, *numbers_of(case_id))
        add(store.db, CASE_INDEX, documents(case_id, case, serial, history))


def forget_documents(store: Store, case_id: int) -> None:
    """Take a case out of the search, within a write."""
    with moving(store, CASE_TEXT, _BETWEEN, numbers_of(case_id)):
        drop(store.db, CASE_INDEX, *numbers_of(case_id))


def documents(case_id: int, case: Case, serial: int, history: Sequence[Entry]) -> Iterator[SearchText]:
    """Yield the documents of a case as the index must hold them, in the order of their numbers."""
    yield _document(number_of(case_id, 0), case, intake_words(case, serial))
    for entry in history[1:]:
        found = entry_words(case, entry.event)
        if found["words"]:
            yield _document(number_of(case_id, entry.seq), case, found)


def index_intake(store: Store, case_id: int, case: Case, serial: int) -> None:
    """Make a case's intake searchable, within a write."""
    _add(store, _document(number_of(case_id, 0), case, intake_words(case, serial)))


def index_intakes(store: Store, intakes: Iterable[tuple[int, Case, Mapping[str, str]]]) -> None:
    """Make intakes searchable, within a write: ids and cases, with what `intake_words` found in them."""
    some = [_document(number_of(case_id, 0), case, found) for case_id, case, found in intakes]
    add(store.db, CASE_INDEX, some)
    added(store, CASE_TEXT, some)


def index_intake_again(store: Store, case_id: int, case: Case, serial: int) -> None:
    """Make a case's intake searchable as it is now, within a write."""
    intake = number_of(case_id, 0)
    with moving(store, CASE_TEXT, _BETWEEN, (intake, intake)):
        drop(store.db, CASE_INDEX, intake, intake)
        add(store.db, CASE_INDEX, [_document(intake, case, intake_words(case, serial))])


def index_entry(store: Store, case_id: int, seq: int, case: Case, event: Event) -> None:
    """Make a later entry searchable, within a write."""
    found = entry_words(case, event)
    if found["words"]:
        _add(store, _document(number_of(case_id, seq), case, found))


def _add(store: Store, document: SearchText) -> None:
    add(store.db, CASE_INDEX, [document])
    added(store, CASE_TEXT, [document])


def _document(number: int, case: Case, found: Mapping[str, str]) -> SearchText:
    return number, scope_word(case.station), found["words"], found["pinyin"], found["digits"]
