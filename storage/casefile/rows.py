"""The case row: read, added and changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from storage.casefile.listed import KEPT_OF_CASE
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import CaseRow
from storage.staff.scope import whole
from storage.store.seals import added
from storage.store.store import Store

ALL = (*KEPT_OF_CASE, CaseRow.home, CaseRow.year, CaseRow.serial, CaseRow.is_open, CaseRow.decide)
"""Every column of a case row."""

_NAMES = tuple(column.name for column in ALL)
_PROJECTED = tuple(name for name in _NAMES if name not in ("id", "number", "year", "station", "serial", "home"))


@Prepared
def _one() -> Any:
    return CaseRow.select(*ALL).where(CaseRow.id == at("id"), whole())


@Prepared
def _added() -> Any:
    return CaseRow.insert({name: at(name) for name in (*_NAMES, "batch") if name != "id"}).returning(CaseRow.id)


@Prepared
def _changed() -> Any:
    same = (CaseRow.id == at("id")) & (CaseRow.version == at("seen"))
    return CaseRow.update({name: at(name) for name in _PROJECTED}).where(same)


def read_row(store: Store, case_id: int) -> dict[str, Any]:
    """Return every column of a case row; nothing where there is no such case, or none that is seen yet."""
    row = _one.run(store.db, id=case_id).fetchone()
    return named(row) if row else {}


def named(columns: Sequence[Any]) -> dict[str, Any]:
    """Return the values of `ALL` by the names of the columns."""
    return dict(zip(_NAMES, columns, strict=True))


def add_row(store: Store, columns: Mapping[str, Any], batch: int = 0) -> int:
    """Add a case row, within a write, and return its id. batch: the mark of the import that brings it."""
    ((case_id,),) = _added.run(store.db, **columns, batch=batch).fetchall()
    if not batch:  # what an import brings counts once it has its number
        names = ("number", "year", "station", "serial")
        added(store, "case_row", [(case_id, *(columns[name] for name in names), batch)])
    return int(case_id)


def change_row(store: Store, case_id: int, seen: int, columns: Mapping[str, Any]) -> bool:
    """Change a case row, within a write; False where it no longer has the version that was seen."""
    changed: bool = _changed.run(store.db, id=case_id, seen=seen, **columns).rowcount == 1
    return changed
