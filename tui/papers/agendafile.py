"""What lies ahead written to a file: a list to print (.docx), a calendar (.ics), or the note of a handover."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.values.refusal import refuse
from cases.values.text import say
from cases.views.rows import Ahead, Handover
from cases.views.shown import hide_ahead, hide_handover, worded

if TYPE_CHECKING:
    from exports.agenda import Span
    from storage.desk import Desk

ENDINGS = (".docx", ".ics")


def write_ahead(desk: "Desk", place: Place, items: Sequence[Ahead], span: "Span", *, mask: Mask) -> None:
    """Write what is due between two days, which is noted. Raises `Refused` (rule `file`), for an unknown ending too."""
    ending = place.path.suffix.lower()
    if ending not in ENDINGS:
        raise refuse("file", say("文件名请以 .docx（打印的日程表）或 .ics（日历）结尾"))
    out = desk.papers.out(place, "agenda", {item.case.id for item in items}, masked=mask.on)
    book, items = desk.rules.book, hide_ahead(items, mask, desk.cases.known(worded(items)))
    if ending == ".ics":
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
