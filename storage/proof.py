"""Proving the directory: everybody stands where the cases say, and every edit is the one that the audit log sealed."""

import json
from collections.abc import Iterator
from typing import Any

from cases.audit import Deed
from cases.text import Sentence, say
from storage import audit
from storage.agenda import all_rows
from storage.store import Store
from storage.tables import AuditRow, EditRow, PartRow, RecordRow

Stands = tuple[int, str, str]
"""A place in a case, with role and name."""


class _ByCase:
    """Hands out the rows of a table that belong to each case, in the order of cases."""

    def __init__(self, store: Store, query: Any) -> None:
        self._rows = iter(query.tuples().iterator(store.db))
        self._ahead: Any = next(self._rows, None)

    def of(self, case_id: int) -> list[Any]:
        """Return the rows of a case, without its id; ask for the cases in their order."""
        found: list[Any] = []
        while self._ahead and self._ahead[0] <= case_id:
            if self._ahead[0] == case_id:
                found.append(self._ahead[1:])
            self._ahead = next(self._rows, None)
        return found


class Standing(_ByCase):
    """Who stands in each case."""

    def __init__(self, store: Store) -> None:
        query = PartRow.select(PartRow.case, PartRow.place, PartRow.role, PartRow.name)
        super().__init__(store, query.order_by(PartRow.case, PartRow.place))


class Ahead(_ByCase):
    """What lies ahead of each case."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, all_rows())


def broken_records(store: Store) -> Iterator[Sentence]:
    """Yield what is wrong with the records and their edits; nothing if they are sound."""
    sealed = _sealed(store)
    counted: dict[int, int] = {}
    for edit in EditRow.select().order_by(EditRow.record, EditRow.seq).tuples().iterator(store.db):
        record, seq = edit[:2]
        counted[record] = counted.get(record, 0) + 1
        if counted[record] != seq or sealed.get((record, seq)) != audit.entry_digest(edit):
            yield say("第 {record} 号人员或单位的第 {seq} 次改动与审计日志不符", record=record, seq=seq)
    for id_, version in RecordRow.select(RecordRow.id, RecordRow.version).tuples().iterator(store.db):
        if counted.get(id_, 0) != version:
            yield say("第 {record} 号人员或单位的改动次数不对", record=id_)


def _sealed(store: Store) -> dict[tuple[int, int], str]:
    """Return the digest that the log has of each edit."""
    deeds = [Deed.EDITED.value, Deed.MERGED.value]
    query = AuditRow.select(AuditRow.detail, AuditRow.digest).where(AuditRow.deed.in_(deeds), AuditRow.digest != "")
    lines = ((json.loads(detail), digest) for detail, digest in query.tuples().iterator(store.db))
    return {(told["record"], told["edit"]): digest for told, digest in lines}
