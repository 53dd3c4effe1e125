"""The bytes that a slow line has to carry: for a key, for a case, and for a screen at which nobody does anything."""

from collections.abc import Iterator
from statistics import median
from time import monotonic

from cases.views.rows import View
from tests.benchmarks.bare import number
from tests.benchmarks.bench import Bench
from tests.benchmarks.keys import DOWN, STEPS
from tests.benchmarks.starting import BARE, desk_command, short
from tests.benchmarks.table import Measure
from tests.benchmarks.terminal import Terminal

SIZE = (24, 80)
CASE, LETTER, IDLE = 5_000, 300, 100
"""Bytes at most: to open a case, for a letter in a form, for a second at a screen."""
QUIET = 0.7
"""Seconds after which all has come that a key brought."""
SECONDS = 10.0
LIST, FORM = "全部在办", "姓名；集体案件写代表人"
"""What is painted last of the desk, and of an intake."""


def lines(bench: Bench) -> Iterator[Measure]:
    """Measure what is sent, in a window of 80 columns and 24 lines."""
    page = bench.desk(bench.small, "supervisor").queues.page(View.OPEN).rows
    with Terminal(BARE, SIZE) as bare:
        baseline = _cursor(bare, number(0))
    with Terminal(desk_command(bench.copy(bench.small, "desk")), SIZE) as desk:
        cursor = _cursor(desk, short(page[0].number))
        yield Measure("bytes sent for a cursor key, against a bare table", cursor, baseline, 0.5, unit="B")
        yield Measure("bytes sent to open a case", _sent(desk, "\r"), CASE, 1, unit="B")
        _go(desk, "\x1b", LIST)
        _go(desk, "n", FORM)
        letter = max(_sent(desk, each) for each in "赵小六")
        yield Measure("bytes sent for a letter in the intake", letter, LETTER, 1, unit="B")
        yield Measure("bytes sent in a second at an open form", _idle(desk), IDLE, 1, unit="B/s")


def _go(terminal: Terminal, key: str, there: str) -> None:
    terminal.press(key)
    terminal.wait_for(there)
    terminal.settle(3 * QUIET)


def _cursor(terminal: Terminal, first: str) -> float:
    terminal.wait_for(first)
    terminal.settle(QUIET)
    _sent(terminal, DOWN)
    return median(_sent(terminal, DOWN) for _ in range(STEPS))


def _sent(terminal: Terminal, key: str) -> float:
    """Return how many bytes a key brings."""
    terminal.press(key)
    terminal.settle(QUIET)
    return terminal.sent


def _idle(terminal: Terminal) -> float:
    """Return how many bytes come in a second in which nobody does anything."""
    before, end = terminal.sent, monotonic() + SECONDS
    while monotonic() < end:
        terminal.settle(0.2)
    return (terminal.sent - before) / SECONDS
