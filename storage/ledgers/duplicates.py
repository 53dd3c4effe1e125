"""Which rows of a ledger of cases somebody must decide on: cases of the same people, there and in the ledger itself."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import NamedTuple

from cases.directory.alike import KnownSomebody, concern, likeness, strong
from cases.directory.contradictions import doubts_of_case
from cases.directory.records import same_name
from cases.events import Entry
from cases.file.parts import Part, parts
from cases.history.lifecycle import open_case
from cases.ledgers.making import Made
from cases.values.identity import phones_of
from cases.values.text import Sentence, say
from storage.directory.alike import Looking
from storage.seat import Seat

_SAID = 3
"""Cases that a row names."""


class Asked(NamedTuple):
    """By which rules somebody must decide on a row, and what there is to see."""

    rules: frozenset[str] = frozenset()
    why: Sentence | None = None


class Duplicates:
    """Compares rows with the cases that are there, as one person may see them, and with the rows before."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._looking = seat, Looking(seat)
        self._rows: dict[tuple[str, str], list[tuple[Part, int]]] = {}

    def of(self, made: Made, row: int) -> Asked:
        """Return what is asked about a row. row: its number."""
        if made.case is None:
            return _about([], [each.label for each in made.doubts])
        account = self._seat.account
        opened, on, _later = made.case
        today = self._seat.today
        entry = Entry(1, today, datetime.combine(today, time()), account.account, account.role, opened)
        case = open_case("", account.station, entry.dated(on))
        here = parts(case)
        alike: list[object] = [each.said for each in self._looking.look(here, decisive=True).to_decide[:_SAID]]
        alike += [say("第 {n} 行", n=n) for n in list(dict.fromkeys(self._before(here)))[:_SAID]]
        for part in here:
            for key in _keys(part):
                self._rows.setdefault(key, []).append((part, row))
        return _about(alike, [each.label for each in doubts_of_case(case)])

    def _before(self, here: tuple[Part, ...]) -> Iterator[int]:
        """Yield rows before this one in which somebody may be the same."""
        for part in here:
            for key in _keys(part):
                for other, row in self._rows.get(key, ()):
                    how = likeness(part, KnownSomebody((other.name,), other.number, other.phone))
                    means = concern(part, other.place)
                    if how and means and strong(means, how):
                        yield row


def _about(alike: list[object], doubtful: list[object]) -> Asked:
    if alike and doubtful:
        why = say("疑似重复或有利益冲突：{alike}；{doubts}", alike=tuple(alike), doubts=tuple(doubtful))
        return Asked(frozenset(("alike", "contradiction")), why)
    if alike:
        return Asked(frozenset(("alike",)), say("疑似重复或有利益冲突：{alike}", alike=tuple(alike)))
    if doubtful:
        return Asked(frozenset(("contradiction",)), say("{doubts}，请核对", doubts=tuple(doubtful)))
    return Asked()


def _keys(part: Part) -> Iterator[tuple[str, str]]:
    """Yield what two must have in common to be compared."""
    if part.number:
        yield "number", part.number
    for phone in phones_of(part.phone):
        yield "phone", phone
    yield part.kind, same_name(part.name)
