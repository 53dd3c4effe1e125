"""Taking out of a record what a case alone told of it, when that case is restricted: others read it no longer.

What another case tells too, what an import brought, and what somebody wrote by hand, stays.
"""

import json
from collections.abc import Iterator, Sequence

from cases.directory import without
from cases.identity import told_by
from cases.parts import parts
from cases.records import RECORDS, Person, Record
from storage.files import read_told
from storage.linking import told_of
from storage.records import By, Kept, change_record, read_record
from storage.rows import read_row
from storage.store import Store
from storage.uses import imported

_EDITS = "SELECT what, fields, more FROM edit WHERE record_id = ? ORDER BY seq DESC"
_PLACES = """SELECT case_id, place FROM part JOIN case_row ON case_row.id = case_id
WHERE record_id = ? AND batch = 0 ORDER BY case_id"""


def give_back(store: Store, record: int, told: Sequence[Record], case_id: int, by: By) -> None:
    """Take what a case told out of a record and those merged into it, within a write.

    case_id: the case, in which it stands no longer.
    """
    kept = read_record(store, record)
    if kept is None:
        return
    tree = [kept, *_merged(store, record)]
    others = [*_others(store, kept), *(source for each in tree for source in _by_hand(store, each))]
    for each in tree:
        left = without(each.record, told, others)
        left = _following(each.record, left)
        if left != each.record:
            more = {"before": each.record.dump(), "case": case_id, "given_back": True}
            change_record(store, each, left, "changed", by, lead=each.lead, more=more)


def _following(before: Record, left: Record) -> Record:
    """Return a record without sex and birth where they followed from a number that it has no longer."""
    if isinstance(before, Person) and isinstance(left, Person) and before.id_number != left.id_number:
        follows = told_by(before.id_number)
        gone = [Person(name="", sex=follows.sex, born=follows.born.isoformat())] if follows else []
        return without(left, gone, ())
    return left


def _merged(store: Store, record: int) -> Iterator[Kept]:
    for (id_,) in store.run("SELECT id FROM record WHERE lead = ? AND lead > 0", (record,)).fetchall():
        if kept := read_record(store, id_):
            yield kept
        yield from _merged(store, id_)


def _others(store: Store, kept: Kept) -> Iterator[Record]:
    """Yield what the cases in which a record stands tell of it."""
    for case_id, place in store.run(_PLACES, (kept.id,)).fetchall():
        case = read_told(store, read_row(store, case_id)).case
        yield from (told_of(part, case) for part in parts(case) if part.place == place)


def _by_hand(store: Store, kept: Kept) -> Iterator[Record]:
    """Yield what an import or somebody's hand put into a record, each as a record that tells nothing else.

    What a merge brought stands in the record that it brought.
    """
    load, first = RECORDS[kept.record.kind].load, kept.record
    for what, fields, packed in store.run(_EDITS, (kept.id,)).fetchall():
        after, more = load(json.loads(fields)), json.loads(packed)
        before = load(more["before"]) if "before" in more else None
        first = before or first
        if "case" not in more and what in ("made", "changed"):
            yield without(after, [before] if before else [], ())
    if imported(store, kept.id):
        yield first
