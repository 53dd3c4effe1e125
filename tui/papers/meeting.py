"""Writing meeting material from the desk: which cases, under which title, for which station."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.views.rows import Row, View

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 500
"""Cases in one bundle."""

_PAGE = 500


def rows_of(desk: "Desk", view: View, most: int = MOST) -> list[Row]:
    """Return the first rows of a queue, page by page, at most so many."""
    rows: list[Row] = []
    after: str | None = None
    while len(rows) < most:
        page = desk.queues.page(view, after, min(_PAGE, most - len(rows)))
        rows += page.rows
        after = page.after
        if after is None:
            break
    return rows


def write_bundle(
    desk: "Desk",
    place: Place,
    view: View,
    rows: Sequence[Row],
    *,
    mask: Mask,
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> bool:
    """Write these cases of a queue; return False where it was stopped, and then nothing is written."""
    from exports.meeting import write_meeting
    from exports.page.official import day

    out = desk.papers.out(place, "meeting", [row.id for row in rows], masked=mask.on)
    written = write_meeting(
        out,
        f"会议材料（{view.label.zh}）",
        desk.centre if desk.account.everywhere else desk.station.name,
        f"截至{day(desk.today)}",
        rows,
        (desk.cases.file(row.id) for row in rows),
        mask=mask,
        printed_by=desk.account.name,
        printed_on=desk.today,
        anchor=out.anchor.short,
        progress=progress,
        cancelled=stopped,
    )
    if not written:
        out.stopped()
    return written


def look_through_bundle(
    desk: "Desk", rows: Sequence[Row], mask: Mask, progress: Callable[[int, int], None], stopped: Callable[[], bool]
) -> None:
    """Read all that a bundle will say through a mask, so that it tells what stays readable."""
    from exports.summary import look_through

    files = (desk.cases.file(row.id) for row in rows)
    for done, _file in enumerate(look_through(files, mask, desk.today), 1):
        progress(done, len(rows))
        if stopped():
            return
