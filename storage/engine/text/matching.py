"""A search as a tree of phrases: what is looked for, which each engine writes in its own language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Phrase:
    """Words that stand one after the other in a column of the index. begins: the last is the beginning of a word."""

    column: str
    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True)
class All:
    """What holds each of these."""

    parts: tuple["SearchTree", ...]


@dataclass(frozen=True)
class Either:
    """What holds one of these."""

    parts: tuple["SearchTree", ...]


SearchTree = Union[Phrase, All, Either]  # noqa: UP007 - the names above stand for what is declared here


def every(parts: Iterable[SearchTree]) -> SearchTree | None:
    """Return the search for what holds each of these; None where there are none."""
    found = tuple(parts)
    return All(found) if len(found) > 1 else next(iter(found), None)


def either(parts: Iterable[SearchTree]) -> SearchTree | None:
    """Return the search for what holds one of these; None where there are none."""
    found = tuple(parts)
    return Either(found) if len(found) > 1 else next(iter(found), None)
