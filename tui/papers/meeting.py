"""Meeting material: which cases, under which title, for which station."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.staff.people import Account
from cases.values.text import CHINESE, Sentence, say
from cases.views.rows import Row, View
from cases.views.wording import queue_name
from storage.host.progress import Report, Stopped
from tui.papers.asked import AskedPaper, named, wrote
from tui.papers.listing import MOST as EVERY
from tui.papers.listing import write_cases

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 500
"""Cases in one bundle."""

_PAGE = 500


@dataclass(frozen=True)
class _Chosen:
    """Cases that were marked. elsewhere: how many of them do not stand in the queue; restricted: how many are."""

    ids: Sequence[int] = ()
    elsewhere: int = 0
    restricted: int = 0


def meeting_paper(
    desk: "Desk",
    view: View,
    queued: int,
    chosen: Sequence[int] = (),
    most: int = MOST,
    *,
    whose: Account | None = None,
    full: bool = False,
) -> AskedPaper:
    """Return the chosen cases, or else all that are in a queue, as a list for a meeting; in a thread where some are.

    They say what the cases say when it is written. queued: how many are in the queue. chosen: their ids, in the order
    of the paper. most: cases in the paper. whose: the colleague whose cases `View.MINE` means, None for one's own.
    full: whether it is the bundle, with each summary.
    """
    found = _look_up(desk, view, chosen, whose.account if whose else "") if chosen else _Chosen()
    return _paper(desk, view, queued, found, most, whose=whose, full=full)


def _look_up(desk: "Desk", view: View, ids: Sequence[int], whose: str) -> _Chosen:
    rows = desk.queues.rows(list(desk.queues.reached(ids)))
    elsewhere = len(ids) - len(desk.queues.standing(view, ids, whose))
    return _Chosen(ids, elsewhere, sum(row.restricted for row in rows))


_CHOSEN = say("选中的案件")
"""What marked cases are called together: they may be of several queues, and of none by now."""


def _paper(
    desk: "Desk", view: View, queued: int, chosen: _Chosen, most: int, *, whose: Account | None, full: bool
) -> AskedPaper:
    queue = queue_name(view, whose)
    label = _CHOSEN if chosen.ids else queue

    def rows(most: int) -> Sequence[Row]:
        if chosen.ids:
            desk.papers.check("meeting", chosen.ids)
            return desk.queues.heard(desk.queues.rows(list(chosen.ids)))
        return rows_of(desk, view, most, whose.account if whose else "")

    def look(mask: Mask, report: Report, stopped: Stopped) -> None:
        look_through_bundle(desk, rows(most), mask, report, stopped)

    def write(place: Place, mask: Mask, report: Report, stopped: Stopped) -> Sentence | None:
        if place.path.suffix.lower() == ".xlsx":
            n = write_cases(desk, place, CHINESE(label), rows(EVERY), mask=mask)
        else:
            n = len(found := rows(most))
            if not write_for_meeting(desk, place, label, found, full=full, mask=mask, progress=report, stopped=stopped):
                return None
        return wrote(desk, place.path, n)

    told = _what(queue, queued, chosen)
    what: object = say("{what}\n文件名以 .xlsx 结尾，就导出为一张清单表格。", what=told)
    name = named(say("会议材料 {queue} {day}.docx", queue=label, day=desk.today))
    slow, ends, title = say("正在导出会议材料"), (".docx", ".xlsx"), say("会议材料")
    if full:
        what = say("清单和各案摘要")
        return AskedPaper(title, what, name, write, look, ends, slow=slow, restricted=chosen.restricted)
    more = _paper(desk, view, queued, chosen, most, whose=whose, full=True)
    return AskedPaper(title, what, name, write, None, ends, slow=slow, restricted=chosen.restricted, more=more)


def _what(queue: object, queued: int, chosen: _Chosen) -> object:
    if n := len(chosen.ids):
        told = say("把选中的 {n} 件案件导出为会议清单，每案一行。", n=n)
        if not chosen.elsewhere:
            return told
        some = say("其中 {n} 件不在“{queue}”里，也一并导出。", n=chosen.elsewhere, queue=queue)
        return say("{told}{more}", told=told, more=some)
    if queued > MOST:
        return say("“{queue}”共 {n} 件，一份最多 {most} 件，只导出前 {most} 件。", queue=queue, n=queued, most=MOST)
    return say("把“{queue}”的 {n} 件案件导出为会议清单，每案一行。", queue=queue, n=queued)


def rows_of(desk: "Desk", view: View, most: int = MOST, whose: str = "") -> list[Row]:
    """Return the first rows of a queue, page by page, at most so many. whose: see `Queues.page`."""
    rows: list[Row] = []
    after: str | None = None
    while len(rows) < most:
        page = desk.queues.page(view, after, min(_PAGE, most - len(rows)), whose)
        rows += page.rows
        after = page.after
        if after is None:
            break
    return rows


def write_for_meeting(
    desk: "Desk",
    place: Place,
    queue: object,
    rows: Sequence[Row],
    *,
    full: bool,
    mask: Mask,
    progress: Report,
    stopped: Stopped,
) -> bool:
    """Write these cases of a queue; return False where it was stopped, and then nothing is written.

    queue: what it is called. full: whether it is the bundle, with each summary.
    """
    from exports.meeting import Meeting, write_meeting  # loaded where a paper is written
    from exports.meetinglist import write_meeting_list
    from exports.page.official import day

    out = desk.papers.out(place, "meeting", [row.id for row in rows], masked=mask.on)
    meeting = Meeting(
        f"{'会议材料' if full else '会议清单'}（{CHINESE(queue)}）",
        desk.centre if desk.account.everywhere else desk.station.name,
        f"截至{day(desk.today)}",
        rows,
        (desk.cases.file(row.id) for row in rows),
        desk.rules.book,
        mask=mask,
        printed_by=desk.account.name,
        printed_on=desk.today,
        anchor=out.anchor.short,
        progress=progress,
        cancelled=stopped,
    )
    written = (write_meeting if full else write_meeting_list)(out, meeting)
    if not written:
        out.stopped()
    return written


def write_bundle(
    desk: "Desk",
    place: Place,
    view: View,
    rows: Sequence[Row],
    *,
    mask: Mask,
    progress: Report,
    stopped: Stopped,
) -> bool:
    """Write these cases of a queue with the summary of each; see `write_for_meeting`."""
    return write_for_meeting(desk, place, view.label, rows, full=True, mask=mask, progress=progress, stopped=stopped)


def look_through_bundle(desk: "Desk", rows: Sequence[Row], mask: Mask, progress: Report, stopped: Stopped) -> None:
    """Read all that a bundle will say through a mask, so that it tells what stays readable."""
    from exports.summary import look_through

    files = (desk.cases.file(row.id) for row in rows)
    for done, _file in enumerate(look_through(files, mask, desk.today), 1):
        progress(done, len(rows))
        if stopped():
            return
