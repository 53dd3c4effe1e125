"""What stays readable in a paper in which people are hidden: told before it is written, so that more can be hidden."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from cases.directory.records import RECORDS
from cases.events import CATALOGUE
from cases.file.members import LABELS
from cases.hiding.pieces import Tally
from cases.values.codes import codes
from cases.values.roles import Side
from cases.values.text import Label, Sentence


@dataclass(frozen=True)
class Readable:
    """told: what was hidden. words: that stay and may tell of somebody, each once."""

    told: Sentence
    words: tuple[str, ...]


def left_of(told: Sentence, words: Iterable[str]) -> Readable:
    """Return what stays, without what the program itself calls its fields and the parts of people."""
    return Readable(told, tuple(word for word in words if not any(label.startswith(word) for label in _labels())))


def left_in(tally: Tally) -> Readable:
    """Return what stays of a paper that was read through a mask."""
    return left_of(tally.told, tally.left)


@cache
def _labels() -> frozenset[str]:
    return frozenset(label.zh for label in _all_labels())


def _all_labels() -> Iterator[Label]:
    yield from LABELS.values()
    yield from (code.label for side in Side for code in codes(side.list_name))
    for event in CATALOGUE.values():
        yield from (ask.label for ask in event.spec.asks)
    for record in RECORDS.values():
        yield from (ask.label for ask in record.asks)
