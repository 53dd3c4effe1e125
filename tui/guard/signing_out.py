"""Signing out: the screen is covered at once, drafts are kept, and of whoever was at the desk nothing stays."""

import asyncio
from collections.abc import Callable

from cases.values.refusal import Refused
from cases.values.text import Sentence, say
from tui.dialogs.confirm import Confirm
from tui.dialogs.progress import Progress
from tui.guard.cover import Covered
from tui.guard.keeping import keep_all

AGAIN = 2.0
"""Seconds after which keeping drafts is tried again where the disk takes nothing."""


def ask_sign_out(app: Covered, name: str, sign_out: Callable[[], object]) -> None:
    """Sign out; ask first where that stops work, or where somebody else than who sat here may be asking.

    name: of who sits here.
    """

    def sure(yes: bool | None) -> None:
        if yes:
            sign_out()

    work = next((each for each in app.all_screens if isinstance(each, Progress)), None)
    if work or app.covered:
        question = Confirm(say("退出登录"), _question(name, work), say("退出登录"))
        app.push_screen(question, sure, mode=app.current_mode)
    else:
        sign_out()


def _question(name: str, work: "Progress[object] | None") -> Sentence:
    if work:
        return say("{name}的“{work}”还没有做完，退出登录就停下它，什么也不留。要退出吗？", name=name, work=work.heading)
    return say("{name}没有保存的内容会留作草稿。要退出登录、换人来用吗？", name=name)


async def keep_typed(app: Covered, still: Callable[[], bool]) -> None:
    """Keep what was typed, however long the disk takes; give up only where there is nobody any more whose it is.

    still: tells whether there is.
    """
    while still():
        try:
            await keep_all(app.opened)
        except Refused:
            await asyncio.sleep(AGAIN)
        else:
            return
