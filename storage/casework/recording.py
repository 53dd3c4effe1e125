"""Recording: one entry goes to the history, the case row, the tallies and the search index, all within one write."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cases.events import Entry
from cases.file.case import Case
from cases.history.lifecycle import open_case
from cases.values.refusal import refuse
from cases.values.text import say
from storage.casefile import duties
from storage.casefile.files import Told, keep_told, told
from storage.casefile.history import add_entry, lay_entry
from storage.casefile.rows import add_row, change_row
from storage.casefile.rules import rules_of
from storage.casefile.serials import next_number
from storage.casefile.tallies import move
from storage.casework.erasing import erase
from storage.records.parts import Found, is_linked_anew, link, stand
from storage.records.records import Editor
from storage.records.twins import notice
from storage.search.indexing import index_again, index_entry, index_intake, index_intake_again, index_intakes
from storage.search.words import intake_words, names_of
from storage.store.store import Store


def begin(store: Store, station: str, entry: Entry) -> tuple[int, Told]:
    """Open a case with its intake, and return its id and what is told of it. Raises `Refused`."""
    open_case("", station, entry)
    serial, number = next_number(store, station, entry.at.year)
    whole = told(number, station, (entry,), rules_of(store))
    row = {"number": number, "year": entry.at.year, "station": station, "serial": serial, "home": station} | whole.row
    case_id = add_row(store, row)
    add_entry(store, case_id, entry)
    move(store, None, row)
    duties.put_first(store, case_id, duties.rows(whole))
    index_intake(store, case_id, whole.case, serial)
    records = _stand(store, case_id, whole)
    notice(store, records, station, entry.at, restricted=whole.case.restricted)
    return case_id, whole


class ReadyCase(NamedTuple):
    """A case as it is written: the columns of its row, what lies ahead of it, and what of it can be searched."""

    told: Told
    row: dict[str, Any]
    ahead: tuple[duties.KeptDuty, ...]
    text: dict[str, str]


def ready(whole: Told) -> ReadyCase:
    """Return what is written of a case that an import brings: making it takes longer than writing it."""
    entry = whole.history[0]
    station = whole.case.station
    row = {"number": "", "year": entry.at.year, "station": station, "serial": 0, "home": station} | whole.row
    return ReadyCase(whole, row, duties.rows(whole), intake_words(whole.case, 0))


class Laid(NamedTuple):
    """A case that was laid down. sealed: what is to seal its entries. records: of those who have a part in it."""

    id: int
    sealed: list[str]
    records: list[int]


def begin_unseen(store: Store, some: Sequence[ReadyCase], batch: int) -> list[Laid]:
    """Lay down cases that an import brings, as `begin` does but for their numbers.

    What can be searched comes last: a guard of the histories makes the index bring to the disk what it has by then.
    """
    ids = [add_row(store, each.row, batch) for each in some]
    both = list(zip(ids, some, strict=True))
    sealed = [[lay_entry(store, id_, entry) for entry in each.told.history] for id_, each in both]
    for id_, each in both:
        duties.put_first(store, id_, each.ahead)
    stand_in = [_stand(store, id_, each.told, batch) for id_, each in both]
    index_intakes(store, ((id_, each.told.case, each.text) for id_, each in both))
    for id_, each in both:
        for entry in each.told.history[1:]:
            index_entry(store, id_, entry.seq, each.told.case, entry.event)
    return [Laid(*each) for each in zip(ids, sealed, stand_in, strict=True)]


def _stand(store: Store, case_id: int, whole: Told, batch: int = 0) -> list[int]:
    entry = whole.history[0]
    return stand(store, case_id, whole.case, Editor(entry.by, entry.at, batch))


@dataclass(frozen=True)
class Brought:
    """Those whom an import brings to a case that is there, or who leave it as that is taken back.

    found: the records that were found for them. spared: records that whoever takes it back removes.
    """

    found: Found = field(default_factory=dict)
    spared: AbstractSet[int] = frozenset()


_NOBODY = Brought()


def go_on(store: Store, row: dict[str, Any], before: Told, entry: Entry, brought: Brought = _NOBODY) -> Told:
    """Record one more entry on the case of this row, and return what is told of it now. Raises `Refused`."""
    return go_on_as(store, row, before, before.after(entry), brought)


def go_on_as(store: Store, row: dict[str, Any], before: Told, after: Told, brought: Brought = _NOBODY) -> Told:
    """Record the last entry of what is told after it, as `go_on` does: it was foretold, and is not admitted twice."""
    entry = after.history[-1]
    if entry.event.spec.erases:
        return erase(store, row, before, entry)
    case_id: int = row["id"]
    if not change_row(store, case_id, row["version"], after.row):
        raise refuse("store", say("同事刚改动了本案，没有保存；请刷新后再试，已填内容仍在"))
    add_entry(store, case_id, entry)
    move(store, row, after.row | {"station": row["station"]})
    duties.put(store, case_id, after)
    _index(store, row, before.case, after)
    if is_linked_anew(before.case, after.case):
        link(store, case_id, after.case, Editor(entry.by, entry.at), before.case, brought.found, brought.spared)
    keep_told(store, case_id, after)
    return after


def _index(store: Store, row: dict[str, Any], before: Case, after: Told) -> None:
    """Make what is new searchable: all of it anew only where the names differ, which stand in every document."""
    entry, case_id, serial = after.history[-1], row["id"], row["serial"]
    if tuple(names_of(before)) != tuple(names_of(after.case)):
        index_again(store, case_id, after.case, serial, after.history)
        return
    if entry.event.spec.repairs or entry.event.voids:
        index_intake_again(store, case_id, after.case, serial)
    index_entry(store, case_id, entry.seq, after.case, entry.event)
