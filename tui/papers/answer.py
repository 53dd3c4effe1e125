"""Answering a person who asks what is held about them: in whatever role, within reach, and who looked at it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cases.answering import Held, Standing
from cases.directory import RecordFile
from cases.outgoing import Place
from cases.permissions import Action, check, may
from cases.records import Person
from cases.refusal import refuse
from cases.text import say

if TYPE_CHECKING:
    from storage.desk import Desk

APPLICANT = 0
"""The place of the applicant of a case."""


def write_person(desk: "Desk", held: Held, place: Place) -> int:
    """Write the answer; return how many cases it tells of. Raises `Refused` as `Out` does."""
    from exports.answer import write_answer

    cases = [standing.file.id for standing in held.standings]
    out = desk.papers.out(place, "person", cases, [file.id for file in held.records], masked=False)
    who, today = desk.account.name, desk.today
    write_answer(
        out, held, _people(desk), centre=desk.centre, printed_by=who, printed_on=today, anchor=out.anchor.short
    )
    return len(set(cases))


def _people(desk: "Desk") -> Mapping[str, str]:
    return {each.account: f"{each.name}（{each.role.label.zh}）" for each in desk.store.accounts()}


def held_in(desk: "Desk", case_id: int, who: str = "") -> Held:
    """Return what is held about somebody in a case: the applicant, or who is named.

    who: a name or number in it, empty for the applicant. Raises `Refused`: `role` for who may not read the audit log,
    since the answer tells who looked at the data; `unknown_person` where nobody, or more than one, is called so.
    """
    check(desk.account.role, Action.AUDIT)
    file = desk.file(case_id)
    standings = [Standing(file, place) for place, *_ in desk.directory.standing(case_id)] or [Standing(file, APPLICANT)]
    found = [each for each in standings if _is(each, who.strip())]
    if len(found) != 1:
        names = say("本案中没有唯一的“{who}”，请写全姓名或证件号码", who=who.strip()[:40])
        raise refuse("unknown_person", names, "who")
    (one,) = found
    record = next((record for place, _role, _name, record in desk.directory.standing(case_id) if place == one.place), 0)
    return held_by(desk, record, one) if record else _held(desk, one.part.name if one.part else "", [], [one])


def held_by(desk: "Desk", record: int, known: Standing | None = None) -> Held:
    """Return what is held about the person of a record. known: a case they stand in, which is read already."""
    check(desk.account.role, Action.AUDIT)
    first = desk.directory.file(record)
    if not isinstance(first.record, Person):
        raise refuse("unknown_person", say("这是单位的资料；答复单只给个人，请从其人的资料导出"))
    files = [first, *(desk.directory.file(id_) for id_ in _same(desk, first.record, first.id))]
    standings = [known] if known else []
    places = {(part.row.id, part.place) for file in files for part in file.cases}
    places -= {(each.file.id, each.place) for each in standings}
    standings += [Standing(desk.file(case), place) for case, place in sorted(places)]
    return _held(desk, first.record.name, files, standings)


def _is(standing: Standing, who: str) -> bool:
    part = standing.part
    if not who or part is None:
        return standing.place == APPLICANT and not who
    return part.kind == Person.kind and who in (part.name, part.number)


def _same(desk: "Desk", person: Person, id_: int) -> Iterator[int]:
    """Yield the other records of the same number within reach."""
    if person.id_number:
        for line in desk.directory.page(Person.kind, person.id_number):
            if line.id != id_ and line.record.number == person.id_number:
                yield line.id


def _held(desk: "Desk", name: str, files: Sequence[RecordFile], standings: Sequence[Standing]) -> Held:
    cases = {standing.file.id for standing in standings}
    uses = desk.trail.given(cases, {file.id for file in files})
    whole = desk.account.everywhere and may(desk.account.role, Action.RESTRICTED)
    return Held(name, tuple(files), tuple(standings), tuple(desk.retention.terms()), uses, whole)
