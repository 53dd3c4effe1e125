"""Proving that nothing is broken: the file and its shape, the log, every case row against its history, the seals."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cases.events import Entry
from cases.file.parts import parts
from cases.law.rulebook import RuleBook
from cases.staff.audit import Anchor
from cases.values.refusal import Refused
from cases.values.text import Sentence, say
from storage.casefile import duties
from storage.casefile.files import Told, told
from storage.casefile.history import ENTRY_COLUMNS, whole_history
from storage.casefile.rows import ALL
from storage.casefile.rules import RECKONED, REST_ON_RULES, print_of, rules_of
from storage.casefile.serials import skipped
from storage.casefile.tallies import Slot, slots
from storage.copies.witness import Checking, Testimony, hear
from storage.engine.checks import adrift, damage
from storage.engine.faults import plainly
from storage.engine.shape import strange
from storage.engine.tables import CaseRow, HistoryRow, SerialRow, TallyRow
from storage.engine.text.postings import broken_inside
from storage.engine.text.texts import CASE_INDEX, CASE_TEXT, INDEXES, RECORD_TEXT
from storage.log import given
from storage.opening.renewing import UNREADABLE
from storage.proof.proof import AheadProof, Indexed, PartsProof, Stands, broken_batches, broken_index, broken_records
from storage.search.indexing import documents
from storage.store import audit
from storage.store.seals import HeldTables
from storage.store.store import Store

_DIGITS = re.compile(r"\d+")
_ALL = (*ALL, CaseRow.batch)
_NAMES = tuple(column.name for column in _ALL)


@dataclass(frozen=True)
class Finding:
    """Something that is not as it must be; `case` is the number of the case it is about.

    remark: whether nothing is wrong with the data, and it is only to be known.
    """

    what: Sentence
    case: str | None = None
    remark: bool = False


def check(store: Store) -> Iterator[Finding]:
    """Yield everything that is wrong with a store; nothing if it is sound, without what is merely to be known."""
    return (each for each in examine(store, date.max) if not each.remark)


def examine(
    store: Store,
    today: date,
    anchors: Sequence[Anchor] = (),
    backups: Sequence[Path] = (),
    report: Checking | None = None,
) -> Iterator[Finding]:
    """Yield everything that is wrong with a store, and remarks. One read transaction, cases one by one.

    anchors, backups: what vouches for the data beside the backups that lie with it; see `storage.copies.witness`.
    report: see there, too.
    """
    with plainly(), store.db.reading():
        yield from _file(store)
        misshapen = list(strange(store.db))
        yield from (Finding(what) for _part, what in misshapen)
        if any(kind == "table" for (kind, _name), _what in misshapen):
            yield Finding(say("表的结构不对，其余没有检查；请用备份恢复"))
            return
        yield from _readable(_log(store, lambda: hear(store, today, anchors, backups, report)))
        yield from _readable(_contents(store))


def _readable(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings, the last of which is that something cannot be read at all."""
    try:
        yield from findings
    except UNREADABLE as fault:
        yield Finding(say("有内容无法读出（{fault}），其余没有检查", fault=type(fault).__name__))


def _log(store: Store, hearing: Callable[[], Testimony]) -> Iterator[Finding]:
    yield from (Finding(what) for what in audit.broken(store))
    heard = hearing()
    yield from (Finding(what) for what in heard.contradictions)
    yield from (Finding(what, remark=True) for what in heard.odd)
    if not heard.vouching:
        yield Finding(say("没有可用的备份，也没有给出校验码：审计日志的末尾若被删去，无从发现"), remark=True)


