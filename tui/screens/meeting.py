"""Meeting material from the desk: asked once, written with progress, and then said where it went."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cases.hiding.mask import Mask
from cases.values.text import Sentence, say
from cases.views.rows import Row, View
from tui.dialogs.outgoing import Paper, ask, written
from tui.dialogs.progress import Report
from tui.dialogs.save import Target
from tui.frame.frame import Frame
from tui.papers.listing import MOST as EVERY
from tui.papers.listing import write_cases
from tui.papers.meeting import MOST, look_through_bundle, rows_of, write_bundle
from tui.words.language import show_line


def export_meeting(screen: Frame[Any], view: View, queued: int, selected: tuple[Row, ...]) -> None:
    """Write the selected cases, or else the whole queue, as meeting material. queued: how many are in the queue."""
    count, desk = len(selected) or queued, screen.desk
    if not count:
        screen.bangfu.refuse_with(say("这个列表里没有案件，没有可写的会议材料；请换一个列表"))
        return

    def write(target: Target, report: Report, stopped: Callable[[], bool]) -> Sentence | None:
        place, mask = target.place, target.mask
        if place.path.suffix.lower() == ".xlsx":
            rows = list(selected) or rows_of(desk, view, EVERY)
            write_cases(desk, place, view.label.zh, rows, mask=mask)
        else:
            rows = list(selected) or rows_of(desk, view)
            if not write_bundle(desk, place, view, rows, mask=mask, progress=report, stopped=stopped):
                return None
        return say("已写入 {path}，共 {n} 件", path=written(desk, place.path), n=len(rows))

    def look(mask: Mask, report: Report, stopped: Callable[[], bool]) -> None:
        look_through_bundle(desk, list(selected) or rows_of(desk, view), mask, report, stopped)

    what = say("{what}\n文件名以 .xlsx 结尾，就写成一张清单表格。", what=_what(view, selected, count))
    default = Path(show_line(say("会议材料 {queue} {day}.docx", queue=view.label, day=desk.today)))
    slow, restricted = say("正在写会议材料"), sum(row.restricted for row in selected)
    endings = (".docx", ".xlsx")
    paper = Paper(say("会议材料"), what, default, write, endings, slow=slow, look=look, restricted=restricted)
    ask(screen, paper)


def _what(view: View, selected: tuple[Row, ...], count: int) -> object:
    if selected:
        return say("把选中的 {n} 件案件写成一份 Word 文件：封面、清单和各案摘要。", n=count)
    if count > MOST:
        return say("“{queue}”有 {n} 件，一份最多 {most} 件，写前 {most} 件。", queue=view.label, n=count, most=MOST)
    return say("把“{queue}”的 {n} 件案件写成一份 Word 文件：封面、清单和各案摘要。", queue=view.label, n=count)
