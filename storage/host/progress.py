"""How whatever takes a while tells how far it is, and hears that somebody stops it."""

from collections.abc import Callable

Report = Callable[[int, int], object]
"""Is told how many are done of how many; it may stop the work by raising."""

Stopped = Callable[[], bool]
"""Tells whether somebody stops it."""


def nobody(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def never() -> bool:
    """Never stop."""
    return False
