"""A form of what is declared: kept as a draft while it is typed, checked at once, saved whole or not at all."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button

from cases.directory.beforehand import Guess
from cases.events import Compared
from cases.events.ties import take_decision
from cases.kinds.fields import Ask, Fields
from cases.values.refusal import Problem, Refused
from cases.values.spans import Dated, law_of
from cases.values.text import Sentence, say
from cases.views.drafts import Draft
from cases.views.rows import Load
from tui.dialogs.base import button, buttons
from tui.dialogs.confirm import Confirm
from tui.dialogs.discard import ask_once
from tui.dialogs.draft import DraftOffer
from tui.drafts import DraftKeeper
from tui.forms.asked import DeskQuestion
from tui.forms.controls.control import Control
from tui.forms.field import ON, Field
from tui.forms.form import Form, Section
from tui.forms.make import EVENT_DAY, Sources, control
from tui.frame.reveal import Of, in_full
from tui.screens.base import Base
from tui.widgets.sheet import Labelled, Sheet
from tui.words.keys import Act, bindings, register

FORM = register(
    (
        Act("form.save", "save", say("保存"), say("检查并保存"), "", ("f2", "ctrl+s"), 5),
        Act("form.leave", "leave", say("离开"), say("离开，填写的内容留在草稿里"), "", ("escape",), 10),
        Act("form.discard", "discard", say("丢弃"), say("丢弃填写的内容和草稿，先问一声"), "", ("f8",), 60),
    )
)
"""What answers in every form."""


class FormScreen(Base[Any]):
    """A form. Answers with the case or record as it is after saving, None if it was left."""

    fills_in = True
    BINDINGS = bindings(FORM)
    DEFAULT_CSS = """
    FormScreen .banner { height: auto; max-height: 8; padding: 0 1; background: $surface; display: none; }
    FormScreen .banner.-on { display: block; }
    FormScreen .buttons { height: 1; margin: 1 0 0 16; }
    FormScreen .buttons Button { height: 1; border: none; min-width: 10; margin: 0 2 0 2; }
    """

    def __init__(self, event: type[Fields], key: str, *, resume: bool = False) -> None:
        super().__init__()
        self.event = event
        self.keeper = DraftKeeper(self, key, self._typed)
        self.resume = resume
        self.saving = False
        self.waiting = False
        """Whether it is being noted what the form is about to show."""
        self.loads: Sequence[Load] = ()
        self.used: Mapping[str, Mapping[str, int]] = {}
        self.blank: Mapping[str, str] = {}
        self._noted = False

    # What it is made of

    def of(self) -> Of:
        """Return whose data it shows where something that is kept stands in it."""
        return Of("draft")

    def sections(self) -> Sequence[tuple[Sentence | None, Sequence[Ask]]]:
        """Return what is asked for, under headings."""
        moot = self.moot()
        asks = (EVENT_DAY, *(each for each in self.event.asks if not (each.automatic or each.name in moot)))
        answers = self.answers()
        return [(None, asks), *([(say("查重与利益冲突"), answers)] if answers else [])]

    def answers(self) -> Sequence[Ask]:
        """Return what is typed beside it, by which a question of the Desk is answered."""
        return ()

    def sources(self) -> Sources:
        """Return what choices are made of."""
        return Sources(self.day, lambda: self.loads, told=self.told, used=lambda: self.used)

    def moot(self) -> frozenset[str]:
        """Return the fields that are left out, as there is nothing to ask there."""
        return frozenset()

    def told(self) -> Mapping[str, str]:
        """Return what the form tells, as it is typed; nothing before it stands."""
        return self.form.typed() if self.is_mounted else {}

    def control(self, ask: Ask) -> Control:
        """Return the control for a field."""
        return control(ask, self.sources())

    def before(self) -> Mapping[str, str]:
        """Return what stands in the form before anybody has typed."""
        return {ON: self.desk.today.isoformat()}

    def hides(self) -> bool:
        """Tell whether it is filled in beforehand with what is hidden elsewhere."""
        return False

    def body(self) -> Iterable[Widget]:
        self.form = self.make_form()
        yield VerticalScroll(Sheet(), classes="banner", can_focus=False)
        yield self.form

    def make_form(self) -> Form:
        """Return the form with its buttons."""
        sections: list[Section] = [
            (heading, [Field(ask, partial(self.control, ask), lambda: self.desk.today) for ask in asks])
            for heading, asks in self.sections()
        ]
        foot = buttons(button(say("保存 F2"), "save"), button(say("离开 Esc"), "leave"))
        form = Form(sections, [foot], self.seldom, self.beforehand)
        self.answering = DeskQuestion(form, [each.name for each in self.answers()])
        return form

    def to_answer(self) -> bool:
        """Tell whether there is a question of the Desk to answer."""
        return self.answering.asked

    def ask_beside(self) -> None:
        """Ask for what answers a question of the Desk while there is one."""
        self.answering.show(wanted=self.to_answer())

    def _ask_of_this(self) -> None:
        self.answering.ask()
        self.ask_beside()

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self.ask_beside)

    def seldom(self) -> Collection[str]:
        """Return the fields that Enter passes over; where there are none, it passes over nothing."""
        return ()

    def beforehand(self) -> Mapping[str, Guess]:
        """Return what fields are filled in with as long as nobody types into them."""
        return {}

    def day(self) -> date:
        """Return the day of the event as it stands in the form."""
        today = self.desk.today
        return self.form.day(today) if hasattr(self, "form") else today

    def values(self) -> dict[str, str]:
        """Return what was typed for the event and its day, blank fields and answers left out."""
        answers = {each.name for each in self.answers()}
        return {name: text for name, text in self.form.values().items() if name not in answers}

    def compared(self) -> Compared | None:
        """Return what was answered. Raises `Refused`."""
        return take_decision(self.form.values(), self.event, self.desk.today)[1] if self.answers() else None

    def _typed(self) -> Mapping[str, str]:
        return self.answering.kept(self.form.typed())

    # Beginning

    def _read_used(self) -> Mapping[str, Mapping[str, int]]:
        return self.desk.words.used()

    def _know_used(self, used: Mapping[str, Mapping[str, int]]) -> None:
        self.used = used

    def on_mount(self) -> None:
        self.blank = self.before()
        self.put(self.blank, self._begin)
        self.fetch("used", self._read_used, self._know_used, lambda _refused: None)

    def _begin(self) -> None:
        self.form.start()
        self.keeper.begin(self.form.typed())
        draft = self.desk.drafts.get(self.keeper.key)
        if draft and self.resume:
            self.go_on(draft)
        elif draft:
            self.app.push_screen(DraftOffer(draft), lambda answer: self._answered(draft, answer))

    def _answered(self, draft: Draft, answer: bool | None) -> None:
        if answer is False:
            self.fetch("renew", self.keeper.renew, lambda _done: None)
        else:
            self.go_on(draft)

    def go_on(self, draft: Draft) -> None:
        """Put a draft into the form."""
        self.put(draft.fields, partial(self._go_on, draft))

    def _go_on(self, draft: Draft) -> None:
        """Go on with a draft: what was asked when it was left is asked, what is wrong in it is said again."""
        if any(each.name in draft.fields for each in self.answers()):
            self._ask_of_this()
        self.form.check()
        self.form.start()

    def put(self, kept: Mapping[str, str], then: Callable[[], object]) -> None:
        """Put what is kept into the form once it is noted as shown, and go on.

        Until then nothing is typed into it; where it cannot be noted it is not shown, and the form is left.
        """
        held = self.focused

        def shown() -> None:
            if self.form.disabled:
                self.form.disabled = False
                self.set_focus(held)
            self.form.fill(kept)
            then()

        def refused(why: Refused) -> None:
            self.dismiss(None)
            self.bangfu.refuse(why)

        fields = self.form.fields
        self.note_shown(((fields[name].ask, text) for name, text in kept.items() if name in fields), shown, refused)
        self.form.disabled = self.waiting

    def note_shown(
        self, kept: Iterable[tuple[Ask, str]], then: Callable[[], object], refused: Callable[[Refused], object]
    ) -> None:
        """Note, once in a form, that names and numbers are shown in full where they stand in what is kept; then go on.

        Nothing is saved before that.
        """
        today = self.desk.today
        if self._noted or not (self.hides() or any(in_full(ask, text, today) for ask, text in kept)):
            then()
            return
        of, trail = self.of(), self.desk.trail

        def noted(_done: object) -> None:
            self._noted, self.waiting = True, False
            then()

        def unnoted(why: Refused) -> None:
            self.waiting = False
            refused(why)

        self.waiting = True
        self.fetch("shown", lambda: trail.reveal(of.where, of.cases, of.records), noted, unnoted)

    @on(Form.Changed)
    def _changed(self) -> None:
        if self.answering.changed():
            self.ask_beside()
        self.keeper.touch()
        self.changed()

    def changed(self) -> None:
        """Answer a change of the form."""

    # Saving

    def record(self, event: Any, day: Dated) -> Any:
        """Record what was read, in a thread."""
        raise NotImplementedError

    def saved(self, file: Any) -> None:
        """Go on after saving."""
        self.bangfu.tell(say("已保存"))
        self.dismiss(file)

    def once(self, event: Any) -> Confirm | None:
        """Return what to ask before this is saved, if anything."""
        return None

    def read(self) -> tuple[Any, Dated]:
        """Read the whole form. Raises `Refused` with every problem in it."""
        typed, today = self.values(), self.desk.today
        day, problems = self._read_day(typed.pop(ON, ""), today)
        try:
            event = self.event.read(typed, today, law_of(day))
        except Refused as refused:
            raise Refused(*problems, *refused.problems) from None
        if problems:
            raise Refused(*problems)
        return event, day

    @staticmethod
    def _read_day(typed: str, today: date) -> tuple[Dated, list[Problem]]:
        if not typed:
            return today, [Problem("needed", say("请填写“{field}”", field=EVENT_DAY.label), ON)]
        try:
            day: Dated = EVENT_DAY.kind.read(typed, today)
        except Refused as refused:
            return today, [Problem(each.rule, each.sentence, ON) for each in refused.problems]
        return day, []

    def action_save(self) -> None:
        """Check everything, ask where it cannot be undone, and save."""
        if self.saving or self.waiting:
            return
        for field in self.form.shown:
            field.control.settle()
        try:
            event, day = self.read()
        except Refused as refused:
            self.refused(refused)
            return
        self.ask_first(event, day, lambda: self._record(event, day))

    def ask_first(self, event: Any, _day: Dated, then: Callable[[], None]) -> None:
        """Ask what must be asked before this is saved, if anything, and go on."""
        if question := self.once(event):
            self.app.push_screen(question, lambda sure: then() if sure else None)
        else:
            then()

    def _record(self, event: Any, day: Dated) -> None:
        keep = self.keeper.unkept()

        def record() -> Any:
            if keep:
                with suppress(Refused):  # the disk will say so again when the event is recorded
                    keep()
            file = self.record(event, day)
            self.keeper.drop()
            return file

        self.saving = True
        self.fetch("save", record, self.saved, self._not_saved)

    def _not_saved(self, refused: Refused) -> None:
        self.saving = False
        self.refused(refused)

    def refused(self, refused: Refused) -> None:
        """Say what is wrong, each thing in its place, and what belongs to no field at the top."""
        if {each.field for each in refused.problems} & {each.name for each in self.answers()}:
            self._ask_of_this()
        rest = self.form.refuse(refused.problems)
        told = [Labelled("!", each.sentence, "$text-error") for each in rest]
        if len(told) < len(refused.problems):
            n = len(refused.problems) - len(told)
            told.insert(0, Labelled("!", say("没有保存：有 {n} 处要改，光标在第一处", n=n), "$text-error"))
        self.tell_banner(*told)

    def tell_banner(self, *parts: Labelled) -> None:
        """Say something above the form, until something else is said."""
        banner = self.query_one(".banner")
        banner.query_one(Sheet).tell(parts)
        banner.set_class(bool(parts), "-on")

    # Leaving

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_leave()

    def keep(self) -> None:
        self.keeper.keep()

    def unkept(self) -> Callable[[], None] | None:
        return self.keeper.unkept()

    def leaving(self) -> None:
        self.keeper.flush()

    def action_leave(self) -> None:
        """Leave; what was typed stays as a draft."""
        if self.saving:
            return
        if keep := self.keeper.unkept():
            self.fetch("leave", keep, lambda _kept: self.action_leave())
            return
        if self.keeper.typed_any:
            self.bangfu.tell(say("没有保存，填写的内容留在草稿里"))
        self.dismiss(None)

    def action_discard(self) -> None:
        """Throw away what was typed, after asking."""
        if self.waiting:
            return
        if self.keeper.typed_any:
            self.ask_to_discard(self._discard)
        else:
            self._discard()

    def ask_to_discard(self, then: Callable[[], object]) -> None:
        """Ask whether what was typed is thrown away; then do it."""
        ask_once(self, then)

    def _discard(self) -> None:
        self.fetch("discard", self.keeper.drop, lambda _done: self.dismiss(None))
