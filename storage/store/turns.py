"""Writing much without holding anybody up: in short writes, between which those come up who wait."""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TypeVar

from storage.store.store import Store

_HELD = 0.015
"""Seconds for which one write may hold others up, by the one before it."""
_FEWEST, _FIRST, _MOST = 4, 8, 500
"""Things in one write: what any write costs is not to be paid for each of them, however slow the host is just now."""

T = TypeVar("T")
M = TypeVar("M")


def in_turns(
    store: Store,
    things: Sequence[T],
    put: Callable[[list[M]], object],
    made: Callable[[T], M],
    done: Callable[[int], None] = lambda _done: None,
) -> None:
    """Write things, some at a time.

    made: what is made of each before the write begins. put: writes some, within a write. done: told how many there are
    after each write. Whoever waits to write comes before the next one, see `storage.queueing`.
    """
    at, many = 0, _FIRST
    while at < len(things):
        some = [made(each) for each in things[at : at + many]]
        with store.writing():
            begun = perf_counter()
            put(some)
        held, at = perf_counter() - begun, at + len(some)
        many = min(max(int(len(some) * _HELD / held), many // 2, _FEWEST), many * 2, _MOST)
        done(at)
