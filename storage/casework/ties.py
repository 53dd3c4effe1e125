"""What follows in other cases from an entry, in one write; who hears of it is decided by `storage.casefile.hearing`."""

from collections.abc import Callable
from dataclasses import replace

from cases.events import Entry, Event, Linked, OpenedBeside
from cases.file.altering import altered
from cases.file.case import Case
from cases.values.spans import first_day
from storage.casefile.files import Told, read_told
from storage.casefile.rows import read_row
from storage.casefile.serials import find_number, id_of
from storage.casework.recording import begin, go_on
from storage.seat import Seat
from storage.staffing.takers import has_left

Make = Callable[[int, Event], Entry]
"""Returns the entry with this number and event, on the day of the one that it follows from."""


def follow(seat: Seat, case_id: int, before: Case, after: Told, typed: Event, made: Make) -> Told:
    """Do in other cases what follows from the last entry of a case, and return what is told of it then.

    before, after: the case. typed: the event as somebody typed it. Raises `Refused`.
    """
    event = after.history[-1].event
    if event.tied_to:
        _tell_there(seat, before, event, typed, made)
    _tell_too(seat, after, event, made, {before.number})
    if event.beside(before) and (beside := event.beside(_without_leaver(seat, before))):
        return _open_beside(seat, case_id, after, beside, made)
    return after


def _without_leaver(seat: Seat, case: Case) -> Case:
    """Return a case as another may be opened out of it: a restricted one hands its handler on."""
    return altered(case, handler="") if has_left(seat, case) else case


def _tell_there(seat: Seat, here: Case, event: Event, typed: Event, made: Make) -> None:
    """Tell the other case of a tie as well."""
    row = read_row(seat.store, find_number(seat.store, seat.account, event.tied_to))
    there = read_told(seat.store, row)
    if told := event.told_there(here, there.case, typed):
        go_on(seat.store, row, there, made(there.case.version + 1, told))


def _tell_too(seat: Seat, here: Told, event: Event, made: Make, told_in: set[str]) -> None:
    """Record the same in other cases, wherever they lie, and in those to which it goes on from each of them.

    told_in: the numbers of the cases that it has come to.
    """
    for number in event.told_to(entry.event for entry in here.history):
        if number in told_in:
            continue
        told_in.add(number)
        row = read_row(seat.store, id_of(seat.store, number))
        there = read_told(seat.store, row)
        if told := event.told_there(here.case, there.case, event):
            entry, opened_on = made(there.case.version + 1, told), there.case.opened_on
            go_on(seat.store, row, there, entry.dated(opened_on) if entry.on < first_day(opened_on) else entry)
        _tell_too(seat, there, event, made, told_in)


def _open_beside(seat: Seat, case_id: int, here: Told, beside: OpenedBeside, made: Make) -> Told:
    """Open another case, and tie the two. Returns what is told of the first one with the tie."""
    store, (first, *more) = seat.store, beside.events
    new_id, told = begin(store, here.case.station, made(1, first))
    tie = Linked(number=here.case.number, relation=beside.relation)
    for event in (*more, tie):
        told = go_on(store, read_row(store, new_id), told, made(told.case.version + 1, event))
    back = replace(tie.mirrored, number=told.case.number)
    return go_on(store, read_row(store, case_id), here, made(here.case.version + 1, back))
