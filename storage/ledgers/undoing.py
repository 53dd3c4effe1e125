"""Taking an import back while others work on: its records vanish at once, its cases are withdrawn one after the other.

Records that vanished are removed in short writes; a kill leaves nothing of them to be seen, and they are swept like an
import that was never shown. A case keeps its number and its history, so that it is withdrawn by an entry of its own; a
note of who is about it stays with the data until all are, and whoever sits down next goes on where somebody was killed.
What somebody has built upon since stays as it is, a case or a record: the log names such a case, and whoever took the
import back is told which stay, and why. Where all would stay it is refused.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from cases.events import Voided, Withdrawn
from cases.staff.people import Account
from cases.values.refusal import Problem, Refused, refuse
from cases.values.text import Sentence, say
from storage.casefile.files import Told, built_upon, read_told
from storage.casefile.rows import read_row
from storage.casework.recording import Brought
from storage.casework.working import Casework
from storage.engine.file.pace import unhurried
from storage.engine.tables import SettingRow
from storage.engine.text.texts import RECORD_TEXT
from storage.host.owner import gone, me
from storage.ledgers.batches import remove
from storage.queues.queues import Queues
from storage.records.edits import heard_of
from storage.records.forgetting import tidy
from storage.records.records import read_record
from storage.search.words import writing_names
from storage.seat import Seat
from storage.staff.scope import finds, knows_led
from storage.store.seals import moving
from storage.store.store import Store
from storage.store.sums import TableSum, sum_where
from storage.store.turns import in_turns
from storage.store.writes import last_line, sealed_sums

GROUND = "import_undone"

_MINE = "SELECT id FROM record WHERE batch = ?"
_TOLD_BY = {
    "record": "batch = ?",
    RECORD_TEXT: f"id IN ({_MINE})",
    "twin": f"EXISTS ({_MINE} AND id IN (one_id, other_id))",
    "batch_item": "batch_id = ?",
}
"""What leaves the sums with the records of an import, by table."""
_TOUCHED = """SELECT id, lead > 0 OR EXISTS (SELECT 1 FROM part WHERE record_id = record.id)
    OR EXISTS (SELECT 1 FROM record AS other WHERE other.lead = record.id AND other.lead > 0)
