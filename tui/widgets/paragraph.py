"""Sentences that wrap as lists do: between words, never within a figure, a day or the number of an article."""

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.widgets.fit import wrap
from tui.words.show import content

_ALL = 1_000_000


class Paragraph(Static):
    """A label, sentence, tuple of these or plain value; nothing in it is read as markup."""

    def __init__(self, part: object, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - textual's word
        super().__init__(content(part), id=id, classes=classes)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join([Content(each) for each in self._lines(self.content_size.width)])

    def _lines(self, width: int) -> list[str]:
        return [line for part in str(self.visual).split("\n") for line in wrap(part, max(width, 2), _ALL) or [""]]
