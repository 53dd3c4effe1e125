"""What is held about a person who asks: in whatever role they stand or stood, within reach, and who looked at it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cases.directory.listed import RecordFile
from cases.directory.records import Outsider, Person
from cases.file.parts import FORMER, Part, parts
from cases.hiding.known.people import BETWEEN, Known
from cases.hiding.pieces import DataSort
from cases.personal.answering import APPLICANT, NOWHERE, HeldData, Standing, own_of, passages
from cases.personal.former import former
from cases.personal.named import named, namings
from cases.staff.people import Role
from cases.staff.permissions import Action, may
from cases.values.refusal import refuse
from cases.values.text import say
from cases.views.casefile import CaseFile
from tui.papers.uses import uses_of

if TYPE_CHECKING:
    from storage.desk import Desk


def held_in(desk: "Desk", case_id: int, who: str = "") -> HeldData:
    """Return what is held about somebody in a case: the applicant, or who is named.

    who: a name or number in it, of now or else of before; empty for the applicant. Raises `Refused`: `role` for who may
    not, since the answer tells from the audit log who looked at the data; `unknown_person` where nobody, or more than
    one, is called so.
    """
    _check(desk.account.role)
    file, who = desk.cases.file(case_id), who.strip()
    standing = {each.place: each.record for each in desk.directory.standing(case_id)}
    now = [Standing(file, place) for place in standing] or [Standing(file, APPLICANT)]
    before = (Standing(file, part.place, part) for part in former(file.case, [line.entry for line in file.history]))
    found = [each for each in now if _is(each, who)] or [each for each in before if _is(each, who)]
    found = _of_one(found, standing) or list(_named(file, who))
    if len(found) != 1:
        names = say("本案中没有“{who}”，或有同名；请写全姓名或证件号码", who=who[:40])
        raise refuse("unknown_person", names, "who")
    (one,) = found
    search = _Search(desk)
    search.add(one)
    if one.before is None and standing.get(one.place):
        search.record(standing[one.place])
    return search.held(one.part.name if one.part else next(iter(one.named.names), ""))


def held_by(desk: "Desk", record: int) -> HeldData:
    """Return what is held about the person of a record. Raises `Refused` as `held_in` does."""
    _check(desk.account.role)
    search = _Search(desk)
    first = search.record(record)
    if not isinstance(first, Person):
        raise refuse("unknown_person", say("这是单位的资料；答复单只给个人，请从其人的资料导出"))
    return search.held(first.name)


def _check(role: Role) -> None:
    """Refuse (rule `role`) who may not both export and read the log, which tells who looked at the data."""
    roles = [each for each in Role if may(each, Action.EXPORT) and may(each, Action.AUDIT)]
    if role not in roles:
        told = say("答复单写明谁看过、给过什么，限{roles}办理，请交由其写", roles=tuple(each.label for each in roles))
        raise refuse("role", told, about="person")


def _is(standing: Standing, who: str) -> bool:
    part = standing.part
    if not who or part is None:
        return standing.applies and not who
    own, named = standing.own, who in (part.name, *standing.own.names)
    return part.kind == Person.kind and (named or own.numbers.get(who) is DataSort.NUMBER)


def _named(file: CaseFile, who: str) -> Iterator[Standing]:
    """Yield those whom fields of a case name so, or by this number, and who have no part in it."""
    events = [line.entry.event for line in file.history]
    names = {each.name: None for each in namings(events) if who in (each.name, *each.own.numbers)}
    for name in names:
        alike = named(events, name)
        yield from (Standing(file, NOWHERE, named=own) for own in alike if who == name or who in own.numbers)


def _of_one(found: list[Standing], records: Mapping[int, int]) -> list[Standing]:
    """Return the fullest of several places in a case where they are all one person's: a member who speaks for others.

    records: by place, of those who have one.
    """
    known = {records.get(each.place) if each.before is None else None for each in found}
    documents = [{number for number, sort in each.own.numbers.items() if sort is DataSort.NUMBER} for each in found]
    if len(found) > 1 and ((known != {None} and len(known) == 1) or set.intersection(*documents)):
        return [max(found, key=lambda each: bool(each.part and each.part.number))]
    return found


class _Search:
    """Finding everything of one person: each thing that is found may tell of a number by which there is more."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._files: dict[int, CaseFile] = {}
        self._records: dict[int, RecordFile] = {}
        self._standings: dict[tuple[int, int, Part | None], Standing] = {}
        self._told: dict[str, frozenset[int]] = {}

    def add(self, standing: Standing) -> None:
        """Take in where they stand."""
        self._files.setdefault(standing.file.id, standing.file)
        self._standings.setdefault((standing.file.id, standing.place, standing.before), standing)

    def record(self, id_: int) -> object:
        """Take in a record of theirs, with its cases, and return what it says."""
        file = self._desk.directory.file(id_)
        if file.id not in self._records and isinstance(file.record, Person):
            self._records[file.id] = file
            for each in file.cases:
                self.add(Standing(self._file(each.row.id), each.place))
        return file.record

    def held(self, name: str) -> HeldData:
        """Search until nothing more is found, and return all of it."""
        known = -1
        while known != (known := len(self._standings) + len(self._records)):
            self._widen()
        desk, stood = self._desk, {case for case, *_ in self._standings}
        named = (Standing(self._file(case), NOWHERE) for case in sorted(self._told_of(self._documents()) - stood))
        records, standings = tuple(self._records.values()), tuple(self._standings.values())
        own = own_of(records, standings)
        standings += tuple(each for each in named if any(passages(each, own)))
        applied = {each.file.id for each in standings if each.place == APPLICANT or _applied(each)}
        uses = tuple(uses_of(desk, {each.file.id for each in standings}, set(self._records), applied))
        whole = desk.account.everywhere and may(desk.account.role, Action.RESTRICTED)
        return HeldData(name, records, standings, tuple(desk.retention.terms()), uses, whole)

    def _own(self) -> Known:
        return own_of(self._records.values(), self._standings.values())

    def _documents(self) -> list[str]:
        return [number for number, sort in self._own().numbers.items() if sort is DataSort.NUMBER]

    def _widen(self) -> None:
        for number in self._documents():
            for line in self._desk.directory.page(Person.kind, number):
                if line.record.number == number:
                    self.record(line.id)
        own, tied = self._own(), set(self._tied())
        for case in sorted(self._told_of(own.numbers) | tied):
            for standing in _standings(self._file(case), own, tied=case in tied):
                self.add(standing)
        self._outside(own)

    def _outside(self, own: Known) -> None:
        """Take in where fields name them with a number of theirs, and their record as one who handles cases."""
        for case in sorted(self._told_of(own.numbers) - {case for case, *_ in self._standings}):
            file = self._file(case)
            for name in sorted(own.names):
                for each in named([line.entry.event for line in file.history], name):
                    if not each.numbers.keys().isdisjoint(own.numbers):
                        self.add(Standing(file, NOWHERE, named=each))
        for name in sorted(own.names) if any(each.named.names for each in self._standings.values()) else ():
            for line in self._desk.directory.page(Outsider.kind, name):
                if isinstance(line.record, Outsider) and line.record.name == name and line.record.phone in own.numbers:
                    self._records.setdefault(line.id, self._desk.directory.file(line.id))

    def _tied(self) -> Iterator[int]:
        """Yield the cases that theirs were split from, or were split into, whether or not the tie was voided.

        In these the same name is the same person.
        """
        events = (line.entry.event for standing in self._standings.values() for line in standing.file.history)
        for number in dict.fromkeys(number for event in events for number in (event.split_from, event.split_to)):
            if number:
                yield self._desk.cases.resolve(number)

    def _told_of(self, words: Iterable[str]) -> frozenset[int]:
        for word in words:
            if word not in self._told:
                self._told[word] = self._desk.directory.told_of(word)
        return frozenset().union(*(self._told[word] for word in words))

    def _file(self, case: int) -> CaseFile:
        if case not in self._files:
            self._files[case] = self._desk.cases.file(case)
        return self._files[case]


def _standings(file: CaseFile, own: Known, *, tied: bool) -> Iterator[Standing]:
    """Yield where somebody stands in a case, or stood.

    By their number; in a case tied to theirs by their name too, and where they stood before by name and phone.
    """
    for part in parts(file.case):
        if _theirs(part, own, by_name=tied):
            yield Standing(file, part.place)
    for part in former(file.case, [line.entry for line in file.history]):
        phones = [each for each in BETWEEN.split(part.phone) if each]
        if _theirs(part, own, by_name=tied or any(each in own.numbers for each in phones)):
            yield Standing(file, part.place, part)


def _applied(standing: Standing) -> bool:
    return standing.part is not None and standing.part.role == FORMER


def _theirs(part: Part, own: Known, *, by_name: bool) -> bool:
    if part.kind != Person.kind:
        return False
    numbered = DataSort.NUMBER in own.numbers.values()
    if part.number and numbered:
        return part.number in own.numbers
    return by_name and part.name in own.names
