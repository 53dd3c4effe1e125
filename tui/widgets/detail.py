"""A few lines of plain text that wrap by cells and may change with every key: what stands under or beside a list."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tui.widgets.fit import wrap
from tui.words.language import show

Styled = tuple[object, str]
"""Something to read and the name of its colour, empty for the plain one."""


class Detail(Widget):
    """Parts below each other; what does not fit is cut off at the end."""

    DEFAULT_CSS = """
    Detail { height: 2; padding: 0 1; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - textual's word
        super().__init__(id=id, classes=classes)
        self._parts: Sequence[Styled] = ()

    def tell(self, *parts: Styled) -> None:
        """Show these parts in place of the others."""
        self._parts = parts
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        lines: list[Content] = []
        for part, colour in self._parts:
            for paragraph in show(part).split("\n"):
                room = height - len(lines)
                if room <= 0:
                    break
                lines += [Content.styled(each, colour) for each in wrap(paragraph, width, room) or [""]]
        return Content("\n").join(lines)
