"""Asking for the password once more, before something that takes much away at once."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cases.values.refusal import Refused
from cases.values.text import say
from tui.dialogs.base import Dialog, button, buttons, text
from tui.frame.oneline import OneLine
from tui.words.show import content


class AskPassword(Dialog[bool]):
    """The password of whoever is at the desk; True once it was right."""

    def __init__(self, title: object, why: object) -> None:
        super().__init__(title)
        self.why = why

    def body(self) -> Iterable[Widget]:
        yield text(self.why)
        yield OneLine(password=True, id="password", select_on_focus=False)
        yield text("", "hint")
        yield buttons(button(say("不，返回"), "no"), button(say("继续"), "yes"))

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _prove(self) -> None:
        typed = self.query_one(Input).value
        self.fetch("prove", lambda: self.desk.session.prove(typed), lambda _done: self.dismiss(True), self._wrong)

    def _wrong(self, refused: Refused) -> None:
        self.query_one(".hint", Static).update(content(refused.problems[0].sentence))
        self.query_one(Input).value = ""

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._prove()
        else:
            self.dismiss(None)
