"""What a paper hides and what stays readable in it, shown before it is written; more can be chosen to hide."""

import re
from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import on
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Button, Input, SelectionList
from textual.widgets.selection_list import Selection

from cases.values.text import say
from tui.dialogs.base import Dialog, button, buttons, text
from tui.frame.oneline import OneLine
from tui.papers.left import Readable
from tui.words.show import content


class Boxes(SelectionList[int]):
    """A list to tick, whose boxes can be told apart without colours too."""

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        at = self.scroll_offset.y + y
        if at >= self.option_count:
            return strip
        ticked = self.get_option_at_index(at).value in self.selected
        box = zip(strip, ("[", "x" if ticked else " ", "]"), strict=False)
        return Strip([*(Segment(char, part.style) for part, char in box), *list(strip)[3:]])


class Hiding(Dialog[tuple[str, ...]]):
    """Answers with the words that are hidden besides, none of them if none was chosen."""

    DEFAULT_CSS = """
    Hiding Boxes { height: auto; max-height: 8; margin-bottom: 1; border: none; background: $panel; }
    """

    def __init__(self, title: object, left: Readable) -> None:
        super().__init__(title)
        self.left = left

    def body(self) -> Iterable[Widget]:
        yield text(self.left.told)
        yield text(say("下面 {n} 处仍可读到。按空格勾选的也隐去：", n=len(self.left.words)), "hint")
        yield Boxes(*(Selection(content(word), at) for at, word in enumerate(self.left.words)))
        yield text(say("还要隐去（可不填，用顿号隔开）："), "hint")
        yield OneLine(id="more", select_on_focus=False)
        yield buttons(button(say("不，返回"), "no"), button(say("导出"), "yes"))

    def on_mount(self) -> None:
        self.query_one(Boxes).focus()

    @on(Input.Submitted)
    def _to_buttons(self) -> None:
        self.query_one("#yes", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss((*self._chosen(), *self._typed()) if event.button.id == "yes" else None)

    def _chosen(self) -> Sequence[str]:
        return [self.left.words[at] for at in sorted(self.query_one(Boxes).selected)]

    def _typed(self) -> Sequence[str]:
        return [word for word in re.split(r"[、,，;；\s]+", self.query_one("#more", Input).value) if word]