FROM record WHERE batch = ? AND (version > 0 OR EXISTS (SELECT 1 FROM part WHERE record_id = record.id)) ORDER BY id"""
"""What anybody has done with a record, whoever may know of it, and whether something rests on it now."""
_TO_ITSELF = "UPDATE record SET batch = 0 WHERE id = ?"
_HIDE = "UPDATE batch SET waiting = ?, undone = ? WHERE id = ? AND waiting = '' AND undone = ''"
_UNDONE = "UPDATE batch SET undone = ? WHERE id = ? AND undone = ''"
_CASES = "SELECT item, MAX(entry) FROM batch_item WHERE batch_id = ? AND entry > 0 GROUP BY item ORDER BY item"
"""The cases of an import, each with how many entries it brought."""
_TRIES = 5
"""How often what leaves the sums is added up beforehand, where others change the directory all the time."""


class UndoNote(Protocol):
    """Notes in the log, within a write, what becomes of an import and, with `stays`, of which case, and why."""

    def __call__(self, what: str, case: int = 0, **detail: str | int) -> object:
        """Note it."""


@dataclass(frozen=True)
class Staying:
    """What was not taken back with its import: a case by its number, a record by its name.

    why: what stands against it, and the way out.
    """

    number: str
    why: Sentence


def take_back_records(store: Store, reader: Account, batch: int, at: datetime, note: UndoNote) -> tuple[Staying, ...]:
    """Let the records of an import vanish in one small write, and remove them. note: tells of it, within that write.

    reader: whoever takes it back. What they do not know of stops nothing and is not told: a record that others have
    joined beyond their reach is theirs now, and stays. Returns those that stay since they were used or changed.
    Raises `Refused` (rule `batch_used`, `batch_undone`). Then all of them stay.
    """
    stays: list[Staying] = []

    def settle() -> bool:
        used, others = _used(store, reader, batch)
        stays[:] = [Staying(_called(store, each), _USED) for each in used]
        _set_free(store, (*used, *others))
        left = {"left": len(used)} if used else {}
        note("undone", **left, **({"others": len(others)} if others else {}))
        return bool(used or others)

    _let_vanish(store, batch, at, settle)
    return tuple(stays)


def take_off_roster(seat: Seat, batch: int, note: UndoNote) -> None:
    """Void what put members on a roster, and let the records vanish that were made for them, in one small write.

    A record that others have used or changed since stays. note: as for `take_back_records`, which says what it raises.
    """
    store = seat.store

    def settle() -> bool:
        mine = frozenset(record for (record,) in store.run(_MINE, (batch,)).fetchall())
        for case_id, entry in store.run(_ENTRIES, (batch,)).fetchall():
            Casework(seat).bring(case_id, Voided(entry=entry, why=_WHY), Brought(spared=mine))
        used = [record for record, _rests in store.run(_TOUCHED, (batch,)).fetchall()]
        _set_free(store, used)
        tidy(store, used)
        note("undone")
        return bool(used)

    _let_vanish(store, batch, seat.now(), settle)


_ENTRIES = "SELECT item, entry FROM batch_item WHERE batch_id = ? AND entry > 0"
_WHY = "导入有误，已撤销。"


def _let_vanish(store: Store, batch: int, at: datetime, settle: Callable[[], bool]) -> None:
    """Let what bears the mark of an import vanish in one small write, and remove it.

    settle: does within that write what comes first; tells whether less bears the mark by then.
    """
    for left in reversed(range(_TRIES)):
        before, leaving = _sealed(store), _leaving(store, batch)
        with writing_names(store):
            moved = before != _sealed(store)
            if moved and left:
                continue
            if settle() or moved:
                leaving = _leaving(store, batch)
            _vanish(store, batch, at, leaving)
        break
    with suppress(Refused), unhurried(store.db):  # what a full disk keeps is swept later
        remove(store, batch)


def _leaving(store: Store, batch: int) -> dict[str, TableSum]:
    return {table: sum_where(store.db, store.key, table, where, (batch,)) for table, where in _TOLD_BY.items()}


def _set_free(store: Store, records: Iterable[int]) -> None:
    for record in records:
        with moving(store, "record", "id = ?", (record,)):
            store.run(_TO_ITSELF, (record,))


def _sealed(store: Store) -> dict[str, TableSum] | None:
    sums = sealed_sums(store.db, store.key, last_line(store.db))
    return None if sums is None else {table: sums.get(table, TableSum()) for table in _TOLD_BY}


def _vanish(store: Store, batch: int, at: datetime, leaving: dict[str, TableSum]) -> None:
    with moving(store, "batch", "id = ?", (batch,)):
        if store.run(_HIDE, (me(), at.isoformat(timespec="seconds"), batch)).rowcount != 1:
            raise already()
    for table, by in leaving.items():
        store.write.move(table, TableSum() - by)


_USED = say("后来用过或改过，请在名录里处理")
_MANY = "SELECT COUNT(*) FROM record WHERE batch = ?"


def _used(store: Store, reader: Account, batch: int) -> tuple[list[int], list[int]]:
    """Return the records of an import of which its reader knows that they were used, and those that others rest on.

    Raises `Refused` (rule `batch_used`) where none would be left to take back.
    """
    touched = store.run(_TOUCHED, (batch,)).fetchall()
    used = [record for record, rests in touched if _is_used(store, reader, record, rests=rests)]
    if used and len(used) == store.run(_MANY, (batch,)).fetchone()[0]:
        name = _called(store, used[0])
        told = say("有 {n} 条后来用过或改过，没有撤销；请先处理这些，例如“{name}”", n=len(used), name=name)
        raise refuse("batch_used", told)
    return used, [record for record, rests in touched if rests and record not in used]


def _called(store: Store, record: int) -> str:
    found = read_record(store, record)
    return found.record.spoken if found else ""


def _is_used(store: Store, reader: Account, record: int, *, rests: bool) -> bool:
    """Tell whether a reader knows that somebody did something with a record. rests: whether something rests on it."""
    return knows_led(store, reader, record) and bool(rests or heard_of(store, reader, record))


def already() -> Refused:
    """Return the refusal to take back what was taken back before."""
    return refuse("batch_undone", say("这次导入已经撤销过了"))


# Cases


def withdraw(seat: Seat, batch: int, note: UndoNote) -> tuple[Staying, ...]:
    """Withdraw the cases of an import in short writes; first it is seen whether that is possible for each.

    note: tells that somebody is about it, or goes on with it, which cases stay, and that it is done. Returns those that
    stay, since somebody has ended them meanwhile. Those beyond the reach of whoever takes it back stay untold.
    Raises `Refused`: `batch_undone` where somebody is about it; what stands against the first case where something
    stands against each, before anything is withdrawn.
    """
    store = seat.store
    made: dict[int, int] = dict(store.run(_CASES, (batch,)).fetchall())
    cases = sorted(finds(store, seat.account, made))
    going = store.get(mark_of(batch))
    if going and not gone(going.partition(" ")[0]):
        raise refuse("batch_undone", say("这次导入正在撤销，请稍后再看"))
    if not going:
        _try(seat, {case_id: made[case_id] for case_id in cases})
    with store.writing():
        store.set(mark_of(batch), f"{me()} {seat.account.account}")
        note("undoing")
    stays: dict[int, Problem] = {}
    in_turns(store, cases, lambda some: stays.update(_withdraw(seat, some, made)), lambda each: each)
    with store.writing():
        store.unset(mark_of(batch))
        with moving(store, "batch", "id = ?", (batch,)):
            store.run(_UNDONE, (seat.now().isoformat(timespec="seconds"), batch))
        for case_id, problem in stays.items():
            note("stays", case_id, why=problem.rule)
        others = len(made) - len(cases)
        note("undone", **({"left": len(stays)} if stays else {}), **({"others": others} if others else {}))
    return tuple(Staying(_number(store, case_id), problem.sentence) for case_id, problem in stays.items())


def _number(store: Store, case_id: int) -> str:
    return str(read_row(store, case_id)["number"])


def _try(seat: Seat, brought: Mapping[int, int]) -> None:
    """Raise `Refused` where none of these cases can be withdrawn. Nothing is written of that."""
    found: list[Problem] = []
    for case_id, entries in brought.items():
        Queues(seat).row(case_id)
        told = read_told(seat.store, read_row(seat.store, case_id))
        if (problem := _against(seat, told, entries)) is None:
            return
        found.append(_of(told.case.number, problem))
    if found:
        raise Refused(found[0])


def _against(seat: Seat, told: Told, entries: int) -> Problem | None:
    """Return what stands against withdrawing a case that came with so many entries; None for nothing."""
    if told.case.closing.ground == GROUND:
        return None
    try:
        told.after(Casework(seat).entry(told.case.version + 1, Withdrawn(ground=GROUND)))
    except Refused as refused:
        return refused.problems[0]
    if since := built_upon(told, entries):
        what, n = since[0].event.spec.label, len(since)
        return Problem("built_upon", say("导入后已登记“{event}”等 {n} 条，请在案件中办理", event=what, n=n))
    return None


def _of(number: str, problem: Problem) -> Problem:
    return replace(problem, sentence=say("{number}：{why}", number=number, why=problem.sentence))


def _withdraw(seat: Seat, cases: list[int], brought: Mapping[int, int]) -> Iterator[tuple[int, Problem]]:
    """Withdraw cases, and yield what stands against it for those on which somebody has worked: they stay so."""
    for case_id in cases:
        told = read_told(seat.store, read_row(seat.store, case_id))
        if told.case.closing.ground == GROUND:
            continue
        if problem := _against(seat, told, brought[case_id]):
            yield case_id, problem
            continue
        try:
            Casework(seat).record(case_id, Withdrawn(ground=GROUND), None)
        except Refused as refused:
            if any(each.rule in ("store", "session", "clock") for each in refused.problems):
                raise
            if refused.problems[0].rule != "unknown_case":  # else it is beyond their reach since
                yield case_id, refused.problems[0]


def left_off(store: Store) -> Iterator[tuple[int, str]]:
    """Yield the imports that somebody was killed over as they took them back, and whose account that was."""
    query = SettingRow.select(SettingRow.name, SettingRow.value)
    query = query.where(SettingRow.name.startswith("undoing_"), SettingRow.value != "")
    for name, value in store.rows(query).fetchall():
        owner, _, account = value.partition(" ")
        if gone(owner):
            yield int(name.removeprefix("undoing_")), account


def mark_of(batch: int) -> str:
    """Return the name of the setting that says who withdraws the cases of an import, for as long as that takes."""
    return f"undoing_{batch}"
