"""Names beside sums: of workers, and of those on the other side, who may be firms."""

from collections.abc import Callable

from cases.hiding.pieces import DataSort
from cases.kinds import Hide, hide_somebody


def of_worker(hide: Hide) -> Callable[[str], str]:
    """Return what hides the name of a worker."""
    return lambda name: hide(DataSort.NAME, name) if name else ""


def of_either(hide: Hide) -> Callable[[str], str]:
    """Return what hides the names of people where a person or a firm is named, and leaves that of a firm."""
    return lambda name: hide_somebody(name, hide)
