"""A store with very many cases, for measuring: made through the same pure functions as real work, in big batches.

Some thousand cases are told in full, their histories replayed and projected. Each is then stamped out many times with
other people, numbers and phones: only what differs is put in anew, so that a million take minutes.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from cases.standing.numbers import write_number
from storage.casefile import duties
from storage.casefile.history import ENTRY_COLUMNS
from storage.casefile.rows import ALL
from storage.casefile.tallies import Slot, add
from storage.engine.filling import unguarded
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import CaseRow, HistoryRow, SerialRow
from storage.engine.text import texts
from storage.store import audit
from storage.store.seals import filled
from storage.store.store import Store
from tests.bulk.cards import Cards
from tests.bulk.pattern import Named, Pattern, Stamped, named, pattern
from tui.demo.centre import found
from tui.demo.make import HowFar
from tui.demo.plans import plans

_NAMES = 3_000
"""Names of either sex."""

_SEXES = (False, True)

_TOGETHER = 12
"""So many patterns, told around the same day, are stamped in turn."""

_BATCH = 2_000
_ENQUIRIES = 300
"""So many enquiries on top of every hundred cases: mostly the phone rings."""

_INDEXED = ("case_row", "record", "part")
"""Tables whose indexes are made when all rows are there."""


def make_many(
    folder: Path,
    *,
    cases: int,
    seed: int = 1,
    now: datetime,
    patterns: int = 6_000,
    progress: HowFar | None = None,
) -> Store:
    """Make a centre with very many cases, all opened in the eighteen months before now.

    patterns: at most so many of them are told in full; the others are like one of these, with other people.
    Nothing guards the file while it is made: where this stops half-way, throw the folder away. Raises `Refused` where
    there is data already.
    """
    store, cards = found(folder), Cards()
    names = {man: [named(Random(f"{seed}/{man}/{n}"), man=man) for n in range(min(cases, _NAMES))] for man in _SEXES}
    told = [pattern(plan, now) for plan in plans(min(cases, patterns), seed, now, enquiries=_ENQUIRIES)]
    press = _Press(store.get("number_form"), names, Random(f"{seed}/bulk"))
    seal = _Seal()
    with unguarded(store.db, _INDEXED):
        stamped, done = press.run(_in_turn(told, cases)), 0
        while batch := list(islice(stamped, _BATCH)):
            _insert(store, batch)
            cards.insert(store, batch)
            seal.see(batch)
            done += len(batch)
            if progress:
                progress(done, cases)
        add(store, press.tally)
        last = [{"station": station, "year": year, "last": last} for (station, year), last in press.serials.items()]
        SerialRow.insert_many(last).execute(store.db)
    with store.writing():
        filled(store, "case_row", "part", "record", "serial", texts.CASE_TEXT, texts.RECORD_TEXT)
        audit.load(store, now, "supervisor", seal.entries, seal.total.hexdigest())
    return store


class _Seal:
    """Adds up what seals the entries of a bulk."""

    def __init__(self) -> None:
        self.entries, self.total = 0, hashlib.sha256()

    def see(self, batch: Iterable[Stamped]) -> None:
        """Take the entries of a batch, in the order of the cases."""
        for stamped in batch:
            for entry in stamped.history:
                self.entries += 1
                self.total.update(audit.entry_digest([entry[name] for name in _ENTRY]).encode())


class _Press:
    """Stamps patterns with other people, and counts what it stamps."""

    def __init__(self, form: str, names: Mapping[bool, Sequence[Named]], dice: Random) -> None:
        self.form = form
        self.names = names
        self.dice = dice
        self.tally: Counter[Slot] = Counter()
        self.serials: Counter[tuple[str, int]] = Counter()

    def run(self, patterns: Iterable[Pattern]) -> Iterator[Stamped]:
        """Yield the rows of a case for each of these patterns, in the order of the cases."""
        for case_id, each in enumerate(patterns, 1):
            place = (each.case.station, each.year)
            self.serials[place] += 1
            self.tally.update(each.slots)
            number = write_number(self.form, each.year, each.case.station, self.serials[place])
            who = self.dice.choice(self.names[each.man])
            yield each.stamp(case_id, self.serials[place], number, who, self.dice)


def _in_turn(patterns: Sequence[Pattern], cases: int) -> Iterator[Pattern]:
    """Yield each pattern its share of times, neighbours in turn."""
    total, done = len(patterns), 0
    for start in range(0, total, _TOGETHER):
        neighbours = patterns[start : start + _TOGETHER]
        upto = cases * min(start + _TOGETHER, total) // total
        for place in range(upto - done):
            yield neighbours[place % len(neighbours)]
        done = upto


@Prepared
def _case() -> Any:
    return CaseRow.insert({column.name: at(column.name) for column in ALL})


_ENTRY = tuple(column.name for column in (HistoryRow.case, *ENTRY_COLUMNS))


@Prepared
def _entry() -> Any:
    return HistoryRow.insert({name: at(name) for name in _ENTRY})


def _insert(store: Store, batch: list[Stamped]) -> None:
    with store.db.writing():
        _case.run_many(store.db, (each.row for each in batch))
        duties.added.run_many(store.db, (row for each in batch for row in duties.named(each.row["id"], each.ahead)))
        _entry.run_many(store.db, (entry for each in batch for entry in each.history))
        texts.add(store.db, texts.CASE_INDEX, (text for each in batch for text in each.texts))
