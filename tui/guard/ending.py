"""Being told to end while the desk is open: the terminal is given back empty, drafts are kept, within three seconds."""

import os
import select
import signal
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from textual.app import App

from tui.guard.terminal import blank
from tui.guard.typedahead import as_before

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
PATIENCE = 3.0
"""Seconds that the program has to end by itself."""
_LOOK = 1.0
"""Seconds between two looks whether the terminal is still there."""
_GIVEN_BACK = (
    *("\x1b[?2004l", "\x1b[?7h", "\x1b[?2048l"),  # pasting, wrapping, telling of its size
    *("\x1b[?1000l", "\x1b[?1003l", "\x1b[?1015l", "\x1b[?1006l", "\x1b[?1016l", "\x1b[?1004l"),  # the mouse
    *("\x1b[<u", "\x1b[?1049l", "\x1b[?25h"),  # keys, the other screen, the cursor
)


class Ending:
    """Waits in a thread of its own, which hears of a signal even where the program is stuck.

    end: what ends the program, given its exit code; it is called in the program's own loop.
    """

    def __init__(self, app: App[Any], end: Callable[[int], object]) -> None:
        self._app, self._end_app = app, end
        self._heard, self._tell = os.pipe()
        os.set_blocking(self._tell, False)
        self._over = threading.Event()
        self._before = as_before()

    def __enter__(self) -> Self:
        for each in ENDING:
            if signal.getsignal(each) != signal.SIG_IGN:  # who was started to outlive a hang-up does
                signal.signal(each, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        threading.Thread(target=self._wait, name="ending", daemon=True).start()
        return self

    def __exit__(self, *_fault: object) -> None:
        """Hear no more; what was told to end still has to be gone in time."""
        signal.set_wakeup_fd(-1)
        self._over.set()

    def _wait(self) -> None:
        while not self._over.is_set():
            if number := self._told():
                self._end(128 + number)

    def _told(self) -> int:
        """Return the signal that came within a second, SIGHUP where the terminal is gone, 0 for none."""
        if select.select([self._heard], [], [], _LOOK)[0]:
            return next((each for each in os.read(self._heard, 64) if each in ENDING), 0)
        return signal.SIGHUP if self._before and not os.isatty(0) else 0

    def _end(self, code: int) -> None:
        until = time.monotonic() + PATIENCE
        while not self._app.is_running and time.monotonic() < until:
            time.sleep(0.05)
        with suppress(RuntimeError):  # its loop may be over
            self._app.call_later(self._end_app, code)
        time.sleep(max(until - time.monotonic(), 0))
        self._give_back()
        os._exit(code)

    def _give_back(self) -> None:
        """Give the terminal back in place of a program that cannot: what it has not yet shown is dropped."""
        with suppress(OSError, termios.error):
            terminal = os.open(os.ttyname(0), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            termios.tcflush(terminal, termios.TCOFLUSH)
            empty = blank(os.get_terminal_size(terminal).lines)
            os.write(terminal, "".join((empty, *_GIVEN_BACK)).encode())
            if self._before:
                termios.tcsetattr(terminal, termios.TCSANOW, self._before)
