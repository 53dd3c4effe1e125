"""A form: fields below each other, with the sentences that say what is wrong under each."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from cases.directory.beforehand import Guess
from cases.events import Ask
from cases.values.refusal import Problem, Refused
from cases.values.spans import Dated, law_of
from cases.values.text import Sentence
from tui.forms.controls.control import Control, Edited, Passed
from tui.forms.field import ON, Field
from tui.words.language import show_line
from tui.words.show import content

SLIM = 66
"""Cells below which labels stand above their fields."""


LABELS = (15, 24)
"""Cells of the labels, at least and at most."""

Section = tuple[Sentence | None, Sequence[Field]]
"""A heading, if there is one, and the fields under it."""


class Form(VerticalScroll, can_focus=False):
    """Fields, in the order given, under headings. It posts `Changed` when anything in it changes.

    seldom: what Enter passes over, as few tell it; every other way to the next field leads there. beforehand: what
    fields are filled in with as long as nobody types into them, by what is told so far; both are asked each time.

    A field that is asked for only by what another holds is brought in when that is so for the first time: the intake
    knows more of them than it asks of anybody, and opens as quickly as without.
    """

    DEFAULT_CSS = """
    Form { height: 1fr; scrollbar-size-vertical: 1; padding: 0; }
    Form .section { height: 1; color: $text-accent; text-style: bold; margin-top: 1; padding: 0 2; }
    Form .section.-first { margin-top: 0; }
    """

    class Changed(Message):
        """Something in the form has changed."""

    def __init__(
        self,
        sections: Sequence[Section],
        foot: Iterable[Widget] = (),
        seldom: Callable[[], Collection[str]] = tuple,
        beforehand: Callable[[], Mapping[str, Guess]] = dict,
    ) -> None:
        super().__init__()
        self.seldom, self.beforehand = seldom, beforehand
        self.sections = sections
        self.fields = {field.ask.name: field for _heading, fields in sections for field in fields}
        self.foot = tuple(foot)
        self.headings: dict[int, Static] = {}
        self._slim: bool | None = None

    def compose(self) -> ComposeResult:
        for at, (heading, fields) in enumerate(self.sections):
            if heading:
                self.headings[at] = Static(content(heading), classes="section" if at else "section -first")
                yield self.headings[at]
            yield from (each for each in fields if each.display and not each.ask.when)
        yield from self.foot

    def on_mount(self) -> None:
        self._lay_out(self.app.size.width)
        self._appear()

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out(event.size.width)
        self.call_after_refresh(self._follow)

    def _follow(self, passes: int = 3) -> None:
        """Keep in sight, in a window of another size, the field that one is in, label and all.

        passes: how often this is done anew, for the fields take their new heights one after the other.
        """
        focused = self.screen.focused if self.is_attached else None
        field = next((each for each in focused.ancestors if isinstance(each, Field)), None) if focused else None
        if field and field.ask.name in self.fields:
            field.scroll_visible(animate=False)
            field.control.follow()
            if passes:
                self.call_after_refresh(self._follow, passes - 1)

    def _lay_out(self, width: int) -> None:
        """Give the labels as much room as the longest needs, within bounds; in a slim window they stand above."""
        slim = width < SLIM
        if slim is not self._slim:
            self._slim = slim
            longest = max(cell_len(show_line(each.ask.label)) for each in self.fields.values())
            room = max(min(longest + 3, LABELS[1]), LABELS[0])
            for each in self.fields.values():
                each.lay_out(room, slim=slim)

    # What stands in it

    @property
    def _there(self) -> list[Field]:
        """The fields that have been asked for at some time."""
        return [each for each in self.fields.values() if each.is_attached]

    @property
    def shown(self) -> list[Field]:
        """The fields that are asked for now."""
        return [each for each in self.fields.values() if each.display and self._wanted(each.ask)]

    def values(self) -> dict[str, str]:
        """Return what was typed into the fields that are asked for, blank ones left out."""
        return {each.ask.name: each.typed for each in self.shown if each.typed.strip()}

    def typed(self) -> dict[str, str]:
        """Return what was typed into every field, also into those not asked for at the moment."""
        said = ((name, field.typed) for name, field in self.fields.items() if not field.guessed)
        return {name: text for name, text in said if text.strip()}

    def fill(self, typed: Mapping[str, str]) -> None:
        """Put text into fields; the others stay as they are."""
        for name, text in typed.items():
            if name in self.fields:
                self.fields[name].fill(text)
        self.guess()

    def guess(self) -> None:
        """Fill in beforehand what can be, and show the fields that are asked for now."""
        found = self.beforehand()
        for name, field in self.fields.items():
            field.guess(found.get(name))
        self._appear()

    def day(self, today: date) -> date:
        """Return the day of the event as typed, the earliest that it may be; today while that cannot be read."""
        field = self.fields.get(ON)
        if field is None:
            return today
        try:
            found: Dated = field.ask.kind.read(field.typed, today)
        except Refused:
            return today
        return law_of(found)

    # What is asked for

    def _appear(self) -> None:
        """Show the fields that are asked for by what the others hold, and the headings over them."""
        for each in self.fields.values():
            if each.ask.when:
                each.display = self._wanted(each.ask)
        for at, (_heading, fields) in enumerate(self.sections):
            self._bring_in(self.headings.get(at), fields)
        for at, heading in self.headings.items():
            heading.display = any(each.display for each in self.sections[at][1])

    def _bring_in(self, before: Widget | None, fields: Sequence[Field]) -> None:
        """Mount the fields of a section that are asked for and not there yet, each after the one before it."""
        for each in fields:
            if not each.is_attached:
                if not each.display:
                    continue
                self.mount(each, after=before) if before else self.mount(each, before=0)
            before = each

    def _wanted(self, ask: Ask) -> bool:
        return all(self._holds(name) & set(allowed) for name, allowed in (ask.when or {}).items())

    def _holds(self, name: str) -> set[str]:
        field = self.fields.get(name)
        if field is None or not field.typed.strip():
            return set()
        try:
            value: Any = field.ask.kind.read(field.typed, field.today())
        except Refused:
            return set()
        return set(value) if isinstance(value, tuple) else {value}

    # What is wrong

    def refuse(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each problem under its field and go to the first; return those that belong to no field in sight."""
        for each in self._there:
            each.clear()
        said: dict[str, list[Sentence]] = {}
        rest = []
        shown = {each.ask.name for each in self.shown}
        for problem in problems:
            if problem.field in shown:
                field = self.fields[str(problem.field)]
                said.setdefault(field.ask.name, []).append(field.clearer(problem))
            else:
                rest.append(problem)
        for name, sentences in said.items():
            self.fields[name].refuse(*sentences)
        if first := next((field for name, field in self.fields.items() if name in said), None):
            first.control.widget.focus()
            self.call_after_refresh(first.scroll_visible, animate=False)
        return rest

    # Moving about

    def start(self) -> None:
        """Put the focus on the first field in which something is still to be told, or else on the first."""
        shown, seldom = [each for each in self.shown if each.control.widget.can_focus], self.seldom()
        empty = (each for each in shown if not each.typed.strip() and each.ask.name not in seldom)
        next(empty, shown[0]).control.widget.focus()

    @on(Passed)
    def _passed(self, event: Passed) -> None:
        event.stop()
        if event.way < 0:
            self.screen.focus_previous()
        elif following := self._to_tell() if event.done else None:
            following.control.widget.focus()
        else:
            self.screen.focus_next()

    def _to_tell(self) -> Field | None:
        """Return the next field in which something is still to be told; None for the one below, whatever it is."""
        if not (seldom := self.seldom()):
            return None
        shown = [each for each in self.shown if each.is_attached]
        at = next((at for at, each in enumerate(shown) if each.control.widget.has_focus), len(shown))
        ahead = (each for each in shown[at + 1 :] if each.control.widget.can_focus and each.ask.name not in seldom)
        return next((each for each in ahead if not each.typed.strip()), None)

    @on(Edited)
    def _edited(self, event: Edited) -> None:
        event.stop()
        self.guess()
        self.post_message(self.Changed())

    def check(self) -> None:
        """Say what is wrong with what stands in each field, as where each is left."""
        for each in self.shown:
            self._check(each)

    def _check(self, field: Field) -> None:
        today = field.today()
        field.check(self.day(today) if field.ask.kind.by_event_day else today)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        field = next((each for each in event.widget.ancestors if isinstance(each, Field)), None)
        if field and field.ask.name in self.fields:
            field.control.settle()
            self._check(field)
            if field.ask.name == ON:
                self.renew()
            self.guess()

    def renew(self) -> None:
        """Look again at what the choices offer."""
        for each in self._there:
            each.control.renew()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.call_after_refresh(self._place_candidates)

    def _place_candidates(self) -> None:
        """Tell the terminal where the candidates of the input method belong after the form moved, if it is there."""
        focused = self.screen.focused if self.is_attached else None
        if isinstance(focused, Control):
            self.app.cursor_position = focused.cursor_at
