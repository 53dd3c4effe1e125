"""Who came while an import was on its way: nobody was asked about them and what it brings, so that somebody decides.

A ledger is held against what there is when somebody looks at it. Whoever others have recorded since may be the same as
somebody whom the import brings. They are neither joined in silence nor left as duplicates: a part that had joined
such a record gets one of its own, and the pair waits for the supervisor who reaches both, see `storage.records.twins`.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from cases.directory.listed import joined
from cases.directory.records import Record
from cases.events import CATALOGUE
from cases.file.parts import OTHER_SIDE, parts, side_of
from cases.history.lifecycle import begin
from cases.staff.audit import AuditAction
from cases.values.roles import Side
from storage.casefile.history import read_history
from storage.engine.statements.prepared import Prepared, at
from storage.engine.statements.values import named
from storage.engine.tables import AuditRow
from storage.records.linking import told_of
from storage.records.records import KeptRecord, add_record, by_name, by_number, leading, names_of, read_record
from storage.records.twins import sort_of
from storage.store.seals import moving
from storage.store.store import Store

AT_ONCE = 200
"""Lines of the log that are looked through at once."""

_STAND = "SELECT record_id, place FROM part WHERE case_id = ?"
_BROUGHT = """SELECT record_id, place FROM batch_item JOIN part ON case_id = item WHERE batch_id = ? AND entry = 1
UNION ALL SELECT item, -1 FROM batch_item WHERE batch_id = ? AND entry = 0"""
_JOINED = """SELECT case_id, place FROM part JOIN case_row ON id = case_id
WHERE record_id = ? AND ABS(batch) = ? AND (? OR place NOT BETWEEN ? AND ?) ORDER BY case_id, place"""
_MOVE = "UPDATE part SET record_id = ? WHERE case_id = ? AND place = ?"
_HERE = "case_id = ? AND place = ?"


_TELLING = (AuditAction.RECORDED.value, AuditAction.EDITED.value, AuditAction.MERGED.value)


@Prepared
def _lines() -> Any:
    told = (named(AuditRow.detail, name) for name in ("event", "record", "batch"))
    shown = (AuditRow.deed == AuditAction.IMPORTED.value) & (AuditRow.digest != "")
    query = AuditRow.select(AuditRow.seq, AuditRow.deed, AuditRow.case, *told)
    query = query.where(AuditRow.seq > at("line"), AuditRow.deed.in_(_TELLING) | shown)
    return query.order_by(AuditRow.seq).limit(at("most"))


class Newcomer(NamedTuple):
    """A record that came, or was changed, and on which sides it stands in the cases that tell of it anew."""

    record: int
    sides: frozenset[Side]


def since(store: Store, line: int) -> tuple[int, list[Newcomer]]:
    """Return who came after a line of the log, and up to which line that is: of so many lines at once."""
    found: dict[int, set[Side]] = {}
    for seq, action, case_id, event, record, batch in _lines.run(store.db, line=line, most=AT_ONCE).fetchall():
        line = seq
        for id_, place in _told_by(store, action, case_id, event, record, batch):
            sides = found.setdefault(id_, set())
            sides.update([side_of(place)] if place >= 0 else [])
    return line, [Newcomer(id_, frozenset(sides)) for id_, sides in found.items()]


def has_come(store: Store, line: int) -> bool:
    """Tell whether more came after a line of the log than is looked at within one write."""
    lines = _lines.run(store.db, line=line, most=AT_ONCE).fetchall()
    return len(lines) == AT_ONCE or any(action == AuditAction.IMPORTED for _seq, action, *_more in lines)


def _told_by(
    store: Store, action: str, case_id: int, event: str | None, record: int | None, batch: int | None
) -> Iterator[tuple[int, int]]:
    """Yield the records that a line tells of, each with its place in a case, or one below nought where it has none."""
    if action == AuditAction.IMPORTED:
        yield from store.run(_BROUGHT, (batch, batch)).fetchall()
    elif action == AuditAction.RECORDED and event in _COMPARING:
        yield from store.run(_STAND, (case_id,)).fetchall()
    elif record:
        yield record, -1


_COMPARING = frozenset(code for code, event in CATALOGUE.items() if event.spec.compares)
"""What may bring people into a case."""


def settle(store: Store, batch: int, came: Newcomer) -> Iterator[tuple[int, int]]:
    """Part what an import brings from somebody who came, within its write, and yield the pairs to decide on."""
    kept = read_record(store, came.record)
    if kept is None or kept.batch == batch:
        return
    lead = leading(store, kept)
    if own := _parted(store, batch, lead, came.sides):
        yield min(own, lead.id), max(own, lead.id)
    alike = (*by_number(store, lead.record.kind, lead.record.number, batch), *_named(store, lead, batch))
    for id_ in {each.id for each in alike if each.batch == batch and not each.lead and sort_of(store, each, lead)}:
        yield min(id_, lead.id), max(id_, lead.id)


def _named(store: Store, lead: KeptRecord, batch: int) -> Iterator[KeptRecord]:
    for name in names_of(store, lead):
        yield from by_name(store, lead.record.kind, name, batch)


def _parted(store: Store, batch: int, lead: KeptRecord, sides: frozenset[Side]) -> int:
    """Give the parts that an import joined to a record one of their own; return it, 0 where there are none.

    That the same employer, or person, is once more on the other side is nothing to decide on.
    """
    if not sides:
        return 0
    joins = store.run(_JOINED, (lead.id, batch, sides != {Side.OTHER}, *OTHER_SIDE)).fetchall()
    if not joins:
        return 0
    told: Record | None = None
    for case_id, place in joins:
        mine = _told(store, case_id, place)
        told = joined(told, mine) if told else mine
    if told is None:
        return 0
    own = add_record(store, told, _station(store, joins[0][0]), batch)
    for case_id, place in joins:
        with moving(store, "part", _HERE, (case_id, place)):
            store.run(_MOVE, (own, case_id, place))
    return own


def _told(store: Store, case_id: int, place: int) -> Record:
    opening = read_history(store, case_id)[0]
    case = begin("", _station(store, case_id), opening)
    return next(told_of(part, case) for part in parts(case) if part.place == place)


def _station(store: Store, case_id: int) -> str:
    ((station,),) = store.run("SELECT station FROM case_row WHERE id = ?", (case_id,)).fetchall()
    return str(station)
