"""One person or employer: what is known, the cases they have a part in, and what was changed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from cases.directory.belonging import belongings
from cases.directory.listed import CasePart, Edit, RecordFile
from cases.directory.records import Person
from cases.file.parts import role_label
from cases.hiding.mask import Mask
from cases.personal.gathered import of_record
from cases.staff.permissions import Action, check
from cases.values.codes import codes
from cases.values.identity import place_of, told_by
from cases.values.masking import mask_name
from cases.values.refusal import Refused
from cases.values.text import Sentence, say
from cases.views.wording import Tone, marked, step_of_row
from tui.dialogs.confirm import Confirm
from tui.dialogs.outgoing import offer_paper
from tui.frame.reveal import POLL, out_of_reach, reveal_anew
from tui.merging import name_of
from tui.papers.answer import answer_paper
from tui.papers.held import held_by
from tui.screens.base import Base
from tui.screens.people.record_form import RecordForm
from tui.widgets.columns import OF_RECORD
from tui.widgets.detail import Detail
from tui.widgets.rows import ListLine, Rows
from tui.widgets.sheet import Labelled, Sheet
from tui.words.keys import Act, bindings, register
from tui.words.language import show, show_line

RECORD = register(
    (
        Act("record.open", "open", say("打开"), say("打开光标所在的案件"), "", ("enter",), 10),
        Act("record.edit", "edit", say("改动"), say("改动这条资料"), "", ("f6",), 20),
        Act("record.undo", "undo", say("撤销合并"), say("撤销最近一次并入"), "", ("f7",), 50),
        Act("record.names", "names", say("显示姓名"), say("显示或隐藏姓名和号码"), "v", ("f8",), 40),
        Act(
            "record.answer",
            "answer",
            say("答复本人"),
            say("应本人申请，导出本中心保存的其个人信息"),
            "",
            ("ctrl+y",),
            45,
        ),
        Act("record.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 15),
    )
)
_EDITS = 10
"""Edits shown."""


class RecordScreen(Base[None]):
    """A record by its id."""

    BINDINGS = bindings(RECORD)
    DEFAULT_CSS = """
    RecordScreen #pattern { height: 1; padding: 0 1; }
    RecordScreen #middle { layout: vertical; height: 1fr; }
    RecordScreen #known { height: 45%; background: $surface; scrollbar-size-vertical: 1; }
    RecordScreen.-wide #middle { layout: horizontal; }
    RecordScreen.-wide #known { width: 50; height: 1fr; }
    """

    def __init__(self, id_: int) -> None:
        super().__init__()
        self.id_ = id_
        self.file: RecordFile | None = None
        self.revealed = False

    def heading(self) -> object:
        if self.file is None:
            return say("帮扶")
        return say("{kind}  {name}", kind=self.file.record.label, name=self.called)

    @property
    def called(self) -> str:
        """The name as it may be shown."""
        return name_of(self.file.record, masked=not self.revealed) if self.file else ""

    def body(self) -> Iterable[Widget]:
        yield Detail(id="pattern")
        with Horizontal(id="middle"):
            yield VerticalScroll(Sheet(), id="known", can_focus=False)
            yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        self.set_interval(POLL, self._look)

    def on_screen_resume(self) -> None:
        self.fetch("record", self._read, self.show_file, self._gone)

    def _read(self) -> RecordFile:
        return self.desk.directory.file(self.id_)

    def _look(self) -> None:
        """See whether it is still within reach and as it was, and show it again if it is not."""
        if self.file and self.is_current:
            self.fetch("look", self._read, self._looked, self._unread)

    def _looked(self, file: RecordFile) -> None:
        if file != self.file:
            self.show_file(file)

    def _unread(self, refused: Refused) -> None:
        self._gone(refused) if out_of_reach(refused) else self.bangfu.refuse(refused)

    def _gone(self, refused: Refused) -> None:
        self.dismiss(None)
        self.bangfu.refuse(refused)

    def show_file(self, file: RecordFile) -> None:
        """Show the record as it is now."""
        self.file = file
        self.tell_top()
        self.query_one("#pattern", Detail).tell((show(file.pattern), "bold"))
        self.query_one(Sheet).tell(known(file, masked=not self.revealed, today=self.desk.today))
        self._show_cases(file.cases)

    def _show_cases(self, cases: Sequence[CasePart]) -> None:
        self.query_one(Rows).show_lines(OF_RECORD, [self._line(part) for part in cases], self.query_one(Rows).key)

    def _line(self, part: CasePart) -> ListLine:
        row, today = part.row, self.desk.today
        step = step_of_row(row, today, self.desk.book)
        off = step.due or step.right
        looks, far = (off.far.tone, off.far.marked) if off else (Tone.CALM, "")
        name = row.applicant if self.revealed else mask_name(row.applicant)
        cause = codes("cause").label(row.cause)
        number, role = marked(row, today.year), role_label(part.role)
        cells = (number, role, name, cause, row.stage.label, row.handler_name, far)
        return ListLine(str(row.id), tuple(map(show_line, cells)), {"left": looks} if looks else {})

    @on(Rows.Chosen)
    def action_open(self) -> None:
        if key := self.query_one(Rows).key:
            self.bangfu.open_case(int(key))

    def action_edit(self) -> None:
        """Open the form of the record, if that is one's work."""
        check(self.desk.account.role, Action.RECORD)
        self.fetch("edit", self._read, self._edit, self._unread)

    def _edit(self, file: RecordFile) -> None:
        self.app.push_screen(RecordForm(type(file.record), file))

    def action_answer(self) -> None:
        """Write what is held about the person, for them."""
        check(self.desk.account.role, Action.AUDIT)
        if self.file:
            number = self.file.cases[0].row.number if self.file.cases else ""
            offer_paper(self, answer_paper(self.desk, lambda: held_by(self.desk, self.id_), number))

    def action_undo(self) -> None:
        """Undo the latest merge into this record, after asking."""
        check(self.desk.account.role, Action.MERGE)

        def sure(yes: bool | None) -> None:
            if yes:
                self.fetch("undo", lambda: self.desk.merging.undo(self.id_), self._undone)

        question = say("最近并入的一条将恢复，其案件一并转回。要撤销合并吗？")
        self.app.push_screen(Confirm(say("撤销合并"), question, say("撤销")), sure)

    def _undone(self, file: RecordFile) -> None:
        self.bangfu.tell(say("已撤销合并"))
        self.show_file(file)

    def action_names(self) -> None:
        """Show names and numbers, which is noted, or hide them again."""
        reveal_anew(self, self._read_in_full, self._in_full, self._hide, self._gone)

    def _read_in_full(self) -> RecordFile:
        file = self.desk.directory.file(self.id_)
        self.desk.trail.reveal("record", records=[file.id])
        return file

    def _in_full(self, file: RecordFile) -> None:
        self.revealed = True
        self.show_file(file)

    def _hide(self) -> None:
        self.revealed = False
        if self.file:
            self.show_file(self.file)

    def action_back(self) -> None:
        self.dismiss(None)


