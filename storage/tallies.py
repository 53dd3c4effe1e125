"""Counts that cost no scan: tallies are moved in the same write as the case row, so they are never behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from storage.store import Store

_MOVE = """INSERT INTO tally (what, station, slot, handler, n) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (what, station, slot, handler) DO UPDATE SET n = n + excluded.n"""


class Slot(NamedTuple):
    """Where a case is counted."""

    what: str
    station: str
    slot: str
    handler: str


def slots(row: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Return where a case row is counted: by stage and handler and, while open, by deadline and last recording."""
    station = row["station"]
    stage = Slot("stage", station, row["stage"], row["handler"])
    if not row["is_open"]:
        return (stage,)
    return (stage, Slot("due", station, row["due"], ""), Slot("last", station, row["last_on"], ""))


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
