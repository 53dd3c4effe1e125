"""Being told to end: what was begun is put away, nothing is said, and the exit code tells by which signal."""

import signal
import sys
from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class ToldToEnd:
    """Whether a signal told the process to end: its number, 0 while none has."""

    number = 0

    def end(self, number: int, _frame: FrameType | None) -> None:
        """End, once: a second signal would interrupt the putting away."""
        self._put_away(number)
        raise SystemExit(128 + number)

    def interrupt(self, number: int, _frame: FrameType | None) -> None:
        """End as by Ctrl+C, once as well."""
        self._put_away(number)
        raise KeyboardInterrupt

    def _put_away(self, number: int) -> None:
        """Let nothing interrupt the putting away, and say nothing of what was cut short."""
        self.number = number
        sys.unraisablehook = lambda _fault: None
        for each in (*ENDING, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)


def end_when_told() -> ToldToEnd:
    """From now on end by an exception, so that every open file is closed and every half-made one removed."""
    told = ToldToEnd()
    for each in ENDING:
        if signal.getsignal(each) == signal.SIG_DFL:  # who was started to outlive a hang-up does
            signal.signal(each, told.end)
    if signal.getsignal(signal.SIGINT) == signal.default_int_handler:
        signal.signal(signal.SIGINT, told.interrupt)
    return told
