"""The audit log on the screen, for supervisors, the administrator and auditors: the latest lines first."""

from collections.abc import Iterable

from textual.widget import Widget

from cases.staff.audit import Anchor, AuditLine
from cases.staff.permissions import Action, check
from cases.values.text import say
from tui.dialogs.confirm import Confirm
from tui.dialogs.message import Message
from tui.dialogs.outgoing import offer_paper
from tui.papers.listing import log_paper
from tui.screens.base import Base
from tui.screens.small import LEAVE
from tui.widgets import columns
from tui.widgets.detail import Detail
from tui.widgets.rows import ListLine, Rows
from tui.words.keys import Act, bindings, register
from tui.words.language import show_line

AUDIT = register(
    (
        Act("audit.more", "more", say("更早"), say("再往前读一百行"), "", ("f6",), 20),
        Act("audit.list", "list", say("名单"), say("把日志导出为表格"), "", ("f2",), 40),
        Act("audit.sign", "sign", say("核签"), say("主管：记下已看过日志，给出要抄在纸上的校验码"), "", ("f7",), 30),
    )
)
PAGE = 100


class Audit(Base[None]):
    """A list of the lines, and all there is to the one under the cursor."""

    BINDINGS = bindings((*AUDIT, *LEAVE))
    DEFAULT_CSS = """
    Audit Rows { margin: 1 1 0 1; }
    Audit Detail { height: 3; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[AuditLine, ...] = ()

    def heading(self) -> object:
        return say("审计日志")

    def body(self) -> Iterable[Widget]:
        yield Rows()
        yield Detail()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        self.action_more()

    def action_more(self) -> None:
        """Read on, further back."""
        before, trail = self.lines[-1].seq if self.lines else 0, self.desk.trail
        if before != 1:
            self.fetch("audit", lambda: trail.lines(before=before, most=PAGE), self._add)

    def _add(self, found: tuple[AuditLine, ...]) -> None:
        rows = self.query_one(Rows)
        self.lines = (*self.lines, *found)
        rows.show_lines(columns.AUDIT, [ListLine(str(each.seq), _cells(each)) for each in self.lines], rows.cursor)
        self._tell()

    def on_rows_moved(self) -> None:
        """Say all there is to the line."""
        self._tell()

    def _tell(self) -> None:
        at = self.query_one(Rows).cursor
        if at < len(self.lines):
            line = self.lines[at]
            self.query_one(Detail).tell((" ".join((*_cells(line)[:5], _detail(line))), ""))

    def action_list(self) -> None:
        """Write the log as a spreadsheet, after the password once more."""
        check(self.desk.account.role, Action.EXPORT)
        offer_paper(self, log_paper(self.desk))

    def action_sign(self) -> None:
        """Note that a supervisor has looked at the log, after asking."""

        def sure(yes: bool | None) -> None:
            if yes:
                self.fetch("sign", self.desk.trail.sign_off, self._signed)

        question = say("核签后日志增加一行并给出校验码；请抄在纸上保存，日后可证明此前的日志未被删改。")
        self.app.push_screen(Confirm(say("核签审计日志"), question, say("核签")), sure)

    def _signed(self, anchor: Anchor) -> None:
        self.lines = ()
        self.action_more()
        told = say("校验码：{anchor}。请连同今天的日期抄在纸上保存。", anchor=anchor.short)
        self.app.push_screen(Message(say("已核签"), told))

    def action_back(self) -> None:
        self.dismiss(None)


def _cells(line: AuditLine) -> tuple[str, ...]:
    return str(line.seq), line.moment, line.by, show_line(line.action.label), line.case, _detail(line)


def _detail(line: AuditLine) -> str:
    return " ".join(f"{name}={value}" for name, value in line.detail.items())
