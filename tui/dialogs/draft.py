"""Offering a draft again."""

from collections.abc import Iterable
from datetime import datetime
from time import monotonic

from textual.widget import Widget
from textual.widgets import Button

from cases.values.text import say
from cases.views.drafts import Draft
from tui.dialogs.base import Dialog, button, buttons, text


class DraftOffer(Dialog[bool]):
    """Whether to go on with a draft; False throws it away, and Esc, which loses nothing, goes on with it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(say("草稿"))
        self.draft = draft

    def on_mount(self) -> None:
        """Take no key for an answer that was pressed before anybody could see the question."""
        if self.bangfu.forget_before(monotonic()):
            self.bangfu.tell(say("先决定草稿；刚才多按的键没有采用"))

    def body(self) -> Iterable[Widget]:
        kept = datetime.fromisoformat(self.draft.kept_at)
        yield text(say("发现 {at} 的草稿，继续填写？", at=f"{kept:%m-%d %H:%M}"))
        yield buttons(button(say("继续填写"), "on"), button(say("丢弃，重新填写"), "anew"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "on")
