"""What a record rests on: cases, other records, an import, or somebody who wrote in it by hand."""

from collections.abc import Collection
from typing import Any

from storage.engine.statements.lists import found_of
from storage.engine.statements.prepared import Prepared, at
from storage.engine.statements.values import named
from storage.engine.tables import EditRow
from storage.store.store import Store

_MERGED = "SELECT 1 FROM record WHERE lead = ? AND lead > 0 LIMIT 1"
_IN_CASE = "SELECT 1 FROM part WHERE record_id = ? AND case_id <> ? LIMIT 1"
_RESTRICTED = """SELECT 1 FROM part JOIN case_row ON case_row.id = part.case_id
WHERE part.record_id = ? AND case_row.restricted > 0 LIMIT 1"""
_STATIONS = "SELECT DISTINCT station FROM case_row WHERE id IN ({places})"
_MADE = "SELECT 1 FROM edit WHERE record_id = ? AND what = 'made' LIMIT 1"
_IMPORTED = """SELECT 1 FROM batch_item JOIN batch ON batch.id = batch_item.batch_id
WHERE batch_item.item = ? AND batch_item.entry = 0 AND batch.undone = '' LIMIT 1"""
"""Whether an import brought a record along; what it made of cases has entries."""


@Prepared
def _by_hand() -> Any:
    by_case = named(EditRow.more, "case")
    return EditRow.select(EditRow.seq).where(EditRow.record == at("record"), by_case.is_null()).limit(1)


def has_part(store: Store, record: int, besides: int = 0) -> bool:
    """Tell whether a record stands in a case, or others were merged into it. besides: a case that does not count."""
    return _any(store, _MERGED, record) or in_case(store, record, besides)


def in_case(store: Store, record: int, besides: int = 0) -> bool:
    """Tell whether a record stands in a case. besides: a case that does not count."""
    return _any(store, _IN_CASE, record, besides)


def stations_of_cases(store: Store, cases: Collection[int]) -> set[str]:
    """Return the stations of these cases."""
    return {station for (station,) in found_of(store.run, _STATIONS, sorted(cases))}


def is_restricted(store: Store, record: int) -> bool:
    """Tell whether a record stands in a restricted case."""
    return _any(store, _RESTRICTED, record)


def by_case_alone(store: Store, record: int) -> bool:
    """Tell whether nothing but cases ever told of a record: nobody wrote in it, and no import brought it along."""
    return not (_by_hand.run(store.db, record=record).fetchone() or imported(store, record))


def made_by_case(store: Store, record: int) -> bool:
    """Tell whether a record came about with a case, whatever was written in it since."""
    return not (_any(store, _MADE, record) or imported(store, record))


def imported(store: Store, record: int) -> bool:
    """Tell whether an import that stands brought a record along."""
    return _any(store, _IMPORTED, record)


def _any(store: Store, query: str, *values: int) -> bool:
    return bool(store.run(query, values).fetchone())
