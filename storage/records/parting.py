"""Parting merged records again: by somebody's hand, or since a case is to be known to few, or to nobody any more.

A merge rests on cases that everybody of a station finds. Where one of them is restricted or erased, the record that
came about with it goes its own way again, so that its name and all else that it told stay with nobody else.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cases.directory.listed import brought, joined, without
from cases.directory.records import RECORDS, Employer, Record
from cases.file.parts import parts
from storage.casefile.drafts import forget_drafts
from storage.casefile.files import read_told
from storage.casefile.rows import read_row
from storage.records.edits import KeptEdit, done_with
from storage.records.hands import by_whom, taken_back
from storage.records.linking import told_of
from storage.records.records import Editor, KeptRecord, change_record, leading, read_record, tree
from storage.records.uses import made_by_case, stations_of_cases
from storage.store.seals import moving
from storage.store.store import Store

_BACK = "UPDATE part SET record_id = ? WHERE record_id = ? AND case_id = ? AND place = ?"
_STANDS = "SELECT case_id, place FROM part WHERE record_id = ?"

CasePlace = tuple[int, int]
"""A case, and where in it somebody stands."""


class StandingMerge(NamedTuple):
    """A merge that stands: what was done with the record that leads, and where the other stood until then."""

    done: KeptEdit
    other: KeptRecord
    places: frozenset[CasePlace]


def merges_into(store: Store, record: int) -> Iterator[StandingMerge]:
    """Yield the merges into a record that were not undone, the latest first."""
    undone: set[int] = set()
    for done in done_with(store, record):
        undone.update([done.more["undoes"]] if "undoes" in done.more else [])
        if done.what != "merged" or "parts" not in done.more or done.seq in undone:
            continue
        other = read_record(store, done.other)
        if other and other.lead == record:
            yield StandingMerge(done, other, frozenset((case, place) for case, place in done.more["parts"]))


def part(
    store: Store,
    kept: KeptRecord,
    merge: StandingMerge,
    places: Collection[CasePlace],
    by: Editor,
    *,
    hand: bool = False,
) -> None:
    """Part a record from the one that it was merged into, within a write.

    places: those where it stands again. What no longer stands in the record that leads, since its case is known to few
    by now, stays where it is, and tells the record nothing.
    What the lead took over is given back, whatever else was changed in it since. What somebody of a station that knew
    but the other wrote in the lead since goes with the other, and leaves the lead. hand: whether what somebody wrote
    who knew both goes with it, too.
    """
    load, other, top = RECORDS[kept.record.kind].load, merge.other, leading(store, kept)
    before, whole = load(merge.done.more["before"]), load(merge.done.after)
    left = before if kept.record == whole else without(kept.record, [brought(before, whole)], [before])
    along, again = other.record, [place for place in standing(store, top.id) if place in places]
    theirs, both, ours = by_whom(store, kept, merge.done.seq, _knew(store, top, other, again))
    left = taken_back(left, before, theirs, (*both, *ours))
    for piece in (*(each.told for each in (*theirs, *(both if hand else ()))), *_told(store, other, again)):
        along = joined(along, piece)
    told = {"before": kept.record.dump(), "other": other.id, "undoes": merge.done.seq}
    told |= {"along": [each.seq for each in theirs]} if theirs else {}
    forget_drafts(store, records=[top.id, kept.id, other.id])
    change_record(store, other, along, "parted", by, more={"before": other.record.dump(), "other": kept.id})
    change_record(store, kept, left, "parted", by, lead=kept.lead, more=told)
    with moving(store, "part", "record_id IN (?, ?)", (top.id, other.id)):
        for case_id, place in again:
            store.run(_BACK, (other.id, top.id, case_id, place))


def part_cases(store: Store, record: int, cases: frozenset[int], by: Editor, *, bare: bool = True) -> None:
    """Part what came about with some cases from all that was merged with it, within a write.

    record: the one that leads, in which they stand. What leads stays so where other cases stand in it by themselves.
    bare: whether what stands in no case is parted as well; else it goes the way of the record that leads.
    """
    kept = read_record(store, record)
    if kept is None:
        return None
    stands = standing(store, record)
    there, own = {case for case, _ in stands}, {case for case, _ in stands}
    for each in tree(store, kept):
        for merge in merges_into(store, each.id):
            along = there & {case for case, _ in merge.places}
            if along and along <= cases and _goes_along(store, each, merge.other):
                part(store, each, merge, [place for place in stands if place[0] in along], by)
                part_cases(store, merge.other.id, cases, by, bare=bare)
                return part_cases(store, record, cases, by, bare=bare)
            own -= along if each is kept else set()
    if own and own <= cases and made_by_case(store, record):
        _part_all(store, record, by, bare=bare)
    return None


def part_made_by_hand(store: Store, record: int, by: Editor) -> None:
    """Part what came about with no case from a record that stands in none and is to be forgotten, within a write."""
    while (kept := read_record(store, record)) and (found := _made_by_hand(store, kept)):
        part(store, *found, (), by, hand=True)


def _made_by_hand(store: Store, kept: KeptRecord) -> tuple[KeptRecord, StandingMerge] | None:
    merges = ((each, merge) for each in tree(store, kept) for merge in merges_into(store, each.id))
    return next((found for found in merges if not made_by_case(store, found[1].other.id)), None)


def standing(store: Store, record: int) -> list[CasePlace]:
    """Return where a record stands, with all that were merged into it."""
    return [(case, place) for case, place in store.run(_STANDS, (record,)).fetchall()]


def _goes_along(store: Store, kept: KeptRecord, other: KeptRecord) -> bool:
    """Tell whether a record goes with the cases that brought it: it is not one that a station knows without them."""
    return made_by_case(store, other.id) or other.station != kept.station


def _part_all(store: Store, record: int, by: Editor, *, bare: bool) -> None:
    while (kept := read_record(store, record)) and (merge := _next(store, record, bare=bare)):
        part(store, kept, merge, merge.places, by, hand=True)


def _next(store: Store, record: int, *, bare: bool) -> StandingMerge | None:
    return next((each for each in merges_into(store, record) if bare or each.places), None)


def _knew(store: Store, top: KeptRecord, other: KeptRecord, again: Collection[CasePlace]) -> tuple[set[str], set[str]]:
    """Return the stations that knew but the other record, and those that knew but the one that leads."""
    staying = {case for case, place in standing(store, top.id) if (case, place) not in again}
    goes = stations_of_cases(store, {case for case, _ in again}) or {other.station}
    stays = stations_of_cases(store, staying) or {top.station}
    return goes - stays, stays - goes


def _told(store: Store, other: KeptRecord, places: Collection[CasePlace]) -> Iterator[Record]:
    """Yield what the cases where somebody stands again tell of them by now; of an employer that is the name alone."""
    for case_id, place in places if other.record.kind != Employer.kind else ():
        case = read_told(store, read_row(store, case_id)).case
        yield from (told_of(each, case) for each in parts(case) if each.place == place)
