"""Asking once before something that matters: "no" stands first and has the focus."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Button

from cases.values.text import Sentence, say
from tui.dialogs.base import button, buttons, text
from tui.dialogs.longtext import LongDialog, LongText
from tui.words.keys import Act, bindings, register

PAGES = register(
    (
        Act("dialog.page_up", "page(-1)", say("上翻"), say("上翻一屏"), "", ("pageup",)),
        Act("dialog.page_down", "page(1)", say("下翻"), say("下翻一屏"), "", ("pagedown",)),
    )
)
"""What moves a long question: the arrows go from button to button."""


class Confirm(LongDialog[bool]):
    """A question with two answers; True only where the person chose to go on."""

    BINDINGS = bindings(PAGES)

    def __init__(self, title: object, question: object, yes: object, no: object = None) -> None:
        super().__init__(title)
        self.question, self.yes, self.no = question, yes, say("不，返回") if no is None else no

    def body(self) -> Iterable[Widget]:
        yield LongText(text(self.question))
        yield buttons(button(self.no, "no"), button(self.yes, "yes"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


YES = register((Act("leave.yes", "leave", say("退出"), say("退出程序"), "", ("y",)),))
"""What answers whether to leave: nobody writes there, and nothing is lost."""


class Leave(Confirm):
    """Whether to leave the program."""

    BINDINGS = bindings(YES)

    def __init__(self) -> None:
        super().__init__(
            say("退出帮扶"),
            say("要退出吗？没有保存的内容会留在草稿里，下次打开时可以继续。"),
            say("退出"),
        )

    def action_leave(self) -> None:
        self.dismiss(True)


class Unkept(Confirm):
    """Whether to leave the program although what was typed could not be kept. why: it could not."""

    def __init__(self, why: Sentence) -> None:
        question = say("刚才填写的内容没有存成草稿：{why}。现在退出就会丢失，要退出吗？", why=why)
        super().__init__(say("退出帮扶"), question, say("退出"))
