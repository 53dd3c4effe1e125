"""What the counter's form is filled in with beforehand, and what Enter passes over in it, as few tell it."""

from collections.abc import Collection, Mapping

from cases.directory.beforehand import REMEMBERED, Earlier, day_asked
from cases.events import Opened
from cases.views.casefile import CaseFile
from cases.views.matters import DAYS
from tui.forms.field import ON

_SELDOM = (ON, "id_number", "address", "employment", "people", "others", "real_name", "wage_note", "insured_at")


def passed_over(typed: Mapping[str, str]) -> Collection[str]:
    """Return what Enter passes over: what few tell, and days from which no limit of such a case runs first."""
    first = day_asked(typed.get("cause", ""))
    return {*_SELDOM, *(each for each in DAYS if each != first)}


def of_file(file: CaseFile) -> Earlier:
    """Return what a case says as it stands today, by which another intake of the same person is filled in."""
    case = file.case
    said = Opened(applicant=case.parties.applicant.name, **{name: case.said(name) for name in REMEMBERED}).typed()
    return Earlier(case.number, {name: said[name] for name in REMEMBERED if name in said})
