"""Something longer to read over a screen."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Button

from cases.values.text import say
from tui.dialogs.base import button, buttons
from tui.dialogs.longtext import LongDialog, LongText
from tui.widgets.moves import MOVES
from tui.widgets.sheet import Labelled, Sheet
from tui.words.keys import bindings


class Read(LongDialog[None]):
    """Labels and texts; arrows and pages move the text, Enter or Esc closes it."""

    BINDINGS = bindings(MOVES)
    DEFAULT_CSS = """
    Read > Vertical { width: 90; }
    """

    def __init__(self, title: object, pairs: Sequence[Labelled]) -> None:
        super().__init__(title)
        self.pairs = pairs

    def body(self) -> Iterable[Widget]:
        sheet = Sheet()
        sheet.tell(self.pairs)
        yield LongText(sheet)
        yield buttons(button(say("知道了"), "ok"))

    def on_mount(self) -> None:
        self.query_one(Button).focus()

    def on_button_pressed(self) -> None:
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        self.long.move(by)

    def action_first(self) -> None:
        self.long.first()

    def action_last(self) -> None:
        self.long.last()
