"""Names beside sums: of workers, and of those on the other side, who may be firms."""

from collections.abc import Callable

from cases.hiding.pieces import DataSort
from cases.kinds import Hide


def of_worker(hide: Hide) -> Callable[[str], str]:
    """Return what hides the name of a worker."""
    return lambda name: hide(DataSort.NAME, name) if name else ""


def of_either(hide: Hide) -> Callable[[str], str]:
    """Return what hides the name of a person and leaves that of a firm."""
    from cases.hiding.likely.name import looks_like_a_person  # large expressions: lists are shown without

    return lambda name: hide(DataSort.NAME, name) if name and looks_like_a_person(name) else name
