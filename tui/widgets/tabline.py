"""One line with the names of the tabs, the one in sight marked by sign and colour."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.words.language import show_line


class TabLine(Widget):
    """Tabs with their numbers; a click shows one."""

    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._tabs: Sequence[tuple[object, int | None]] = ()
        self._current = 0

    def tell(self, tabs: Sequence[tuple[object, int | None]], current: int) -> None:
        """Show these tabs, each with how many lines it has if that is worth saying."""
        self._tabs, self._current = tabs, current
        self.refresh()

    def render(self) -> Content:
        parts: list[Content] = []
        left = self.content_size.width
        for at, (label, count) in enumerate(self._tabs):
            here = at == self._current
            text = f"{at + 1} {show_line(label)}" + (f" {count}" if count is not None else "")
            text = f"[{text}]" if here else f" {text} "
            left -= cell_len(text) + 1
            if left < 0:
                break
            click = Style.from_meta({"@click": f"screen.tab({at})"})
            parts.append(Content.styled(text, "$text-accent bold") if here else Content.styled(text, click))
        return Content(" ").join(parts)
