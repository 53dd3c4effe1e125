"""An import while nobody sees it: laid down in short writes behind its mark, shown whole in one, or swept away whole.

The mark is the number of its batch on every row that only the import has told of. Nothing else in the store changes
before the one write that shows it: no number is given, nothing is counted, no record that was there is touched.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from cases.audit import Deed
from cases.numbers import write_number
from cases.refusal import Refused, refuse
from cases.text import say
from storage import audit, tallies, twins
from storage.forgetting import erasing, forget_whole
from storage.indexing import forget_documents
from storage.owner import gone
from storage.prepared import Prepared, at
from storage.rules import FROM_START, REACHED, RECKONED, print_of
from storage.seals import added, moving
from storage.serials import give_numbers
from storage.store import Store
from storage.sums import Sum, sum_where
from storage.tables import BatchItemRow
from storage.tallies import Slot
from storage.turns import in_turns, unhurried


@dataclass
class Unseen:
    """An import that is being laid down. owner: whose work it is. mark: of the rules that its cases rest on.

    items: how many it has made, with the sum of what seals them. cases: their ids; station, year: where and when they
    get their numbers. slots: where they will be counted. moves: of the sums, once all is seen. alike: whom it brings
    that looks the same as others. since: the last line of the log before it.
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
    slots: Counter[Slot] = field(default_factory=Counter)
    moves: dict[str, Sum] = field(default_factory=dict)
    alike: list[tuple[int, int]] = field(default_factory=list)

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


_THERE = "SELECT 1 FROM batch WHERE id = ? AND waiting = ?"


def line(item: int, entry: int, digest: str) -> bytes:
    """Return what the seal of an import holds of something that it made."""
    return f"{item} {entry} {digest}\n".encode()


@Prepared
def _item() -> Any:
    return BatchItemRow.insert({name: at(name) for name in ("batch", "item", "entry", "digest")})


# Showing

_LIST = "UPDATE case_row SET batch = -batch, number = '-' || id, serial = -id WHERE id = ? AND batch > 0"
_NUMBER = "UPDATE case_row SET batch = 0, number = ?, serial = ? WHERE id = ?"
_RECORDS = "UPDATE record SET batch = 0 WHERE batch = ?"
_SHOWN = "UPDATE batch SET waiting = '', told = ? WHERE id = ?"


def enlist(store: Store, unseen: Unseen) -> None:
    """Put cases into the indexes of the queues, in short writes: the one that shows them has the less to do."""
    connection: Any = store.db.connection
    in_turns(store, unseen.cases, lambda some: connection().executemany(_LIST, some), lambda each: (each,))


def show(store: Store, unseen: Unseen, told: str, by: str, when: datetime, detail: dict[str, str | int]) -> None:
    """Let everybody see an import, within a write: numbers are given, cases counted, and one line seals it all.

    told: what its batch says of it. detail: what the line says beside.
    """
    unseen.check_there(store)
    _move(store, unseen)
    if unseen.cases:
        first = give_numbers(store, unseen.station, unseen.year, len(unseen.cases))
        form = store.get("number_form")
        numbered = [
            (write_number(form, unseen.year, unseen.station, serial), serial, case_id)
            for serial, case_id in enumerate(unseen.cases, first)
        ]
        connection: Any = store.db.connection
        connection().executemany(_NUMBER, numbered)
        place = (unseen.year, unseen.station)
        added(store, "case_row", ((case_id, number, *place, serial) for number, serial, case_id in numbered))
        tallies.add(store, unseen.slots)
        if print_of(store) != unseen.mark:  # the rules were changed meanwhile: what lies ahead is reckoned anew
            store.set(RECKONED, "")
            store.set(REACHED, FROM_START)
    twins.keep(store, unseen.alike, when)
    store.run(_RECORDS, (unseen.id,))
    with moving(store, "batch", "id = ?", (unseen.id,)):
        store.run(_SHOWN, (told, unseen.id))
    sealed = unseen.sum.hexdigest()[:32]
    audit.add(store, when, by, Deed.IMPORTED, digest=sealed, detail=detail | {"batch": unseen.id})


_MERGED = "SELECT 1 FROM audit WHERE seq > ? AND deed = ? LIMIT 1"


def _move(store: Store, unseen: Unseen) -> None:
    """Let what was laid down enter the sums: as it was written, but where a merge may have touched it since."""
    for table, by in unseen.moves.items():
        store.write.move(table, by if table != "part" or not _merged(store, unseen) else _stand(store, unseen))


def _merged(store: Store, unseen: Unseen) -> bool:
    return bool(store.run(_MERGED, (unseen.since, Deed.MERGED.value)).fetchone())


def _stand(store: Store, unseen: Unseen) -> Sum:
    marks = (unseen.id, -unseen.id)
    return sum_where(store.db, store.key, "part", f"case_id IN ({_CASES})", marks, unseen=True)


# Sweeping

_WAITING = "SELECT id, waiting FROM batch WHERE waiting <> ''"
_CASES = "SELECT id FROM case_row WHERE batch IN (?, ?)"
_MADE = "SELECT id FROM record WHERE batch = ?"


def sweep(store: Store) -> int:
    """Remove what imports left that were killed; return how many there were."""
    left = [batch for batch, owner in store.run(_WAITING).fetchall() if gone(owner)]
    for batch in left:
        drop(store, batch)
    return len(left)


def sweep_in_passing(store: Store) -> None:
    """Do so where somebody leaves or has just sat down, whom a disk that takes nothing keeps from nothing."""
    with suppress(Refused):
        sweep(store)


def drop(store: Store, batch: int) -> None:
    """Remove an import that nobody has seen, in short writes."""
    with unhurried(store):
        for find, forget in ((_CASES, _forget_case), (_MADE, forget_whole)):
            marks = (batch, -batch)[: find.count("?")]
            ids = [id_ for (id_,) in store.run(find, marks).fetchall()]
            in_turns(store, ids, partial(_each, store, forget), lambda each: each)
        with (
            store.writing(),
            moving(store, "batch_item", "batch_id = ?", (batch,)),
            moving(store, "batch", "id = ?", (batch,)),
        ):
            store.run("DELETE FROM batch_item WHERE batch_id = ?", (batch,))
            store.run("DELETE FROM batch WHERE id = ?", (batch,))


_FORGET = (
    "DELETE FROM agenda WHERE case_id = ?1",
    "DELETE FROM part WHERE case_id = ?1",
    "DELETE FROM history WHERE case_id = ?1",
    "DELETE FROM case_row WHERE id = ?1",
)


def _forget_case(store: Store, case_id: int) -> None:
    with erasing(store, case_id), moving(store, "part", "case_id = ?", (case_id,)):
        forget_documents(store, case_id)
        for statement in _FORGET:
            store.run(statement, (case_id,))


def _each(store: Store, forget: Callable[[Store, int], None], ids: list[int]) -> None:
    for id_ in ids:
        forget(store, id_)
