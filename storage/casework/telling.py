"""What is known of the people in cases, to be hidden wherever something else says it: from histories and the directory.

Whoever asks reaches the cases already: what comes of it is put in the place of words, and never shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from cases.directory.records import Record
from cases.events import Entry, Event
from cases.hiding.known.people import Known
from cases.personal.gathered import known_by, known_told
from storage.casefile.history import ENTRY_COLUMNS, unpacked
from storage.engine.statements.prepared import Prepared, among
from storage.engine.tables import CaseRow, HistoryRow, PartRow
from storage.records.records import trees
from storage.store.store import Store

_AT_ONCE = 500


def around(store: Store, case_id: int, history: Iterable[Entry]) -> Known:
    """Return what the directory tells of the people in a case, those merged into them too.

    With what is known in the cases that it was split from: its facts are in words of theirs, whether or not the tie
    was voided.
    """
    known = known_by((), (record for _, record in _records(store, [case_id])))
    above = _ids(store, _origins([entry.event for entry in history if entry.event.spec.ties]))
    return _together([known, *(known_in(store, above).values() if above else ())])


def known_in(store: Store, case_ids: Collection[int]) -> dict[int, Known]:
    """Return what the histories of cases and the directory tell of the people in them, by case; see `around`."""
    told, above, asked = dict[int, Known](), dict[int, list[int]](), set(case_ids)
    while asked:
        for id_, (events, records) in _told_in(store, asked).items():
            told[id_], above[id_] = known_told(events, records), _ids(store, _origins(events))
        asked = {each for found in above.values() for each in found} - told.keys()
    return {id_: _together(told[each] for each in _with_those_above(id_, above)) for id_ in set(case_ids)}


def _together(known: Iterable[Known]) -> Known:
    return reduce(or_, known)


def _origins(events: Iterable[Event]) -> set[str]:
    return {event.split_from for event in events if event.split_from}


def _ids(store: Store, numbers: Collection[str]) -> list[int]:
    return [id_ for (id_,) in _numbered.run(store.db, numbers=numbers)] if numbers else []


def _with_those_above(case: int, above: Mapping[int, list[int]]) -> dict[int, None]:
    """Return a case, those that it was split from, and those that they were in turn."""
    found, left = {case: None}, [case]
    while left:
        more = [each for each in above[left.pop()] if each not in found]
        found |= dict.fromkeys(more)
        left += more
    return found


def _told_in(store: Store, case_ids: Iterable[int]) -> dict[int, tuple[list[Event], list[Record]]]:
    """Return what was recorded in cases, and the records of those who stand in them, by case."""
    ids = sorted(case_ids)
    told: dict[int, tuple[list[Event], list[Record]]] = {id_: ([], []) for id_ in ids}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for case, *row in _entries.run(store.db, cases=some):
            told[case][0].append(unpacked(row).event)
        for case, record in _records(store, some):
            told[case][1].append(record)
    return told


@Prepared
def _numbered() -> Any:
    return CaseRow.select(CaseRow.id).where(CaseRow.number.in_(among("numbers")))


def _records(store: Store, ids: list[int]) -> Iterator[tuple[int, Record]]:
    """Yield the records of those who stand in cases, and of all that were merged into them, each with its case."""
    cases: dict[int, list[int]] = {}
    for case, record in _in_cases.run(store.db, cases=ids):
        cases.setdefault(record, []).append(case)
    for top, each in trees(store, cases):
        yield from ((case, each.record) for case in cases[top])


@Prepared
def _entries() -> Any:
    query = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS).where(HistoryRow.case.in_(among("cases")))
    return query.order_by(HistoryRow.case, HistoryRow.seq)


@Prepared
def _in_cases() -> Any:
    return PartRow.select(PartRow.case, PartRow.record).where(PartRow.case.in_(among("cases"))).distinct()
