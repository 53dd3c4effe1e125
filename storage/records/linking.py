"""Which record somebody in a case is: one that the station knows already, or one of their own.

Joining never widens what anybody knows. A case joins records that everybody of its station knows, whoever types; a
restricted case joins none and is joined by none, so that what it tells stays within it. Whoever looks the same beyond
that is noticed by `storage.records.twins`, for somebody to decide who reaches both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import ClassVar, NamedTuple

from cases.directory.memberships import MembershipPeriod
from cases.directory.records import Employer, Outsider, Person, Record, same_name
from cases.file.case import Case
from cases.file.parts import AIDE, FORMER, Part, aide_at, parts
from cases.values.identity import share_a_phone, with_phones
from storage.records.outsiders import the_one_meant
from storage.records.records import (
    Editor,
    KeptRecord,
    add_record,
    by_name,
    by_number,
    change_record,
    leading,
    mend_record,
    read_record,
)
from storage.records.uses import has_part, made_by_case
from storage.staff.scope import knows, ordinary
from storage.store.store import Store


class Stood(NamedTuple):
    """A part as it was kept before."""

    role: str
    name: str
    record: int


class Linking:
    """Finding the records of a case's parts, within a write. stood: who stood where. was: the case before, if ever.

    A case of an import that is not whole yet joins what that import brings, too. What everybody sees already it leaves
    as it is: nothing of it may be known by what it would add.
    """

    def __init__(self, store: Store, case_id: int, case: Case, was: Case | None, stood: Mapping[int, Stood]) -> None:
        self._store, self._case_id, self._case, self._was, self._stood = store, case_id, case, was, stood

    @cached_property
    def _own(self) -> set[int]:
        return {each.record for each in self._stood.values() if self._is_own(each.record)}

    def _is_own(self, record: int) -> bool:
        """Tell whether nobody knows a record but through this case."""
        if has_part(self._store, record, besides=self._case_id):
            return False
        return bool(self._was and self._was.restricted) or made_by_case(self._store, record)

    def record(self, part: Part, by: Editor) -> int:
        """Return the record of a part, made where there is none to join."""
        same = self._alike[part.kind](self, part, by.batch)
        leads = (leading(self._store, each) for each in same)
        found = next((lead for lead in leads if self._joins(lead, by.batch)), None)
        if found is None:
            made = add_record(self._store, told_of(part, self._case), self._case.station, by.batch)
            self._own.add(made)
            return made
        if by.batch in (0, found.batch) and part.place == 0 and isinstance(found.record, Person):
            self._supplement(found, found.record, by)
        return found.id

    def _joins(self, lead: KeptRecord, batch: int) -> bool:
        if batch and lead.batch == batch:
            return True
        if self._case.restricted:
            return lead.id in self._own
        return knows(self._store, ordinary(self._case.station), lead.id)

    def _employers(self, part: Part, batch: int) -> Iterator[KeptRecord]:
        yield from by_name(self._store, Employer.kind, part.name, batch)

    def _outsiders(self, part: Part, batch: int) -> Iterator[KeptRecord]:
        """Yield who works on the case: as they were before, or the one of this name; see `the_one_meant`."""
        named = (leading(self._store, each) for each in by_name(self._store, Outsider.kind, part.name, batch))
        there = {lead.id: lead for lead in named if self._joins(lead, batch)}
        mine = {each.record for each in self._stood.values() if each.role == AIDE} & there.keys()
        stood = [there[record] for record in sorted(mine)]
        beside = [each for each in there.values() if not (self._opened_again and each.id in mine)]
        found = [*stood, the_one_meant(beside, part.phone)]
        yield from filter(None, reversed(found) if self._opened_again else found)

    def _people(self, part: Part, batch: int) -> Iterator[KeptRecord]:
        """Yield whose part it may be: by number, as it was before, or by name and phone; never by name alone."""
        beside = self._numbered.get(part.number, set()) - {same_name(part.name)}
        for each in by_number(self._store, Person.kind, part.number, batch):
            if same_name(each.record.called) not in beside:
                yield each
        if self._opened_again:
            mine = {stood.record for stood in self._stood.values()}
            yield from (each for each in self._named(part, batch) if each.id not in mine)
        if (stood := self._stood_as(part)) and self._stays(part, stood):
            before = read_record(self._store, stood.record)
            if before and _may_be(leading(self._store, before), part):
                yield before
        if not self._opened_again:
            yield from self._named(part, batch)

    @cached_property
    def _numbered(self) -> dict[str, set[str]]:
        """The names of those of one number in the case: who has somebody else's is not taken for them."""
        found: dict[str, set[str]] = {}
        for each in parts(self._case):
            if each.number:
                found.setdefault(each.number, set()).add(same_name(each.name))
        return found

    @cached_property
    def _opened_again(self) -> bool:
        """Whether everybody of the station finds it, as they did not before."""
        return self._was is not None and self._was.restricted and not self._case.restricted

    @cached_property
    def _succeeded(self) -> bool:
        """Whether somebody went on in the applicant's place since, or no longer does."""
        return self._was is not None and self._was.parties.former != self._case.parties.former

    def _stood_as(self, part: Part) -> Stood | None:
        """Return how a part was kept before: an applicant in whose place somebody went on, under another place."""
        if not (self._succeeded and part.role in _APPLIES):
            return self._stood.get(part.place)
        return next((each for each in self._stood.values() if each.role in _APPLIES and each.name == part.name), None)

    def _stays(self, part: Part, stood: Stood) -> bool:
        """Tell whether it is still the same person who stands there, under another name too where no other case is."""
        return stood.name == part.name or (part.place == 0 and stood.record in self._own)

    def _named(self, part: Part, batch: int) -> Iterator[KeptRecord]:
        for each in by_name(self._store, Person.kind, part.name, batch) if part.phone else ():
            lead = leading(self._store, each)
            if share_a_phone(lead.record.phone, part.phone) and _may_be(lead, part):
                yield lead

    def _supplement(self, kept: KeptRecord, person: Person, by: Editor) -> None:
        """Put into a record what the case tells beyond it; it mends the name of somebody who is in no other."""
        told = told_of(parts(self._case)[0], self._case)
        if not isinstance(told, Person):
            return
        groups = {period.group for period in person.groups}
        more = replace(
            person,
            name=person.name if has_part(self._store, kept.id, besides=self._case_id) else told.name,
            id_number=person.id_number or told.id_number,
            phones=with_phones(person.phones, told.phones),
            address=person.address or told.address,
            groups=(*person.groups, *(period for period in told.groups if period.group not in groups)),
        )
        if more != person and by.batch:
            mend_record(self._store, kept, more)
        elif more != person:
            change_record(self._store, kept, more, "changed", by, more={"before": person.dump(), "case": self._case_id})

    _alike: ClassVar = {Person.kind: _people, Employer.kind: _employers, Outsider.kind: _outsiders}


_APPLIES = frozenset({"applicant", FORMER})
"""Roles of those who apply, or did."""


def _may_be(kept: KeptRecord, part: Part) -> bool:
    return not (part.number and kept.record.number and part.number != kept.record.number)


def told_of(part: Part, case: Case) -> Record:
    """Return what a case tells of somebody."""
    if part.kind == Employer.kind:
        return Employer(name=part.name)
    if part.kind == Outsider.kind:
        return Outsider(**aide_at(case, part.place)._asdict())
    if part.place:
        return Person(name=part.name, id_number=part.number, phones=part.phone)
    groups = tuple(MembershipPeriod(group) for group in case.intake.groups if group not in _ANY)
    address = case.parties.applicant.address
    return Person(name=part.name, id_number=part.number, phones=part.phone, address=address, groups=groups)


_ANY = frozenset({"general"})
"""Groups that say nothing of a person."""
