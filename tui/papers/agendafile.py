"""What lies ahead written to a file: a list to print (.docx), a calendar (.ics), or the note of a handover."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.values.text import Sentence, say
from cases.views.rows import Ahead, Handover
from cases.views.shown import hide_ahead, hide_handover, worded
from tui.papers.asked import AskedPaper, named, written, wrote

if TYPE_CHECKING:
    from exports.agenda import Span
    from storage.desk import Desk

ENDINGS = (".docx", ".ics")


class Stretch(NamedTuple):
    """What is in sight of what lies ahead: between two days, of whom, and whether more is due than is shown."""

    first: date
    last: date
    whose: str
    cut: bool = False


def agenda_paper(desk: "Desk", items: Sequence[Ahead], stretch: Stretch) -> AskedPaper:
    """Return what is due between two days, as a list to print or as a calendar."""

    def look(mask: Mask, *_progress: object) -> None:
        desk.papers.check("agenda", {item.case.id for item in items})
        hide_ahead(items, mask, desk.cases.known(worded(items)))

    def write(place: Place, mask: Mask, *_progress: object) -> Sentence:
        from exports.agenda import Span

        write_ahead(desk, place, items, Span(*stretch), mask=mask)
        return say("已导出 {path}，共 {n} 项", path=written(desk, place.path), n=len(items))

    what = say("导出为日程表（.docx，可打印）或日历（.ics，可导入手机）：由文件名的结尾决定。")
    name = named(say("{title} {day}{ending}", title=say("日程"), day=desk.today, ending=ENDINGS[0]))
    restricted = len({item.case.id for item in items if item.case.restricted})
    return AskedPaper(say("日程"), what, name, write, look, ENDINGS, restricted=restricted)


def note_paper(desk: "Desk", done: Handover) -> AskedPaper:
    """Return the note of a handover."""

    def look(mask: Mask, *_progress: object) -> None:
        desk.papers.check("handover", [row.id for row in done.cases])
        hide_handover(done, mask, desk.cases.known(done.cases))

    def write(place: Place, mask: Mask, *_progress: object) -> Sentence:
        write_note(desk, place, done, mask=mask)
        return wrote(desk, place.path)

    title, what = say("工作交接单"), say("把这次交接导出为一份交接单，供三方签字。以后不能再补。")
    name = named(say("{title} {giver} {day}.docx", title=title, giver=done.giver, day=done.on))
    return AskedPaper(title, what, name, write, look, once=True, restricted=sum(row.restricted for row in done.cases))


def write_ahead(desk: "Desk", place: Place, items: Sequence[Ahead], span: "Span", *, mask: Mask) -> None:
    """Write what is due between two days, which is noted: as a calendar where the name says so."""
    out = desk.papers.out(place, "agenda", {item.case.id for item in items}, masked=mask.on)
    book, items = desk.rules.book, hide_ahead(items, mask, desk.cases.known(worded(items)))
    if place.path.suffix.lower() == ENDINGS[1]:
        from exports.ics import write_ics

        write_ics(out, items, book, centre=desk.centre, stamp=desk.moment)
        return
    from exports.agenda import write_agenda

    who, today = desk.account.name, desk.today
    write_agenda(out, items, span, book, mask=mask, printed_by=who, printed_on=today, anchor=out.anchor.short)


def write_note(desk: "Desk", place: Place, done: Handover, *, mask: Mask) -> None:
    """Write the note of a handover, which is noted."""
    from exports.handover import write_handover

    out = desk.papers.out(place, "handover", [row.id for row in done.cases], masked=mask.on)
    who, today, book = desk.account.name, desk.today, desk.rules.book
    seen = hide_handover(done, mask, desk.cases.known(done.cases))
    write_handover(out, seen, book, mask=mask, printed_by=who, printed_on=today, anchor=out.anchor.short)
