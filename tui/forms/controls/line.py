"""A text on one line."""

from textual import events, on
from textual.geometry import Offset
from textual.reactive import reactive
from textual.widgets import Input

from cases.values.text import one_line
from tui.forms.controls.control import WIDE_BLANK, Control, Edited, Passed, pasted
from tui.forms.controls.keys import LINE
from tui.words.keys import bindings


class LineInput(Input, Control):
    """One line. Enter and the arrows go to the next field; nothing pasted is lost, and nothing unsafe comes in."""

    BINDINGS = bindings(LINE)
    cursor_blink = reactive(False, init=False)  # else a form at which nobody sits is sent again twice a second
    DEFAULT_CSS = """
    LineInput { width: 1fr; }
    LineInput.-short { width: 34; max-width: 100%; }
    LineInput.-choice { width: 44; max-width: 100%; }
    LineInput.-brief { width: 22; max-width: 100%; }
    """

    def __init__(self, hint: str = "", *, wide: bool = False, choosing: bool = False) -> None:
        super().__init__(placeholder=hint, select_on_focus=choosing)
        self.wide = wide

    @property
    def typed(self) -> str:
        return self.value

    def fill(self, text: str) -> None:
        self.value = one_line(text)
        self.cursor_position = len(self.value)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the cursor itself: behind the last character textual counts one more."""
        offset = super().cursor_screen_offset
        return offset - Offset(1, 0) if self.cursor_at_end else offset

    @property
    def cursor_at(self) -> Offset:
        return self.cursor_screen_offset

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Ctrl+K to the program, which answers a call with it: textual would take away what is typed."""
        return action != "delete_right_all" and super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        if event.key == WIDE_BLANK:
            event.stop()
            event.prevent_default()
            self.replace("\u3000", *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(pasted(event.text).strip("\n").replace("\n", " "), *self.selection)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.changed()

    def changed(self) -> None:
        """Tell the form that something else stands here now."""
        self.post_message(Edited())

    @on(Input.Blurred)
    def _blurred(self, event: Input.Blurred) -> None:
        event.stop()

    async def action_submit(self) -> None:
        """Go on: a bare Enter never saves, for it may have been meant for the input method."""
        self.post_message(Passed(1, done=True))

    def action_pass_on(self, way: int) -> None:
        self.post_message(Passed(way))
