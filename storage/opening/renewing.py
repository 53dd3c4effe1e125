"""Making anew what follows from the histories, for data of an earlier version, which told it in another way."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from cases.values.refusal import Refused
from storage.casefile import duties
from storage.casefile.files import read_told
from storage.casefile.history import ENTRY_COLUMNS
from storage.casefile.rows import change_row
from storage.casefile.rules import RECKONED, print_of
from storage.casefile.tallies import add, tallied
from storage.engine.tables import CaseRow, HistoryRow
from storage.records.records import index_all
from storage.search.indexing import index_again
from storage.store import audit
from storage.store.store import Store

UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading values that no program of ours wrote may raise."""


def seal_entries(store: Store, at: datetime | None) -> None:
    """Seal the entries that a store had before there was an audit log, within a write."""
    total, entries = hashlib.sha256(), 0
    rows = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS).order_by(HistoryRow.case, HistoryRow.seq)
    for entries, row in enumerate(rows.tuples().iterator(store.db), 1):  # noqa: B007 - the last number is the count
        total.update(audit.entry_digest(row).encode())
    if entries:
        audit.load(store, at, "", entries, total.hexdigest())


def _rows(store: Store, each_done: Callable[[], object]) -> Iterator[dict[str, Any]]:
    """Yield the row of each case, read as it comes up, and tell of each when it is done with."""
    for (id_,) in store.run("SELECT id FROM case_row ORDER BY id").fetchall():
        yield from CaseRow.select().where(CaseRow.id == id_).dicts().execute(store.db)
        each_done()


def index_anew(store: Store, each_done: Callable[[], object], records_done: Callable[[int], object]) -> None:
    """Make the search indexes anew, within a write, so that what is sealed of them is what the histories tell."""
    for row in _rows(store, each_done):
        with suppress(Refused, *UNREADABLE):
            whole = read_told(store, row)
            index_again(store, row["id"], whole.case, row["serial"], whole.history)
    index_all(store, records_done)


def renew(store: Store, each_done: Callable[[], object], records_done: Callable[[int], object]) -> None:
    """Make case rows, tallies, what lies ahead and the search index anew, within a write.

    A case whose history cannot be read stays as it is, for the check to name it.
    """
    for row in _rows(store, each_done):
        with suppress(Refused, *UNREADABLE):
            whole = read_told(store, row)
            change_row(store, row["id"], row["version"], whole.row)
            duties.put(store, row["id"], whole)
            index_again(store, row["id"], whole.case, row["serial"], whole.history)
    store.run("DELETE FROM tally")
    add(store, tallied(CaseRow.select().dicts().iterator(store.db)))
    index_all(store, records_done)
    store.set(RECKONED, print_of(store))
