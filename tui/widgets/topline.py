"""The first line of a screen: where one is, and who is at the desk on which day."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tui.widgets.fit import crop, pad, plain
from tui.words.language import show_line


class TopLine(Widget):
    """One line with something at the left and something at the right, the right one giving way first."""

    DEFAULT_CSS = """
    TopLine { dock: top; height: 1; padding: 0 1; background: $panel; color: $foreground; text-style: bold; }
    """

    def __init__(self, left: object = "", right: object = "") -> None:
        super().__init__()
        self._left, self._right = left, right

    def tell(self, left: object | None = None, right: object | None = None) -> None:
        """Show something else at the left, the right, or both."""
        self._left = self._left if left is None else left
        self._right = self._right if right is None else right
        self.refresh()

    def render(self) -> Content:
        room = self.content_size.width
        left = crop(plain(show_line(self._left)), room)
        rest = room - cell_len(left) - 2
        right = plain(show_line(self._right))
        if cell_len(right) > rest:
            return Content(left)
        return Content(left + "  " + pad(right, rest, right=True))
