"""On whose cases a record rests: whoever merges it, or undoes that, changes what all of these have in it.

So only who reaches all of it may: every case in which it stands, and the station of each record that was merged into
it and stood in none.
"""

from collections.abc import Collection, Iterable, Iterator

from storage.records.parting import CasePlace, merges_into, standing
from storage.records.records import KeptRecord, read_record
from storage.staff.scope import reaching
from storage.store.store import Store

_MERGED = "SELECT 1 FROM record WHERE lead = ? AND lead > 0 LIMIT 1"


def stations_of(store: Store, records: Iterable[int]) -> dict[int, set[str]]:
    """Return the stations on which each of these records rests: whoever merges or parts it must reach all of them.

    None for one that an import brings of which nothing is seen yet.
    """
    found = reaching(store, records)
    for record, stations in found.items():
        if store.run(_MERGED, (record,)).fetchone() and (kept := read_record(store, record)):
            stations.update(_homes(store, kept, standing(store, record)))
    return found


def _homes(store: Store, kept: KeptRecord, places: Collection[CasePlace]) -> Iterator[str]:
    """Yield the stations of those records, of one and all that were merged into it, which brought no case of their own.

    places: where the record stands, or stood until it was merged itself.
    """
    merges = list(merges_into(store, kept.id))
    if not set(places).difference(*(merge.places for merge in merges)):
        yield kept.station
    for merge in merges:
        yield from _homes(store, merge.other, merge.places)
