"""Something longer to read over a screen."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from cases.values.text import say
from tui.dialogs.base import Dialog, button, buttons
from tui.widgets.moves import MOVES
from tui.widgets.sheet import Labelled, Sheet
from tui.words.keys import bindings
from tui.words.language import show

_AROUND = 8
"""Lines of the dialog beside its text: frame, title, button and what is blank."""
_OF_SCREEN, _TEXT = 94, 70
"""Of the height of the screen, how many hundredths a dialog takes at most, and its text alone."""


class _Page(VerticalScroll):
    """A text that says when it has moved."""

    class Moved(Message):
        """It shows other lines."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())


class Read(Dialog[None]):
    """Labels and texts; arrows and pages move the text, Enter or Esc closes it."""

    BINDINGS = bindings(MOVES)
    DEFAULT_CSS = """
    Read > Vertical { width: 90; }
    Read VerticalScroll { height: auto; margin-bottom: 1; scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: object, pairs: Sequence[Labelled]) -> None:
        super().__init__(title)
        self.pairs = pairs

    def body(self) -> Iterable[Widget]:
        sheet = Sheet()
        sheet.tell(self.pairs)
        yield _Page(sheet, can_focus=False)
        yield buttons(button(say("知道了"), "ok"))

    def on_mount(self) -> None:
        self.query_one(Button).focus()

    def on_resize(self) -> None:
        """Leave room for the button, however low the screen is."""
        most = min(self.size.height * _TEXT // 100, self.size.height * _OF_SCREEN // 100 - _AROUND)
        self._sheet.styles.max_height = max(most, 1)
        self.call_after_refresh(self._tell_left)

    @property
    def _sheet(self) -> "_Page":
        return self.query_one(_Page)

    @on(_Page.Moved)
    def _tell_left(self) -> None:
        """Say on the frame how much there is below."""
        left = round(self._sheet.max_scroll_y - self._sheet.scroll_y)
        told = say("下面还有 {n} 行（↓ PgDn End）", n=left) if left > 0 else say("已到末尾（↑ PgUp Home）")
        self.query_one(Vertical).border_subtitle = show(told) if self._sheet.max_scroll_y > 0 else ""

    def on_button_pressed(self) -> None:
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        self._sheet.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        self._sheet.scroll_relative(y=by * max(self._sheet.size.height - 1, 1), animate=False)

    def action_first(self) -> None:
        self._sheet.scroll_home(animate=False)

    def action_last(self) -> None:
        self._sheet.scroll_end(animate=False)
