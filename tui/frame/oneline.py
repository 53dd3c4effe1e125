"""A field of one line that stands by itself: what is pasted goes in whole, or not at all."""

from typing import cast

from textual import events
from textual.reactive import reactive
from textual.widgets import Input

from cases.values.text import clean, say
from tui.frame.program import Program


class OneLine(Input):
    """A line. Textual keeps the first of several pasted lines and drops the rest: here they are refused together."""

    cursor_blink = reactive(False, init=False)  # else a form at which nobody sits is sent again twice a second

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = [line for line in clean(event.text).splitlines() if line.strip()]
        if len(lines) > 1:
            sentence = say("没有粘贴：共 {n} 行，这里只能填一行，请只复制一行", n=len(lines))
            cast("Program", self.app).refuse_with(sentence)
        elif lines:
            self.replace(lines[0], *self.selection)
