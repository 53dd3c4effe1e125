"""Proving the directory and the search index: everybody stands where the cases say, and all is found as it is."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from peewee import SQL

from cases.directory.records import RECORDS
from cases.staff.audit import AuditAction
from cases.values.text import Sentence, say
from storage.casefile.duties import all_rows
from storage.engine.tables import AuditRow, BatchItemRow, BatchRow, EditRow, PartRow, RecordRow
from storage.engine.text.texts import RECORD_INDEX, laid_down
from storage.ledgers.batches import line
from storage.records.records import also_called, index_words
from storage.store import audit
from storage.store.store import Store

Stands = tuple[int, str, str]
"""A place in a case, with role and name."""


class _ByCase:
    """Hands out the rows of a table that belong to each case, in the order of cases."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = iter(rows)
        self._ahead: Any = next(self._rows, None)
        self.strays = False

    def of(self, case_id: int) -> list[Any]:
        """Return the rows of a case, without its id; ask for the cases in their order."""
        found: list[Any] = []
        while self._ahead and self._ahead[0] <= case_id:
            if self._ahead[0] == case_id:
                found.append(self._ahead[1:])
            else:
                self.strays = True
            self._ahead = next(self._rows, None)
        return found

    def over(self) -> bool:
        """Tell, after the last case, whether every row was of one."""
        return not self.strays and self._ahead is None


class PartsProof(_ByCase):
    """Who stands in each case."""

    def __init__(self, store: Store) -> None:
        query = PartRow.select(PartRow.case, PartRow.place, PartRow.role, PartRow.name)
        super().__init__(store.rows(query.order_by(PartRow.case, PartRow.place)))


class AheadProof(_ByCase):
    """What lies ahead of each case."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.rows(all_rows()))


class Indexed(_ByCase):
    """What a search index holds of each case, or record: documents as they lie there.

    That the index itself is of these documents, the engine proves.
    """

    def __init__(self, store: Store, index: str) -> None:
        super().__init__(laid_down(store.db, index))


def broken_index(store: Store) -> Iterator[Sentence]:
    """Yield what is wrong with the search index of the directory; nothing if it holds every record and no other."""
    merged = RecordRow.select(RecordRow.lead).where(RecordRow.lead > SQL("0")).distinct()
    also = also_called(store, [lead for (lead,) in store.rows(merged)])
    held = Indexed(store, RECORD_INDEX)
    leads = RecordRow.select(RecordRow.id, RecordRow.kind, RecordRow.fields).where(RecordRow.lead == 0)
    for id_, kind, fields in store.rows(leads.order_by(RecordRow.id)):
        if held.of(id_) != [(id_, *index_words(RECORDS[kind].load(json.loads(fields)), also.get(id_, ())))]:
            yield say("搜索索引与第 {record} 号人员或单位不符", record=id_)
    if not held.over():
        yield say("搜索索引里多出人员或单位")


def broken_records(store: Store) -> Iterator[Sentence]:
    """Yield what is wrong with the records and their edits; nothing if they are sound."""
    sealed = _sealed(store)
    counted: dict[int, int] = {}
    for edit in store.rows(EditRow.select().order_by(EditRow.record, EditRow.seq)):
        record, seq = edit[:2]
        counted[record] = counted.get(record, 0) + 1
        if counted[record] != seq or sealed.get((record, seq)) != audit.entry_digest(edit):
            yield say("第 {record} 号人员或单位的第 {seq} 次改动与审计日志不符", record=record, seq=seq)
    for id_, version in store.rows(RecordRow.select(RecordRow.id, RecordRow.version)):
        if counted.get(id_, 0) != version:
            yield say("第 {record} 号人员或单位的改动次数不对", record=id_)


def broken_batches(store: Store) -> Iterator[Sentence]:
    """Yield what is wrong with what imports have made; nothing if it is what the audit log sealed."""
    query = AuditRow.select(AuditRow.detail, AuditRow.digest).where(AuditRow.deed == AuditAction.IMPORTED.value)
    lines = store.rows(query.where(AuditRow.digest != ""))
    sealed = {json.loads(detail)["batch"]: digest for detail, digest in lines}
    made: dict[int, Any] = {}
    items = BatchItemRow.select(BatchItemRow.batch, BatchItemRow.item, BatchItemRow.entry, BatchItemRow.digest)
    for batch, *item in store.rows(items.order_by(*items.selected_columns[:3])):
        made.setdefault(batch, hashlib.sha256()).update(line(*item))
    for id_, waiting, undone in store.rows(BatchRow.select(BatchRow.id, BatchRow.waiting, BatchRow.undone)):
        if waiting and not undone and id_ in sealed:
            yield say("第 {batch} 批导入被藏了起来", batch=id_)
    for batch, digest in sealed.items():
        if batch not in made or made[batch].hexdigest()[:32] != digest:
            yield say("第 {batch} 批导入的明细与审计日志不符", batch=batch)


def _sealed(store: Store) -> dict[tuple[int, int], str]:
    """Return the digest that the log has of each edit; the last one where it was laid down anew."""
    actions = [AuditAction.EDITED.value, AuditAction.MERGED.value]
    query = AuditRow.select(AuditRow.detail, AuditRow.digest).where(AuditRow.deed.in_(actions), AuditRow.digest != "")
    lines = ((json.loads(detail), digest) for detail, digest in store.rows(query.order_by(AuditRow.seq)))
    return {(told["record"], told["edit"]): digest for told, digest in lines}
