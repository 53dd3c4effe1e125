"""Throwing away what was typed: nobody can find it again, so it is asked, and twice where a whole case is lost."""

from collections.abc import Callable
from typing import Any

from cases.values.text import say
from tui.dialogs.confirm import Confirm
from tui.frame.frame import Frame


def ask_once(screen: Frame[Any], then: Callable[[], object]) -> None:
    """Ask whether what was typed is thrown away, "no" first; then do it."""
    _ask(screen, say("填写的内容和草稿都会丢弃，不能找回。要丢弃吗？"), say("丢弃"), then)


def ask_twice(screen: Frame[Any], of: object, then: Callable[[], object]) -> None:
    """Ask so, and once more whether that is sure. of: what it is, as people know it."""
    again = say("最后确认：丢弃 {what}？", what=of)
    ask_once(screen, lambda: _ask(screen, again, say("确定丢弃"), then))


def _ask(screen: Frame[Any], question: object, yes: object, then: Callable[[], object]) -> None:
    def answered(sure: bool | None) -> None:
        if sure:
            then()

    screen.app.push_screen(Confirm(say("丢弃"), question, yes), answered)
