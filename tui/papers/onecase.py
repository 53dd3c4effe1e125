"""One case on paper: the summary that a meeting reads."""

from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.values.text import Sentence, say
from cases.views.casefile import CaseFile
from tui.papers.asked import AskedPaper, named, wrote

if TYPE_CHECKING:
    from storage.desk import Desk


def summary_paper(desk: "Desk", file: CaseFile) -> AskedPaper:
    """Return the summary of a case, which is read once more for it: what it knows of others may be out of reach now."""

    def look(mask: Mask, *_progress: object) -> None:
        from exports.summary import look_through

        list(look_through([desk.cases.file(file.id)], mask, desk.today))

    def write(place: Place, mask: Mask, *_progress: object) -> Sentence:
        write_case(desk, place, desk.cases.file(file.id), mask=mask)
        return wrote(desk, place.path)

    title, what = say("案件情况摘要"), say("把本案导出为一份 Word 文件：案件情况摘要。")
    name = named(say("案件情况摘要 {number}.docx", number=file.case.number))
    return AskedPaper(title, what, name, write, look, bulk=False, restricted=int(file.case.restricted))


def write_case(desk: "Desk", place: Place, file: CaseFile, *, mask: Mask) -> None:
    """Write the summary of a case, which is noted. Raises `Refused`: `role`, `file` or `exists`."""
    from exports.summary import write_summary

    out = desk.papers.out(place, "summary", [file.id], masked=mask.on)
    who, today = desk.account.name, desk.today
    write_summary(out, file, mask=mask, printed_by=who, printed_on=today, anchor=out.anchor.short)
