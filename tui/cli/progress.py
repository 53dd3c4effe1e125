"""Telling how far long work is: a line for each tenth, on a terminal only."""

import sys

from tui.cli.output import complain
from tui.language import _

FEW = 50
"""Fewer than these are done before anybody wonders."""


class Tenths:
    """Called with what is done and what there is, tells each tenth once."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        tenth = done * 10 // total if total else 0
        if tenth > self._told and total >= FEW and sys.stderr.isatty():
            self._told = tenth
            complain([_("已完成 {done}/{total}", done=done, total=total)])
