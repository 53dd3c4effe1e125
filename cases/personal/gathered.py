"""What declared fields say of people: gathered, so that it can be hidden wherever else it is said."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from cases.directory.records import Employer, Record
from cases.events import Ask, Event
from cases.hiding.known.people import BETWEEN, NOBODY, Known
from cases.hiding.likely.patterns import named
from cases.hiding.mask import Mask
from cases.hiding.pieces import DataSort
from cases.kinds import Kind
from cases.kinds.fields import Fields
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile


def known_of(file: CaseFile) -> Known:
    """Return what a case has said of people up to now, what was corrected since too, and what is known around it.

    Whom a narrative calls by name, of somebody's family, is known from there on wherever the case says that name.
    """
    return file.around | known_told([line.entry.event for line in file.history])


def known_told(events: Collection[Event], records: Iterable[Record] = ()) -> Known:
    """Return what the whole history of a case and the records around it say of people, in fields and in narratives."""
    return known_by(events, records) | Known(frozenset(_named(events)))


def _named(events: Iterable[Event]) -> Iterator[str]:
    found: list[str] = []

    def read(text: str) -> str:
        found.extend(named(text))
        return text

    for event in events:
        for ask in event.spec.asks:
            if (value := getattr(event, ask.name)) != ask.kind.empty:
                ask.kind.reworded(value, read)
        yield from found
        found.clear()


def of_case(file: CaseFile, mask: Mask) -> Mask:
    """Return a mask that knows the people of a case."""
    return mask.knowing(known_of(file)) if mask.on and mask.known is NOBODY else mask


def of_record(record: Record, mask: Mask) -> Record:
    """Return a record as it is shown through a mask that knows whom it is about."""
    return record.hidden(mask.knowing(known_by((), [record])))


def known_by(events: Iterable[Event], records: Iterable[Record] = ()) -> Known:
    """Return what events and records say of people."""
    told = _Gathered()
    for event in events:
        told.take(event)
        for ask, text in event.retyped:
            told.typed(ask, text)
    for record in records:
        told.take(record)
        if isinstance(record, Employer):
            told.firms.add(record.name)
    return told.known


def known_value(ask: Ask, value: Any) -> Known:
    """Return what the value of one field says of people."""
    told = _Gathered()
    told.value(ask.kind, value)
    return told.known


def known_typed(ask: Ask, text: str) -> Known:
    """Return what a value of a field says of people, as it was typed."""
    told = _Gathered()
    told.typed(ask, text)
    return told.known


class _Gathered:
    """Pieces of personal data as they come."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.numbers: dict[str, DataSort] = {}
        self.addresses: set[str] = set()
        self.firms: set[str] = set()

    @property
    def known(self) -> Known:
        return Known(frozenset(self.names), self.numbers, frozenset(self.addresses), frozenset(self.firms))

    def take(self, told: Fields) -> None:
        """Take in all that fields say."""
        for ask in told.asks:
            self.value(ask.kind, getattr(told, ask.name))

    def typed(self, ask: Ask, text: str) -> None:
        """Take in a value of a field as it was typed."""
        try:
            self.value(ask.kind, ask.kind.read(text, date.max) if text else ask.kind.empty)
        except Refused:
            self._piece(DataSort.NAME, text)

    def value(self, kind: Kind[Any], value: Any) -> None:
        if value == kind.empty:
            return
        kind.hidden(value, self._piece)
        self.firms.update(kind.firms(value))

    def _piece(self, sort: DataSort, text: str) -> str:
        if sort is DataSort.NAME:
            self.names.add(text)
        elif sort is DataSort.ADDRESS:
            self.addresses.add(text)
        else:
            self.numbers |= dict.fromkeys(filter(None, BETWEEN.split(text)), sort)
        return text
