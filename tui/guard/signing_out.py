"""Signing out: the screen is covered at once, drafts are kept, and of whoever was at the desk nothing stays."""

import asyncio
from typing import TYPE_CHECKING

from cases.refusal import Refused
from cases.text import Sentence, say
from tui.dialogs.confirm import Confirm
from tui.dialogs.progress import Progress
from tui.guard.keeping import keep_all

if TYPE_CHECKING:
    from storage.desk import Desk
    from tui.app import BangfuApp

AGAIN = 2.0
"""Seconds after which keeping drafts is tried again where the disk takes nothing."""


def ask_sign_out(app: "BangfuApp") -> None:
    """Sign out; ask first where that stops work, or where somebody else than who sat here may be asking."""

    def sure(yes: bool | None) -> None:
        if yes:
            app.sign_out()

    work = next((each for each in app.all_screens if isinstance(each, Progress)), None)
    if work or app.covered:
        question = Confirm(say("退出登录"), _question(app, work), say("退出登录"))
        app.push_screen(question, sure, mode=app.current_mode)
    else:
        app.sign_out()


def _question(app: "BangfuApp", work: "Progress[object] | None") -> Sentence:
    name = app.desk.account.name
    if work:
        return say("{name}的“{work}”还没有做完，退出登录就停下它，什么也不留。要退出吗？", name=name, work=work.heading)
    return say("{name}没有保存的内容会留作草稿。要退出登录、换人来用吗？", name=name)


async def part(app: "BangfuApp", desk: "Desk") -> None:
    """Leave a desk, keep what was typed at it however long the disk takes, and let go of it."""
    desk.leave()
    while app.is_at(desk):
        try:
            await keep_all(app.opened)
        except Refused:
            await asyncio.sleep(AGAIN)
        else:
            break
    if app.is_at(desk):
        await app.stand_up()
