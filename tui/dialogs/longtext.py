"""Dialogs with a text that may be longer than the screen: it scrolls by keys, and says how much is left below."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ScreenResultType
from textual.widget import Widget

from cases.values.text import say
from tui.dialogs.base import Dialog
from tui.widgets.detail import Detail

_AROUND = 8
"""Lines of the dialog beside its text: frame, title, button and what is blank, in one of which it says what is left."""
_OF_SCREEN, _TEXT = 94, 70
"""Of the height of the screen, how many hundredths a dialog takes at most, and its text alone."""


class LongText(Vertical):
    """A widget in as many lines as the screen has for it; in a window too small to read it is not laid out at all."""

    SCOPED_CSS = False  # the screen says how wide and high the window is
    DEFAULT_CSS = """
    LongText { height: auto; }
    Dialog LongText VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    Dialog LongText .text { margin-bottom: 0; }
    .-tiny LongText { display: none; }
    Dialog LongText Detail { height: 1; padding: 0; color: $text-muted; }
    """

    def __init__(self, told: Widget) -> None:
        super().__init__()
        self._scrolls = VerticalScroll(told, can_focus=False)

    def compose(self) -> ComposeResult:
        yield self._scrolls
        yield Detail()

    def on_mount(self) -> None:
        self.fit()
        for what in ("scroll_y", "virtual_size"):
            self.watch(self._scrolls, what, self._moved, init=False)

    def _moved(self) -> None:
        self.call_after_refresh(self._tell_left)

    def fit(self) -> None:
        """Leave room for the buttons, however low the screen is."""
        height = self.screen.size.height
        self._scrolls.styles.max_height = max(min(height * _TEXT // 100, height * _OF_SCREEN // 100 - _AROUND), 1)
        self.call_after_refresh(self._tell_left)

    @property
    def left(self) -> int:
        """How many lines stand below the last one in sight."""
        return round(self._scrolls.max_scroll_y - self._scrolls.scroll_y)

    def _tell_left(self) -> None:
        left, detail = self.left, self.query_one(Detail)
        if self._scrolls.max_scroll_y <= 0:
            detail.tell()
        else:
            told = say("下面还有 {n} 行，按 PageDown 看", n=left) if left > 0 else say("到底了")
            detail.tell((told, ""))

    def move(self, by: int) -> None:
        """Move the text by lines."""
        self._scrolls.scroll_relative(y=by, animate=False)

    def page(self, by: int) -> None:
        """Move it by pages, a line of each stays in sight."""
        self._scrolls.scroll_relative(y=by * max(self._scrolls.size.height - 1, 1), animate=False)

    def first(self) -> None:
        """Go to its beginning."""
        self._scrolls.scroll_home(animate=False)

    def last(self) -> None:
        """Go to its end."""
        self._scrolls.scroll_end(animate=False)


class LongDialog(Dialog[ScreenResultType]):
    """A dialog that yields one `LongText` in its body, and gives the keys that turn its pages."""

    @property
    def long(self) -> LongText:
        """The text."""
        return self.query_one(LongText)

    def on_resize(self) -> None:
        for told in self.query(LongText):  # none yet where the window changes as it opens
            told.fit()

    def action_page(self, by: int) -> None:
        """Move the text by pages."""
        self.long.page(by)
