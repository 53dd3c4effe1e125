"""What has changed since a backup was taken, held against what the log tells of the time since.

Whoever has the key may change a row, add up the sums anew and write the tail of the log to match: then log and sums
hold. A backup from before has the row as it was, and no line since tells of what became of it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from peewee import SQL

from cases.staff.audit import AuditAction
from cases.values.text import Sentence, say
from storage.casefile.rules import DAYS, REACHED, RECKONED, RULES, STAMP
from storage.copies.backup import MANIFEST
from storage.engine.shape import SCHEMA, marks
from storage.engine.statements.lists import in_parts
from storage.engine.statements.values import named
from storage.engine.tables import BatchItemRow, EditRow, PartRow, RecordRow
from storage.engine.text.texts import CASE_TEXT, RECORD_TEXT, case_of
from storage.ledgers.batches import columns_setting
from storage.ledgers.undoing import mark_of
from storage.records.records import FORGOTTEN
from storage.store.clock import TIME_ZONE
from storage.store.store import Store
from storage.store.sums import rows_of

KEYS: Mapping[str, int] = {
    "account": 1,
    "batch": 1,
    "batch_item": 3,
    "case_row": 1,
    CASE_TEXT: 1,
    "draft": 2,
    "edit": 2,
    "part": 2,
    "record": 1,
    RECORD_TEXT: 1,
    "repeat": 2,
    "schema_migration": 1,
    "serial": 2,
    "setting": 1,
    "station": 1,
    "twin": 1,
}
"""How many of a covered table's first columns tell its rows apart."""

INDEXES = (CASE_TEXT, RECORD_TEXT)
"""The largest of them, of which the newest backup alone is asked."""

_ANEW = (AuditAction.UPGRADED.value, AuditAction.RESTORED.value, AuditAction.LOADED.value)
"""After one of these a backup from before vouches for the log alone."""
_MOST = 3
"""Rows of a table that are named."""

RowValues = Sequence[Any]


class RowChange(NamedTuple):
    """A row that is not what it was. was, now: None where it was not there yet, or is not any more."""

    was: RowValues | None
    now: RowValues | None

    @property
    def row(self) -> RowValues:
        """Whichever there is, the later first."""
        return self.now or self.was or ()


def untold(store: Store, copy: Any, line: int, taken: str, *, indexes: bool) -> Iterator[Sentence]:
    """Yield of each table the rows that have changed since a backup without a line of the log that tells of it.

    copy: the data of the backup, open to be read. line: where its log ended, to which the store's own goes back. taken:
    the moment. indexes: whether the search indexes are compared too.
    """
    if marks(copy.execute).shape != SCHEMA:
        return
    told = _Brought(store, copy, line, taken)
    if told.anew:
        return
    for table in (each for each in KEYS if indexes or each not in INDEXES):
        if not _same_sums(store, copy, table):
            changes = _changes(table, *(rows_of(each, table, KEYS[table]) for each in (copy.execute, store.run)))
            strange = [change.row[: KEYS[table]] for change in changes if not told.explains(table, change)]
            for key in strange[:_MOST]:
                row = " ".join(map(str, key))[:60]
                yield say("表 {table} 的 {row} 与备份不同，其后的审计日志没有说明", table=table, row=row)


def _same_sums(store: Store, copy: Any, table: str) -> bool:
    """Tell whether a table was sealed then as it is now; whether its seals hold is seen elsewhere."""
    found = [each("SELECT sums FROM seal").fetchone() for each in (copy.execute, store.run)]
    was, now = (json.loads(row[0]).get(table) if row else object() for row in found)
    return bool(was == now)


def _changes(table: str, was: Iterable[RowValues], now: Iterable[RowValues]) -> Iterator[RowChange]:
    """Yield the rows that differ, both sides in the order of their keys."""
    width, before, after = KEYS[table], iter(was), iter(now)
    one, other = next(before, None), next(after, None)
    while one is not None or other is not None:
        first, second = (_order(each[:width]) if each is not None else None for each in (one, other))
        if second is None or (first is not None and first < second):
            yield RowChange(one, None)
            one = next(before, None)
        elif first is None or second < first:
            yield RowChange(None, other)
            other = next(after, None)
        else:
            if one != other:
                yield RowChange(one, other)
            one, other = next(before, None), next(after, None)


def _order(key: RowValues) -> list[tuple[int, Any]]:
    """Return by what SQLite orders values of any kind."""
    ranks = {type(None): 0, int: 1, float: 1, str: 2, bytes: 3}
    return [(ranks[type(each)], 0 if each is None else each) for each in key]


def _goes_on(change: RowChange) -> bool:
    """Tell whether numbers have only been given, or counted on, since; that none is left out is seen elsewhere."""
    return change.now is not None and (change.was is None or change.now[-1] >= change.was[-1])


def _is_own(change: RowChange) -> bool:
    """Tell whether a setting goes on by itself: the last number of a record, which only grows, or what a copy says."""
    was, now = (row[1] if row is not None else "0" for row in change)
    grows = change.row[0] == FORGOTTEN and str(now).isdecimal() and int(now) >= int(was)
    return grows or (change.row[0] == MANIFEST and change.now is None)


