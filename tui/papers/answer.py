"""Answering a person who asks what is held about them: all their cases within reach, and who looked at them."""

from typing import TYPE_CHECKING

from cases.outgoing import Place
from cases.permissions import Action, check
from cases.records import Person, Record
from cases.views import CaseFile

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 50
"""Cases of one person, and lines of the log about each."""


def write_person(desk: "Desk", case_id: int, place: Place) -> int:
    """Write the answer for the applicant of a case; return how many cases it tells of.

    Raises `Refused`: `role` for who may not read the audit log, since the answer tells who looked at the data.
    """
    from exports.answer import Held, write_answer

    check(desk.account.role, Action.AUDIT)
    files = cases_of(desk, desk.file(case_id))
    ids, record = [file.id for file in files], _record(desk, case_id, files[0])
    out = desk.papers.out(place, "person", ids, masked=False)
    write_answer(
        out,
        Held(files, record, desk.retention.terms(), desk.trail.given(ids)[:MOST]),
        centre=desk.centre,
        printed_by=desk.account.name,
        printed_on=desk.today,
        anchor=out.anchor.short,
    )
    return len(files)


def _record(desk: "Desk", case_id: int, file: CaseFile) -> Record:
    """Return what the directory has of the applicant of a case."""
    ids = [record for place, _role, _name, record in desk.directory.standing(case_id) if place == 0]
    return desk.directory.file(ids[0]).record if ids else Person(name=file.case.applicant)


def cases_of(desk: "Desk", known: CaseFile) -> list[CaseFile]:
    """Return the cases of the same applicant, the known one first: by identity number or, without one, this alone."""
    number = known.case.id_number
    if not number:
        return [known]
    others = [desk.file(row.id) for row in desk.search.find(number, MOST) if row.id != known.id]
    return [known, *(each for each in others if each.case.id_number == number)]