def known(file: RecordFile, *, masked: bool, today: date) -> Iterator[Labelled]:
    """Yield what is known of a record: its fields, what follows from them, and what was changed."""
    shown = of_record(file.record, Mask(on=masked))
    for ask in shown.asks:
        parts = shown.said(ask.name, masked=False)
        if parts and ask.name != "groups":  # those of today are told below, with their grounds
            yield Labelled(ask.label, parts)
    if isinstance(file.record, Person):
        yield from _person(file.record, today)
    for edit in file.edits[:_EDITS]:
        yield Labelled(edit.at.date(), _edited(edit), "$text-muted")


def _person(person: Person, today: date) -> Iterator[Labelled]:
    for each in belongings(person, today):
        why = say("{group}（{why}）", group=each.group.label, why=each.why)
        yield Labelled(say("群体"), why if each.why else each.group.label)
    told = told_by(person.id_number)
    if told and not place_of(person.id_number):
        told_so = say("身份证号的地区代码 {code} 不在现行代码中；旧区划属正常，也请核对", code=told.district)
        yield Labelled(say("提示"), told_so, "$text-warning")


def _edited(edit: Edit) -> Sentence:
    fields = tuple(change.ask.label for change in edit.changes())
    if fields:
        return say("{who} {what}：{fields}", who=edit.by_name, what=edit.label, fields=fields)
    return say("{who} {what}", who=edit.by_name, what=edit.label)
