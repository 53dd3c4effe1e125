"""The base of all dialogs: one question over the screen, answered with a typed value or left with Esc."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Button

from cases.values.text import say
from tui.frame.frame import Frame, TooSmall
from tui.widgets.paragraph import Paragraph
from tui.words.keys import Act, bindings, register
from tui.words.show import content

DIALOG = register(
    (
        Act("dialog.cancel", "cancel", say("取消"), say("不做，回到原处"), "", ("escape",), 10),
        Act("dialog.left", "app.focus_previous", say("前一个"), say("到前一个按钮"), "", ("left", "up")),
        Act("dialog.right", "app.focus_next", say("后一个"), say("到后一个按钮"), "", ("right", "down")),
    )
)


class Dialog(Frame[ScreenResultType | None], ModalScreen[ScreenResultType | None]):
    """A question. Esc and ctrl+c answer None: nothing is done."""

    BINDINGS = bindings(DIALOG)
    DEFAULT_CSS = """
    Dialog { align: center middle; layers: base cover; background: $background 60%; }
    Dialog > Vertical {
        width: 60; max-width: 96%; height: auto; max-height: 94%; padding: 1 2;
        background: $panel; border: $frame $accent;
    }
    Dialog .title { text-style: bold; color: $text-accent; height: auto; margin-bottom: 1; }
    Dialog .text { height: auto; margin-bottom: 1; }
    Dialog .hint { color: $text-muted; height: auto; }
    Dialog .buttons { height: auto; align-horizontal: right; }
    Dialog .buttons.-below { layout: vertical; }
    Dialog Button { margin-left: 2; min-width: 10; height: 1; border: none; }
    """

    def __init__(self, title: object) -> None:
        super().__init__()
        self.heading = title

    def body(self) -> Iterable[Widget]:
        """Yield what stands between the title and the end of the dialog."""
        return ()

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Paragraph(self.heading, classes="title")
            yield from self.body()
        yield TooSmall()

    def action_cancel(self) -> None:
        self.dismiss(None)


def text(part: object, classes: str = "text") -> Paragraph:
    """Return a paragraph of a dialog; nothing in it is read as markup."""
    return Paragraph(part, classes=classes)


class SignedButton(Button):
    """A button with a sign around its words while it has the focus, for who sees no colours."""

    def render(self) -> Content:
        label = super().render()
        told = label if isinstance(label, Content) else Content(str(label))
        return Content.assemble("[", told[1:-1], "]") if self.has_focus else told


class ButtonRow(Horizontal):
    """Buttons side by side; below each other where the window is too narrow for that."""

    def on_resize(self, event: events.Resize) -> None:
        found = self.query_children(Button)
        beside = sum(map(self._wide, found)) - found.first().styles.margin.width  # none before the first
        self.set_class(beside > event.size.width, "-below")

    def _wide(self, each: Button) -> int:
        """Return how wide a button is with the room at its side."""
        least, box = each.styles.min_width, each.get_content_width(self.size, self.screen.size) + each.gutter.width
        return max(box, int(least.value) if least else 0) + each.styles.margin.width


def buttons(*made: Button) -> ButtonRow:
    """Return a row of buttons, the safe one first: it has the focus when the dialog opens."""
    return ButtonRow(*made, classes="buttons")


def button(label: object, name: str) -> Button:
    """Return a button with literal text."""
    return SignedButton(Content.assemble(" ", content(label), " "), id=name, compact=True)
