"""Records that may be the same, or stand against each other, where nobody could be asked: noticed, and decided later.

Who types learns nothing of it. The pair waits for the lowest supervisor who reaches both: one of the station on which
all of both rests, else one of all stations.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from cases.directory.records import Employer
from cases.directory.twins import SameAs
from cases.file.parts import side_of
from cases.values.identity import share_a_phone
from cases.values.roles import Side
from storage.engine.statements.lists import found_of
from storage.engine.tables import WAITING
from storage.records.records import LED, KeptRecord, by_name, by_number, leading, names_of, read_record
from storage.staff.scope import knows, ordinary
from storage.store.seals import added
from storage.store.store import Store

_ADD = """INSERT INTO twin (one_id, other_id, at_moment, decision, decided_moment, by_account, reason)
SELECT ?, ?, ?, '', '', '', '' WHERE (SELECT COUNT(*) FROM record WHERE id IN (?, ?)) = 2
ON CONFLICT (one_id, other_id) DO NOTHING RETURNING id"""
_NAMESAKES = f"""{LED} SELECT DISTINCT top FROM led JOIN record AS mine ON mine.id = led.id
WHERE EXISTS (SELECT 1 FROM record WHERE number = mine.number AND number <> '' AND kind = mine.kind
    AND id <> mine.id AND batch NOT IN {WAITING})
OR EXISTS (SELECT 1 FROM record WHERE same = mine.same AND kind = mine.kind
    AND id <> mine.id AND batch NOT IN {WAITING})
ORDER BY top"""  # noqa: S608 - our own words
"""Which records share a number or a name with another at all, or have what was merged into them: few of many."""
_PLACES = "SELECT DISTINCT place FROM part WHERE record_id = ?"


def notice(store: Store, records: Iterable[int], station: str, at: datetime, *, restricted: bool = False) -> None:
    """Keep who looks the same as these records and was not joined, within a write.

    station: of whoever made or changed them; whom everybody there knows is asked about when it is typed. restricted:
    whether the records stand in a restricted case, of which nobody is asked.
    """
    keep(store, pairs(store, records, station, restricted=restricted), at)


def pairs(store: Store, records: Iterable[int], station: str, *, restricted: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the pairs that `notice` keeps."""
    for (record,) in found_of(store.run, _NAMESAKES, sorted(records)):
        mine = read_record(store, record)
        for other in _alike(store, mine) if mine else ():
            if restricted or not knows(store, ordinary(station), other.id):
                yield min(record, other.id), max(record, other.id)


def keep(store: Store, found: Iterable[tuple[int, int]], at: datetime) -> list[int]:
    """Keep pairs, within a write, but for those of which one is gone by now or waits already; return their ids."""
    moment, ids = at.isoformat(timespec="seconds"), []
    for pair in dict.fromkeys(found):
        for (id_,) in store.run(_ADD, (*pair, moment, *pair)).fetchall():
            added(store, "twin", [(id_, *pair, moment, "", "", "", "")])
            ids.append(id_)
    return ids


def _alike(store: Store, mine: KeptRecord) -> Iterator[KeptRecord]:
    kind = mine.record.kind
    named = chain.from_iterable(by_name(store, kind, name) for name in names_of(store, mine))
    found = [*by_number(store, kind, mine.record.number), *named]
    leads = {lead.id: lead for each in found if (lead := leading(store, each)).id != mine.id}
    return (each for each in leads.values() if sort_of(store, mine, each))


def sort_of(store: Store, one: KeptRecord, other: KeptRecord) -> SameAs | None:
    """Return what makes a pair of it; None where two numbers say that they differ, or the name alone is the same."""
    numbers = (one.record.number, other.record.number)
    if all(numbers):
        return SameAs.NUMBER if len(set(numbers)) == 1 else None
    if share_a_phone(one.record.phone, other.record.phone):
        return SameAs.PHONE
    if one.record.kind == Employer.kind or opposed(store, one.id, other.id):
        return SameAs.NAME
    return None


def opposed(store: Store, one: int, other: int) -> bool:
    """Tell whether two records stand on both sides of cases between them."""
    sides = [{side_of(place) for (place,) in store.run(_PLACES, (each,)).fetchall()} for each in (one, other)]
    return all(sides) and sides[0] | sides[1] == set(Side)
