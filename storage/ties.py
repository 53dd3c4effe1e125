"""Ties between cases: told in both, in one write; who hears of them is decided by `storage.hearing`."""

from collections.abc import Callable
from dataclasses import replace

from cases.case import Case
from cases.events import Event, Linked, Roster, SplitOff
from cases.events.roster import opening_of
from cases.lifecycle import Entry
from cases.people import Account
from storage.files import Told, read_told
from storage.recording import begin, go_on
from storage.rows import read_row
from storage.serials import find_number
from storage.store import Store


def named(store: Store, account: Account, event: Linked, case: Case) -> Linked:
    """Return a tie as its own case tells it: with the other's number in full, and its note where it belongs.

    A note is kept once, where it was written, or else in the case that fewer people find: of that it may tell.
    Raises `Refused` as `find_number` does.
    """
    other = read_row(store, find_number(store, account, event.number))
    return replace(event, number=other["number"], note="" if _narrower(other["restricted"], case) else event.note)


def mirror(
    store: Store, account: Account, case: Case, event: Linked, note: str, entry: Callable[[int, Event], Entry]
) -> None:
    """Tell the other case of a tie as well, within the write that tells it here. Raises `Refused`.

    case: the one here. note: as it was written. entry: makes the entry with this sequence number and event.
    """
    row = read_row(store, find_number(store, account, event.number))
    before = read_told(store, row)
    told = replace(event.mirrored, number=case.number, note=note if _narrower(row["restricted"], case) else "")
    if (told.number, told.relation) not in before.case.links:
        go_on(store, row, before, entry(before.case.version + 1, told))


def _narrower(restricted: int, case: Case) -> bool:
    """Tell whether a case of this reach, as its row has it, is found by fewer than the one at hand."""
    return bool(restricted) and not case.restricted


def split_off(
    store: Store, case_id: int, before: Case, after: Told, event: SplitOff, entry: Callable[[int, Event], Entry]
) -> Told:
    """Open a case for the members who leave another, and tie the two, within the write that records it.

    before, after: the other case. Returns what is told of it with the tie. entry: as for `mirror`.
    """
    leaving = event.leaving(before)
    new_id, told = begin(store, before.station, entry(1, opening_of(before, leaving)))
    if len(leaving) > 1:
        told = go_on(store, read_row(store, new_id), told, entry(2, Roster(members=leaving)))
    tie = Linked(number=before.number, relation="split_from")
    go_on(store, read_row(store, new_id), told, entry(told.case.version + 1, tie))
    back = replace(tie.mirrored, number=told.case.number)
    return go_on(store, read_row(store, case_id), after, entry(after.case.version + 1, back))
