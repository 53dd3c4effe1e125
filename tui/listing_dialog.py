"""Writing a list as a spreadsheet from a screen: where to, the password once more, and where it went."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cases.text import say
from tui.dialogs.message import Message
from tui.dialogs.password import AskPassword
from tui.dialogs.save import Save, Target
from tui.language import show_line
from tui.meeting import documents
from tui.screens.frame import Frame

Write = Callable[[Path, bool], int]
"""Writes a list to a file, masked or not, and returns how many rows it has."""


_TABLE = say("把这个列表写成一张表格。")


def export_list(
    screen: Frame[Any], title: object, write: Write, *, what: object = _TABLE, endings: Sequence[str] = (".xlsx",)
) -> None:
    """Ask where a list goes, and write it in a thread. what: says what is written. endings: of its name."""
    name = say("{title} {day}{ending}", title=title, day=screen.desk.today, ending=endings[0])
    default = documents() / show_line(name)

    def chosen(target: Target | None) -> None:
        if target:
            why = say("成批导出前，请再输入一次您的密码。")
            screen.app.push_screen(AskPassword(title, why), lambda sure: _write(target) if sure else None)

    def _write(target: Target) -> None:
        screen.fetch("list", lambda: write(target.path, target.masked), lambda n: _written(target, n))

    def _written(target: Target, n: int) -> None:
        told = say("已写入 {path}，共 {n} 行", path=target.path.absolute(), n=n)
        screen.app.push_screen(Message(title, told))

    screen.app.push_screen(Save(title, what, default, endings), chosen)
