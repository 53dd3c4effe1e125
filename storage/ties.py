"""Ties between cases: told in both, in one write."""

from collections.abc import Callable
from dataclasses import replace

from cases.events import Linked
from cases.lifecycle import Entry
from cases.people import Account
from storage.files import read_told
from storage.recording import go_on
from storage.rows import read_row
from storage.serials import find_number
from storage.store import Store


def named(store: Store, account: Account, event: Linked) -> Linked:
    """Return a tie with the other case's number in full. Raises `Refused` as `find_number` does."""
    other = read_row(store, find_number(store, account, event.number))
    return replace(event, number=other["number"])


def mirror(store: Store, account: Account, number: str, event: Linked, entry: Callable[[int, Linked], Entry]) -> None:
    """Tell the other case of a tie as well, within the write that tells it here. Raises `Refused`.

    number: of the case here. entry: makes the entry with this sequence number and event.
    """
    row = read_row(store, find_number(store, account, event.number))
    before = read_told(store, row)
    told = replace(event.mirrored, number=number)
    if (told.number, told.relation) not in before.case.links:
        go_on(store, row, before, entry(before.case.version + 1, told))
