"""One calm message: what was refused and what would make it pass, or what else there is to know."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Button

from cases.values.refusal import Refused
from cases.values.text import say
from tui.dialogs.base import Dialog, button, buttons, text


class Message(Dialog[bool]):
    """Some sentences and one button."""

    def __init__(self, title: object, *parts: object) -> None:
        super().__init__(title)
        self.parts = parts

    def body(self) -> Iterable[Widget]:
        yield from (text(part) for part in self.parts)
        yield buttons(button(say("知道了"), "ok"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(True)


def refusal(refused: Refused) -> Message:
    """Return the message for a refusal, each of its sentences once."""
    sentences = dict.fromkeys(str(problem.sentence) for problem in refused.problems)
    first = {str(problem.sentence): problem.sentence for problem in reversed(refused.problems)}
    return Message(say("未完成"), *(first[each] for each in sentences))
