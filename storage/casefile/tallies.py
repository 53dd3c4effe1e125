"""Counts that cost no scan: tallies are moved in the same write as the case row, so they are never behind it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from storage.engine.statements.helpers import accounts
from storage.engine.tables import NO_DUE
from storage.store.store import Store

_MOVE = """INSERT INTO tally (what, station, slot, handler, n) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (what, station, slot, handler) DO UPDATE SET n = tally.n + excluded.n"""


class Slot(NamedTuple):
    """Where a case is counted."""

    what: str
    station: str
    slot: str
    handler: str


class TallyKey(NamedTuple):
    """Under which words something is counted: for all cases, again for restricted ones, and by each who helps there."""

    all: str
    restricted: str
    helped: str


KEPT = {
    what: TallyKey(what, f"{what} restricted", f"{what} helped")
    for what in ("stage", "due", "last", "held", "limit", "followed")
}
HELPED = "helped"
"""What an account helps with: open cases, by station."""


_SOME = (("held", "held_until"), ("limit", "limit_on"))
"""What is counted of those cases only that have it."""


def slots(row: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Return where a case row is counted: by stage and handler and, while open, by deadline and last recording.

    A closed one that is followed up is counted by what is due next.

    A restricted one is counted once more by itself, so that it can be left out for who does not find it, and once by
    each who helps there, so that it is not left out for them. An open one is counted by each who helps.
    """
    places = [("stage", row["stage"])]
    if row["is_open"]:
        places += [("due", row["due"]), ("last", row["last_on"])]
        places += [(what, row[day]) for what, day in _SOME if row[day] != NO_DUE]
    elif row["due"] != NO_DUE:
        places.append(("followed", row["due"]))
    station, handler = row["station"], row["handler"]
    found = [Slot(what, station, slot, handler if what == "stage" else "") for what, slot in places]
    if row["restricted"]:
        finds = handler if row["restricted"] == 1 else ""
        found += [Slot(KEPT[what].restricted, station, slot, finds) for what, slot in places]
    return (*found, *_helped(row, places))


def _helped(row: Mapping[str, Any], places: Iterable[tuple[str, str]]) -> Iterator[Slot]:
    for helper in accounts(row["helpers"]):
        if row["is_open"]:
            yield Slot(HELPED, row["station"], "", helper)
        if row["restricted"] == 1:
            yield from (Slot(KEPT[what].helped, row["station"], slot, helper) for what, slot in places)


def move(store: Store, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
    """Count a case where it is now and no longer where it was, within a write."""
    change: Counter[Slot] = Counter(slots(after))
    change.subtract(slots(before) if before else ())
    add(store, change)


def add(store: Store, change: Mapping[Slot, int]) -> None:
    """Add to the tallies, within a write."""
    for slot, n in change.items():
        if n:
            store.run(_MOVE, (*slot, n))


def tallied(rows: Iterable[Mapping[str, Any]]) -> Counter[Slot]:
    """Return what the tallies of these case rows must be."""
    return Counter(slot for row in rows for slot in slots(row))
