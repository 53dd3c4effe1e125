"""Histories as they are kept: entries in, entries out, never changed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from cases.events import Entry, event_class
from cases.history.lifecycle import in_case
from cases.staff.audit import AuditAction
from cases.staff.people import Role
from cases.values.spans import pack_day, unpack_day
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import HistoryRow
from storage.store import audit
from storage.store.store import Store


def packed(case_id: int, entry: Entry, beside: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """Return an entry as the columns of its row; its day, where that is not known exactly, is kept with the fields.

    beside: what else is kept with them, see `audit.blinded`.
    """
    kept = {**beside, **entry.event.dump()}
    if entry.span:
        kept[DAY] = pack_day(entry.span)
    return {
        "case": case_id,
        "seq": entry.seq,
        "on": entry.on.isoformat(),
        "at": entry.at.isoformat(timespec="seconds"),
        "by": entry.by,
        "role": entry.role.value,
        "code": entry.event.spec.code,
        "fields": json.dumps(kept, ensure_ascii=False, separators=(",", ":")),
    }


def unpacked(columns: Sequence[Any]) -> Entry:
    """Return the entry that `packed` wrote, from seq, on, at, by, role, code and fields."""
    seq, on, at, by, role, code, fields = columns
    moment = datetime.fromisoformat(at)
    kept = json.loads(fields)
    entry = Entry(seq, date.fromisoformat(on), moment, by, Role(role), event_class(code).unpack(kept, moment))
    return entry.dated(unpack_day(kept[DAY])) if DAY in kept else entry


def whole_history(rows: Iterable[Sequence[Any]]) -> tuple[Entry, ...]:
    """Return the history of a case from the columns of all its entries in their order, ready to be folded."""
    return in_case([unpacked(row) for row in rows])


DAY = "on"
"""Where it stands among the fields of an event what is known of its day; no field of an event is called so."""


ENTRY_COLUMNS = (
    HistoryRow.seq,
    HistoryRow.on,
    HistoryRow.at,
    HistoryRow.by,
    HistoryRow.role,
    HistoryRow.code,
    HistoryRow.fields,
)


@Prepared
def _of_case() -> Any:
    return HistoryRow.select(*ENTRY_COLUMNS).where(HistoryRow.case == at("case")).order_by(HistoryRow.seq)


@Prepared
def _added() -> Any:
    return HistoryRow.insert({each.name: at(each.name) for each in (HistoryRow.case, *ENTRY_COLUMNS)})


@Prepared
def _last() -> Any:
    names = (HistoryRow.case, *ENTRY_COLUMNS)
    return HistoryRow.select(*names).where(HistoryRow.case == at("case")).order_by(HistoryRow.seq.desc()).limit(1)


def ends_with(store: Store, case_id: int, entry: Entry) -> bool:
    """Tell whether a history ends with this very entry; it is only ever added to, so all before it is the same too."""
    row = _last.run(store.db, case=case_id).fetchone()
    if row is None:
        return False
    blind = {name: number for name, number in json.loads(row[-1]).items() if name == audit.BLIND}
    return tuple(row) == tuple(packed(case_id, entry, blind).values())


def read_history(store: Store, case_id: int) -> tuple[Entry, ...]:
    """Return the history of a case, first entry first."""
    return whole_history(_of_case.run(store.db, case=case_id))


def lay_entry(store: Store, case_id: int, entry: Entry) -> str:
    """Add one entry to a history, within a write, and return what is to seal it."""
    row = packed(case_id, entry, audit.blinded())
    _added.run(store.db, **row)
    return audit.entry_digest(tuple(row.values()))


def add_entry(store: Store, case_id: int, entry: Entry, at: datetime | None = None) -> None:
    """Add one entry to a history, and the line of the audit log that seals it, within a write.

    at: the moment at which it is sealed, where the entry itself is older.
    """
    sealed = lay_entry(store, case_id, entry)
    told = {"event": entry.event.spec.code}
    when = at or entry.at
    audit.add(store, when, entry.by, AuditAction.RECORDED, case=case_id, entry=entry.seq, digest=sealed, detail=told)
