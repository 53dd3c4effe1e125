"""Proving that nothing is broken: the file, the references, and every case row against its history."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from cases.lifecycle import Entry
from cases.refusal import Refused
from cases.text import Sentence, say
from storage.faults import plainly
from storage.files import told
from storage.history import ENTRY_COLUMNS, unpacked
from storage.search import SHIFT
from storage.sqlite import open_raw
from storage.store import Store
from storage.tables import CaseRow, HistoryRow, SerialRow, TallyRow
from storage.tallies import Slot, slots

_DIGITS = re.compile(r"\d+")
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading values that no program of ours wrote may raise."""


@dataclass(frozen=True)
class Finding:
    """Something that is not as it must be; `case` is the number of the case it is about."""

    what: Sentence
    case: str | None = None


def check(store: Store) -> Iterator[Finding]:
    """Yield everything that is wrong with a store; nothing if it is sound. One read transaction, cases one by one."""
    with plainly(), store.db.atomic():
        yield from _file(store)
        tallies: Counter[Slot] = Counter()
        serials: dict[tuple[str, int], list[int]] = {}
        for row, history in _cases(store):
            tallies.update(slots(row))
            serials.setdefault((row["station"], row["year"]), []).append(row["serial"])
            yield from _case(row, history)
        yield from _numbers(store, serials)
        yield from _tallies(store, tallies)
        yield from _search(store)


def _file(store: Store) -> Iterator[Finding]:
    for answer in _damage(store):
        yield Finding(say("文件内容有损坏：{answer}", answer=answer))
    for table, *_ in store.run("PRAGMA foreign_key_check").fetchall():
        yield Finding(say("表 {table} 中有一行指向不存在的内容", table=table))


def _damage(store: Store) -> list[str]:
    """Return what SQLite and SQLCipher find in the file, on a connection of its own.

    One that others have written past holds an old idea of the full-text index, and SQLite calls that corruption. Pages
    in use are proven as they are read. The unused ones are proven only while nothing waits in a log: a program that was
    killed may have left pages half moved from there, which nobody reads before they are moved again.
    """
    log = store.path.with_name(f"{store.path.name}-wal")
    at_rest = not store.plain and not (log.exists() and log.stat().st_size)
    asked = ["PRAGMA integrity_check(10)", *(["PRAGMA cipher_integrity_check"] if at_rest else [])]
    with closing(open_raw(store.path, store.cipher_key, timeout=10)) as fresh:
        answers = [str(answer) for question in asked for (answer,) in fresh.execute(question).fetchall()]
    return [answer for answer in answers if answer != "ok"][:10]


def _cases(store: Store) -> Iterator[tuple[dict[str, Any], tuple[Entry, ...] | None]]:
    """Yield each case row with its history, both read in order of cases; None for a history that cannot be read."""
    rows = iter(CaseRow.select().order_by(CaseRow.id).dicts().iterator(store.db))
    entries = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS).order_by(HistoryRow.case, HistoryRow.seq)
    packed = iter(entries.tuples().iterator(store.db))
    ahead = next(packed, None)
    for row in rows:
        mine: list[Any] = []
        while ahead and ahead[0] <= row["id"]:
            if ahead[0] == row["id"]:
                mine.append(ahead[1:])
            ahead = next(packed, None)
        try:
            yield row, tuple(unpacked(each) for each in mine)
        except (Refused, *UNREADABLE):
            yield row, None


def _case(row: dict[str, Any], history: tuple[Entry, ...] | None) -> Iterator[Finding]:
    number = row["number"]
    if not _bears(number, row):
        yield Finding(say("案号与年份、站点、序号不符"), number)
    if not history:
        yield Finding(say("办理经过缺失或无法读出"), number)
        return
    if [entry.seq for entry in history] != list(range(1, len(history) + 1)):
        yield Finding(say("办理经过的序号不连续"), number)
        return
    try:
        made = told(number, row["station"], history).row
    except Refused as refused:
        yield Finding(say("办理经过站不住：{why}", why=refused.problems[0].sentence), number)
        return
    except UNREADABLE:
        yield Finding(say("办理经过缺失或无法读出"), number)
        return
    for column, value in made.items():
        if row[column] != value:
            yield Finding(say("案件表的 {column} 与办理经过算出的不同", column=column), number)


def _bears(number: str, row: dict[str, Any]) -> bool:
    """Tell whether a number bears its year, station and serial; the form it was written in may have changed since."""
    year, serial = str(row["year"]), str(row["serial"])
    runs = [each for run in _DIGITS.findall(number) for each in (run, run.removeprefix(year), run.removesuffix(year))]
    return serial in [run.lstrip("0") for run in runs] and year in number and row["station"] in number


def _numbers(store: Store, serials: dict[tuple[str, int], list[int]]) -> Iterator[Finding]:
    given = {(row.station, row.year): row.last for row in SerialRow.select().execute(store.db)}
    for place in given.keys() | serials.keys():
        if sorted(serials.get(place, [])) != list(range(1, given.get(place, 0) + 1)):
            yield Finding(say("{station} 站 {year} 年的案号不连续", station=place[0], year=place[1]))


def _tallies(store: Store, counted: Counter[Slot]) -> Iterator[Finding]:
    kept = {Slot(row.what, row.station, row.slot, row.handler): row.n for row in TallyRow.select().execute(store.db)}
    for slot in kept.keys() | counted.keys():
        if kept.get(slot, 0) != counted[slot]:
            yield Finding(
                say(
                    "计数 {what}/{slot} 不对：记 {kept}，实有 {real}",
                    what=slot.what,
                    slot=slot.slot,
                    kept=kept.get(slot, 0),
                    real=counted[slot],
                )
            )


def _search(store: Store) -> Iterator[Finding]:
    missing = "SELECT number FROM case_row WHERE (id << ?) NOT IN (SELECT rowid FROM case_text) LIMIT 10"
    for (number,) in store.run(missing, (SHIFT,)).fetchall():
        yield Finding(say("搜索索引中没有这件案件"), number)
