"""Who has a part in which case: kept with every write, so that everybody's cases are one key away."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from cases.directory.records import Person
from cases.file.case import Case
from cases.file.parts import Part, parts
from storage.casefile.files import read_told
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import CaseRow, PartRow
from storage.records import twins
from storage.records.forgetting import forget_unused, forget_whole, tidy
from storage.records.giving_back import ever_told, forget_told, give_back, leading_touched, touched_by
from storage.records.linking import Linking, Stood
from storage.records.parting import part_cases, part_made_by_hand
from storage.records.records import Editor, read_record, tree
from storage.records.uses import in_case, made_by_case
from storage.store.seals import added, moving
from storage.store.store import Store

_COLUMNS = ("case", "place", "role", "name", "record")


@Prepared
def _of_case() -> Any:
    return PartRow.select(PartRow.place, PartRow.role, PartRow.name, PartRow.record).where(PartRow.case == at("case"))


@Prepared
def _gone() -> Any:
    return PartRow.delete().where(PartRow.case == at("case"))


@Prepared
def _added() -> Any:
    return PartRow.insert({name: at(name) for name in _COLUMNS})


def stand(store: Store, case_id: int, case: Case, by: Editor) -> list[int]:
    """Keep who has a part in a new case, within a write, as `link` does; return the records of those.

    Whether others look the same as these nobody has asked yet, see `storage.records.twins`.
    """
    linking = Linking(store, case_id, case, None, {})
    return keep(store, case_id, [(part, linking.record(part, by)) for part in parts(case)])


def keep(store: Store, case_id: int, now: list[tuple[Part, int]]) -> list[int]:
    """Keep which record each of these parts of a case is, within a write, and return the records."""
    rows = [(case_id, part.place, part.role, part.name, record) for part, record in now]
    _added.run_many(store.db, (dict(zip(_COLUMNS, row, strict=True)) for row in rows))
    added(store, "part", rows)
    return [record for _, record in now]


Found = Mapping[Part, int]
"""The records of parts that were looked for, or made, before the write in which a case gets them."""


def find(store: Store, case_id: int, case: Case, was: Case) -> Callable[[Part, Editor], int]:
    """Return what finds or makes the record of a part that a case is about to have, within a write of its own."""
    return Linking(store, case_id, case, was, _before(store, case_id)).record


def link(
    store: Store,
    case_id: int,
    case: Case,
    by: Editor,
    was: Case | None = None,
    found: Found | None = None,
    spared: AbstractSet[int] = frozenset(),
) -> None:
    """Keep who has a part in a case, as it is now, within a write. Whoever is new to the directory is added to it.

    was: the case before. Records that are no longer its own lose what it alone has told of them, but for those that are
    spared. found: see `Found`; who looks the same as these was noticed when they were.
    """
    before = stood = _before(store, case_id)
    behind = {each.record for each in before.values()}
    if was and case.restricted and not was.restricted:
        behind = _leave_merged(store, case_id, before, by)
        stood = _before(store, case_id)
    linking, found = Linking(store, case_id, case, was, stood), found or {}
    now = [(part, found.get(part) or linking.record(part, by)) for part in parts(case)]
    _clear(store, case_id)
    keep(store, case_id, now)
    left = behind - {record for _, record in now} - spared
    known = {part: before[part.place].record for part in parts(was) if part.place in before} if was else {}
    if was and was.restricted and case.restricted:
        forget_unused(store, left)
    tidy(store, left)
    for record in left:
        give_back(store, record, case_id, by)
    if was and case.restricted and not was.restricted:
        _forget_what_it_left(store, left.union(touched_by(store, case_id)), by)
    changed = [record for part, record in now if known.get(part) != record and part not in found]
    twins.notice(store, changed, case.station, by.at, restricted=case.restricted)


def is_linked_anew(before: Case, after: Case) -> bool:
    """Tell whether who has a part in a case, or who may know of it, is other than before."""
    return before.restricted != after.restricted or parts(before) != parts(after)


def unlink(store: Store, case_id: int, case: Case, by: Editor) -> None:
    """Forget who had a part in a case, within its erasure, while its history is still there.

    People who have a part in no other are forgotten too, and employers of whom nothing else was ever written down, or
    of whom a restricted case alone told. Of the others what this case alone told of them is forgotten.
    """
    told, stood = ever_told(store, case_id), _before(store, case_id)
    records = _leave_merged(store, case_id, stood, by)
    _clear(store, case_id)
    kept = [each for record in records if (each := read_record(store, record))]
    forget_unused(store, [each.id for each in kept if case.restricted or each.record.kind == Person.kind])
    tidy(store, [each.id for each in kept])
    for record in sorted(records | leading_touched(store, case_id)):
        forget_told(store, record, case_id, told, by)


def link_all(store: Store, each_done: Callable[[], object]) -> None:
    """Find who has a part in the cases that a store had before there was a directory, within a write."""
    for row in CaseRow.select().order_by(CaseRow.id).dicts().execute(store.db):
        told = read_told(store, row)
        last = told.history[-1]
        link(store, row["id"], told.case, Editor(last.by, last.at))
        each_done()


def _leave_merged(store: Store, case_id: int, stood: Mapping[int, Stood], by: Editor) -> set[int]:
    """Part the records that came about with a case from those of others, before it leaves them.

    Return all that were merged there and lead now, each by itself.
    """
    leading = {each.record for each in stood.values()}
    kept = [each for record in leading if (each := read_record(store, record))]
    merged = [each.id for lead in kept for each in tree(store, lead)]
    for record in leading:
        part_cases(store, record, frozenset((case_id,)), by, bare=False)
    return {id_ for id_ in merged if (each := read_record(store, id_)) and not each.lead}


def _forget_what_it_left(store: Store, records: Iterable[int], by: Editor) -> None:
    """Forget those of these records that came about with a case and stand in none any longer."""
    for record in records:
        if made_by_case(store, record) and not in_case(store, record):
            part_made_by_hand(store, record, by)
            forget_whole(store, record)


def _clear(store: Store, case_id: int) -> None:
    with moving(store, "part", "case_id = ?", (case_id,)):
        _gone.run(store.db, case=case_id)


def _before(store: Store, case_id: int) -> dict[int, Stood]:
    return {place: Stood(*rest) for place, *rest in _of_case.run(store.db, case=case_id).fetchall()}
