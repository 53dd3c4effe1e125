"""Whom fields of a case name by themselves, with a part in it or without: whoever paid, gave, joined, is meant."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from cases.events import Event
from cases.hiding.known.people import NOBODY, Known
from cases.hiding.pieces import DataSort
from cases.kinds.fields import Ask, Fields
from cases.personal.gathered import known_typed, known_value
from cases.values.masking import GONE, single_names
from cases.values.text import Label


class Naming(NamedTuple):
    """Somebody as one field of an event names them. own: what other fields of that event tell of them."""

    name: str
    label: Label
    own: Known


def people_of(told: Fields, ask: Ask) -> set[str]:
    """Return the names of the people whom a field names."""
    return single_names(known_value(ask, getattr(told, ask.name)).names)


def namings(events: Iterable[Event]) -> Iterator[Naming]:
    """Yield everybody whom the fields of events name, once for each field that does; nobody who was erased."""
    for event in events:
        for ask in event.spec.asks:
            names = [name for name in people_of(event, ask) if not name.startswith(GONE)]
            about = (each for each in event.spec.asks if names and each.tells_of == ask.name)
            own = reduce(or_, (known_value(each, getattr(event, each.name)) for each in about), NOBODY)
            own = replace(own, names=frozenset())  # whoever is named there too is somebody else
            yield from (Naming(name, ask.label, own) for name in names)
        for ask, text in event.retyped:
            yield from (Naming(name, ask.label, NOBODY) for name in single_names(known_typed(ask, text).names))


def named(events: Iterable[Event], name: str) -> tuple[Known, ...]:
    """Return what fields tell of those of a name; of whom the numbers differ, of each apart."""
    found: list[Known] = []
    for each in namings(events):
        if each.name != name:
            continue
        own = Known(frozenset({name})) | each.own
        phones = _phones(own)
        same = [at for at, other in enumerate(found) if not phones or not _phones(other) or phones & _phones(other)]
        if same:
            found[same[0]] = found[same[0]] | own
        else:
            found.append(own)
    return tuple(found)


def _phones(known: Known) -> set[str]:
    return {number for number, sort in known.numbers.items() if sort is not DataSort.ACCOUNT}
