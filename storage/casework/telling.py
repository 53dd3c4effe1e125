"""What is known of the people in cases, to be hidden wherever something else says it: from histories and the directory.

Whoever asks reaches the cases already: what comes of it is put in the place of words, and never shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from peewee import SQL

from cases.directory.records import Record
from cases.events import Event
from cases.hiding.known.people import Known
from cases.personal.gathered import known_by, known_told
from storage.casefile.history import ENTRY_COLUMNS, unpacked
from storage.engine.statements.prepared import Prepared, among
from storage.engine.tables import HistoryRow, PartRow, RecordRow
from storage.records.records import COLUMNS as RECORD
from storage.records.records import unpacked as unpacked_record
from storage.store.store import Store

_AT_ONCE = 500


def around(store: Store, case_id: int) -> Known:
    """Return what the directory tells of the people in a case, those merged into them too."""
    return known_by((), (record for _, record in _records(store, [case_id])))


def known_in(store: Store, case_ids: Collection[int]) -> dict[int, Known]:
    """Return what the histories of cases and the directory tell of the people in them, by case."""
    events: dict[int, list[Event]] = defaultdict(list)
    records: dict[int, list[Record]] = defaultdict(list)
    ids = sorted(set(case_ids))
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for case, *row in _entries.run(store.db, cases=some):
            events[case].append(unpacked(row).event)
        for case, record in _records(store, some):
            records[case].append(record)
    return {id_: known_told(events[id_], records[id_]) for id_ in ids}


def _records(store: Store, ids: list[int]) -> Iterator[tuple[int, Record]]:
    for case, *row in _in_cases.run(store.db, cases=ids):
        yield case, unpacked_record(row).record


@Prepared
def _entries() -> Any:
    query = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS).where(HistoryRow.case.in_(among("cases")))
    return query.order_by(HistoryRow.case, HistoryRow.seq)


@Prepared
def _in_cases() -> Any:
    merged = (PartRow.record == RecordRow.lead) & (RecordRow.lead > SQL("0"))  # in the words of its index
    query: Any = RecordRow.select(PartRow.case, *RECORD)
    query = query.join(PartRow, on=(PartRow.record == RecordRow.id) | merged)
    return query.where(PartRow.case.in_(among("cases")))
