"""Ties between cases: told in both, in one write."""

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


def named(store: Store, account: Account, event: Linked) -> Linked:
    """Return a tie with the other case's number in full. Raises `Refused` as `find_number` does."""
    other = read_row(store, find_number(store, account, event.number))
    return replace(event, number=other["number"])


def mirror(store: Store, account: Account, number: str, event: Linked, entry: Callable[[int, Event], Entry]) -> None:
    """Tell the other case of a tie as well, within the write that tells it here. Raises `Refused`.

    number: of the case here. entry: makes the entry with this sequence number and event.
    """
    row = read_row(store, find_number(store, account, event.number))
    before = read_told(store, row)
    told = replace(event.mirrored, number=number)
    if (told.number, told.relation) not in before.case.links:
        go_on(store, row, before, entry(before.case.version + 1, told))


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
