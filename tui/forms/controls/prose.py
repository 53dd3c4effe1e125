"""A text of several lines."""

from textual import events, on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.widgets import TextArea

from cases.values.text import clean
from tui.forms.controls.control import WIDE_BLANK, Control, Edited, Passed, pasted


class TextBox(TextArea, Control):
    """Several lines, as high as its text up to a bound. Tab leaves it, and so do the arrows at either end."""

    wide = True
    BINDINGS = [
        Binding("ctrl+home", "text_end(-1)", show=False),
        Binding("ctrl+end", "text_end(1)", show=False),
        Binding("ctrl+shift+home", "text_end(-1, True)", show=False),
        Binding("ctrl+shift+end", "text_end(1, True)", show=False),
    ]
    cursor_blink = reactive(False, init=False)  # else a form at which nobody sits is sent again twice a second
    DEFAULT_CSS = """
    TextBox, TextBox:focus { border: none; padding: 0 1; height: auto; min-height: 2; max-height: 8; }
    TextBox { background: $surface; scrollbar-size-vertical: 1; }
    TextBox.-tall { min-height: 3; max-height: 12; }
    TextBox .text-area--cursor-line { background: $surface; }
    """

    def __init__(self, hint: str = "", *, tall: bool = False) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, placeholder=hint)
        self.set_class(tall, "-tall")

    @property
    def typed(self) -> str:
        return self.text

    def fill(self, text: str) -> None:
        self.load_text(clean(text))
        self.move_cursor(self.document.end)

    @property
    def cursor_at(self) -> Offset:
        return self.cursor_screen_offset

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Ctrl+K to the program, as a line does."""
        return action != "delete_to_end_of_line_or_delete_line" and super().check_action(action, parameters)

    async def on_key(self, event: events.Key) -> None:
        if event.key == WIDE_BLANK:
            event.stop()
            event.prevent_default()
            self._put("\u3000")

    async def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._put(pasted(event.text))

    def _put(self, text: str) -> None:
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Edited())

    @on(TextArea.SelectionChanged)
    def _selected(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self.call_after_refresh(self.follow)

    def on_resize(self) -> None:
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Let the form show the line of the cursor: by itself a box scrolls only what is in it."""
        outer = next((each for each in self.ancestors if isinstance(each, VerticalScroll)), None)
        if outer and self.has_focus:
            y = self.cursor_screen_offset.y - outer.scrollable_content_region.y + outer.scroll_offset.y
            outer.scroll_to_region(Region(0, y, 1, 1), animate=False, x_axis=False)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self._line_of_cursor == 0:
            self.post_message(Passed(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self._line_of_cursor >= self.wrapped_document.height - 1:
            self.post_message(Passed(1))
        else:
            super().action_cursor_down(select)

    def action_text_end(self, end: int, select: bool = False) -> None:
        """Go to the beginning or the end of the text. end: -1 or 1. select: what lies between."""
        self.move_cursor(self.document.start if end < 0 else self.document.end, select=select)

    @property
    def _line_of_cursor(self) -> int:
        """The line on which the cursor stands, counted as they are drawn."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y
