"""Answering a person who asks what is held about them: all their cases within reach, and who looked at them."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.permissions import Action, check
from cases.records import Person, Record
from cases.views import CaseFile

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 50
"""Cases of one person, and lines of the log about each."""


def write_person(desk: "Desk", case_id: int, path: Path) -> int:
    """Write the answer for the applicant of a case; return how many cases it tells of.

    Raises `Refused`: `role` for who may not read the audit log, since the answer tells who looked at the data.
    """
    from exports.answer import GIVEN, Held, write_answer

    check(desk.account.role, Action.AUDIT)
    files = cases_of(desk, desk.file(case_id))
    uses = [
        line for file in files for line in desk.trail.lines(number=file.case.number, most=MOST) if line.deed in GIVEN
    ]
    anchor = desk.trail.export("person", case=case_id, cases=len(files), masked=False)
    write_answer(
        path,
        Held(files, _record(desk, case_id, files[0]), desk.retention.terms(), uses),
        centre=desk.centre,
        printed_by=desk.account.name,
        printed_on=desk.today,
        anchor=anchor.short,
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
