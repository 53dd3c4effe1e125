"""Meeting material: which cases, under which title, for which station."""

from collections.abc import Sequence
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


def meeting_paper(
    desk: "Desk",
    view: View,
    queued: int,
    chosen: Sequence[Row] = (),
    most: int = MOST,
    *,
    whose: Account | None = None,
    full: bool = False,
) -> AskedPaper:
    """Return the chosen cases of a queue, or else all that are in it, as a list for a meeting.

    queued: how many are in the queue. most: cases in the paper. whose: the colleague whose cases `View.MINE` means,
    None for one's own. full: whether it is the bundle, with each summary.
    """
    label = queue_name(view, whose)

    def rows(most: int) -> list[Row]:
        return list(chosen) or rows_of(desk, view, most, whose.account if whose else "")

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

    what: object = say("{what}\n文件名以 .xlsx 结尾，就导出为一张清单表格。", what=_what(label, queued, len(chosen)))
    name = named(say("会议材料 {queue} {day}.docx", queue=label, day=desk.today))
    slow, restricted = say("正在导出会议材料"), sum(row.restricted for row in chosen)
    ends, title = (".docx", ".xlsx"), say("会议材料")
    if full:
        what = say("清单和各案摘要")
        return AskedPaper(title, what, name, write, look, ends, slow=slow, restricted=restricted)
    more = meeting_paper(desk, view, queued, chosen, most, whose=whose, full=True)
    return AskedPaper(title, what, name, write, None, ends, slow=slow, restricted=restricted, more=more)


def _what(label: object, queued: int, chosen: int) -> object:
    if chosen:
        return say("把选中的 {n} 件案件导出为会议清单，每案一行。", n=chosen)
    if queued > MOST:
        return say("“{queue}”共 {n} 件，一份最多 {most} 件，只导出前 {most} 件。", queue=label, n=queued, most=MOST)
    return say("把“{queue}”的 {n} 件案件导出为会议清单，每案一行。", queue=label, n=queued)


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
