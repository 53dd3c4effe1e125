"""The backup of the day: made in a thread while one already works, and spoken of only where it is missing."""

from threading import Thread
from typing import TYPE_CHECKING

from cases.refusal import Refused
from cases.text import say

if TYPE_CHECKING:
    from storage.desk import Desk
    from tui.shell import Shell

QUIET = 3.0
"""Seconds after sitting down before it begins: the first screens come first."""


def back_up_later(app: "Shell", desk: "Desk", wait: float = QUIET) -> None:
    """Begin it after a while. The thread is nobody's to wait for: who leaves meanwhile leaves at once."""
    app.set_timer(wait, lambda: Thread(target=_back_up, args=(app, desk), name="daily", daemon=True).start())


def _back_up(app: "Shell", desk: "Desk") -> None:
    from storage.daily import OLD, age, back_up_today

    try:
        back_up_today(desk.store, desk.now(), desk.account.account)
    except Refused:
        days = age(desk.store, desk.today)
        if days is None:
            _tell(app, say("还没有备份，今天的也没有做成；请管理员用 bangfu backup 查看原因"))
        elif days > OLD:
            _tell(app, say("最近的备份已有 {n} 天，今天的没有做成；请管理员用 bangfu backup 查看原因", n=days))
    finally:
        desk.store.close()


def _tell(app: "Shell", part: object) -> None:
    if app.is_running:
        app.call_from_thread(app.tell, part)
