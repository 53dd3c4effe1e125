"""Writing one case from the desk: the summary that a meeting reads."""

from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.views.casefile import CaseFile

if TYPE_CHECKING:
    from storage.desk import Desk


def look_at_case(desk: "Desk", file: CaseFile, mask: Mask) -> Mask:
    """Read all that the summary will say through a mask, and return it: it then tells what stays readable."""
    from exports.summary import look_through

    if mask.on:
        list(look_through([file], mask, desk.today))
    return mask


def write_case(desk: "Desk", place: Place, file: CaseFile, *, mask: Mask) -> None:
    """Write the summary of a case, which is noted. Raises `Refused`: `role`, `file` or `exists`."""
    from exports.summary import write_summary

    out = desk.papers.out(place, "summary", [file.id], masked=mask.on)
    who, today = desk.account.name, desk.today
    write_summary(out, file, mask=mask, printed_by=who, printed_on=today, anchor=out.anchor.short)
