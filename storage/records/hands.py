"""Whose it is what somebody wrote by hand in a record that two stations had joined, once the two part again.

Each wrote of the one whom they knew: what one station wrote goes where its cases are, what both may have known stays.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cases.directory.listed import brought, filled, without
from cases.directory.records import RECORDS, R, Record
from storage.records.edits import KeptEdit, along, done_with
from storage.records.records import KeptRecord
from storage.store.store import Store

Stations = set[str]


class Written(NamedTuple):
    """What an edit by hand brought into a record, as a record that tells nothing else. seq: of the edit."""

    seq: int
    told: Record


def by_whom(
    store: Store, kept: KeptRecord, since: int, knew: tuple[Stations, Stations]
) -> tuple[list[Written], list[Written], list[Written]]:
    """Return what was written by hand in a record after an edit, the latest first: of the other, of both, of its own.

    knew: the stations that knew but the other, and those that knew but this one.
    """
    load, (theirs, ours) = RECORDS[kept.record.kind].load, knew
    gone = along(done_with(store, kept.id))
    found: tuple[list[Written], list[Written], list[Written]] = ([], [], [])
    for done in done_with(store, kept.id):
        if done.seq > since and done.what == "changed" and not done.case and done.seq not in gone:
            written, station = brought(load(done.more["before"]), load(done.after)), _station(store, done)
            found[0 if station in theirs else 2 if station in ours else 1].append(Written(done.seq, written))
    return found


def taken_back(left: R, before: R, theirs: Sequence[Written], others: Sequence[Written]) -> R:
    """Return a record without what was written of the other: what that took the place of stands again.

    before: as it was when the two were joined. others: what else was written in it since.
    """
    if not theirs:
        return left
    kept: list[Record] = [*(each.told for each in sorted(others, reverse=True, key=lambda each: each.seq)), before]
    return filled(without(left, [each.told for each in theirs], kept), left, kept)


def _station(store: Store, done: KeptEdit) -> str:
    """Return of which station somebody was who wrote; none for who knows all of them."""
    if "station" in done.more:
        return str(done.more["station"])
    by = next((each for each in store.accounts() if each.account == done.by), None)
    return by.station if by and not by.everywhere else ""
