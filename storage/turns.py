"""Writing much without holding anybody up: in short writes, between which those come up who wait."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

from storage.engine.sqlite import CHECKPOINT, OFTEN
from storage.store import Store

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


@contextmanager
def unhurried(store: Store) -> Iterator[None]:
    """Let what is written within reach the disk when it comes to it: whatever a power cut takes back was seen by none.

    Nothing else is at stake: what others save meanwhile is on the disk when they are told so, and all before it. Moving
    the log into the file is left to none of them.
    """
    usual = store.db.pragma("synchronous")
    if store.db.pragma("journal_mode") == "wal":
        store.db.pragma("synchronous", 1)
        store.db.pragma("wal_autocheckpoint", OFTEN)
    try:
        yield
    finally:
        store.db.pragma("synchronous", usual)
        store.db.pragma("wal_autocheckpoint", CHECKPOINT)