def _contents(store: Store) -> Iterator[Finding]:
    tallies: Counter[Slot] = Counter()
    serials: dict[tuple[str, int], list[int]] = {}
    if stale := store.get(RECKONED) != print_of(store):
        yield Finding(say("期限规则或放假安排变了，期限还没有重新计算：打开工作台即自动重算"), remark=True)
    if store.run("SELECT 1 FROM erasing").fetchone():
        yield Finding(say("办理经过的防删保护被人关闭"))
    seals, book = _Seals(store), rules_of(store)
    standing, ahead, held = PartsProof(store), AheadProof(store), HeldTables(store)
    indexed = None if held.holds(CASE_TEXT) else Indexed(store, CASE_INDEX)
    waiting = {batch for (batch,) in store.run("SELECT id FROM batch WHERE waiting <> ''").fetchall()}
    for row, history in _cases(store, seals):
        due = ahead.of(row["id"])
        beside = _Beside(standing.of(row["id"]), None if stale else due, indexed.of(row["id"]) if indexed else None)
        if abs(row["batch"]) in waiting:  # of an import that is not whole yet
            continue
        if row["batch"] > 0:
            yield Finding(say("案件表的 {column} 与办理经过算出的不同", column="batch"), row["number"])
        tallies.update(slots(row))
        serials.setdefault((row["home"], row["year"]), []).append(row["serial"])
        yield from _case(row, history, beside, book)
    if indexed and not indexed.over():
        yield Finding(say("搜索索引里多出案件的内容"))
    yield from seals.findings()
    yield from (Finding(what) for what in held.broken())
    if not held.holds(RECORD_TEXT):
        yield from (Finding(what) for what in broken_index(store))
    yield from (Finding(what) for proof in (broken_records, broken_batches, given.broken) for what in proof(store))
    yield from (Finding(what) for index in INDEXES for what in broken_inside(store.db, index))
    yield from _numbers(store, serials)
    yield from _tallies(store, tallies)


def _file(store: Store) -> Iterator[Finding]:
    for answer in damage(store.db):
        yield Finding(say("文件内容有损坏：{answer}", answer=answer))
    for table in adrift(store.db):
        yield Finding(say("表 {table} 中有一行指向不存在的内容", table=table))


def _cases(store: Store, seals: "_Seals") -> Iterator[tuple[dict[str, Any], tuple[Entry, ...] | None]]:
    """Yield each case row with its history, both read in order of cases; None for a history that cannot be read."""
    rows = (dict(zip(_NAMES, each, strict=True)) for each in store.rows(CaseRow.select(*_ALL).order_by(CaseRow.id)))
    entries = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS).order_by(HistoryRow.case, HistoryRow.seq)
    packed = iter(store.rows(entries))
    ahead = next(packed, None)
    for row in rows:
        mine: list[Any] = []
        while ahead and ahead[0] <= row["id"]:
            seals.see(ahead)
            if ahead[0] == row["id"]:
                mine.append(ahead[1:])
            ahead = next(packed, None)
        try:
            yield row, whole_history(mine)
        except (Refused, *UNREADABLE):
            yield row, None


_SEALED = """SELECT case_id, entry, digest FROM audit AS one WHERE entry > 0 AND seq > COALESCE(
    (SELECT MAX(seq) FROM audit AS gone WHERE gone.deed = 'erased' AND gone.case_id = one.case_id), 0)
UNION ALL SELECT item, entry, digest FROM batch_item WHERE digest <> '' AND NOT EXISTS (
    SELECT 1 FROM audit AS gone WHERE gone.deed = 'erased' AND gone.case_id = item)
ORDER BY 1, 2"""
"""What the log has of each entry, and what imports have, which the log seals; of a case that was erased, only what came
after."""


