"""Whether who is at the desk may still be there: an account at rest or with a new password ends its sessions."""

import asyncio
from typing import TYPE_CHECKING

from cases.staff.idle import IDLE
from cases.values.refusal import Refused
from tui.frame.program import Program
from tui.guard.idle import idle_seconds

if TYPE_CHECKING:
    from storage.desk import Desk

ASKED = 2.0
"""Seconds between two questions."""
SESSION = "session"


def _idle(desk: "Desk") -> float:
    desk.here()
    return idle_seconds(desk.store.get(IDLE))


async def ask_session(app: Program, desk: "Desk") -> None:
    """Ask once, in a thread, and cover everything where the answer is no. What else goes wrong is said elsewhere.

    The time after which the screen is locked is asked as well: an administrator may set another while one works.
    """
    try:
        app.idle_seconds = await asyncio.to_thread(_idle, desk)
    except Refused as refused:
        if app.is_at(desk) and any(each.rule == "session" for each in refused.problems):
            app.end_session(refused)
    except Exception:  # noqa: BLE001, S110 - a store that cannot be read now is asked again
        pass
