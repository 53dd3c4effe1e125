"""Names beside sums: of workers, and of those on the other side, who may be firms."""

import re
from collections.abc import Callable

from cases.hiding.pieces import DataSort
from cases.kinds import Hide, hide_somebody

_BETWEEN = re.compile(r"[、，,]")
TOGETHER = "、"
"""What stands between the names of sides that owe one sum together (连带)."""


def sides_in(text: str) -> tuple[str, ...]:
    """Return the sides that stand beside a sum: several who owe it together, nobody where the case says it."""
    return tuple(dict.fromkeys(name.strip() for name in _BETWEEN.split(text) if name.strip()))


def of_worker(hide: Hide) -> Callable[[str], str]:
    """Return what hides the name of a worker."""
    return lambda name: hide(DataSort.NAME, name) if name else ""


def of_either(hide: Hide) -> Callable[[str], str]:
    """Return what hides the names of people where a person or a firm is named, and leaves that of a firm."""
    return lambda name: hide_somebody(name, hide)
