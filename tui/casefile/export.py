"""The summary of a case as a Word file: asked where to and how, written in a thread, then said where it went."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.text import say
from cases.views import CaseFile
from tui.dialogs.message import Message
from tui.dialogs.save import Save, Target
from tui.language import show_line

if TYPE_CHECKING:
    from tui.screens.case import CaseScreen


def export_summary(screen: "CaseScreen", file: CaseFile) -> None:
    """Ask where the summary goes and whether names stand in it, and write it."""

    def chosen(target: Target | None) -> None:
        if target:
            screen.fetch("export", lambda: _write(screen, file, target), lambda path: _tell(screen, path))

    what = say("把本案写成一份 Word 文件：案件情况摘要。")
    screen.app.push_screen(Save(say("案件情况摘要"), what, default_path(file)), chosen)


def _write(screen: "CaseScreen", file: CaseFile, target: Target) -> Path:
    from exports.summary import write_summary

    desk = screen.desk
    anchor = desk.trail.export("summary", case=file.id, masked=target.masked)
    write_summary(
        target.path,
        file,
        masked=target.masked,
        printed_by=desk.account.name,
        printed_on=desk.today,
        anchor=anchor.short,
    )
    return target.path


def _tell(screen: "CaseScreen", path: Path) -> None:
    screen.app.push_screen(Message(say("案件情况摘要"), say("已写入 {path}", path=path.absolute())))


def default_path(file: CaseFile) -> Path:
    """Return where the summary goes unless somebody says otherwise: the user's documents, else their home."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    folder = documents if documents.is_dir() else Path.home()
    return folder / show_line(say("案件情况摘要 {number}.docx", number=file.case.number))