class _Seals:
    """Holds every entry of a history, as it comes by, against the digest that the audit log has of it."""

    def __init__(self, store: Store) -> None:
        self._store, self._kept = store, iter(store.run(_SEALED))
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

    def _number(self, case_id: int) -> str | None:
        row = self._store.run("SELECT number FROM case_row WHERE id = ?", (case_id,)).fetchone()
        return row[0] if row else None

    def findings(self) -> Iterator[Finding]:
        """Yield what did not fit."""
        if self._ahead:
            self._miss(self._ahead[:2])
        for case, entry in self._wrong:
            number = self._number(case)
            sentence = say("第 {case} 号案件的第 {entry} 条记录与审计日志不符", case=case, entry=entry)
            yield Finding(sentence, number)
        if (self._loose, self._loose_sum.hexdigest() if self._loose else "") != self._loaded:
            yield Finding(say("办理经过有 {n} 条记录与审计日志不符", n=self._loose))


class _Beside(NamedTuple):
    """What other tables say of a case: who stands in it, what lies ahead, and where it is found.

    ahead: None where the rules have changed and it is still to be reckoned anew. found: None where the seals say that
    nobody touched it; where they do not, the documents tell of which case it is.
    """

    stand: list[Stands]
    ahead: list[Any] | None
    found: list[Any] | None


def _case(row: dict[str, Any], history: tuple[Entry, ...] | None, beside: _Beside, book: RuleBook) -> Iterator[Finding]:
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
        whole.row  # noqa: B018 - what follows from it can be told as well
    except Refused as refused:
        yield Finding(
            say("办理经过前后矛盾：{why}；请勿改动数据，联系管理员", why=refused.problems[0].sentence), number
        )
        return
    except UNREADABLE:
        yield Finding(say("办理经过缺失或无法读出"), number)
        return
    yield from (Finding(what, number) for what in _differing(row, whole, beside))


def _differing(row: Mapping[str, Any], whole: Told, beside: _Beside) -> Iterator[Sentence]:
    """Yield what is kept of a case otherwise than its history tells it."""
    for column, value in whole.row.items():
        if row[column] != value and (beside.ahead is not None or column not in REST_ON_RULES):
            yield say("案件表的 {column} 与办理经过算出的不同", column=column)
    if beside.stand != [(part.place, part.role, part.name) for part in parts(whole.case)]:
        yield say("当事人表与办理经过算出的不同")
    if beside.ahead is not None and beside.ahead != list(duties.rows(whole)):
        yield say("待办日程与办理经过算出的不同")
    if beside.found is not None and not _is_found(row, whole, beside.found):
        yield say("搜索索引与办理经过算出的不同")


def _is_found(row: Mapping[str, Any], whole: Told, held: list[Any]) -> bool:
    """Tell whether documents are those of a case; what an import brought is found by its number elsewhere."""
    told_by = (list(documents(row["id"], whole.case, serial, whole.history)) for serial in (row["serial"], 0))
    return held in told_by


def _bears(number: str, row: dict[str, Any]) -> bool:
    """Tell whether a number bears year, home and serial; the form it was written in may have changed since."""
    year, serial = str(row["year"]), str(row["serial"])
    runs = [each for run in _DIGITS.findall(number) for each in (run, run.removeprefix(year), run.removesuffix(year))]
    return serial in [run.lstrip("0") for run in runs] and year in number and str(row["home"]) in number


def _numbers(store: Store, serials: dict[tuple[str, int], list[int]]) -> Iterator[Finding]:
    rows = store.rows(SerialRow.select(SerialRow.station, SerialRow.year, SerialRow.last))
    given = {(station, year): last for station, year, last in rows}
    gaps = skipped(store)
    for place in given.keys() | serials.keys():
        left_out = gaps.get(place, set())
        if sorted(serials.get(place, [])) != [n for n in range(1, given.get(place, 0) + 1) if n not in left_out]:
            yield Finding(say("{station} 站 {year} 年的案号不连续", station=place[0], year=place[1]))


def _tallies(store: Store, counted: Counter[Slot]) -> Iterator[Finding]:
    columns = (TallyRow.what, TallyRow.station, TallyRow.slot, TallyRow.handler, TallyRow.n)
    kept = {Slot(*slot): n for *slot, n in store.rows(TallyRow.select(*columns))}
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
