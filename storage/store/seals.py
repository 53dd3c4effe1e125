"""How a table is covered by the seals: whoever changes rows of one says which, within the same write.

To cover a table, name it in `storage.store.sums.COVERED` and wrap every place that changes it:

    with moving(store, "record", "id = ?", (id_,)):
        ...  # rows for which the condition holds before leave the sum, those for which it holds afterwards enter it

A condition on the key is best: it must hold for a changed row before and after. Rows that are added in great number are
told by `added`. Beside it the write leaves a line in the audit log that tells what was done; one is added where it does
not. `storage.proof.check` then finds whatever is changed without.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cases.values.text import Sentence, say
from storage.engine.shape import SCHEMA
from storage.store.datafile import DataFile
from storage.store.sums import COVERED, SINCE, TableSum, kept, sum_of, sum_where
from storage.store.writes import KEPT, last_line, sealed_sums


@contextmanager
def moving(store: DataFile, table: str, where: str = "1", values: Sequence[object] = ()) -> Iterator[None]:
    """Change rows of a covered table, within a write."""
    write = store.write
    unseen = write.aside is not None
    before = sum_where(store.db, store.key, table, where, values, unseen=unseen)
    yield
    write.move(table, sum_where(store.db, store.key, table, where, values, unseen=unseen) - before)


def added(store: DataFile, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Tell of rows that were added to a covered table, within a write, with the covered columns in their order."""
    store.write.move(table, sum_of(store.key, table, rows))


def filled(store: DataFile, *tables: str) -> None:
    """Tell, within a write, that covered tables that were empty have been filled, with rows too many to list."""
    for table in tables:
        store.write.move(table, sum_where(store.db, store.key, table))


@contextmanager
def moving_all(store: DataFile, shape: int, done: Callable[[int], object]) -> Iterator[None]:
    """Bring all covered tables into another shape, within a write.

    shape: the one before, 0 if nothing was covered. done: told how many rows have been added up, table by table.
    """
    before = _all(store, shape, done) if shape else {}
    yield
    for table, after in _all(store, done=done).items():
        store.write.move(table, after - before.get(table, TableSum()))


def rows_covered(store: DataFile) -> int:
    """Return how many rows the covered tables have."""
    there = frozenset(store.db.get_tables())
    counted = (store.run(f"SELECT COUNT(*) FROM {table}").fetchone() for table in COVERED if table in there)  # noqa: S608
    return sum(n for (n,) in counted)


class HeldTables:
    """The covered tables as they are, held against their seals."""

    def __init__(self, store: DataFile) -> None:
        self._store = store
        self._sealed = sealed_sums(store.db, store.key, last_line(store.db))
        self._real = _all(store)

    def holds(self, table: str) -> bool:
        """Tell whether nothing was changed in a table behind the desk's back."""
        return self._sealed is not None and self._was(table) == self._is(table)

    def broken(self) -> Iterator[Sentence]:
        """Yield what was changed in the tables behind the desk's back, or in their seals; nothing if all holds."""
        if self._sealed is None:
            yield say("数据的封记与审计日志的末尾不符：有人在程序之外改动过数据，或删去过日志")
            return
        for table in sorted(self._real.keys() | self._sealed.keys()):
            if not self.holds(table):
                was, n = self._was(table).rows, self._is(table).rows
                yield say("表 {table} 在程序之外被改动：封记 {was} 行，实有 {n} 行", table=table, was=was, n=n)
        told = self._store.run(_KEPT).fetchone()
        if told is None or json.loads(told[0]).get(KEPT) != kept(self._store.key, self._sealed):
            yield say("数据的封记与审计日志中记下的不符")

    def _was(self, table: str) -> TableSum:
        return (self._sealed or {}).get(table, TableSum())

    def _is(self, table: str) -> TableSum:
        return self._real.get(table, TableSum())


_KEPT = f"""SELECT detail FROM audit WHERE detail LIKE '%"{KEPT}":%' ORDER BY seq DESC LIMIT 1"""  # noqa: S608 - our word
"""What the log last said of the sums."""


def _all(
    store: DataFile, shape: int = SCHEMA, done: Callable[[int], object] = lambda _rows: None
) -> dict[str, TableSum]:
    """Return the sums of all tables that are covered in a shape."""
    there = frozenset(store.db.get_tables())
    sums = {}
    for table in COVERED:
        if table in there and SINCE.get(table, 0) <= shape:
            sums[table] = sum_where(store.db, store.key, table, shape=shape)
            done(sums[table].rows)
    return sums
