"""The case: its header, and tabs for what happened, who, by when, how much, and on what paper."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from textual import events, on
from textual.widget import Widget

from cases.due.agenda import Duty, right_on
from cases.events import CATALOGUE
from cases.history.lifecycle import Option
from cases.standing.promised import promised_as
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.text import say
from cases.views.casefile import CaseFile
from tui.casefile.body import CaseBody
from tui.casefile.clockwords import explain
from tui.casefile.header import what_next, who_and_what
from tui.casefile.keys import CASE, EVENTS
from tui.casefile.reading import OnScreen
from tui.casefile.standing import ask_who
from tui.dialogs.menu import Menu
from tui.dialogs.read import Read
from tui.frame.reveal import POLL, out_of_reach, reveal_anew
from tui.screens.base import Base
from tui.widgets.rows import Rows
from tui.widgets.sheet import Labelled, Sheet
from tui.words.choices import Choice, first
from tui.words.keys import bindings, twins


class CaseScreen(Base[None]):
    """One case. form: the code of an event whose draft is taken up at once. then: an action that follows at once.

    entry: the number of the entry on which the cursor stands at first, 0 for the latest.
    """

    BINDINGS = bindings((*CASE, *EVENTS))
    DEFAULT_CSS = """
    CaseScreen #next { max-height: 4; }
    """

    def __init__(self, case_id: int, form: str = "", then: str = "", entry: int = 0) -> None:
        super().__init__()
        self.case_id = case_id
        self.form, self.then, self.entry = form, then, entry
        self.reading: OnScreen | None = None
        self.options: Mapping[str, Option] = {}
        self.revealed = False

    def heading(self) -> object:
        return who_and_what(self.reading) if self.reading else say("案件")

    def body(self) -> Iterable[Widget]:
        yield Sheet(id="next")
        yield CaseBody()

    @property
    def inside(self) -> CaseBody:
        """The tabs."""
        return self.query_one(CaseBody)

    # Reading

    def on_mount(self) -> None:
        self._read()
        self.set_interval(POLL, self._look)

    def on_screen_resume(self) -> None:
        self._look()

    def on_app_focus(self) -> None:
        self._look()

    def _look(self) -> None:
        """See whether somebody else has recorded something, and read the case again if so."""
        if self.reading and self.is_current:
            self.fetch("look", lambda: self.desk.queues.row(self.case_id).version, self._looked, self._unread)

    def _looked(self, version: int) -> None:
        if self.reading and version != self.reading.case.version:
            self._read()

    def _unread(self, refused: Refused) -> None:
        self._out_of_reach(refused) if out_of_reach(refused) else self.bangfu.refuse(refused)

    def _read(self) -> None:
        self.fetch("file", lambda: self.desk.cases.file(self.case_id), self.show_file, self._out_of_reach)

    def _out_of_reach(self, refused: Refused) -> None:
        self.dismiss(None)
        self.bangfu.refuse(refused)

    def show_file(self, file: CaseFile) -> None:
        """Show the case as it is now, the cursor where it was."""
        self.reading = OnScreen(file, self.desk.today, masked=not self.revealed)
        self.options = {each.spec.code: each for each in self.desk.cases.options(file)}
        self.tell_top()
        self.query_one("#next", Sheet).tell([what_next(self.reading)])
        self.inside.show(self.reading)
        if self.entry:
            self.inside.to_entry(str(self.entry))
            self.entry = 0
        self.refresh_bindings()
        if self.form:
            code, self.form = self.form, ""
            self._open_form(code, resume=True)
        elif self.then:
            action, self.then = self.then, ""
            self.call_after_refresh(self.run_action, action)

    # Looking about

    def action_tab(self, at: int) -> None:
        """Show a tab by its place."""
        self.inside.turn_to(at)

    def action_turn(self, way: int) -> None:
        """Show the next tab or the one before."""
        self.inside.turn_to(self.inside.at + way)

    def action_reveal(self) -> None:
        """Show names and numbers, which is noted, or hide them again."""
        reveal_anew(self, self._read_in_full, self._in_full, self._hide, self._out_of_reach)

    def _read_in_full(self) -> CaseFile:
        file = self.desk.cases.file(self.case_id)
        self.desk.trail.reveal("case", [self.case_id])
        return file

    def _in_full(self, file: CaseFile) -> None:
        self.revealed = True
        self.show_file(file)

    def _hide(self) -> None:
        self.revealed = False
        if self.reading:
            self.show_file(self.reading.file)

    def action_refresh(self) -> None:
        """Read the case again."""
        self._read()

    def action_back(self) -> None:
        """Go back to where one came from; a case without a next step is not left without a word."""
        file = self.reading.file if self.reading else None
        if file and file.next_due is None and file.case.stage is not Stage.CLOSED:
            self.bangfu.tell(say("{number} 还没有下一步；请登记待办，或填写下一步和日期", number=file.case.number))
        self.dismiss(None)

    @on(Rows.Chosen)
    def action_open(self) -> None:
        """Show all there is to the line under the cursor."""
        if pairs := self.inside.chosen:
            self.app.push_screen(Read(self.inside.tab.label, pairs))

    def action_why(self) -> None:
        """Explain a deadline: the one under the cursor, else the next one of the case."""
        if self.reading is None:
            return
        if self.inside.tab.id == "clocks" and self.inside.chosen:
            self.action_open()
            return
        file, today = self.reading.file, self.reading.today
        due, right = file.next_due, right_on(file.rights, today)
        ahead = (due, right if right is not due else None)
        told = [pair for duty in ahead if duty for pair in self._why(duty, self.reading)]
        if told:
            self.app.push_screen(Read(say("期限"), tuple(told)))
        else:
            self.bangfu.tell(say("本案没有正在计算的期限"))

    def _why(self, duty: Duty, reading: OnScreen) -> Iterator[Labelled]:
        """Yield on what something stands that is next: its calculation, or who said so."""
        if duty.clock:
            yield from explain(duty.clock, reading)
        else:
            yield Labelled("", say("{day} {what}：由人约定，不是法定期限", day=duty.on, what=duty.label))
            yield Labelled("", promised_as(duty.sort, duty.label, reading.text(duty.text)))

    def action_records(self) -> None:
        """Show what the directory knows of somebody in the case, and all their cases."""
        if self.reading:
            ask_who(self, self.reading.file)

    # Recording

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "record":
            option = self.options.get(str(parameters[0]))
            return None if option is None or option.problem else True
        if action in ("open", "events", "export", "why") and self.reading is None:
            return None
        return super().check_action(action, parameters)

    def action_record(self, code: str) -> None:
        """Open the form of an event."""
        self._open_form(code)

    def _open_form(self, code: str, *, resume: bool = False) -> None:
        from tui.screens.cases.event_form import event_form  # forms are much to load, and many cases are only read

        if self.reading is None:
            return
        if code not in CATALOGUE or code not in self.options:
            return
        entry = int(self.inside.entry or 0)
        self.app.push_screen(event_form(self.reading.file, code, entry, resume=resume), self._recorded)

    def _recorded(self, file: CaseFile | None) -> None:
        if file:
            self.show_file(file)
            self.inside.to_newest()

    def on_key(self, event: events.Key) -> None:
        """Say why an event may not be recorded now, where its key was pressed all the same."""
        for option in self.options.values():
            if option.problem and event.key in twins(option.spec.key):
                event.stop()
                self.bangfu.tell(option.problem.sentence)
                self.bangfu.note(Refused(option.problem, about=option.spec.code))

    def action_events(self) -> None:
        """List all that can happen, with the reason beside what may not happen now."""
        offers = list(self.more())

        def chosen(key: str | None) -> None:
            if key is not None:
                self.action_record(key)

        self.app.push_screen(Menu(say("登记什么？"), [choice for choice, _do in offers]), chosen)

    @property
    def in_hand(self) -> int | None:
        return self.case_id

    @property
    def likely(self) -> Sequence[str]:
        return self.reading.next_events(self.reading.today) if self.reading else ()

    def more(self) -> Sequence[tuple[Choice, Callable[[], object]]]:
        return list(self._more())

    def _more(self) -> Iterator[tuple[Choice, Callable[[], object]]]:
        for code, option in first(self.options.items(), self.likely, self._ready):
            spec = option.spec
            tip = say("“{event}”：由{who}登记", event=spec.label, who=spec.by.label)
            why = option.problem.sentence if option.problem else None
            yield Choice(code, spec.label, spec.key, tip, why, (spec.label, code)), self._recorder(code)

    @staticmethod
    def _ready(offered: tuple[str, Option]) -> tuple[str, bool]:
        code, option = offered
        return code, option.problem is None

    def _recorder(self, code: str) -> Callable[[], object]:
        return lambda: self.action_record(code)

    def action_export(self) -> None:
        """Write the summary of the case as a Word file."""
        from tui.dialogs.outgoing import offer_paper  # what asks where a paper goes: a case stands without it
        from tui.papers.onecase import summary_paper

        if self.reading:
            offer_paper(self, summary_paper(self.desk, self.reading.file))
