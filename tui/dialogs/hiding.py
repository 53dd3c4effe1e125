"""What a masked paper hides and what stays readable in it, shown before it is written; more can be chosen to hide."""

import re
from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Input, SelectionList
from textual.widgets.selection_list import Selection

from cases.hiding.pieces import Tally
from cases.text import say
from tui.dialogs.base import Dialog, button, buttons, text
from tui.show import content

MOST = 200
"""Words that are offered of those that stay."""


class Hiding(Dialog[tuple[str, ...]]):
    """Answers with the words that are hidden besides, none of them if none was chosen."""

    DEFAULT_CSS = """
    Hiding SelectionList { height: auto; max-height: 8; margin-bottom: 1; border: none; background: $panel; }
    """

    def __init__(self, title: object, tally: Tally) -> None:
        super().__init__(title)
        self.tally, self.words = tally, tuple(tally.left)[:MOST]

    def body(self) -> Iterable[Widget]:
        yield text(self.tally.told)
        yield text(say("下面 {n} 处仍可读到。按空格勾选的也隐去：", n=len(self.words)), "hint")
        yield SelectionList(*(Selection(content(word), at) for at, word in enumerate(self.words)))
        yield text(say("还要隐去（可不填，用顿号隔开）："), "hint")
        yield Input(id="more", select_on_focus=False)
        yield buttons(button(say("不，返回"), "no"), button(say("写出"), "yes"))

    def on_mount(self) -> None:
        self.query_one(SelectionList).focus()

    @on(Input.Submitted)
    def _to_buttons(self) -> None:
        self.query_one("#yes", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss((*self._chosen(), *self._typed()) if event.button.id == "yes" else None)

    def _chosen(self) -> Sequence[str]:
        return [self.words[at] for at in sorted(self.query_one(SelectionList).selected)]

    def _typed(self) -> Sequence[str]:
        return [word for word in re.split(r"[、,，;；\s]+", self.query_one("#more", Input).value) if word]
