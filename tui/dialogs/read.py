"""Something longer to read over a screen."""

from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button

from cases.values.text import say
from tui.dialogs.base import Dialog, button, buttons
from tui.widgets.sheet import Labelled, Sheet


class Read(Dialog[None]):
    """Labels and texts; arrows move the text, Enter or Esc closes it."""

    DEFAULT_CSS = """
    Read > Vertical { width: 90; }
    Read VerticalScroll { height: auto; max-height: 70vh; margin-bottom: 1; scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: object, pairs: Sequence[Labelled]) -> None:
        super().__init__(title)
        self.pairs = pairs

    def body(self) -> Iterable[Widget]:
        sheet = Sheet()
        sheet.tell(self.pairs)
        yield VerticalScroll(sheet, can_focus=False)
        yield buttons(button(say("知道了"), "ok"))

    def on_mount(self) -> None:
        self.query_one(Button).focus()

    def on_button_pressed(self) -> None:
        self.dismiss(None)
