"""Work that takes more than a second: how far it is, and a way to stop it."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from textual import on
from textual.widget import Widget
from textual.widgets import Button, Static

from cases.values.refusal import Refused
from cases.values.text import say
from storage.host.progress import Report, Stopped
from tui.dialogs.base import Dialog, button, buttons, text
from tui.words.show import content

T = TypeVar("T")
LongWork = Callable[[Report, Stopped], T]
"""What is done in a thread: told how to report how many are done of how many, and how to ask whether to stop."""

_LENGTH = 40


class Progress(Dialog[T], Generic[T]):
    """Does the work and answers with its result; None where it was refused, which has then been said."""

    def __init__(self, title: object, work: LongWork[T]) -> None:
        super().__init__(title)
        self.work = work
        self.done, self.total, self.stop = 0, 0, False

    def body(self) -> Iterable[Widget]:
        yield text("", "text")
        yield buttons(button(say("停止"), "stop"))

    def on_mount(self) -> None:
        self.set_interval(0.1, self._draw)
        self._draw()
        self.fetch("work", lambda: self.work(self._report, lambda: self.stop), self.dismiss, self._refused)

    def _report(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def _refused(self, refused: Refused) -> None:
        self.dismiss(None)
        self.bangfu.refuse(refused)

    def _draw(self) -> None:
        filled = _LENGTH * self.done // self.total if self.total else 0
        bar = "#" * filled + "." * (_LENGTH - filled)
        told = say("正在停止") if self.stop else say("已完成 {done} / {total}", done=self.done, total=self.total)
        self.query_one(".text", Static).update(content(say("{bar}\n{told}", bar=bar, told=told)))

    @on(Button.Pressed)
    def action_cancel(self) -> None:
        self.stop = True

    def halt(self) -> None:
        self.stop = True
