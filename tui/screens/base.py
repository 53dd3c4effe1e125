"""A whole screen: the line at the top, its body, and the keys at the bottom."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.screen import ScreenResultType
from textual.widget import Widget

from cases.values.text import say
from tui.frame.frame import Frame, TooSmall
from tui.widgets.keybar import KeyBar
from tui.widgets.topline import TopLine


class Base(Frame[ScreenResultType]):
    """A screen of the desk. `heading` names it, `body` yields what stands between top line and key bar."""

    DEFAULT_CSS = """
    Base { layers: base cover; }
    """

    fills_in = False
    """Whether there is something to be filled in, of which the help then tells how it may be written."""

    def heading(self) -> object:
        """Return what the top line says at the left."""
        return say("帮扶")

    def corner(self) -> object:
        """Return what the top line says at the right: who is at the desk, and the day."""
        account, day = self.desk.account, self.desk.today
        if self.desk.store.plain:
            return say("数据未加密 {name}（{role}） {day}", name=account.name, role=account.role.label, day=day)
        return say("{name}（{role}） {day}", name=account.name, role=account.role.label, day=day)

    def body(self) -> Iterable[Widget]:
        """Yield the widgets of the screen."""
        return ()

    def compose(self) -> ComposeResult:
        yield TopLine(self.heading(), self.corner())
        yield from self.body()
        yield KeyBar()
        yield TooSmall()

    def tell_top(self) -> None:
        """Write the top line anew."""
        self.query_one(TopLine).tell(self.heading(), self.corner())
