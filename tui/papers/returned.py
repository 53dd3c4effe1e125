"""Giving back the rows of a ledger that were refused."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.ledgers.preview import Preview
from cases.staff.outgoing import Place
from cases.staff.permissions import Action
from cases.values.text import Sentence, say
from tui.papers.asked import AskedPaper, wrote

if TYPE_CHECKING:
    from storage.desk import Desk


def returned_paper(desk: "Desk", preview: Preview, default: Path) -> AskedPaper:
    """Return the refused rows of a ledger."""

    def write(place: Place, *_how: object) -> Sentence:
        give_back(desk, place, preview)
        return wrote(desk, place.path)

    what = say("把未通过的行连同原因导出为表格，改正后可以直接再导入。")
    return AskedPaper(say("未通过"), what, default, write, endings=(".xlsx",), bulk=False, masks=False)


def give_back(desk: "Desk", place: Place, preview: Preview) -> None:
    """Write the refused rows of a ledger, each with what is wrong, which is noted. Raises `Refused`."""
    from exports.returned import write_returned

    out = desk.papers.out(place, "returned", masked=False, action=Action.IMPORT)
    write_returned(out, preview.sheet, preview.columns, preview.refused)
