"""Taking out of a record what a case alone told of it, when that case is restricted or meant somebody else.

What another case tells too, what an import brought, and what somebody wrote by hand, stays. A record that came about
with the case and is known through no other goes with it whole.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cases.directory.listed import brought, without
from cases.directory.records import RECORDS, Person, Record
from cases.file.parts import parts
from cases.history.lifecycle import begin, fold
from cases.values.identity import told_by
from storage.casefile.drafts import forget_drafts
from storage.casefile.files import read_told
from storage.casefile.history import read_history
from storage.casefile.rows import read_row
from storage.engine.statements.prepared import Prepared, at
from storage.engine.statements.values import named
from storage.engine.tables import WAITING, EditRow, RecordRow
from storage.records.edits import KeptEdit, along, done_with
from storage.records.forgetting import lay_anew
from storage.records.linking import told_of
from storage.records.records import (
    COLUMNS,
    Editor,
    KeptRecord,
    change_record,
    leading,
    read_record,
    tree,
    unpacked,
    written,
)
from storage.records.uses import imported
from storage.store.store import Store

_PLACES = f"""SELECT case_id, place FROM part JOIN case_row ON case_row.id = case_id
WHERE record_id = ? AND ABS(batch) NOT IN {WAITING} ORDER BY case_id"""  # noqa: S608 - our own words


@Prepared
def _touched() -> Any:
    told = EditRow.select(EditRow.record).where(named(EditRow.more, "case") == at("case"))
    return RecordRow.select(*COLUMNS).where(RecordRow.id << told).order_by(RecordRow.id)


def give_back(store: Store, record: int, case_id: int, by: Editor) -> None:
    """Take what a case ever told out of a record and those merged into it, within a write.

    case_id: the case, in which it stands no longer.
    """
    kept = read_record(store, record)
    if kept is None:
        return
    left_of, merged = _leaving(store, kept, ever_told(store, case_id))
    forget_drafts(store, records=[each.id for each in merged])
    for each in merged:
        left = left_of(each.record)
        if left != each.record or each is kept:
            more = {"before": each.record.dump(), "case": case_id, "given_back": True}
            change_record(store, each, left, "changed", by, lead=each.lead, more=more)


def forget_told(store: Store, record: int, case_id: int, told: Sequence[Record], by: Editor) -> None:
    """Take what an erased case ever told out of a record, those merged into it, and all their edits, within a write."""
    kept = read_record(store, record)
    if kept is None:
        return
    left_of, merged = _leaving(store, kept, [*told, *_of_nobody(store, kept)])
    forget_drafts(store, records=[each.id for each in merged])
    for each in merged:
        anew = [_forget_in(store, each, done, left_of, by) for done in done_with(store, each.id)]
        left = left_of(each.record)
        if any(anew) or left != each.record:
            more = {"before": left.dump(), "case": case_id, "erased": True}
            change_record(store, each, left, "changed", by, lead=each.lead, more=more)


def _of_nobody(store: Store, kept: KeptRecord) -> Iterator[Record]:
    """Yield what was written in a record, and went with another that is forgotten by now."""
    load = RECORDS[kept.record.kind].load
    for each in tree(store, kept):
        edits = done_with(store, each.id)
        gone = {seq for seq, other in along(edits).items() if read_record(store, other) is None}
        yield from (brought(load(done.more["before"]), load(done.after)) for done in edits if done.seq in gone)


def _forget_in(store: Store, kept: KeptRecord, done: KeptEdit, left_of: Callable[[Record], Record], by: Editor) -> bool:
    """Lay an edit down anew without what is to be forgotten; return whether anything of it was there."""
    load, more = RECORDS[kept.record.kind].load, dict(done.more)
    fields = written(left_of(load(done.after)))
    if "before" in more:
        more["before"] = left_of(load(more["before"])).dump()
    if fields == done.fields and more == done.more:
        return False
    lay_anew(store, kept.id, done, fields, json.dumps(more), by)
    return True


def _leaving(
    store: Store, kept: KeptRecord, told: Sequence[Record]
) -> tuple[Callable[[Record], Record], list[KeptRecord]]:
    """Return what leaves of a record what only these told, and those merged into it, of which the same holds."""
    merged = list(tree(store, kept))
    gone = [each for each in told if each.kind == kept.record.kind]
    others = [*_others(store, kept), *(source for each in merged for source in _by_hand(store, each))]
    return lambda record: _following(record, without(record, gone, others)), merged


def touched_by(store: Store, case_id: int) -> list[int]:
    """Return the records that lead and were ever changed by a case."""
    return [each.id for each in map(unpacked, _touched.run(store.db, case=case_id).fetchall()) if not each.lead]


def leading_touched(store: Store, case_id: int) -> set[int]:
    """Return the records that lead what was ever changed by a case, by itself or among what was merged into it."""
    return {leading(store, unpacked(row)).id for row in _touched.run(store.db, case=case_id).fetchall()}


def ever_told(store: Store, case_id: int) -> list[Record]:
    """Return what a case told of its people and employers, as it was after each of its entries."""
    return list(_ever_told(store, case_id))


def _ever_told(store: Store, case_id: int) -> Iterator[Record]:
    """Yield what a case told of its people and employers, as it was after each of its entries."""
    row, history = read_row(store, case_id), read_history(store, case_id)
    case = begin(row["number"], row["station"], history[0])
    yield from (told_of(part, case) for part in parts(case))
    for entry in history[1:]:
        before = case
        case = fold(case, entry)
        if parts(case) != parts(before) or case.parties.applicant.address != before.parties.applicant.address:
            yield from (told_of(part, case) for part in parts(case))


def _following(before: Record, left: Record) -> Record:
    """Return a record without sex and birth where they followed from a number that it has no longer."""
    if isinstance(before, Person) and isinstance(left, Person) and before.id_number != left.id_number:
        follows = told_by(before.id_number)
        gone = [Person(name="", sex=follows.sex, born=follows.born)] if follows else []
        return without(left, gone, ())
    return left


def _others(store: Store, kept: KeptRecord) -> Iterator[Record]:
    """Yield what the cases in which a record stands tell of it."""
    for case_id, place in store.run(_PLACES, (kept.id,)).fetchall():
        case = read_told(store, read_row(store, case_id)).case
        yield from (told_of(part, case) for part in parts(case) if part.place == place)


def _by_hand(store: Store, kept: KeptRecord) -> Iterator[Record]:
    """Yield what an import or somebody's hand put into a record, each as a record that tells nothing else.

    What a merge brought stands in the record that it brought.
    """
    load, first, edits = RECORDS[kept.record.kind].load, kept.record, done_with(store, kept.id)
    gone = along(edits)
    for done in edits:
        after, before = load(done.after), load(done.more["before"]) if "before" in done.more else None
        first = before or first
        if not done.case and done.what in ("made", "changed") and done.seq not in gone:
            yield brought(before, after) if before else after
    if imported(store, kept.id):
        yield first
