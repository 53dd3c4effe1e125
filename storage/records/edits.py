"""What was done with a record, as one person may hear of it.

What a case did with it is told to those who find the case, and a merge to those who know the other record: the rest
goes without a gap, and what it had brought goes from the edits that are told.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from cases.directory.listed import Edit, brought, without
from cases.directory.records import RECORDS, Record
from cases.staff.people import Account
from storage.engine.statements.prepared import HIGHEST, Prepared, at
from storage.engine.tables import EditRow
from storage.records.records import KeptRecord
from storage.staff.scope import finds, knows_led
from storage.store.store import Store

MOST = 200
"""Edits read of a record."""
_JOINING = ("merged", "parted")


class KeptEdit(NamedTuple):
    """An edit as it is kept. more: what it tells beside: the record before, the case or the other record."""

    seq: int
    at: str
    by: str
    what: str
    fields: str
    more: Mapping[str, Any]

    @property
    def after(self) -> Mapping[str, Any]:
        """The record as it was afterwards."""
        told: Mapping[str, Any] = json.loads(self.fields)
        return told

    @property
    def case(self) -> int:
        """The case that did it, 0 for somebody's hand."""
        return int(self.more.get("case", 0))

    @property
    def other(self) -> int:
        """The record that it was merged with or parted from, 0 for none."""
        return int(self.more.get("other", 0))


_COLUMNS = (EditRow.seq, EditRow.at, EditRow.by, EditRow.what, EditRow.fields, EditRow.more)


@Prepared
def _of_record() -> Any:
    query = EditRow.select(*_COLUMNS).where(EditRow.record == at("record"))
    return query.order_by(EditRow.seq.desc()).limit(at("most"))


def done_with(store: Store, record: int, most: int = HIGHEST) -> list[KeptEdit]:
    """Return what was ever done with a record, the latest first."""
    rows = _of_record.run(store.db, record=record, most=most)
    return [KeptEdit(seq, at, by, what, fields, json.loads(more)) for seq, at, by, what, fields, more in rows]


def heard_of(store: Store, reader: Account, record: int) -> list[KeptEdit]:
    """Return what of it a reader may hear of."""
    return _heard(store, reader, done_with(store, record))


def is_as_seen(store: Store, kept: KeptRecord, seen: int) -> bool:
    """Tell whether a record tells what it did when it had so many edits: what came and went meanwhile is not told."""
    if kept.version == seen:
        return True
    since = [each for each in done_with(store, kept.id) if each.seq > seen]
    before = since[-1] if since else None
    if before is None or any("erased" in each.more for each in since):  # what was seen is kept nowhere
        return False
    return bool(before.more.get("before", before.after) == kept.record.dump() and before.what != "made")


def edits_of(store: Store, reader: Account, kept: KeptRecord, names: Mapping[str, str]) -> tuple[Edit, ...]:
    """Return the latest edits of a record as a reader may know them. names: people's names by account."""
    load, done = RECORDS[kept.record.kind].load, done_with(store, kept.id, MOST)
    heard = _heard(store, reader, done)
    unheard = [each for each in done if each not in heard]
    unheard += _unheard_beside(store, reader, {kept.id}, done)
    gone = [told for each in unheard if (told := _brought(each, load))]
    return tuple(_without(_edit(each, load, names), gone, kept.record) for each in heard)


def _heard(store: Store, reader: Account, done: Sequence[KeptEdit]) -> list[KeptEdit]:
    found = {0} | finds(store, reader, {each.case for each in done})
    known = {each.other for each in done if each.what in _JOINING and knows_led(store, reader, each.other)}
    of = {each.seq: each.other for each in done if each.what in _JOINING} | along(done)
    return [each for each in done if each.case in found and of.get(each.seq, 0) in {0, *known}]


def along(edits: Sequence[KeptEdit]) -> dict[int, int]:
    """Return which edits went with another record as it was parted, each with that record."""
    return {seq: done.other for done in edits for seq in done.more.get("along", ())}


def _unheard_beside(store: Store, reader: Account, seen: set[int], done: Sequence[KeptEdit]) -> Iterator[KeptEdit]:
    """Yield what a reader may not hear of the records that it was merged with: a merge took over what they told then.

    seen: the records that were asked already.
    """
    for other in {each.other for each in done if each.what in _JOINING} - seen:
        seen.add(other)
        beside = done_with(store, other)
        heard = _heard(store, reader, beside)
        yield from (each for each in beside if each not in heard)
        yield from _unheard_beside(store, reader, seen, beside)


def _brought(done: KeptEdit, load: Any) -> Record | None:
    """Return what an edit had brought into the record, or took out of it, that is not told."""
    if "before" not in done.more:
        return None
    before, after = load(done.more["before"]), load(done.after)
    if done.what == "parted" or "given_back" in done.more:
        before, after = after, before
    told: Record = brought(before, after)
    return told


def _edit(done: KeptEdit, load: Any, names: Mapping[str, str]) -> Edit:
    before = load(done.more["before"]) if "before" in done.more else None
    at, by, checked = datetime.fromisoformat(done.at), names.get(done.by, done.by), tuple(done.more.get("checked", ()))
    return Edit(done.seq, at, by, done.what, before, load(done.after), done.other, checked)


def _without(edit: Edit, told: Sequence[Record], now: Record) -> Edit:
    """Return an edit without what is not told, but for what the record tells now."""
    if not told:
        return edit
    before = without(edit.before, told, [now]) if edit.before else None
    return replace(edit, before=before, after=without(edit.after, told, [now]))
