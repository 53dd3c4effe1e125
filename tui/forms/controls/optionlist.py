"""The list that drops down under a control, and what a control does with it."""

from collections.abc import Sequence
from functools import cached_property

from textual import events
from textual.widget import Widget

from tui.forms.controls.control import Control
from tui.forms.controls.options import Alternative
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine, Rows
from tui.words.language import show_line

MOST = 7
"""Options in sight at once."""


class OptionList(Rows):
    """What can be chosen, over whatever lies below. It never has the focus, and at first nothing in it is chosen."""

    DEFAULT_CSS = """
    OptionList {
        overlay: screen; constrain: inside inflect;
        width: 60; max-width: 80%; height: auto; max-height: 8; margin: 0 0 1 0; background: $panel;
    }
    """

    def __init__(self) -> None:
        super().__init__(head=False)
        self.can_focus = self.display = False
        self.options: Sequence[Alternative] = ()

    @property
    def current(self) -> Alternative | None:
        """The option under the cursor."""
        return self.options[self.cursor] if 0 <= self.cursor < len(self.options) else None

    def stand_by(self, control: Widget) -> None:
        """Stand below what it is for, or else above it, and then above the label that has a line there, too."""
        above = max(1, control.size.height) + control.styles.margin.top
        self.styles.margin = (0, 0, above, control.styles.margin.left)

    def offer(self, options: Sequence[Alternative], cursor: int, control: Widget, nothing: object = "") -> None:
        """Show these options beside what they are for, the cursor on one of them or, where it is -1, on none.

        nothing: what stands there where there are none; empty where the list goes away then.
        """
        self.stand_by(control)
        self.options = options
        told = [
            ListLine(each.key, (each.number, "  " * each.depth + show_line(each.told), show_line(each.beside)))
            for each in options
        ] or ([ListLine("", ("", show_line(nothing), ""), dim=True)] if nothing else [])
        width = max((len(each.number) for each in options), default=1)
        number = Column("n", "", width, width, right=True)
        columns = [number, Column("label", "", 12, 60), Column("beside", "", 0, 30, rank=1)]
        with self.prevent(Rows.Moved):
            self.show_lines(columns, told, cursor)
        self.cursor = cursor if cursor < len(options) else -1
        self.styles.height = min(len(told), MOST)
        self.display = bool(told)

    def step(self, by: int) -> None:
        """Move the cursor, from none to the first or the last."""
        if self.cursor < 0:
            self.cursor = 0 if by > 0 else len(self.options) - 1
            self.redraw()
            self._scroll_to_cursor()
        else:
            with self.prevent(Rows.Moved):
                self.move(self.cursor + by)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        event.prevent_default()
        at = event.y + self.scroll_offset.y
        if at < len(self.lines):
            self.cursor = at
            self.post_message(self.Chosen(self, self.key))


class DropsDown(Control):
    """A control with a list that drops down over what is below it."""

    @cached_property
    def list(self) -> OptionList:
        """The list itself; most of those in a form never drop down, and one takes as long to make as its control."""
        return OptionList()

    @property
    def dropped(self) -> bool:
        """Whether the list is down."""
        return "list" in self.__dict__ and bool(self.list.display)

    def drop(self, options: Sequence[Alternative], cursor: int, nothing: object = "") -> None:
        """Drop the list down with these options, as of `OptionList.offer`."""
        if not self.list.is_attached and isinstance(form := self.widget.parent, Widget):
            form.mount(self.list)
        self.list.offer(options, cursor, self.widget, nothing)

    def action_close(self) -> None:
        """Put the list away."""
        if self.dropped:
            self.list.display = False
