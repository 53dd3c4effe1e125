"""People or employers: found while one types, opened, added, and merged where two are the same."""

from dataclasses import replace

from cases.directory.listed import RecordFile, RecordLine
from cases.directory.records import RECORDS, Employer
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused
from cases.values.sums import write_heads
from cases.values.text import say
from tui.dialogs.outgoing import offer_paper
from tui.frame.reveal import note_more, reveal_anew
from tui.merging import ask_to_merge, name_of
from tui.papers.listing import records_paper
from tui.screens.finding import FindingScreen
from tui.screens.people.record_form import RecordForm
from tui.widgets import columns
from tui.widgets.moves import STEPS
from tui.widgets.rows import ListLine
from tui.words.keys import Act, bindings, register
from tui.words.language import show_line

DIRECTORY = register(
    (
        Act("directory.open", "open", say("打开"), say("打开光标所在的一条"), "", ("enter",), 10, first=True),
        Act("directory.add", "add", say("新建"), say("新建一条"), "", ("f6",), 20),
        Act("directory.mark", "mark", say("选择"), say("选中光标所在的一条，准备合并"), "", ("f5", "insert"), 40),
        Act("directory.merge", "merge", say("合并"), say("把选中的一条和光标所在的一条合并"), "", ("f7",), 50),
        Act("directory.list", "list", say("名单"), say("把找到的导出为表格"), "", ("f2",), 55),
        Act("directory.names", "names", say("显示姓名"), say("显示或隐藏姓名"), "", ("f8",), 60),
        Act("directory.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 15),
    )
)
MOST = 100
"""Lines shown."""


class DirectoryScreen(FindingScreen):
    """One field and the records that it finds; empty it shows the newest. kind: of the records."""

    BINDINGS = bindings((*DIRECTORY, *STEPS))
    HINT = say("名称、拼音首字母、电话或号码的四位数字")

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.found: tuple[RecordLine, ...] = ()
        self.marked: RecordLine | None = None
        self.revealed = kind == Employer.kind

    def heading(self) -> object:
        return RECORDS[self.kind].label

    def on_screen_resume(self) -> None:
        self.find()

    def find(self) -> None:
        typed, desk = self.typed, self.desk

        def find() -> tuple[RecordLine, ...]:
            seen, found = {line.id for line in self.found}, desk.directory.page(self.kind, typed, limit=MOST)
            if self.kind != Employer.kind:
                note_more(self, self.kind, records=(line.id for line in found if line.id not in seen))
            return found

        def show(found: tuple[RecordLine, ...]) -> None:
            self._show(found)
            self.found_by(typed)

        self.fetch("find", find, show)

    def _show(self, found: tuple[RecordLine, ...]) -> None:
        key = self.rows.key
        self.found = found
        self._draw(key)
        if not found:
            self.tell(say("没有找到；案件里的人和单位会自动列入，也可按 F6 新建"))
        elif self.marked:
            name = name_of(self.marked.record, masked=not self.revealed)
            self.tell(say("已选“{name}”；把光标移到同一个人或单位上按 F7 合并", name=name))
        else:
            self.tell(say("{n} 条，按 Enter 打开", n=len(found)))

    def _draw(self, cursor: int | str) -> None:
        self.rows.show_lines(
            columns.DIRECTORY, [ListLine(str(each.id), self._cells(each)) for each in self.found], cursor
        )
        self.rows.mark(frozenset([str(self.marked.id)] if self.marked else []))

    def _cells(self, each: RecordLine) -> tuple[str, ...]:
        record, masked = each.record, not self.revealed
        said = (record.said(name, masked=masked) for name in ("name", record.number_field, record.phone_field))
        return (*map(show_line, said), str(each.open_cases), str(each.all_cases), write_heads(each.people))

    @property
    def line(self) -> RecordLine | None:
        """The record under the cursor."""
        return self.found[self.rows.cursor] if self.rows.cursor < len(self.found) else None

    def open_found(self) -> None:
        if self.line:
            self.bangfu.open_record(self.line.id)

    def action_add(self) -> None:
        """Ask for a new one, if that is one's work."""
        check(self.desk.account.role, Action.RECORD)
        self.app.push_screen(RecordForm(RECORDS[self.kind]), self._added)

    def _added(self, file: RecordFile | None) -> None:
        if file:
            self.bangfu.open_record(file.id)

    def action_mark(self) -> None:
        """Choose the record under the cursor for merging, or no longer."""
        self.marked = None if self.line and self.marked == self.line else self.line
        self._show(self.found)

    def action_merge(self) -> None:
        """Merge the chosen record and the one under the cursor, after asking which of them leads."""
        check(self.desk.account.role, Action.MERGE)
        if self.marked is None or self.line is None or self.marked.id == self.line.id:
            self.tell(say("先用 F5 选中一条，再把光标移到另一条上按 F7"))
            return
        ask_to_merge(self, self.line.id, self.marked.id, self._merged)

    def _merged(self, file: RecordFile) -> None:
        self.marked = None
        self.bangfu.tell(say("已合并，可在打开后撤销"))
        self.bangfu.open_record(file.id)

    def action_list(self) -> None:
        """Write what was found as a spreadsheet, after the password once more."""
        check(self.desk.account.role, Action.EXPORT)
        offer_paper(self, records_paper(self.desk, self.kind, self.typed))

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        reveal_anew(self, self._read_in_full, self._in_full, self._hide, self.bangfu.refuse)

    def _read_in_full(self) -> tuple[tuple[RecordLine, ...], RecordLine | None]:
        desk, marked = self.desk, self.marked
        found = desk.directory.page(self.kind, self.typed, limit=MOST)
        try:
            marked = replace(marked, record=desk.directory.file(marked.id).record) if marked else None
        except Refused:
            marked = None
        desk.trail.reveal(self.kind, records=[*(line.id for line in found), *([marked.id] if marked else [])])
        return found, marked

    def _in_full(self, read: tuple[tuple[RecordLine, ...], RecordLine | None]) -> None:
        self.revealed, (found, self.marked) = True, read
        self._show(found)

    def _hide(self) -> None:
        self.revealed = False
        self._show(self.found)
