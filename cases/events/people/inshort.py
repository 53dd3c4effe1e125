"""Names told as they are shown while people are hidden: whoever reads 刘某某 writes that, and means the one in full."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases.events.declare import Event
from cases.file.case import Case
from cases.file.parts import parts
from cases.hiding.pieces import DataSort
from cases.kinds import Someone
from cases.kinds.fields import Ask
from cases.values.masking import mask_name


def in_full(event: Event, case: Case) -> Event:
    """Return an event in which whoever of the case is told by a hidden name is told in full.

    What may be of several people, or is somebody's name as it stands, stays.
    """
    full = _by_hidden(case)
    told = {each.name: _told(each, getattr(event, each.name), full) for each in event.spec.asks if full}
    changed = {name: value for name, value in told.items() if value != getattr(event, name)}
    return replace(event, **changed) if changed else event


def _by_hidden(case: Case) -> Mapping[str, str]:
    """Return by each hidden name whose it is, where it is of one person alone."""
    names = {each.name for each in parts(case)}
    people = {each.name for each in parts(case) if each.kind != "employer"}
    hidden = {name: mask_name(name) for name in people}
    once = [each for each in hidden.values() if each not in names and [*hidden.values()].count(each) == 1]
    return {shown: name for name, shown in hidden.items() if shown in once}


def _told(about: Ask, value: Any, full: Mapping[str, str]) -> Any:
    """Return a value as it is meant; only what names people of the case itself may be meant otherwise."""
    kind = about.kind
    one = isinstance(kind, Someone)  # a single name is told of no workers and no sides
    if value == kind.empty or not (one or any(kind.workers(value)) or any(kind.sides(value))):
        return value
    return kind.hidden(value, lambda sort, text: full.get(text, text) if sort is DataSort.NAME else text)
