"""What goes wrong is said in one place and one way, and ends nothing that it need not end."""

from pathlib import Path
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode

from cases.values.refusal import Refused, refuse
from cases.values.text import Sentence, say
from tui.dialogs.message import Message, refusal
from tui.frame.turns import Turns
from tui.host.clock import Now
from tui.host.troubles import keep
from tui.words.language import show


class Shell(Turns):
    """A program that says its refusals and faults in a sentence.

    folder: where the log of faults is kept. strict: faults and clashing keys are raised instead, as tests want it.
    """

    def __init__(self, folder: Path, now: Now, *, strict: bool = False) -> None:
        super().__init__()
        self.folder, self.now, self.strict = folder, now, strict

    def tell(self, part: object) -> None:
        """Say something in passing."""
        self.notify(show(part), markup=False)

    def refuse(self, refused: Refused, mode: str | None = None) -> None:
        """Show a refusal: what is wrong, and the way out. mode: where, as textual knows it; by default in sight."""
        self.push_screen(refusal(refused), mode=mode)

    def refuse_with(self, sentence: Sentence) -> None:
        """Show one sentence as a refusal."""
        self.refuse(refuse("screen", sentence))

    def trouble(self, error: Exception, mode: str | None = None) -> None:
        """Say that something failed that nobody foresaw, and keep where it failed for the administrator."""
        if self.strict:
            super()._handle_exception(error)
            return
        self.push_screen(Message(say("出了意外"), self._what_failed(error)), mode=mode)

    def _what_failed(self, error: Exception) -> object:
        log = keep(error, self.folder, self.now())
        if log is None:
            what = type(error).__name__
            return say("这一步出错了，没有做完；已填写的内容在草稿里。请重试，还不行请告诉管理员（{what}）", what=what)
        return say("这一步出错了，没有做完；已填写的内容在草稿里。请重试，还不行请把 {log} 交给管理员", log=log)

    def _handle_exception(self, error: Exception) -> None:
        """End with a sentence where textual would end with a traceback."""
        if self.strict:
            super()._handle_exception(error)
            return
        self._return_code = 1
        self._exit_renderables.append(show(self._what_failed(error)))
        self._close_messages_no_wait()

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Two actions on one key are a mistake of ours."""
        if self.strict:
            raise ValueError(f"{node}: {sorted(each.key for each in clashed_bindings)}")

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        """Do what a key asks for; a fault in it is said and ends nothing."""
        try:
            return await super()._dispatch_action(namespace, action_name, params)
        except Refused as refused:
            self.refuse(refused)
        except Exception as error:  # noqa: BLE001 - a fault must not take the program away
            self.trouble(error)
        return True
