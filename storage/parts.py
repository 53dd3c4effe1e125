"""Who has a part in which case: kept with every write, so that everybody's cases are one key away."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from peewee import JOIN, fn

from cases.case import Case
from cases.identity import share_a_phone, with_phones
from cases.parts import Part, parts
from cases.people import Account
from cases.records import Employer, Person, Record
from cases.spells import Spell
from storage.files import read_told
from storage.prepared import Prepared, at
from storage.records import By, Kept, add_record, by_name, by_number, change_record, leading, read_record
from storage.seals import moving
from storage.store import Store
from storage.tables import CaseRow, PartRow


class _Stands(NamedTuple):
    """A part as it was kept before."""

    role: str
    name: str
    record: int


@Prepared
def _of_case() -> Any:
    return PartRow.select(PartRow.place, PartRow.role, PartRow.name, PartRow.record).where(PartRow.case == at("case"))


@Prepared
def _gone() -> Any:
    return PartRow.delete().where(PartRow.case == at("case"))


@Prepared
def _added() -> Any:
    return PartRow.insert({name: at(name) for name in ("case", "place", "role", "name", "record")})


def link(store: Store, case_id: int, case: Case, by: By) -> None:
    """Keep who has a part in a case, as it is now, within a write. Whoever is new to the directory is added to it."""
    before = _before(store, case_id)
    with moving(store, "part", "case_id = ?", (case_id,)):
        _gone.run(store.db, case=case_id)
        for part in parts(case):
            record = _record(store, part, case, before.get(part.place), by)
            _added.run(store.db, case=case_id, place=part.place, role=part.role, name=part.name, record=record)
    _tidy(store, {each.record for each in before.values()})


def unlink(store: Store, case_id: int) -> None:
    """Forget who had a part in a case, within its erasure.

    People who have a part in no other are forgotten too, and employers of whom nothing else was ever written down.
    """
    records = {each.record for each in _before(store, case_id).values()}
    with moving(store, "part", "case_id = ?", (case_id,)):
        _gone.run(store.db, case=case_id)
    for record in records:
        kept = read_record(store, record)
        known = kept and (kept.version == 0 or kept.record.kind == Person.kind)
        if known and not _in_case(store, record):
            _forget_whole(store, record)


def link_all(store: Store) -> None:
    """Find who has a part in the cases that a store had before there was a directory, within a write."""
    for row in CaseRow.select().order_by(CaseRow.id).dicts().execute(store.db):
        told = read_told(store, row)
        last = told.history[-1]
        link(store, row["id"], told.case, By(last.by, last.at))


def elsewhere(store: Store, account: Account, records: Sequence[int], besides: int = 0) -> int:
    """Return in how many cases of stations beyond somebody's reach records stand; restricted ones do not count.

    besides: the id of a case that does not either.
    """
    if account.everywhere:
        return 0
    query = PartRow.select(fn.COUNT(PartRow.case.distinct())).join(CaseRow, JOIN.INNER, on=CaseRow.id == PartRow.case)
    beyond = (CaseRow.station != account.station) & (CaseRow.restricted == 0) & (CaseRow.id != besides)
    ((found,),) = query.where(PartRow.record.in_(records), beyond).tuples().execute(store.db)
    return int(found)


def forget_records(store: Store, records: Iterable[int]) -> list[str]:
    """Remove records that nobody has changed or used, within a write; return the names of the others, which stay."""
    used: list[str] = []
    for record in records:
        kept = read_record(store, record)
        if kept and (kept.version or _has_part(store, record)):
            used.append(kept.record.called)
        elif kept:
            _forget(store, record)
    return used


def _before(store: Store, case_id: int) -> dict[int, _Stands]:
    return {place: _Stands(*rest) for place, *rest in _of_case.run(store.db, case=case_id).fetchall()}


def _record(store: Store, part: Part, case: Case, stood: _Stands | None, by: By) -> int:
    known = _same_employer(store, part) if part.kind == Employer.kind else _same_person(store, part, stood)
    if known is None:
        return add_record(store, told_of(part, case), case.station)
    if part.place == 0 and isinstance(known.record, Person):
        _supplement(store, known, known.record, case, by)
    return known.id


def _same_employer(store: Store, part: Part) -> Kept | None:
    return next((leading(store, each) for each in by_name(store, Employer.kind, part.name)), None)


def _same_person(store: Store, part: Part, stood: _Stands | None) -> Kept | None:
    """Return whose part it is: by number, as it was before, or by name and phone together; never by name alone."""
    if found := by_number(store, Person.kind, part.number):
        return found
    before = read_record(store, stood.record) if stood and stood.name == part.name else None
    if before and _may_be(leading(store, before), part):
        return leading(store, before)
    named = (leading(store, each) for each in by_name(store, Person.kind, part.name)) if part.phone else ()
    return next((each for each in named if share_a_phone(each.record.phone, part.phone) and _may_be(each, part)), None)


def _may_be(kept: Kept, part: Part) -> bool:
    return not (part.number and kept.record.number and part.number != kept.record.number)


def told_of(part: Part, case: Case) -> Record:
    """Return what a case tells of somebody new."""
    if part.kind == Employer.kind:
        return Employer(name=part.name)
    if part.place:
        return Person(name=part.name, id_number=part.number, phones=part.phone)
    groups = tuple(Spell(group) for group in case.groups if group not in _ANY)
    return Person(
        name=part.name, id_number=part.number, phones=part.phone, address=case.address, groups=groups
    )


_ANY = frozenset({"general"})
"""Groups that say nothing of a person."""


def _supplement(store: Store, kept: Kept, person: Person, case: Case, by: By) -> None:
    """Put into a record what a case tells beyond it; the case mends the name of somebody who is in no other."""
    told = told_of(parts(case)[0], case)
    if not isinstance(told, Person):
        return
    known = {spell.group for spell in person.groups}
    more = replace(
        person,
        name=person.name if _has_part(store, kept.id) else told.name,
        id_number=person.id_number or told.id_number,
        phones=with_phones(person.phones, told.phones),
        address=person.address or told.address,
        groups=(*person.groups, *(spell for spell in told.groups if spell.group not in known)),
    )
    if more != person:
        change_record(store, kept, more, "changed", by, more={"before": person.dump()})


def _has_part(store: Store, record: int) -> bool:
    """Tell whether a record stands in a case, or others were merged into it."""
    merged = store.run("SELECT 1 FROM record WHERE lead = ? AND lead > 0 LIMIT 1", (record,)).fetchone()
    return bool(merged) or _in_case(store, record)


def _in_case(store: Store, record: int) -> bool:
    return bool(store.run("SELECT 1 FROM part WHERE record_id = ? LIMIT 1", (record,)).fetchone())


_IMPORTED = """SELECT 1 FROM batch_item JOIN batch ON batch.id = batch_item.batch_id
WHERE batch_item.item = ? AND batch_item.entry = 0 AND batch.undone = '' LIMIT 1"""
"""Whether an import brought a record along; what it made of cases has entries."""


def _tidy(store: Store, records: set[int]) -> None:
    """Remove records that only a case had told of, and tells of no more."""
    for record in records:
        kept = read_record(store, record)
        told_by_case = kept and kept.version == 0 and not store.run(_IMPORTED, (record,)).fetchone()
        if told_by_case and not _has_part(store, record):
            _forget(store, record)


def _forget_whole(store: Store, record: int) -> None:
    """Forget a record with all that were merged into it."""
    for (merged,) in store.run("SELECT id FROM record WHERE lead = ? AND lead > 0", (record,)).fetchall():
        _forget_whole(store, merged)
    _forget(store, record)


def _forget(store: Store, record: int) -> None:
    with moving(store, "edit", "record_id = ?", (record,)), moving(store, "record", "id = ?", (record,)):
        for statement in (
            "DELETE FROM edit WHERE record_id = ?",
            "DELETE FROM record_text WHERE rowid = ?",
            "DELETE FROM record WHERE id = ?",
        ):
            store.run(statement, (record,))
