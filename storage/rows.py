"""The case row: read, added, changed, and as a queue shows it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.stages import Actor, Stage
from cases.views import Row
from storage.engine.prepared import Prepared, at
from storage.scope import whole
from storage.seals import added
from storage.store import Store
from storage.tables import NO_DUE, CaseRow

COLUMNS = (
    CaseRow.id,
    CaseRow.number,
    CaseRow.station,
    CaseRow.kind,
    CaseRow.stage,
    CaseRow.applicant,
    CaseRow.people,
    CaseRow.groups,
    CaseRow.cause,
    CaseRow.handler,
    CaseRow.next_actor,
    CaseRow.due,
    CaseRow.rule,
    CaseRow.opened_on,
    CaseRow.closed_on,
    CaseRow.last_on,
    CaseRow.version,
    CaseRow.restricted,
    CaseRow.held_until,
    CaseRow.limit_on,
)
"""What a queue reads of a case, in the order that `shown` takes it."""

NAMES = tuple(column.name for column in COLUMNS)

ALL = (*COLUMNS, CaseRow.year, CaseRow.serial, CaseRow.is_open)
"""Every column of a case row."""

_NAMES = tuple(column.name for column in ALL)
_PROJECTED = tuple(name for name in _NAMES if name not in ("id", "number", "year", "station", "serial"))


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


def shown(columns: Sequence[Any], names: Mapping[str, str]) -> Row:
    """Return a row as a queue shows it, from the values of `COLUMNS`; `names` gives people's names by account."""
    (
        id_,
        number,
        station,
        kind,
        stage,
        applicant,
        people,
        groups,
        cause,
        handler,
        actor,
        due,
        rule,
        opened,
        closed,
        last,
        version,
        restricted,
        held,
        limit,
    ) = columns
    return Row(
        id=id_,
        number=number,
        station=station,
        kind=kind,
        stage=_STAGES[stage],
        applicant=applicant,
        people=people,
        groups=tuple(groups.split(",")) if groups else (),
        cause=cause,
        handler=handler,
        handler_name=names.get(handler, handler),
        next_actor=_ACTORS[actor],
        next_due=None if due == NO_DUE else date.fromisoformat(due),
        next_rule=rule,
        opened_on=date.fromisoformat(opened),
        closed_on=date.fromisoformat(closed) if closed else None,
        last_on=date.fromisoformat(last),
        version=version,
        restricted=bool(restricted),
        held_until=None if held == NO_DUE else date.fromisoformat(held),
        limit_on=None if limit == NO_DUE else date.fromisoformat(limit),
    )


_STAGES = {stage.value: stage for stage in Stage}
_ACTORS = {actor.value: actor for actor in Actor}
