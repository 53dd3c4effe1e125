"""What is done once a day or an hour in a thread while one already works: the backup, and deleting files."""

from contextlib import suppress
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from textual.timer import Timer

from cases.values.refusal import Refused
from cases.values.text import say
from storage.engine.faults import plainly
from tui.shell import Shell

if TYPE_CHECKING:
    from storage.desk import Desk

HOUR = 3600.0
"""Seconds."""
QUIET = 3.0
"""Seconds after sitting down before it begins: the first screens come first."""


def back_up_later(app: Shell, desk: "Desk", wait: float = QUIET) -> Timer:
    """Begin it after a while. The thread is nobody's to wait for: who leaves meanwhile leaves at once."""
    return app.set_timer(wait, lambda: Thread(target=_back_up, args=(app, desk), name="daily", daemon=True).start())


def sweep_now_and_then(app: Shell, desk: "Desk", wait: float = QUIET) -> list[Timer]:
    """Delete the files of accounts whose days are over, after a while and then every hour."""

    def begin() -> None:
        Thread(target=_sweep, args=(desk,), name="sweep", daemon=True).start()

    return [app.set_timer(wait, begin), app.set_interval(HOUR, begin)]


def _sweep(desk: "Desk") -> None:
    try:
        with suppress(Refused, OSError), plainly():
            desk.folders.sweep(datetime.now(UTC))
    finally:
        desk.store.close()


def _back_up(app: Shell, desk: "Desk") -> None:
    # beside the screens, not before them
    from storage.copies.daily import OLD, age, back_up_today
    from storage.ledgers.batches import sweep_in_passing
    from storage.ledgers.finishing import finish

    try:
        sweep_in_passing(desk.store)
        finish(desk.store, desk.now)
        back_up_today(desk.store, desk.now(), desk.account.account)
    except Refused:
        days = age(desk.store, desk.today)
        if days is None:
            _tell(app, say("还没有备份，今天的也没有做成；请管理员用 bangfu backup 查看原因"))
        elif days > OLD:
            _tell(app, say("最近的备份已有 {n} 天，今天的没有做成；请管理员用 bangfu backup 查看原因", n=days))
    finally:
        desk.store.close()


def _tell(app: Shell, part: object) -> None:
    if app.is_running:
        app.call_from_thread(app.tell, part)