class _Brought:
    """What the log tells of the time since: of which accounts, settings, cases, records and imports."""

    def __init__(self, store: Store, copy: Any, line: int, taken: str) -> None:
        self._store, self._copy, self._taken = store, copy, taken
        self._accounts, self._stations, self._twins = set[str](), set[str](), set[int]()
        self._settings = {RECKONED, REACHED}  # which mean nothing but work that is still to be done
        self._cases, self._named, self._batches = set[int](), set[int](), set[int]()
        self.anew, self._erased = False, False
        rows = "SELECT deed, case_id, by_account, detail FROM audit WHERE seq > ? ORDER BY seq"
        for action, case, by, detail in store.run(rows, (line,)):
            self._hear(action, case, by, json.loads(detail))

    def _hear(self, action: str, case: int, by: str, detail: Mapping[str, Any]) -> None:
        self.anew, self._erased = self.anew or action in _ANEW, self._erased or action == AuditAction.ERASED.value
        if action in (AuditAction.RECORDED.value, AuditAction.ERASED.value):
            self._cases.add(case)
        elif action in (AuditAction.EDITED.value, AuditAction.MERGED.value):
            self._named.add(detail.get("record", 0))
            self._twins.add(detail.get("twin", 0))
        elif action == AuditAction.IMPORTED.value:
            self._batches.add(detail.get("batch", 0))
            self._settings.update([columns_setting(detail.get("what", "")), mark_of(detail.get("batch", 0))])
        elif action == AuditAction.STAFFED.value:
            self._accounts.add(detail.get("account", ""))
            self._stations.add(detail.get("station", ""))
        elif action == AuditAction.RECOVERED.value:
            self._accounts.add(by)
        elif action == AuditAction.SET.value:
            self._settings.add(detail.get("what", ""))
            self._settings.update([STAMP] if detail.get("what") in (RULES, DAYS) else [])
        elif action == AuditAction.ZONED.value:
            self._settings.add(TIME_ZONE)

    def explains(self, table: str, change: RowChange) -> bool:
        """Tell whether a line tells of what became of a row; of none may come bytes, which nobody writes there."""
        if any(isinstance(value, bytes) for value in change.now or ()):
            return False
        key = change.row[0]
        rules: Mapping[str, Callable[[], bool]] = {
            "account": lambda: key in self._accounts,
            "batch": lambda: key in self._batches or any(row is not None and row[-1] for row in change),  # one waits
            "batch_item": lambda: key in self._batches or (change.row[2] == 0 and self._knows(change.row[1])),
            "case_row": lambda: change.was is None,  # a number never changes, and new ones the histories prove
            CASE_TEXT: lambda: case_of(key) in self._all_cases,
            "draft": lambda: self._is_draft(change),
            "edit": lambda: self._knows(key),
            "part": lambda: key in self._all_cases or all(self._knows(row[4]) for row in change if row is not None),
            "record": lambda: self._knows(key),
            RECORD_TEXT: lambda: self._knows(key),
            "repeat": lambda: self._erased and _goes_on(change),
            "serial": lambda: _goes_on(change),
            "setting": lambda: key in self._settings or _is_own(change),
            "station": lambda: key in self._stations,
            "twin": lambda: self._is_twin(change),
        }
        return table in rules and rules[table]()

    def _is_draft(self, change: RowChange) -> bool:
        """Tell whether a draft may have become this: kept anew, or thrown away; of what was typed no line tells."""
        was, now = change
        if now is None:
            return True
        if was is not None and was[3] == now[3] < self._taken:
            return False
        others = "SELECT 1 FROM draft WHERE account <> ? AND key = ? AND fields = ? AND kept_at = ? AND kept_at < ?"
        return self._copy.execute(others, (*now, self._taken)).fetchone() is None

    def _is_twin(self, change: RowChange) -> bool:
        """Tell whether a pair may have been decided on, or be forgotten or noticed: another may have its number now."""
        pairs = {tuple(row[1:3]) for row in change if row is not None}
        decided = len(pairs) == 1 and change.row[0] in self._twins
        return decided or all(any(map(self._knows, pair)) for pair in pairs)

    @cached_property
    def _all_cases(self) -> set[int]:
        return self._cases | self._both(_of_batch(BatchItemRow.entry > 0), self._batches)

    @cached_property
    def _records(self) -> set[int]:
        """The records of which lines tell: by name, with a case or an import, or with what they were merged with."""
        brought = self._both(_of_batch(BatchItemRow.entry == 0), self._batches)
        found = new = self._named | self._both(_standing, self._all_cases) | brought
        while new:
            new = (self._both(_leads, new) | self._both(_led, new)) - found
            found = found | new
        return found

    @cached_property
    def _left(self) -> set[int]:
        """The records that a case has made of which lines tell, and that it left since."""
        return self._both(_told_by, self._all_cases)

    def _knows(self, record: int) -> bool:
        return record in self._records or record in self._left

    def _both(self, query: "_Query", ids: Iterable[int]) -> set[int]:
        """Return what a query finds of these, then and now."""
        asked = (query(some) for some in in_parts(sorted(ids)))
        both = ((self._copy.execute(*each.sql()), self._store.rows(each)) for each in asked)
        return {found for (found,) in chain.from_iterable(chain.from_iterable(both))}


_Query = Callable[[Sequence[int]], Any]
"""From some ids to a query on what hangs on them."""


def _of_batch(which: Any) -> _Query:
    return lambda some: BatchItemRow.select(BatchItemRow.item).where(which, BatchItemRow.batch.in_(some))


def _standing(some: Sequence[int]) -> Any:
    return PartRow.select(PartRow.record).where(PartRow.case.in_(some))


def _leads(some: Sequence[int]) -> Any:
    return RecordRow.select(RecordRow.lead).where(RecordRow.lead > SQL("0"), RecordRow.id.in_(some))


def _led(some: Sequence[int]) -> Any:
    return RecordRow.select(RecordRow.id).where(RecordRow.lead > SQL("0"), RecordRow.lead.in_(some))


def _told_by(some: Sequence[int]) -> Any:
    return EditRow.select(EditRow.record).where(named(EditRow.more, "case").in_(some))
