"""People who handle cases without an account: found in the directory by name, and added when they first join."""

from collections.abc import Iterator

from cases.directory.records import Outsider
from cases.file.team import Aide
from storage.directory.directory import Directory
from storage.records.records import by_name, leading
from storage.seat import Seat
from storage.staff.scope import knows


def as_known(seat: Seat, aide: Aide, *, add: bool) -> Aide:
    """Return somebody with what the directory knows beyond what was typed; who is new is added to it if asked.

    Where several have the name, only one with the same phone is meant.
    """
    there = list(_named(seat, aide.name))
    same = [each for each in there if aide.phone and each.phone == aide.phone] or there
    if len(same) == 1:
        one = same[0]
        return Aide(aide.name, aide.capacity or one.capacity, aide.firm or one.firm, aide.phone or one.phone)
    if not there and add and aide.capacity:
        Directory(seat).add(Outsider(name=aide.name, capacity=aide.capacity, firm=aide.firm, phone=aide.phone))
    return aide


def _named(seat: Seat, name: str) -> Iterator[Outsider]:
    """Yield those of this name whom somebody knows, each as the record that leads tells of them."""
    there = (leading(seat.store, each) for each in by_name(seat.store, Outsider.kind, name, 0))
    for lead in {each.id: each for each in there}.values():
        if isinstance(lead.record, Outsider) and knows(seat.store, seat.account, lead.id):
            yield lead.record
