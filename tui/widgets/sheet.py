"""Labels with their texts beside them: as high as it needs to be, long texts wrapped under their own beginning."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.widgets.fit import pad, plain, wrap
from tui.words.language import show

GAP = 1
"""Cells between a label and its text."""

_ALL = 1_000_000


class Labelled(NamedTuple):
    """A label and what stands beside it. Without a label the text takes the whole width. style: how the text looks."""

    label: object
    text: object
    style: str = ""


class Sheet(Widget):
    """Pairs below each other."""

    DEFAULT_CSS = """
    Sheet { height: auto; width: 1fr; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - textual's word
        super().__init__(id=id, classes=classes)
        self.pairs: Sequence[Labelled] = ()
        self._drawn: tuple[int, Content, int] = (-1, Content(""), 0)

    def tell(self, pairs: Iterable[Labelled]) -> None:
        """Show these pairs in place of the others."""
        self.pairs = tuple(pairs)
        self._drawn = (-1, Content(""), 0)
        self.refresh(layout=True)

    def _draw(self, width: int) -> tuple[int, Content, int]:
        if self._drawn[0] != width:
            made = list(_lines(self.pairs, width))
            self._drawn = (width, Content("\n").join(made), len(made))
        return self._drawn

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._draw(width)[2]

    def render(self) -> Content:
        return self._draw(self.content_size.width)[1]


def _lines(pairs: Sequence[Labelled], width: int) -> Iterable[Content]:
    labels = [plain(show(each.label)) for each in pairs]
    room = min(max((cell_len(each) for each in labels), default=0), max(width // 3, 1))
    for label, pair in zip(labels, pairs, strict=True):
        indent = room + GAP if label else 0
        for at, text in enumerate(_wrapped(show(pair.text), max(width - indent, 2))):
            head = pad(label, room) + " " * GAP if label and at == 0 else " " * indent
            yield Content.assemble((head, "$text-muted"), (text, pair.style))


def _wrapped(text: str, width: int) -> Iterable[str]:
    for part in text.split("\n"):
        yield from wrap(part, width, _ALL) or [""]
