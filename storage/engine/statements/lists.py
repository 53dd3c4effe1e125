"""Queries on lists of values of any length: some are asked about at a time, each with a place of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")

_AT_ONCE = 5000
"""Values of one query: every engine takes so many."""


def in_parts(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Yield so many of these values as one query takes, in their order; nothing where there are none."""
    waiting = iter(values)
    while some := tuple(islice(waiting, _AT_ONCE)):
        yield some


def places(values: Sequence[object]) -> str:
    """Return the places that stand behind IN for these values."""
    return ",".join("?" * len(values))


def found_of(run: Callable[..., Any], query: str, values: Iterable[object]) -> Iterator[Any]:
    """Yield the rows that a query finds of these values. query: with `{places}` where they stand."""
    for some in in_parts(values):
        yield from run(query.format(places=places(some)), some).fetchall()
