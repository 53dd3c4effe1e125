"""Bringing a ledger along: the file, what its columns stand for, what becomes of each row, and taking it back."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from cases.events import Compared
from cases.ledgers.cells import LedgerSheet
from cases.ledgers.columns.guess import ColumnMap, Given
from cases.ledgers.kinds import LEDGERS
from cases.ledgers.preview import Planned, Preview, RowStatus
from cases.staff.ownfiles import Direction, OwnFile
from cases.staff.permissions import Action, check
from cases.values.codes import codes
from cases.values.masking import mask_name
from cases.values.text import Sentence, one_line, say
from storage.host.progress import Report
from tui.dialogs.confirm import Confirm
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.dialogs.outgoing import offer_paper
from tui.dialogs.progress import Progress
from tui.frame.oneline import OneLine
from tui.papers.returned import returned_paper
from tui.screens.base import Base
from tui.widgets.columns import LEDGER
from tui.widgets.detail import Detail
from tui.widgets.moves import STEPS
from tui.widgets.rows import ListLine, Rows
from tui.words.choices import Choice
from tui.words.keys import Act, bindings, register
from tui.words.language import _, show, show_line
from tui.words.ledgerwords import undone

if TYPE_CHECKING:
    from storage.ledgers.imports import Batch

IMPORT = register(
    (
        Act("import.look", "look", say("预览"), say("读文件，看每一行会怎样"), "", ("enter",), 10, first=True),
        Act("import.apply", "apply", say("导入"), say("导入新的行，先问一声"), "", ("f2", "ctrl+s"), 5),
        Act("import.kind", "kind", say("种类"), say("换一种台账"), "", ("f5", "insert"), 30),
        Act("import.columns", "columns", say("列对应"), say("改一列代表什么"), "", ("f6",), 25),
        Act("import.doubtful", "doubtful", say("含疑似"), say("疑似重复的行也导入，或不导入"), "", ("f7",), 40),
        Act("import.back", "give_back", say("导出未过"), say("把未通过的行连同原因导出为表格"), "", ("f8",), 45),
        Act("import.undo", "undo", say("撤销"), say("撤销以前的一次导入"), "", ("f11", "ctrl+y"), 60),
        Act("import.leave", "leave", say("返回"), say("回到前一屏"), "", ("escape",), 15),
    )
)
MOST = 500
"""Rows shown."""

_ORDER = (RowStatus.REFUSED, RowStatus.DOUBTFUL, RowStatus.KNOWN, RowStatus.NEW)
_LEFT_OUT = "-"
_LOOKED = "导入台账时已逐行看过。"
"""The reason that is kept with a decision on rows."""
_PEOPLE = ("people", "hardship")


class ImportScreen(Base[None]):
    """A file name, and what importing the file would do."""

    BINDINGS = bindings((*IMPORT, *STEPS))
    DEFAULT_CSS = """
    ImportScreen Input { margin: 1 1 0 1; }
    ImportScreen #case { display: none; }
    ImportScreen.-members #case { display: block; }
    ImportScreen #told { height: 2; padding: 0 1; }
    ImportScreen #why { height: 3; color: $text-muted; padding: 0 1; }
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name_of_file = name
        self.sheets: tuple[LedgerSheet, ...] = ()
        self.preview: Preview | None = None
        self.doubtful = False
        self.decided: Compared | None = None

    def heading(self) -> object:
        return say("导入台账")

    def body(self) -> Iterable[Widget]:
        hint = _("台账文件：.xlsx 或 .csv；只写文件名即在收件夹里找，空着按 Enter 从中选")
        yield OneLine(self.name_of_file, placeholder=hint, id="path", select_on_focus=False)
        yield OneLine(placeholder=_("成员名册导入哪一件案件"), id="case", select_on_focus=False)
        yield Detail(id="told")
        rows = Rows()
        rows.can_focus = False
        yield rows
        yield Detail(id="why")

    def on_mount(self) -> None:
        self.query_one("#path", Input).focus()
        self._tell(say("写好文件名按 Enter 预览；预览不改动任何数据"))
        if self.name_of_file:
            self.action_look()

    # Looking

    @property
    def path(self) -> Path:
        """The file as typed."""
        return self.desk.folders.place(Direction.INCOMING, one_line(self.query_one("#path", Input).value))

    def _choose_file(self) -> None:
        """Offer the files that were sent in."""
        folders = self.desk.folders

        def chosen(name: str | None) -> None:
            if name is not None:
                self.query_one("#path", Input).value = name
                self.action_look()

        def offer(files: Sequence[OwnFile]) -> None:
            choices = [Choice(each.name, each.name) for each in files if each.side is Direction.INCOMING]
            if choices:
                self.app.push_screen(Menu(say("收件夹"), choices), chosen)
            else:
                self._tell(say("收件夹里没有文件；请写文件名，或先用 sftp 把台账放进收件夹"))

        self.fetch("choose", folders.files, offer)

    def action_look(self) -> None:
        """Read the file, and show what would become of its rows."""
        path = self.path
        if not path.name:
            self._choose_file()
            return
        previewing = self.desk.previewing

        def work(_report: Report, stopped: Callable[[], bool]) -> tuple[LedgerSheet, ...]:
            return previewing.sheets(path, stopped)

        def read(sheets: tuple[LedgerSheet, ...] | None) -> None:
            if sheets:
                self.sheets = sheets
                self._look()

        self.app.push_screen(Progress(say("正在读文件"), work), read)

    def _look(self, kind: str | None = None, given: ColumnMap | None = None) -> None:
        previewing, sheets = self.desk.previewing, self.sheets

        def work(report: Report, stopped: Callable[[], bool]) -> Preview:
            return previewing.preview(sheets, kind, given, report, stopped)

        self.app.push_screen(Progress(say("正在核对每一行"), work), self._looked)

    def _looked(self, preview: Preview | None) -> None:
        if preview is None:
            return
        self.preview = preview
        self.doubtful, self.decided = self.doubtful and not preview.undecided(), None
        self.set_class(preview.columns.kind == "members", "-members")
        self._show(preview)

    def _show(self, preview: Preview) -> None:
        counts = tuple(say("{status} {n} 行", status=status.label, n=preview.counts[status]) for status in RowStatus)
        more = say("；疑似的也导入") if self.doubtful else ""
        told = say("{ledger}：{counts}{more}", ledger=preview.columns.ledger.label, counts=counts, more=more)
        unread = say("没有用到的列：{columns}", columns=preview.columns.unknown) if preview.columns.unknown else ""
        self.query_one("#told", Detail).tell((told, "bold"), (unread, "$text-muted"))
        self.query_one(Rows).show_lines(LEDGER, [_line(each, preview.columns.kind) for each in _shown(preview)])

    def _tell(self, sentence: Sentence) -> None:
        self.query_one("#told", Detail).tell((sentence, ""))

    @on(Rows.Moved)
    def _why(self, event: Rows.Moved) -> None:
        if self.preview:
            row = next((each for each in self.preview.rows if str(each.row.number) == event.key), None)
            self.query_one("#why", Detail).tell((show(why(row, self.preview.columns.kind)) if row else "", ""))

    # What is what

    def action_kind(self) -> None:
        """Choose the kind of ledger."""
        if not self.sheets:
            self._tell(say("请先写文件名，按 Enter 预览"))
            return

        def chosen(kind: str | None) -> None:
            if kind:
                self._look(kind)

        choices = [Choice(each.kind, each.label, each.kind) for each in LEDGERS.values()]
        self.app.push_screen(Menu(say("哪种台账"), choices), chosen)

    def action_columns(self) -> None:
        """Choose a column, and then what it stands for."""
        preview = self.preview
        if preview is None:
            self._tell(say("请先写文件名，按 Enter 预览"))
            return
        columns, fields = preview.columns, preview.columns.ledger.by_name
        meant = {each.at: fields[each.field].label for each in columns.fields}
        named = [(at, seen) for at, seen in enumerate(columns.seen) if columns.keys[at]]
        choices = [Choice(str(at), seen, meant.get(at, say("不导入"))) for at, seen in named]

        def chosen(at: str | None) -> None:
            if at is not None:
                self._mean(preview, int(at))

        self.app.push_screen(Menu(say("改哪一列"), choices), chosen)

    def _mean(self, preview: Preview, at: int) -> None:
        fields = [Choice(each.name, each.label, each.name) for each in preview.columns.ledger.fields]

        def chosen(name: str | None) -> None:
            if name is not None:
                given = dict(preview.columns.map.by_header)
                given[preview.columns.keys[at]] = Given(() if name == _LEFT_OUT else (name,))
                self._look(preview.columns.kind, ColumnMap(preview.columns.kind, given))

        title = say("“{column}”列对应哪一项", column=preview.columns.seen[at])
        self.app.push_screen(Menu(title, [Choice(_LEFT_OUT, say("不导入")), *fields]), chosen)

    def action_doubtful(self) -> None:
        """Import doubtful rows too, or not; where somebody must decide on some of them first, ask for the decision."""
        self.doubtful, self.decided = not self.doubtful, None
        if self.doubtful and self.preview and self.preview.undecided():
            self._decide(self.preview)
        elif self.preview:
            self._show(self.preview)

    def _decide(self, preview: Preview) -> None:
        """Ask what was decided on the rows that are asked about."""

        def chosen(code: str | None) -> None:
            self.doubtful = code is not None
            if code is not None:
                checked = any("contradiction" in each.asked for each in preview.rows)
                self.decided = Compared(decision=code, checked=checked, reason=_LOOKED)
            self._show(preview)

        choices = [Choice(each.code, each.label, each.code) for each in codes("alike_decision")]
        title = say("有 {n} 行疑似重复、冲突或矛盾：看过以后怎么定？", n=preview.undecided())
        self.app.push_screen(Menu(title, choices), chosen)

    # Doing

    def action_apply(self) -> None:
        """Import the rows, after asking."""
        check(self.desk.account.role, Action.IMPORT)
        preview = self.preview
        if preview is None:
            self._tell(say("请先写文件名，按 Enter 预览"))
            return
        taken = preview.taken(doubtful=self.doubtful, decided=self.decided)
        rows, refused = len(taken), len(preview.refused)

        def sure(yes: bool | None) -> None:
            if yes:
                self._apply(preview)

        left = say("有 {n} 行未通过，不会导入；可按 F8 导出这些行，改正后再导入。", n=refused) if refused else ""
        question = say("导入 {n} 行。{left}以后可以整批撤销。要导入吗？", n=rows, left=left)
        self.app.push_screen(Confirm(say("导入台账"), question, say("导入")), sure)

    def _apply(self, preview: Preview) -> None:
        desk, name, doubtful, decided = self.desk, self.path.name, self.doubtful, self.decided
        number = one_line(self.query_one("#case", Input).value)

        def work(report: Report, stopped: Callable[[], bool]) -> "Batch":
            case = desk.cases.resolve(number) if number and preview.columns.kind == "members" else 0
            return desk.importing.apply(
                preview,
                name,
                good_rows=True,
                doubtful=doubtful,
                decided=decided,
                case=case,
                report=report,
                stopped=stopped,
            )

        self.app.push_screen(Progress(say("正在导入"), work), self._applied)

    def _applied(self, batch: "Batch | None") -> None:
        if batch:
            told = say("已导入 {n} 行，第 {batch} 批。", n=batch.counts["imported"], batch=batch.id)
            self.app.push_screen(Message(say("导入台账"), told))
            self._look(batch.kind)

    def action_give_back(self) -> None:
        """Write the refused rows, each with what is wrong: beside the file unless somebody says otherwise."""
        preview = self.preview
        if preview is None or not preview.refused:
            self._tell(say("没有未通过的行"))
            return
        name = show_line(say("{name}-未通过.xlsx", name=self.path.stem))
        path = Path(name) if self.desk.folders.holds(self.path) else self.path.with_name(name)

        offer_paper(self, returned_paper(self.desk, preview, path))

    # Taking back

    def action_undo(self) -> None:
        """Choose an import to take back."""
        self.fetch("batches", self.desk.imports.batches, self._offer)

    def _offer(self, batches: "Sequence[Batch]") -> None:
        standing = [each for each in batches if not each.undone]
        if not standing:
            self._tell(say("没有可以撤销的导入"))
            return

        def chosen(key: str | None) -> None:
            if key:
                self._ask_undo(next(each for each in standing if each.id == int(key)))

        choices = [
            Choice(str(each.id), say("{day} {name}", day=each.at.date(), name=each.name), each.counts["imported"])
            for each in standing
        ]
        self.app.push_screen(Menu(say("撤销哪一次"), choices), chosen)

    def _ask_undo(self, batch: "Batch") -> None:
        def sure(yes: bool | None) -> None:
            if yes:
                self.fetch("undo", lambda: self.desk.imports.undo(batch.id), self._undone)

        told = say("“{name}”导入的都撤销：名录里删去，案件按“导入有误”结案。", name=batch.name)
        question = say("{told}\n后来有人办过的保留，会列出来。要撤销吗？", told=told)
        self.app.push_screen(Confirm(say("撤销导入"), question, say("撤销")), sure)

    def _undone(self, batch: "Batch") -> None:
        first, *more = undone(batch)
        if more:
            self.app.push_screen(Message(say("撤销导入"), first, *more))
        else:
            self.bangfu.tell(first)
        if self.sheets:
            self._look(self.preview.columns.kind if self.preview else None)

    def action_leave(self) -> None:
        self.dismiss(None)


def _shown(preview: Preview) -> list[Planned]:
    """Return the rows to show: those that somebody should look at first."""
    return sorted(preview.rows, key=lambda each: (_ORDER.index(each.status), each.row.number))[:MOST]


def why(each: Planned, kind: str) -> Sentence | str:
    """Return why a row has its status, the names of people hidden in it."""
    if each.why and kind in _PEOPLE and "name" in each.why.values:
        return Sentence(each.why.template, {"name": mask_name(str(each.why.values["name"]))})
    return each.why or ""


def _line(each: Planned, kind: str) -> ListLine:
    name = each.name if kind == "employers" else mask_name(each.name)
    tone = {RowStatus.REFUSED: "late", RowStatus.DOUBTFUL: "soon"}.get(each.status, "")
    cells = (str(each.row.number), show_line(each.status.label), name, show_line(why(each, kind)))
    return ListLine(str(each.row.number), cells, {"status": tone} if tone else {})
