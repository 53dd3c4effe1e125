"""A value that stands in a form to be seen, not changed."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Offset, Size
from textual.widget import Widget

from cases.values.text import clean
from tui.forms.controls.control import Control, Edited
from tui.widgets.fit import wrap
from tui.words.language import show

_MOST = 6
"""Lines of a long value."""


class KeptControl(Widget, Control):
    """Shows what `told` makes of the text that it keeps."""

    wide = True
    DEFAULT_CSS = """
    KeptControl { height: auto; width: 1fr; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, told: Callable[[str], object]) -> None:
        super().__init__()
        self.told = told
        self._text = ""

    @property
    def typed(self) -> str:
        return self._text

    def fill(self, text: str) -> None:
        self._text = clean(text)
        self.refresh(layout=True)
        self.post_message(Edited())

    @property
    def cursor_at(self) -> Offset:
        return self.content_region.offset

    def _lines(self, width: int) -> list[str]:
        told = show(self.told(self._text)) if self._text else ""
        return [line for part in told.split("\n") for line in wrap(part, max(width, 2), _MOST)][:_MOST] or [""]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n".join(self._lines(self.content_size.width)))
