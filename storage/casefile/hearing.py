"""A case as one person may hear of it: without ties to cases that they do not find, and without a gap where these are.

Entries are kept under the numbers under which they were recorded; whoever hears of a case counts those that they hear
of, and names them so.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cases.events import CATALOGUE, Entry, Event, Spec
from cases.file.altering import altered
from cases.hiding.known.people import Known
from cases.history.lifecycle import admit
from cases.staff.people import Account, Station
from cases.views.casefile import CaseFile, HistoryLine
from cases.views.rows import Ahead, Row
from storage.casefile.files import Told, read_told, told
from storage.casefile.history import ENTRY_COLUMNS, unpacked
from storage.casefile.rows import read_row
from storage.engine.statements.prepared import Prepared, among
from storage.engine.tables import HistoryRow
from storage.staff.scope import numbers
from storage.store.store import Store


@dataclass(frozen=True)
class Heard:
    """A case as somebody may hear of it: without ties to cases that they do not find, its entries numbered anew.

    What a tie says of the other case, its number, relation and note, goes with it, and what was seen there. Nothing
    tells that anything is missing: whoever hears of the case names its entries by the numbers that stand there.
    kept: the numbers under which these entries are kept, in their order. found: the cases that it may name, None for
    all that it does.
    """

    told: Told
    kept: Sequence[int]
    found: frozenset[str] | None = None

    @property
    def version(self) -> int:
        """How many entries they hear of."""
        return self.told.case.version

    def file(self, case_id: int, station: Station, names: Mapping[str, str], around: Known) -> CaseFile:
        """Return all that they may know of it."""
        file, found = self.told.file(case_id, station, names, around), self.found
        if found is None:
            return file
        lines = tuple(_seen(line, found) for line in file.history)
        seen = tuple(number for number in file.case.ties.seen if number in found)
        case = altered(file.case, ties=altered(file.case.ties, seen=seen))
        return replace(file, case=case, history=lines)

    def meant(self, entry: Entry) -> Event:
        """Return what somebody records, with the numbers under which the entries that it names are kept.

        Raises `Refused` in the numbers that they know.
        """
        places = dict(enumerate(self.kept, 1))
        meant = _renumbered(entry.event, places)
        if meant != entry.event or any(getattr(entry.event, name) > len(places) for name in _naming(entry.event)):
            admit(self.told.seen_on(entry.at.date()), self.told.history, replace(entry, seq=self.version + 1))
        return meant


def heard(store: Store, account: Account, whole: Told) -> Heard:
    """Return a case as somebody may hear of it."""
    asked = {number for number, _ in whole.case.ties.links} | set(whole.case.ties.seen)
    asked |= {number for entry in whole.history if entry.event.spec.names_others for number in entry.event.other_cases}
    if not asked or asked == (found := numbers(store, account, asked)):
        return Heard(whole, range(1, len(whole.history) + 1))
    hidden = _hidden_among(whole.history, found)
    left = [entry for entry in whole.history if entry.seq not in hidden]
    places = {entry.seq: place for place, entry in enumerate(left, 1)}
    history = tuple(
        replace(each, seq=place, event=_renumbered(each.event, places)) for place, each in enumerate(left, 1)
    )
    case = whole.case
    seen = told(case.number, case.station, history, whole.book) if hidden else whole
    return Heard(seen, tuple(places), found)


def hear(store: Store, account: Account, case_id: int) -> Heard:
    """Return a case within reach as somebody may hear of it."""
    return heard(store, account, read_told(store, read_row(store, case_id)))


def as_heard(store: Store, account: Account, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows whose versions count what somebody may hear of."""
    hidden = hidden_entries(store, {row.id for row in rows}, lambda asked: numbers(store, account, asked))
    return tuple(replace(row, version=row.version - len(hidden.get(row.id, ()))) for row in rows)


def ahead_as_heard(store: Store, account: Account, items: Sequence[Ahead]) -> tuple[Ahead, ...]:
    """Return what lies ahead with the entries that made it numbered as somebody hears of them."""
    cases = {item.case.id for item in items}
    hidden = hidden_entries(store, cases, lambda asked: numbers(store, account, asked))
    return tuple(
        replace(item, entry=item.entry - before(hidden, item.case.id, item.entry)) if item.case.id in hidden else item
        for item in items
    )


def before(hidden: Mapping[int, Collection[int]], case: int, entry: int) -> int:
    """Return how many hidden entries of a case stand before one."""
    return sum(seq < entry for seq in hidden.get(case, ()))


def _naming(event: Event) -> list[str]:
    """Return the fields of an event that name an entry."""
    return [ask.name for ask in event.spec.asks if ask.kind.numbers_entry]


def _renumbered(event: Event, places: Mapping[int, int]) -> Event:
    """Return an event with each number of an entry in it changed; one that stands for none stays."""
    named = {name: getattr(event, name) for name in _naming(event)}
    return replace(event, **{name: places.get(seq, seq) for name, seq in named.items()}) if named else event


def hidden_entries(
    store: Store, cases: Collection[int], found: Callable[[set[str]], frozenset[str]]
) -> dict[int, set[int]]:
    """Return the entries of each of these cases that tell of a tie to a case that somebody does not find.

    found: those of some numbers that they find. Cases in which nothing is hidden are left out.
    """
    codes = _codes(lambda spec: spec.ties or bool(spec.voids))
    entries: dict[int, list[Entry]] = {}
    for case, *row in _of_codes.run(store.db, cases=cases, codes=codes):
        entries.setdefault(case, []).append(unpacked(row))
    known = found({number for some in entries.values() for entry in some for number in entry.event.other_cases})
    told = {case: _hidden_among(some, known) for case, some in entries.items()}
    return {case: hidden for case, hidden in told.items() if hidden}


def tied(store: Store, cases: Collection[int]) -> dict[int, set[int]]:
    """Return the entries of each of these cases that tell of a tie."""
    codes = _codes(lambda spec: spec.ties)
    found: dict[int, set[int]] = {}
    for case, seq, *_ in _of_codes.run(store.db, cases=cases, codes=codes):
        found.setdefault(case, set()).add(seq)
    return found


@Prepared
def _of_codes() -> Any:
    query = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS)
    return query.where(HistoryRow.case.in_(among("cases")), HistoryRow.code.in_(among("codes")))


def _hidden_among(entries: Iterable[Entry], found: frozenset[str]) -> set[int]:
    entries = list(entries)
    hidden = {entry.seq for entry in entries if entry.event.heard(found) is None}
    return {entry.seq for entry in entries if _touches(entry, hidden)}


def _codes(which: Callable[[Spec], bool]) -> list[str]:
    return [code for code, event in CATALOGUE.items() if which(event.spec)]


def _touches(entry: Entry, hidden: set[int]) -> bool:
    return entry.seq in hidden or entry.event.voids in hidden


def _seen(line: HistoryLine, found: frozenset[str]) -> HistoryLine:
    event = line.entry.event
    heard = event.heard(found) if event.other_cases else event
    return line if heard in (None, event) else replace(line, entry=replace(line.entry, event=heard))
