"""Nobody at the keys: a word before, and then the screen shows nothing of the cases until the password is given."""

import time
from collections.abc import Callable

from textual import events

from cases.staff.idle import minutes_of
from cases.values.text import say
from tui.frame.program import Program

WARNING = 30.0
"""Seconds before the lock at which it is announced."""
SHIFT = 8 * 3600.0
"""Seconds after which somebody proves anew who they are, however busy."""
TOUCHES = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)
EVERY = 1.0


def seconds() -> float:
    """Return the seconds since the machine was started, those during which it slept counted too."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Watch:
    """Looks every second whether somebody is there. moment: a clock that only goes forward, in seconds."""

    def __init__(self, app: Program, moment: Callable[[], float] = seconds) -> None:
        self._app, self._moment = app, moment
        self._touched = self._began = moment()
        self._warned = False

    def begin(self) -> None:
        """Begin a shift: somebody has just proven who they are."""
        self._began = self._touched = self._moment()
        self._warned = False

    def touch(self, event: events.Event) -> None:
        """Note that somebody is there, if this is what it shows."""
        if isinstance(event, TOUCHES):
            self._touched = self._moment()
            self._warned = False

    def look(self) -> None:
        """Lock the screen where it is time, or say that it soon will be."""
        now, app = self._moment(), self._app
        if not app.seated or app.covered:
            return
        idle = app.idle_seconds
        if now - self._began >= SHIFT or now - self._touched >= idle:
            app.lock()
        elif now - self._touched >= idle - WARNING and not self._warned:
            self._warned = True
            app.tell(say("{n} 秒后锁屏；按任意键继续，没有保存的内容会留作草稿", n=round(WARNING)))


def idle_seconds(setting: str) -> float:
    """Return the time of a setting in seconds."""
    return 60.0 * minutes_of(setting)
