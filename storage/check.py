"""Proving that nothing is broken: the file, the references, and every case row against its history."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from cases.audit import Anchor
from cases.lifecycle import Entry
from cases.parts import parts
from cases.refusal import Refused
from cases.rulebook import RuleBook
from cases.text import Sentence, say
from storage import agenda, audit
from storage.backup import read_manifest
from storage.daily import made
from storage.faults import plainly
from storage.files import told
from storage.history import ENTRY_COLUMNS, unpacked
from storage.proof import Ahead, Standing, Stands, broken_records
from storage.rules import RECKONED, REST_ON_RULES, print_of, rules_of
from storage.seals import broken
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
        yield from (Finding(what) for what in audit.broken(store, _anchors(store)))
        tallies: Counter[Slot] = Counter()
        serials: dict[tuple[str, int], list[int]] = {}
        if stale := store.get(RECKONED) != print_of(store):
            yield Finding(say("期限规则或放假安排变了，期限还没有重新计算：打开案台即自动重算"))
        seals, standing, ahead, book = _Seals(store), Standing(store), Ahead(store), rules_of(store)
        for row, history in _cases(store, seals):
            tallies.update(slots(row))
            serials.setdefault((row["station"], row["year"]), []).append(row["serial"])
            due = ahead.of(row["id"])
            yield from _case(row, history, _Beside(standing.of(row["id"]), None if stale else due), book)
        yield from seals.findings()
        yield from (Finding(what) for what in broken(store))
        yield from (Finding(what) for what in broken_records(store))
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
    in use are proven as they are read. The unused ones are proven only while nothing waits in a write-ahead log: a
    program that was killed may have left pages half moved from there, which nobody reads before they are moved again.
    Without such a log a cut of the power may leave unused pages torn, which is no damage.
    """
    log = store.path.with_name(f"{store.path.name}-wal")
    waits = log.exists() and log.stat().st_size
    at_rest = not store.plain and not waits and store.db.pragma("journal_mode") == "wal"
    asked = ["PRAGMA integrity_check(10)", *(["PRAGMA cipher_integrity_check"] if at_rest else [])]
    with closing(open_raw(store.path, store.cipher_key, timeout=10)) as fresh:
        answers = [str(answer) for question in asked for (answer,) in fresh.execute(question).fetchall()]
    return [answer for answer in answers if answer != "ok"][:10]


def _cases(store: Store, seals: "_Seals") -> Iterator[tuple[dict[str, Any], tuple[Entry, ...] | None]]:
    """Yield each case row with its history, both read in order of cases; None for a history that cannot be read."""
    rows = iter(CaseRow.select().order_by(CaseRow.id).dicts().iterator(store.db))
    entries = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS).order_by(HistoryRow.case, HistoryRow.seq)
    packed = iter(entries.tuples().iterator(store.db))
    ahead = next(packed, None)
    for row in rows:
        mine: list[Any] = []
        while ahead and ahead[0] <= row["id"]:
            seals.see(ahead)
            if ahead[0] == row["id"]:
                mine.append(ahead[1:])
            ahead = next(packed, None)
        try:
            yield row, tuple(unpacked(each) for each in mine)
        except (Refused, *UNREADABLE):
            yield row, None


_SEALED = """SELECT case_id, entry, digest FROM audit AS one WHERE entry > 0 AND seq > COALESCE(
    (SELECT MAX(seq) FROM audit AS gone WHERE gone.deed = 'erased' AND gone.case_id = one.case_id), 0)
ORDER BY case_id, entry"""
"""What the log has of each entry; of a case that was erased, only what came after."""


class _Seals:
    """Holds every entry of a history, as it comes by, against the digest that the audit log has of it."""

    def __init__(self, store: Store) -> None:
        self._kept = iter(store.run(_SEALED))
        self._ahead = next(self._kept, None)
        self._loaded = audit.loaded(store)
        self._loose, self._loose_sum = 0, hashlib.sha256()
        self._wrong: list[tuple[int, int]] = []

    def see(self, columns: Sequence[Any]) -> None:
        """Take the next entry, in the order of cases and entries."""
        place, digest = (columns[0], columns[1]), audit.entry_digest(columns)
        while self._ahead and self._ahead[:2] < place:  # its entry is gone
            self._miss(self._ahead[:2])
            self._ahead = next(self._kept, None)
        if self._ahead and self._ahead[:2] == place:
            if self._ahead[2] != digest:
                self._miss(place)
            self._ahead = next(self._kept, None)
        else:
            self._loose += 1
            self._loose_sum.update(digest.encode())

    def _miss(self, place: tuple[int, int]) -> None:
        self._wrong = [*self._wrong, place][:10]

    def findings(self) -> Iterator[Finding]:
        """Yield what did not fit."""
        if self._ahead:
            self._miss(self._ahead[:2])
        for case, entry in self._wrong:
            yield Finding(say("第 {case} 号案件的第 {entry} 条记录与审计日志不符", case=case, entry=entry))
        if (self._loose, self._loose_sum.hexdigest() if self._loose else "") != self._loaded:
            yield Finding(say("有 {n} 条办理记录与审计日志不符", n=self._loose))


def _anchors(store: Store) -> list[Anchor]:
    """Return where the log stood at the newest of the daily backups that can be read."""
    for _day, path in sorted(made(store.folder).items(), reverse=True)[:3]:
        with suppress(Refused):
            return [read_manifest(path, lambda _ring: store.key).log]
    return []


class _Beside(NamedTuple):
    """What other tables say of a case: who stands in it, and what lies ahead, None where the rules have changed."""

    stand: list[Stands]
    ahead: list[Any] | None


def _case(
    row: dict[str, Any], history: tuple[Entry, ...] | None, beside: _Beside, book: RuleBook
) -> Iterator[Finding]:
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
        whole = told(number, row["station"], history, book)
        made = whole.row
    except Refused as refused:
        yield Finding(say("办理经过站不住：{why}", why=refused.problems[0].sentence), number)
        return
    except UNREADABLE:
        yield Finding(say("办理经过缺失或无法读出"), number)
        return
    for column, value in made.items():
        if row[column] != value and (beside.ahead is not None or column not in REST_ON_RULES):
            yield Finding(say("案件表的 {column} 与办理经过算出的不同", column=column), number)
    if beside.stand != [(part.place, part.role, part.name) for part in parts(whole.case)]:
        yield Finding(say("当事人表与办理经过算出的不同"), number)
    if beside.ahead is not None and beside.ahead != list(agenda.rows(whole)):
        yield Finding(say("待办日程与办理经过算出的不同"), number)


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
