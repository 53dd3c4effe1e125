"""Giving back the rows of a ledger that were refused."""

from typing import TYPE_CHECKING

from cases.ledgers.preview import Preview
from cases.staff.outgoing import Place
from cases.staff.permissions import Action

if TYPE_CHECKING:
    from storage.desk import Desk


def give_back(desk: "Desk", place: Place, preview: Preview) -> None:
    """Write the refused rows of a ledger, each with what is wrong, which is noted. Raises `Refused`."""
    from exports.returned import write_returned

    out = desk.papers.out(place, "returned", masked=False, action=Action.IMPORT)
    write_returned(out, preview.sheet, preview.columns, preview.refused)
