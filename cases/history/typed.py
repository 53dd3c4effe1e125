"""What an intake says so far, while it is still being typed: the case that it will be, once it is saved so."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from cases.events import Ask, Entry, Opened
from cases.file.case import Case
from cases.kinds import Kind, RoughDay
from cases.staff.people import Role
from cases.values.refusal import Refused
from cases.values.spans import Dated
from cases.values.text import half_width

ON = "on"
"""The field of a form that tells the day of the event."""

_DAY = RoughDay()


def typed_entry(typed: Mapping[str, str], today: date) -> Entry:
    """Return the intake as far as it is understood; of the rest it says nothing."""
    event = Opened(**{ask.name: _value(ask, typed.get(ask.name, ""), today) for ask in Opened.spec.asks})
    day: Dated = _read(_DAY, typed.get(ON, ""), today) or today
    return Entry(1, today, datetime.combine(today, time.max), "", Role.STAFF, event).dated(day)


def case_of(typed: Mapping[str, str], today: date) -> Case:
    """Return the case that it will be."""
    return begun(typed_entry(typed, today))


def begun(entry: Entry) -> Case:
    """Return the case that such an intake begins."""
    return entry.event.begin("", "", entry)


def _value(ask: Ask, text: str, today: date) -> Any:
    found = _read(ask.kind, half_width(text) if ask.name == "id_number" else text, today)
    return ask.kind.empty if found is None else found


def _read(kind: Kind[Any], text: str, today: date) -> Any:
    try:
        return kind.read(text, today) if text.strip() else None
    except Refused:
        return None
