"""Choosing one of several by typing a part of it, its pinyin or its number, or with the arrows."""

from collections.abc import Sequence

from textual.widgets import Input

from cases.values.text import Sentence, one_line, say
from tui.forms.controls.control import Edited, Noted, Passed
from tui.forms.controls.keys import CHOICE
from tui.forms.controls.line import LineInput
from tui.forms.controls.optionlist import MOST, DropsDown
from tui.forms.controls.options import Alternative, Offer, meant, narrow, taken_unasked
from tui.words.keys import bindings

NOTHING = say("没有匹配的选项，按 ↓ 列出全部")
"""What stands in the place of the list where typed text finds nothing."""


class ChoiceInput(LineInput, DropsDown):
    """A line that names one option. What is not clear stays as it was typed."""

    BINDINGS = bindings(CHOICE)

    def __init__(self, offer: Offer, hint: str = "") -> None:
        super().__init__(hint, choosing=True)
        self.add_class("-choice")
        self.offer = offer
        self._taken: Alternative | None = None

    @property
    def typed(self) -> str:
        return self._taken.key if self._taken else self.value

    @property
    def taken(self) -> Alternative | None:
        """The option that was chosen."""
        return self._taken

    def fill(self, text: str) -> None:
        key = one_line(text)
        self._take(self.offer.named(key))
        if self._taken is None:
            self._write(key)
        self.post_message(Edited())

    def note(self) -> object:
        if self._taken:
            return self._taken.grounds
        if not self.value.strip() or not self.has_focus:
            return ""
        found = len(narrow(self.value, self.offer.offered()))
        if found:
            return say("有 {n} 项匹配，请按 ↓ 选一项", n=found)
        return say("没有匹配的选项，按 ↓ 记作“其他”，或从全部里选") if self.offer.besides(self.value) else NOTHING

    def unclear(self) -> Sentence | None:
        if self._taken or not self.value.strip():
            return None
        found = len(narrow(self.value, self.offer.offered()))
        if not found:
            text = one_line(self.value)[:30]
            if self.offer.besides(self.value):
                return say("列表里没有“{text}”，请按 ↓ 记作“其他”，或从全部里另选", text=text)
            return say("列表里没有“{text}”，请按 ↓ 列出全部，选一项", text=text)
        return say("有 {n} 项匹配，请按 ↓ 选一项", n=found)

    def settle(self) -> None:
        """Take what the text means if that is clear."""
        if self._taken is None and (
            option := meant(self.value, self.offer.offered()) or self.offer.spelt_out(self.value)
        ):
            self._choose(option)
        self.action_close()
        self.post_message(Noted())

    def renew(self) -> None:
        if self._taken is None and (option := self.offer.named(one_line(self.value))):
            self._take(option)
        elif self._taken and (option := self.offer.instead_of(self._taken)):
            self._choose(option)
        elif self.dropped or (self.has_focus and not self.value and not self.wrong):
            self._open()

    def _matching(self) -> Sequence[Alternative]:
        """Return what typed text may mean, or else what the list has no code for, as it was typed, before the list."""
        offered, besides = self.offer.offered(), self.offer.besides(self.value)
        return narrow(self.value, offered) or ([besides, *offered] if besides else [])

    def _choose(self, option: Alternative) -> None:
        self._take(option)
        self.post_message(Edited())

    def _take(self, option: Alternative | None) -> None:
        self._taken = option
        if option:
            self._write(option.text)

    def _write(self, text: str) -> None:
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(self.value)

    # The list

    def changed(self) -> None:
        self._taken = None
        if self.has_focus:
            self._open()
        super().changed()

    def on_focus(self) -> None:
        if not self.value and not self.wrong:  # the list would lie over what is wrong
            self._open()

    def on_blur(self) -> None:
        self.settle()

    def _offer(self, options: Sequence[Alternative], cursor: int) -> None:
        self.drop(options, cursor, NOTHING)

    def follow(self) -> None:
        self.list.stand_by(self)

    def _open(self) -> None:
        options = self.offer.offered()
        if self.value.strip():
            found = self._matching()
            self._offer(found, taken_unasked(self.value, found))
        else:
            self._offer(options, -1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "close":
            return self.dropped
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        if not self.dropped:
            self._open_all()
        elif not self.list.options:
            self._offer(self.offer.offered(), 0 if by > 0 else len(self.offer.offered()) - 1)
        elif abs(by) == 1:
            self.list.step(by)
        else:
            self.list.step(MOST if by > 0 else -MOST)

    def _open_all(self) -> None:
        """Show every option, the cursor on the one that was chosen, or what typed text may mean, on the first."""
        options = self.offer.offered()
        found = self._matching() if self._taken is None and self.value.strip() else []
        if found:
            self._offer(found, 0)
        else:
            here = (at for at, each in enumerate(options) if self._taken and each.key == self._taken.key)
            self._offer(options, next(here, 0 if self.value.strip() else -1))

    def take_current(self) -> None:
        """Take the option under the cursor of the list."""
        if self.dropped and (option := self.list.current):
            self._choose(option)
        self.action_close()

    async def action_submit(self) -> None:
        if self.dropped and self.list.current:
            self.take_current()
        else:
            self.settle()
        if self._taken or not self.value.strip():
            self.post_message(Passed(1, done=True))
