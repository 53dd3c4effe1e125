"""我的文件: what was sent in for oneself and what one wrote, with the day on which each is deleted."""

from collections.abc import Callable, Iterable
from datetime import date

from textual.widget import Widget

from cases.staff.ownfiles import Direction, OwnFile
from cases.staff.permissions import Action, check
from cases.values.dates import distance
from cases.values.text import Sentence, say
from cases.values.zones import at_centre, zone
from tui.dialogs.confirm import Confirm
from tui.screens.base import Base
from tui.screens.small import LEAVE
from tui.widgets import columns
from tui.widgets.detail import Detail
from tui.widgets.rows import ListLine, Rows
from tui.words.keys import Act, bindings, register
from tui.words.language import show_line

OWN_FILES = register(
    (
        Act("files.bring", "bring", say("导入"), say("把光标所在的收件作为台账导入"), "", ("enter",), 10),
        Act("files.delete", "delete", say("删除"), say("删除光标所在的文件，先问一声"), "", ("delete", "f8"), 30),
        Act("files.refresh", "refresh", say("刷新"), say("重新读取文件"), "", ("f5", "ctrl+r"), 40),
    )
)


class OwnFiles(Base[None]):
    """A list of the files, the latest first."""

    BINDINGS = bindings((*OWN_FILES, *LEAVE))
    DEFAULT_CSS = """
    OwnFiles Rows { margin: 1 1 0 1; }
    OwnFiles Detail { height: 3; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.files: tuple[OwnFile, ...] = ()

    def heading(self) -> object:
        return say("我的文件")

    def body(self) -> Iterable[Widget]:
        yield Rows()
        yield Detail()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        self.action_refresh()

    def action_refresh(self) -> None:
        """Read the folders again."""
        desk = self.desk
        self.fetch("files", lambda: (desk.folders.files(), desk.folders.days, desk.day.zone), self._show)

    def _show(self, found: tuple[tuple[OwnFile, ...], int, str]) -> None:
        self.files, days, name = found
        today = self.desk.today
        rows = self.query_one(Rows)
        lines = [ListLine(f"{each.side}/{each.name}", _cells(each, name, today)) for each in self.files]
        rows.show_lines(columns.FILES, lines, rows.cursor)
        self.query_one(Detail).tell((self._told(days), ""))

    def _told(self, days: int) -> Sentence:
        if not self.files:
            return say("还没有文件。导出的文书放在发件夹；要导入的台账先用 sftp 放进收件夹（in）")
        return say("每个文件写入 {days} 天后删除；要留下的请先用 sftp 取走", days=days)

    @property
    def current(self) -> OwnFile | None:
        """The file under the cursor."""
        at = self.query_one(Rows).cursor
        return self.files[at] if at < len(self.files) else None

    def action_bring(self) -> None:
        """Import the file under the cursor, if it came in."""
        from tui.screens.files.importing import ImportScreen  # reading ledgers is much to load

        if (each := self.current) is None:
            return
        if each.side is not Direction.INCOMING:
            self.bangfu.refuse_with(say("发件是导出的文件；要导入的台账请放进收件夹"))
            return
        check(self.desk.account.role, Action.IMPORT)
        self.app.push_screen(ImportScreen(each.name))

    def action_delete(self) -> None:
        """Delete the file under the cursor, after asking."""
        if each := self.current:
            question = say("要删除“{name}”吗？删除后不能恢复。", name=each.name)
            self.app.push_screen(Confirm(say("删除文件"), question, say("删除")), self._deleting(each))

    def _deleting(self, each: OwnFile) -> Callable[[bool | None], None]:
        folders = self.desk.folders

        def sure(yes: bool | None) -> None:
            if yes:
                self.fetch("delete", lambda: folders.remove(each), lambda _gone: self.action_refresh())

        return sure

    def action_back(self) -> None:
        self.dismiss(None)


def _size(size: int) -> str:
    """Say a size in the unit that leaves few digits."""
    for unit in ("B", "KB", "MB"):
        if size < 1000:
            return f"{size} {unit}"
        size = -(-size // 1000)
    return f"{size} GB"


def _cells(each: OwnFile, name: str, today: date) -> tuple[str, ...]:
    """Return what the list says of a file. name: of the time zone that its days are told in."""
    gone = at_centre(each.until, zone(name)).date()
    left = distance((gone - today).days)
    return show_line(each.side.label), each.name, _size(each.size), f"{show_line(left)} {gone:%m-%d}"
