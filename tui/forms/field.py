"""One field of a form: its label at the left, its control, what is said of it, and what is wrong with it.

Label, notes and errors are drawn by the field itself around the one widget in it: a form of twenty fields is then forty
widgets, not a hundred and fifty, and opens at once.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from cases.directory.beforehand import Guess
from cases.events import Ask
from cases.values.refusal import Problem, Refused
from cases.values.spans import last_day
from cases.values.text import Sentence, say
from tui.forms.controls.choice import ChoiceInput
from tui.forms.controls.control import Control, Edited, Noted
from tui.forms.controls.optionlist import OptionList
from tui.forms.read import understood
from tui.widgets.fit import plain, wrap
from tui.words.language import show

ON = "on"
"""The name of the field for the day of the event."""

CURSOR = ">"
"""Stands before the field that has the focus, as before the line of a list."""

INDENT = 2
"""Cells before a label."""

_MOST = 8
"""Lines of one sentence."""

_NOTED = 4
"""Lines of a note: what it rests on stands at its end, and is not cut off."""


class Field(Widget):
    """A field. `refuse` says what is wrong with it, and it stays said until something else is typed."""

    DEFAULT_CSS = """
    Field { height: auto; layout: vertical; padding: 0 1 0 0; }
    """

    def __init__(self, ask: Ask, make: Callable[[], Control], today: Callable[[], date]) -> None:
        super().__init__(id=f"field-{ask.name}")
        self.ask = ask
        self._make = make
        self.today = today
        self.room = 16
        self.slim = False
        self.problems: tuple[Sentence, ...] = ()
        self.more: object = ""
        self._guess: Guess | None = None
        self._own = False
        self._noted = self._wrong = ""

    @cached_property
    def control(self) -> Control:
        """What is typed into, made when it is first needed: most fields of the intake never are."""
        return self._make()

    @property
    def _made(self) -> bool:
        return "control" in self.__dict__

    def compose(self) -> ComposeResult:
        self._set_margin()
        yield self.control.widget

    def on_mount(self) -> None:
        self._tell()

    def on_descendant_focus(self) -> None:
        self.refresh()

    def on_descendant_blur(self) -> None:
        self.refresh()

    def lay_out(self, room: int, *, slim: bool) -> None:
        """Give the label so many cells at the left, or, where the window is slim, a line above the control."""
        self.room, self.slim = room, slim
        if self._made:
            self._set_margin()
            self.refresh(layout=True)

    def _set_margin(self) -> None:
        self.control.widget.styles.margin = (1, 0, 0, INDENT) if self.slim else (0, 0, 0, INDENT + self.room)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.control.typed if self._made else ""

    @property
    def guessed(self) -> bool:
        """Whether what stands in the field was filled in beforehand, and nobody has typed anything else."""
        return self._guess is not None

    @property
    def own(self) -> bool:
        """Whether somebody has typed into it, or taken away what was filled in."""
        return self._own

    def guess(self, guess: Guess | None) -> None:
        """Fill the field in beforehand, or take back what was, unless somebody has typed into it or is about to."""
        if guess == self._guess or self._own:
            return
        if self.control.widget.has_focus or (self.typed.strip() and not self.guessed):
            return
        self._guess = guess
        self.control.fill(guess.text if guess else "")
        if self.is_mounted:
            self._tell()

    def fill(self, text: str) -> None:
        """Put text into the field."""
        self._guess = None
        self.control.fill(text)
        if self.is_mounted:
            self.clear()

    async def swap(self, ask: Ask, control: Control) -> None:
        """Ask for something else with another control; the text that stood there stays."""
        typed = self.control.typed
        await self.query_children().remove()
        self.ask, self.control = ask, control
        await self.mount(control.widget)
        self.lay_out(self.room, slim=self.slim)
        control.fill(typed)

    # Drawing

    @property
    def _left(self) -> int:
        return INDENT if self.slim else INDENT + self.room

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        inner = super().get_content_height(container, viewport, width)
        return max(inner, len(self._label())) + len(self._below(width))

    def render(self) -> Content:
        width, height = self.content_size
        below = self._below(width)
        lines = self._label()[:height] + [Content("")] * height
        if self._beside(width):
            at = self._left + self.control.widget.outer_size.width + 1
            note = Content.styled(plain(self._noted)[: max(width - at, 0)], "$text-muted")
            lines[0] = lines[0].pad_right(max(at - lines[0].cell_length, 0)) + note
        body = lines[: height - len(below)]
        return Content("\n").join([*body, *below])

    def _label(self) -> list[Content]:
        """Return the lines of the label, with a star where the field is needed."""
        style = "$text-error" if self.problems else ""
        texts = wrap(show(self.ask.label), max(self.room - 2, 4), 3) if not self.slim else [show(self.ask.label)]
        lines = [Content.assemble(" " * INDENT, (text, style)) for text in texts]
        if self.has_focus_within:
            lines[0] = Content.assemble((CURSOR, "$text-accent bold"), lines[0][1:])
        if self.ask.needed:
            lines[-1] += Content.assemble(" ", ("*", "$text-accent bold"))
        return lines

    def _beside(self, width: int) -> bool:
        """Tell whether the note fits beside the control, on its line, in a field that is so wide.

        It is asked while fields are laid out: what textual knows itself of their size is then that of before, for which
        it lays out all of the form once more.
        """
        left = width - self._left - self.control.widget.outer_size.width - 1
        return bool(self._noted) and not (self.slim or self.control.wide) and cell_len(self._noted) <= left

    def _below(self, width: int) -> list[Content]:
        """Return the lines under the control: what is wrong, and the note where it does not stand beside."""
        return list(self._lines_below(width))

    def _lines_below(self, width: int) -> Iterator[Content]:
        room = max(width - self._left - 1, 2)
        indent = " " * (self._left + 1)
        for problem in self.problems:
            for at, text in enumerate(wrap(show(problem), room - 2, _MOST)):
                yield Content.assemble(indent, ("  " if at else "! ", "$text-error bold"), (text, "$text-error"))
        if self._noted and not self._beside(width):
            yield from (Content.assemble(indent, (text, "$text-muted")) for text in wrap(self._noted, room, _NOTED))

    # What is said of it

    def refuse(self, *sentences: Sentence) -> None:
        """Say under the field what is wrong."""
        self.problems, self._wrong = sentences, self.typed
        self.control.wrong = True
        self.refresh(layout=True)

    def clear(self) -> None:
        """Take back what was said to be wrong."""
        if self.problems:
            self.problems = ()
            self.control.wrong = False
            self.refresh(layout=True)
        self._tell()

    def check(self, day: date) -> None:
        """Say what is wrong with what was typed, if anything was; a field still empty is left in peace."""
        text = self.typed
        if text.strip() and not self.problems:
            try:
                self.ask.kind.read(text, day)
            except Refused as refused:
                self.refuse(*(self.clearer(each) for each in refused.problems))

    def clearer(self, problem: Problem) -> Sentence:
        """Return the sentence of a problem, or a clearer one where the control knows of several things it may mean."""
        return (self.control.unclear() if problem.rule == "code" else None) or problem.sentence

    def add(self, more: object) -> None:
        """Say something after how the text is understood; nothing takes it back."""
        self.more = more
        self._tell()

    def _tell(self) -> None:
        told = show(self._note())
        if told != self._noted:
            count = len(self._below(self.content_size.width))
            self._noted = told
            self.refresh(layout=count != len(self._below(self.content_size.width)))

    def _note(self) -> object:
        if self._guess:
            return say("预填（{why}）", why=self._guess.why)
        if own := show(self.control.note()):
            return own
        today = self.today()
        told = understood(self.ask.kind, self.typed, today)
        if self.ask.name == ON and told and self._backdated(today):
            return say("{day}（补记）", day=told)
        if told and self.more:
            return say("{told}；{more}", told=told, more=self.more)
        if not told and self.ask.hint and not (self.typed.strip() and isinstance(self.control, ChoiceInput)):
            return self.ask.hint
        return told

    def _backdated(self, today: date) -> bool:
        return last_day(self.ask.kind.read(self.typed, today)) < today

    @on(Edited)
    def _edited(self) -> None:
        if self._guess and self.typed != self._guess.text:
            self._guess, self._own = None, True
        if self.typed != self._wrong:  # what was filled in may be told as edited only after it was looked at
            self.clear()
        self._tell()

    @on(Noted)
    def _told_more(self, event: Noted) -> None:
        event.stop()
        if self.is_mounted:
            self._tell()

    def on_click(self) -> None:
        self.control.widget.focus()

    @on(OptionList.Chosen)
    def _clicked(self, event: OptionList.Chosen) -> None:
        event.stop()
        self.control.take_current()
