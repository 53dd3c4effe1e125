"""Writing the directory as a spreadsheet from the screen: where to, the password once more, and where it went."""

from typing import Any

from cases.records import RECORDS
from cases.text import say
from tui.dialogs.message import Message
from tui.dialogs.password import AskPassword
from tui.dialogs.save import Save, Target
from tui.language import show_line
from tui.listing import write_records
from tui.meeting import documents
from tui.screens.frame import Frame


def export_records(screen: Frame[Any], kind: str, typed: str) -> None:
    """Write people or employers that a search finds, or all of them."""
    title = say("{kind}名单", kind=RECORDS[kind].label)
    default = documents() / show_line(say("{title} {day}.xlsx", title=title, day=screen.desk.today))

    def chosen(target: Target | None) -> None:
        if target:
            why = say("成批导出前，请再输入一次您的密码。")
            screen.app.push_screen(AskPassword(title, why), lambda sure: _write(target) if sure else None)

    def _write(target: Target) -> None:
        def work() -> int:
            return write_records(screen.desk, target.path, kind, typed, masked=target.masked)

        screen.fetch("list", work, lambda n: _written(target, n))

    def _written(target: Target, n: int) -> None:
        told = say("已写入 {path}，共 {n} 行", path=target.path.absolute(), n=n)
        screen.app.push_screen(Message(title, told))

    what = say("把找到的都写成一张表格。")
    screen.app.push_screen(Save(title, what, default, (".xlsx",)), chosen)
