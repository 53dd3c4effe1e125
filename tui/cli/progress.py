"""Telling how far long work is: a line for each tenth, on a terminal only."""

import sys
from collections.abc import Callable

from tui.cli.output import complain
from tui.host.longwork import FEW
from tui.words.language import _


def upgrading() -> Callable[[int, int], None]:
    """Return what tells how far data of an earlier version has been brought up to date."""
    tenths, begun = Tenths(), False

    def told(done: int, total: int) -> None:
        nonlocal begun
        if not begun and total >= FEW and sys.stderr.isatty():
            begun = True
            complain([_("数据来自较早的版本，正在升级；按 Ctrl+C 可以停止，停止后数据和原来一样")])
        tenths(done, total)

    return told


class Tenths:
    """Called with what is done and what there is, tells each tenth once."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        tenth = done * 10 // total if total else 0
        if tenth > self._told and total >= FEW and sys.stderr.isatty():
            self._told = tenth
            complain([_("已完成 {done}/{total}", done=done, total=total)])
