"""From a key to the painted row, and the memory of a desk at work: both as a terminal sees them."""

from collections.abc import Callable, Iterator
from itertools import chain
from random import Random
from time import sleep

from cases.views.rows import View
from tests.benchmarks.bare import number
from tests.benchmarks.bench import Bench
from tests.benchmarks.starting import BARE, desk_command, short
from tests.benchmarks.table import Measure
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.timing import in_turn

DOWN, UP, PAGE_DOWN, END = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[F"
STEPS = 12
"""Rows to walk down before walking up again: so many are in sight at once."""


def keys(bench: Bench) -> Iterator[Measure]:
    """Measure the cursor keys in a list of cases against those in a bare table."""
    page = bench.desk(bench.cases, "supervisor").queues.page(View.OPEN).rows
    with Terminal(desk_command(bench.copy(bench.cases, "desk"))) as desk, Terminal(BARE) as bare:
        ours, baseline = in_turn(
            _walk(desk, [short(row.number) for row in page]),
            _walk(bare, [number(row) for row in range(len(page))]),
            rounds=5 * bench.rounds,
            warm=STEPS,
        )
    yield Measure(f"key to painted row, {bench.cases} cases", ours, baseline, 1.3)


def _walk(terminal: Terminal, numbers: list[str]) -> Callable[[], float]:
    """Return what presses a cursor key and returns the milliseconds until the row that it leads to is painted.

    Frames are painted in a beat of their own; a pause of any length before each key keeps the keys out of step with it.
    """
    terminal.wait_for(numbers[0])
    terminal.settle(0.5)
    dice = Random(1)
    last = min(STEPS, len(numbers) - 1)
    way = chain.from_iterable(
        [*((DOWN, at) for at in range(1, last + 1)), *((UP, at) for at in reversed(range(last)))] for _ in range(10_000)
    )

    def step() -> float:
        key, at = next(way)
        terminal.settle(0.02)
        sleep(dice.uniform(0, 0.04))
        terminal.press(key)
        return terminal.wait_for(numbers[at])

    return step


def memory(bench: Bench) -> Iterator[Measure]:
    """Measure the memory of a desk at work: at the largest size against the smallest, and against a bare app."""
    (most, holds), (least, _) = (_memory(bench, cases) for cases in (bench.cases, bench.small))
    yield Measure(f"memory of the desk, {bench.cases} cases against {bench.small}", most, least, 1.2, unit="MiB")
    with Terminal(BARE) as bare:
        bare.wait_for(number(0))
        _work(bare, END, PAGE_DOWN)
        yield Measure("memory that a desk at work holds, against a bare table", holds, bare.holds(), 1.6, unit="MiB")


def _memory(bench: Bench, cases: int) -> tuple[float, float]:
    """Return the most and the last memory of a desk on which somebody has turned pages, changed queues and searched."""
    first = short(bench.desk(cases, "supervisor").queues.page(View.OPEN).rows[0].number)
    with Terminal(desk_command(bench.copy(cases, "desk"))) as terminal:
        terminal.wait_for(first)
        _work(terminal, END, PAGE_DOWN, "]", "/", "工资")
        return terminal.memory(), terminal.holds()


def _work(terminal: Terminal, *keys: str) -> None:
    for pressed in keys:
        terminal.press(pressed)
        terminal.settle(0.3)
