"""What a menu offers: one choice is one line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True)
class Choice:
    """One line of a menu. key: what choosing it answers. beside: a key or figure at the right. tip: what it does.

    why: the reason why it may not be chosen now, None where it may. also: other words by which it is found.
    """

    key: str
    label: object
    beside: object = ""
    tip: object = ""
    why: object = None
    also: tuple[object, ...] = ()


T = TypeVar("T")


def first(offered: Iterable[T], likely: Sequence[str], ready: Callable[[T], tuple[str, bool]]) -> list[T]:
    """Return what is offered with what one would do now before the rest, and what may not be done now behind it.

    likely: the keys of what one would do, the first one first. ready: returns a key, and whether that may be done now.
    """

    def place(each: T) -> tuple[bool, int]:
        key, may = ready(each)
        return not may, likely.index(key) if key in likely else len(likely)

    return sorted(offered, key=place)
