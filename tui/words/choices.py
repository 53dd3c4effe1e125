"""What a menu offers: one choice is one line."""

from dataclasses import dataclass


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
