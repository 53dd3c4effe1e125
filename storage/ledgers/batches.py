"""An import while nobody sees it: laid down in short writes behind its mark, shown whole in one, or swept away whole.

The mark is the number of its batch on every row that only the import has told of, below nought on a case that stands in
the indexes of the queues. It stays there for good: what is marked is seen once the batch no longer waits. Nothing else
in the store changes before the one small write that shows it: no number is given, nothing is counted, no record that
was there is touched.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from cases.staff.audit import AuditAction
from cases.standing.numbers import write_number
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.casefile import tallies
from storage.casefile.rules import FROM_START, REACHED, RECKONED, print_of
from storage.casefile.serials import give_numbers, last_serial
from storage.casefile.tallies import Slot
from storage.engine.file.pace import unhurried
from storage.engine.statements.lists import in_parts, places
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import BatchItemRow
from storage.host.owner import gone
from storage.ledgers import newcomers
from storage.records import twins
from storage.records.forgetting import erasing, forget_whole
from storage.search.indexing import forget_documents
from storage.store import audit
from storage.store.seals import added, moving
from storage.store.store import Store
from storage.store.sums import TableSum, sum_where
from storage.store.turns import in_turns


@dataclass
class Unseen:
    """An import that is being laid down. owner: whose work it is. mark: of the rules that its cases rest on.

    items: how many it has made, with the sum of what seals them. cases: their ids; station, year: where and when they
    get their numbers. form, first: of the numbers that were written down for them, see `enlist`. slots: where they will
    be counted. moves: of the sums, once all is seen. alike: whom it brings that looks the same as others; pairs: as
    which that was laid down. since: the last line of the log before the ledger was looked at. looked: up to which
    line those who came since were held against what it brings.
    """

    id: int
    owner: str
    mark: str
    station: str
    year: int
    since: int
    items: int = 0
    sum: Any = field(default_factory=hashlib.sha256)
    cases: list[int] = field(default_factory=list)
    form: str = ""
    first: int = 0
    slots: Counter[Slot] = field(default_factory=Counter)
    moves: dict[str, TableSum] = field(default_factory=dict)
    alike: list[tuple[int, int]] = field(default_factory=list)
    pairs: list[int] = field(default_factory=list)
    looked: int = 0

    def begin(self, store: Store) -> None:
        """Begin, within a write, that writes only what nobody sees: no sum moves by it yet, and no line tells of it."""
        self.check_there(store)
        store.write.aside = self.moves

    def check_there(self, store: Store) -> None:
        """Refuse (rule `import_lost`) to go on where the data has been replaced since, within a write."""
        if not store.run(_THERE, (self.id, self.owner)).fetchone():
            raise refuse("import_lost", say("导入时数据被恢复或替换，没有导入；请重新导入"))

    def note(self, store: Store, made: Sequence[tuple[int, int, str]]) -> None:
        """Note what was made: item, entry and what seals the entry, within the write that makes it."""
        rows = ({"batch": self.id, "item": item, "entry": entry, "digest": digest} for item, entry, digest in made)
        _item.run_many(store.db, rows)
        added(store, "batch_item", ((self.id, *each) for each in made))
        self.items += len(made)
        for each in made:
            self.sum.update(line(*each))


def columns_setting(kind: str) -> str:
    """Return the name of the setting that remembers what the columns of a sort of ledger stand for."""
    return f"columns_{kind}"


_THERE = "SELECT 1 FROM batch WHERE id = ? AND waiting = ?"


def line(item: int, entry: int, digest: str) -> bytes:
    """Return what the seal of an import holds of something that it made."""
    return f"{item} {entry} {digest}\n".encode()


@Prepared
def _item() -> Any:
    return BatchItemRow.insert({name: at(name) for name in ("batch", "item", "entry", "digest")})


# Showing

_NUMBER = "UPDATE case_row SET batch = ?, number = ?, serial = ? WHERE id = ?"
_SHOWN = "UPDATE batch SET waiting = '', told = ? WHERE id = ?"
_FEW = 50
"""Cases that may get other numbers in the write that shows them."""


def enlist(store: Store, unseen: Unseen, done: Callable[[int], None]) -> None:
    """Put cases into the indexes of the queues with the numbers that they get if nobody opens one before they are seen.

    In short writes. No number is given by that: who opens a case meanwhile gets the next one, and `show` mends the few.
    done: told how many there are after each write.
    """
    unseen.form = store.get("number_form")
    unseen.first = last_serial(store, unseen.station, unseen.year) + 1
    unseen.moves.pop("case_row", None)

    def put(some: list[tuple[int, int]]) -> None:
        unseen.begin(store)
        _number(store, unseen, some)

    in_turns(store, list(enumerate(unseen.cases, unseen.first)), put, lambda each: each, done)


def _number(store: Store, unseen: Unseen, some: Sequence[tuple[int, int]]) -> None:
    """Give serials to cases, within a write: pairs of a serial and the id of a case."""
    year, station = unseen.year, unseen.station
    numbered = [(write_number(unseen.form, year, station, serial), serial, case_id) for serial, case_id in some]
    store.db.run_many(_NUMBER, ((-unseen.id, *each) for each in numbered))
    rows = ((case_id, number, year, station, serial, -unseen.id) for number, serial, case_id in numbered)
    added(store, "case_row", rows)


def is_enlisted(store: Store, unseen: Unseen) -> bool:
    """Tell whether cases stand in the indexes with their numbers, or but few would get another; else see `enlist`."""
    taken = last_serial(store, unseen.station, unseen.year) + 1 - unseen.first
    return not unseen.cases or (unseen.first > 0 and taken <= _FEW and store.get("number_form") == unseen.form)


def is_ready(store: Store, unseen: Unseen) -> bool:
    """Tell, within a write, whether showing an import is a small matter; else more is to be made ready first."""
    return is_enlisted(store, unseen) and not newcomers.has_come(store, unseen.looked)


def meet(store: Store, unseen: Unseen, at: datetime) -> None:
    """Hold what an import brings against those who came since, and lay down whom somebody must decide on.

    In short writes, so that but few are left for the one that shows it.
    """

    def put(some: list[newcomers.Newcomer]) -> None:
        unseen.begin(store)
        for each in some:
            unseen.alike += newcomers.settle(store, unseen.id, each)

    def lay(some: list[tuple[int, int]]) -> None:
        unseen.begin(store)
        unseen.pairs += twins.keep(store, some, at)

    while True:
        upto, came = newcomers.since(store, unseen.looked)
        in_turns(store, came, put, lambda each: each)
        if upto == unseen.looked:
            break
        unseen.looked = upto
    in_turns(store, list(dict.fromkeys(unseen.alike)), lay, lambda each: each)
    unseen.alike.clear()


def _meet_the_last(store: Store, unseen: Unseen, at: datetime) -> None:
    """Do the same for those who came in the last moment, within the write that shows all."""
    with store.writing():
        unseen.begin(store)
        _upto, came = newcomers.since(store, unseen.looked)
        found = [pair for each in came for pair in newcomers.settle(store, unseen.id, each)]
        unseen.pairs += twins.keep(store, [*unseen.alike, *found], at)


def show(store: Store, unseen: Unseen, told: str, by: str, when: datetime, detail: dict[str, str | int]) -> None:
    """Let everybody see an import, within a write: numbers are given, cases counted, and one line seals it all.

    told: what its batch says of it. detail: what the line says beside.
    """
    unseen.check_there(store)
    _meet_the_last(store, unseen, when)
    _move(store, unseen)
    if unseen.cases:
        _settle_numbers(store, unseen)
        tallies.add(store, unseen.slots)
        if print_of(store) != unseen.mark:  # the rules were changed meanwhile: what lies ahead is reckoned anew
            store.set(RECKONED, "")
            store.set(REACHED, FROM_START)
    with moving(store, "batch", "id = ?", (unseen.id,)):
        store.run(_SHOWN, (told, unseen.id))
    sealed = unseen.sum.hexdigest()[:32]
    audit.add(store, when, by, AuditAction.IMPORTED, digest=sealed, detail=detail | {"batch": unseen.id})


def _settle_numbers(store: Store, unseen: Unseen) -> None:
    """Give an import its numbers: those written down, but for what others have taken; their cases get the last ones."""
    many = len(unseen.cases)
    first = give_numbers(store, unseen.station, unseen.year, many)
    taken = min(first - unseen.first, many)
    if not taken:
        return
    late = unseen.cases[:taken]
    among = f"id IN ({places(late)})"
    store.write.move("case_row", TableSum() - sum_where(store.db, store.key, "case_row", among, late, unseen=True))
    _number(store, unseen, list(enumerate(late, first + many - taken)))


_MERGED = "SELECT 1 FROM audit WHERE seq > ? AND deed = ? LIMIT 1"


def _move(store: Store, unseen: Unseen) -> None:
    """Let what was laid down enter the sums: as it was written, but where others may have touched it since."""
    anew: dict[str, Callable[[Store, Unseen], TableSum]] = {"twin": _pairs}
    if _merged(store, unseen):
        anew["part"] = _stand
    for table, by in unseen.moves.items():
        store.write.move(table, anew[table](store, unseen) if table in anew else by)


def _pairs(store: Store, unseen: Unseen) -> TableSum:
    """Add up the pairs that were laid down: one may have been forgotten with somebody since."""
    left = TableSum()
    for some in in_parts(unseen.pairs):
        among = _PAIRS.format(places=places(some))
        left += sum_where(store.db, store.key, "twin", among, (*some, unseen.id), unseen=True)
    return left


_PAIRS = """id IN ({places})
AND EXISTS (SELECT 1 FROM record WHERE id IN (one_id, other_id) AND batch = ?)"""


def _merged(store: Store, unseen: Unseen) -> bool:
    return bool(store.run(_MERGED, (unseen.since, AuditAction.MERGED.value)).fetchone())


def _stand(store: Store, unseen: Unseen) -> TableSum:
    return sum_where(store.db, store.key, "part", f"case_id IN ({_CASES})", (unseen.id,), unseen=True)


# Sweeping

_WAITING = "SELECT id, waiting, undone FROM batch WHERE waiting <> ''"
_CASES = """SELECT id FROM batch_item JOIN case_row ON id = item
WHERE batch_id = ? AND entry = 1 AND ABS(case_row.batch) = batch_id"""
_MADE = "SELECT id FROM record WHERE batch = ?"


def sweep(store: Store) -> int:
    """Remove what imports left that were killed, or were killed as they were taken back; return how many there were."""
    left = [(batch, undone) for batch, owner, undone in store.run(_WAITING).fetchall() if gone(owner)]
    for batch, undone in left:
        if undone:
            remove(store, batch)
        else:
            drop(store, batch)
    return len(left)


def sweep_in_passing(store: Store) -> None:
    """Do so where somebody leaves or has just sat down, whom a disk that takes nothing keeps from nothing."""
    with suppress(Refused):
        sweep(store)


def drop(store: Store, batch: int) -> None:
    """Remove an import that nobody has seen, in short writes."""
    with unhurried(store.db):
        _forget(store, batch)
        with (
            store.writing(),
            moving(store, "batch_item", "batch_id = ?", (batch,)),
            moving(store, "batch", "id = ?", (batch,)),
        ):
            store.run("DELETE FROM batch_item WHERE batch_id = ?", (batch,))
            store.run("DELETE FROM batch WHERE id = ?", (batch,))


def remove(store: Store, batch: int) -> None:
    """Remove the records of an import that was taken back, which nobody sees any more, in short writes.

    What it made stays listed, as the log has sealed it.
    """
    _forget(store, batch)
    listed = sum_where(store.db, store.key, "batch_item", "batch_id = ?", (batch,), unseen=True)
    with store.writing(), moving(store, "batch", "id = ?", (batch,)):
        if store.run("UPDATE batch SET waiting = '' WHERE id = ? AND waiting <> ''", (batch,)).rowcount:
            store.write.move("batch_item", listed)


def _forget(store: Store, batch: int) -> None:
    for find, forget in ((_CASES, _forget_case), (_MADE, forget_whole)):
        ids = [id_ for (id_,) in store.run(find, (batch,)).fetchall()]
        in_turns(store, ids, partial(_each, store, forget), lambda each: each)


_FORGET = (
    "DELETE FROM agenda WHERE case_id = ?",
    "DELETE FROM part WHERE case_id = ?",
    "DELETE FROM history WHERE case_id = ?",
    "DELETE FROM case_row WHERE id = ?",
)


def _forget_case(store: Store, case_id: int) -> None:
    with erasing(store, case_id), moving(store, "part", "case_id = ?", (case_id,)):
        forget_documents(store, case_id)
        for statement in _FORGET:
            store.run(statement, (case_id,))


def _each(store: Store, forget: Callable[[Store, int], None], ids: list[int]) -> None:
    for id_ in ids:
        forget(store, id_)
