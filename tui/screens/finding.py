"""A field, and below it what it finds while one types: what searches for cases and for people stand on."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from cases.values.text import Sentence, one_line
from tui.frame.oneline import OneLine
from tui.frame.reveal import POLL
from tui.screens.base import Base
from tui.widgets.detail import Detail
from tui.widgets.rows import Rows
from tui.words.language import show

PAUSE = 0.12
"""Seconds without a key after which the search runs."""


class FindingScreen(Base[None]):
    """One field and a list. `find` looks for what is `typed` now; HINT stands in the empty field.

    Enter opens what is found by what was typed, never what was found before: it waits for the search.
    """

    HINT: ClassVar[Sentence]
    DEFAULT_CSS = """
    FindingScreen #typed { margin: 1 1 0 1; }
    FindingScreen #told { height: 1; color: $text-muted; }
    FindingScreen #found { margin-top: 1; }
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed
        self.revealed = False
        self._timer: Timer | None = None
        self._found_by: str | None = None
        self._opens = False

    def body(self) -> Iterable[Widget]:
        yield OneLine(self.typed, placeholder=show(self.HINT), id="typed")
        yield Detail(id="told")
        rows = Rows(id="found")
        rows.can_focus = False
        yield rows

    def on_mount(self) -> None:
        self.query_one("#typed", Input).focus()
        self.set_interval(POLL, self._poll)

    def _poll(self) -> None:
        """Look anew as long as names stand there in full."""
        if self.revealed and self.is_current:
            self.find()

    @property
    def rows(self) -> Rows:
        """The list of what was found."""
        return self.query_one("#found", Rows)

    @on(Input.Changed, "#typed")
    def _typed(self, event: Input.Changed) -> None:
        self.typed, self._opens = one_line(event.value), False
        self._stop()
        self._timer = self.set_timer(PAUSE, self.find)

    def _stop(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def find(self) -> None:
        """Look for what is typed."""
        raise NotImplementedError

    def found_by(self, typed: str) -> None:
        """Note that what is in sight was found by this; open what is under the cursor where that was asked for."""
        self._found_by = typed
        if self._opens and typed == self.typed:
            self._opens = False
            self.open_found()

    @on(Rows.Chosen)
    def action_open(self) -> None:
        """Open what is under the cursor, as soon as it is found by what is typed."""
        if self.typed == self._found_by:
            self.open_found()
        else:
            self._opens = True
            self._stop()
            self.find()

    def open_found(self) -> None:
        """Open what is under the cursor."""
        raise NotImplementedError

    def tell(self, part: object) -> None:
        """Say something between the field and the list."""
        self.query_one("#told", Detail).tell((part, ""))

    def action_back(self) -> None:
        self.dismiss(None)
