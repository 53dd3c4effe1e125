"""Timing two things in turn, so that whatever else the machine does hits both."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

Act = Callable[[], object]


def side_by_side(*acts: Act, rounds: int, warm: int = 3) -> list[float]:
    """Return the median milliseconds of each, run in turn so many times after a few unmeasured ones."""
    return in_turn(*(timed(act) for act in acts), rounds=rounds, warm=warm)


def timed(act: Act) -> Callable[[], float]:
    """Return what runs an act and returns the milliseconds that it took."""

    def run() -> float:
        begin = perf_counter()
        act()
        return (perf_counter() - begin) * 1000

    return run


def in_turn(*measures: Callable[[], float], rounds: int, warm: int = 3) -> list[float]:
    """Return the median of what each measure returns, taken in turn; every other round the other way round."""
    for _ in range(warm):
        for measure in measures:
            measure()
    taken: list[list[float]] = [[] for _ in measures]
    gc.collect()
    gc.disable()
    try:
        for place in range(rounds):
            order = list(zip(measures, taken, strict=True))
            for measure, found in order if place % 2 else reversed(order):
                found.append(measure())
    finally:
        gc.enable()
    return [median(found) for found in taken]
