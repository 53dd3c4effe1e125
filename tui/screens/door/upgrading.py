"""Opening data of an earlier version that takes long to bring up to date: in sight, and to be stopped."""

from collections.abc import Callable
from typing import Any

from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.host.progress import Report
from tui.dialogs.progress import Progress
from tui.frame.frame import Frame
from tui.host.longwork import FEW, STOPPED
from tui.screens.small import Small

Opens = Callable[[Report], Any]
"""Opens data; told how to report how far it is brought up to date, which may raise to stop that."""

_LONG = "upgrade"
"""The rule of the refusal by which opening it without a word stops before it begins."""


def at_once(opens: Opens) -> Any:
    """Open data, if that takes no time. Raises `Refused` where much must be done first, see `takes_long`."""

    def report(_done: int, total: int) -> None:
        if total >= FEW:
            raise refuse(_LONG, say("数据来自较早的版本，需要先升级"))

    return opens(report)


def takes_long(refused: Refused) -> bool:
    """Tell whether data was not opened since it must be brought up to date first, which is to be done in sight."""
    return any(each.rule == _LONG for each in refused.problems)


def in_sight(screen: Frame[Any], opens: Opens, then: Callable[[Any], object]) -> None:
    """Open it with how far it is on the screen; whoever stops that finds the data as it was."""

    def work(report: Report, stops: Callable[[], bool]) -> Any:
        def told(done: int, total: int) -> None:
            if stops():
                raise refuse("stopped", STOPPED)
            report(done, total)

        return opens(told)

    def done(result: Any) -> None:
        if result is not None:
            then(result)

    screen.app.push_screen(Progress[Any](say("数据来自较早的版本，正在升级；停止后数据和原来一样"), work), done)


class OpensData(Small[None]):
    """A small form that opens data: without a word where that takes no time, and else in sight."""

    _opens: Opens

    def opening(self, opens: Opens) -> Callable[[], Any]:
        """Return what opens the data, for `work`."""
        self._opens = opens
        return lambda: at_once(opens)

    def refused(self, refused: Refused) -> None:
        """Say what was refused; go on in sight where only the data must be brought up to date first."""
        if takes_long(refused):
            in_sight(self, self._opens, self.done)
        else:
            super().refused(refused)
