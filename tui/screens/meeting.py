"""Meeting material from the desk: asked once, written with progress, and then said where it went."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cases.text import say
from cases.views import Row, View
from tui.dialogs.message import Message
from tui.dialogs.password import AskPassword
from tui.dialogs.progress import Progress, Report
from tui.dialogs.save import Save, Target
from tui.listing import MOST as EVERY
from tui.listing import write_cases
from tui.meeting import MOST, default_path, rows_of, write_bundle

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


def export_meeting(screen: "DeskScreen", view: View, selected: tuple[Row, ...]) -> None:
    """Write the selected cases, or else the whole queue, as meeting material."""
    count = len(selected) or screen.counts.get(view, 0)
    if not count:
        screen.bangfu.refuse_with(say("这个列表里没有案件，没有可写的会议材料；请换一个列表"))
        return

    def chosen(target: Target | None) -> None:
        if target:
            _prove(screen, lambda: _write(screen, view, selected, target))

    path = default_path(screen.desk, view)
    told = say("{what}\n文件名以 .xlsx 结尾，就写成一张清单表格。", what=_what(view, selected, count))
    screen.app.push_screen(Save(say("会议材料"), told, path, (".docx", ".xlsx")), chosen)


def _prove(screen: "DeskScreen", then: Callable[[], None]) -> None:
    """Ask for the password once more: many cases leave the program at once."""

    def proven(sure: bool | None) -> None:
        if sure:
            then()

    screen.app.push_screen(AskPassword(say("会议材料"), say("成批导出前，请再输入一次您的密码。")), proven)


def _what(view: View, selected: tuple[Row, ...], count: int) -> object:
    if selected:
        return say("把选中的 {n} 件案件写成一份 Word 文件：封面、清单和各案摘要。", n=count)
    if count > MOST:
        return say("“{queue}”有 {n} 件，一份最多 {most} 件，写前 {most} 件。", queue=view.label, n=count, most=MOST)
    return say("把“{queue}”的 {n} 件案件写成一份 Word 文件：封面、清单和各案摘要。", queue=view.label, n=count)


def _write(screen: "DeskScreen", view: View, selected: tuple[Row, ...], target: Target) -> None:
    desk, written = screen.desk, [0]

    def work(report: Report, stopped: Callable[[], bool]) -> bool:
        if target.path.suffix.lower() == ".xlsx":
            every = list(selected) or rows_of(desk, view, EVERY)
            written[0] = write_cases(desk, target.path, view.label.zh, every, masked=target.masked)
            return True
        rows = list(selected) or rows_of(desk, view)
        written[0] = len(rows)
        return write_bundle(desk, target.path, view, rows, masked=target.masked, progress=report, stopped=stopped)

    def done(finished: bool | None) -> None:
        if finished:
            told = say("已写入 {path}，共 {n} 件", path=target.path.absolute(), n=written[0])
            screen.app.push_screen(Message(say("会议材料"), told))
        elif finished is False:
            screen.bangfu.tell(say("已停止，没有写文件"))

    screen.app.push_screen(Progress(say("正在写会议材料"), work), done)
