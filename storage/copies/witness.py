"""What vouches for the data from outside it: backups, and anchors of the log that were noted on paper.

A chain whose tail was cut, or that was written anew by somebody who has the key, holds by itself; a witness contradicts
it. A backup that was rightfully restored leaves newer witnesses of the data that it replaced: the line of the log that
tells of the restore says up to which line both were the same, and where the other had come to.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cases.staff.audit import Anchor, AuditAction
from cases.values.refusal import Refused, refuse
from cases.values.text import Sentence, one_line, say
from storage.copies.backup import open_copy
from storage.copies.daily import made, sound
from storage.copies.forks import FORK, WAS
from storage.copies.since import untold
from storage.engine.tables import AuditRow
from storage.opening.remains import ASIDE
from storage.store.store import Store

Checking = Callable[[str, int, int], object]
"""Is told the name of a backup that is read next, and how many of how many were read before."""

_ANCHOR = re.compile(r"([1-9]\d{0,14})-([0-9a-f]{8,64})", re.IGNORECASE)


@dataclass(frozen=True)
class Witness:
    """Where the log once stood. seals: of some of its lines, by their numbers; none where it is a note on paper."""

    name: Sentence
    log: Anchor
    seals: Mapping[int, str] = field(default_factory=dict)


class Fork(NamedTuple):
    """A restore: up to which line the data that was replaced had the same log, and where that had come to.

    was: None where that could not be read.
    """

    line: int
    same: int
    was: Anchor | None


@dataclass(frozen=True)
class Testimony:
    """What the witnesses say. contradictions: what is wrong. vouching: how many bear the log out. odd: what to know."""

    contradictions: tuple[Sentence, ...]
    vouching: int
    odd: tuple[Sentence, ...]


def read_anchor(typed: str) -> Anchor:
    """Return an anchor as it stands on paper. Raises `Refused` (rule `anchor`)."""
    found = _ANCHOR.fullmatch(one_line(typed))
    if not found:
        raise refuse(
            "anchor", say("“{typed}”不是校验码；校验码形如 1234-9f3a61c2，请照纸上抄写", typed=one_line(typed)[:40])
        )
    return Anchor(int(found[1]), found[2].lower())


def read_anchors(text: str) -> tuple[Anchor, ...]:
    """Return the anchors of a text, one on each line; empty lines and what follows a # are skipped.

    Raises `Refused` (rule `anchor`) with the number of the line.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if bare := line.partition("#")[0].strip():
            try:
                found.append(read_anchor(bare))
            except Refused as refused:
                why = refused.problems[0].sentence
                raise refuse("anchor", say("第 {n} 行：{why}", n=number, why=why)) from None
    return tuple(found)


def hear(
    store: Store,
    today: date,
    anchors: Sequence[Anchor] = (),
    files: Sequence[Path] = (),
    report: Checking | None = None,
) -> Testimony:
    """Hold a store against every backup beside it, against those given, and its log against the anchors given.

    The log must go back to where a backup's ended, and tell of what has changed since. report: is told which backup
    comes next, each of which takes a while.
    """
    forks = _forks(store)
    asked = {line for each in forks for line in (each.same, each.line)} | {each.seq for each in anchors}
    backups = _Backups(store, files, asked)
    backups.read(report)
    known = [*backups.found, *(Witness(say("校验码 {anchor}", anchor=each.short), each) for each in anchors)]
    contradictions, odd, vouching = list(backups.untold), [*_strays(store, today, backups.unread), *backups.odd], 0
    for each in known:
        if _borne_out(store, each.log):
            vouching += 1
        elif not any(_explains(store, fork, each, backups.found) for fork in forks):
            contradictions.append(_contradiction(store, each))
        elif not each.seals:
            odd.append(say("{name} 属于恢复备份时被替换的数据，这里核对不了", name=each.name))
    return Testimony(tuple(contradictions), vouching, tuple(odd))


def _strays(store: Store, today: date, unread: Collection[Path]) -> Iterator[Sentence]:
    """Yield what is no daily backup for all its name. unread: of which that is said already."""
    stand = {path for _, path in sound(store)}
    for day, path in made(store.folder):
        if day > today:
            yield say("备份 {name} 的日期在今天之后，不算作新的备份；请核对后移走", name=path.name)
        elif path not in stand and path not in unread:
            yield say("备份 {name} 不是那一天的备份，不计入；请核对后移走", name=path.name)


class _Backups:
    """What the backups say, one after the other, so that no more than one lies unpacked.

    found: those that bear witness. untold: what they contradict. odd: what is odd about the others, which are unread.
    """

    def __init__(self, store: Store, files: Sequence[Path], asked: Iterable[int]) -> None:
        self._store, self._files, self._asked = store, files, asked
        self.found: list[Witness] = []
        self.untold: list[Sentence] = []
        self.odd: list[Sentence] = []
        self.unread: set[Path] = set()

    def read(self, report: Checking | None) -> None:
        """Read them all, the newest first."""
        daily = [path for _, path in made(self._store.folder)]
        aside = sorted(self._store.folder.glob(f"{ASIDE}*.bangfu"))
        paths = list(dict.fromkeys([*daily, *aside, *self._files]))
        for done, path in enumerate(paths):
            if report:
                report(path.name, done, len(paths))
            try:
                self._hear(path)
            except Refused as refused:
                why = refused.problems[0].sentence
                self.odd.append(say("备份 {name} 不能作证：{why}", name=path.name, why=why))
                self.unread.add(path)

    def _hear(self, path: Path) -> None:
        """Hear one. The newest that is sound is proven whole; it and those given tell of the search indexes too."""
        newest = not self.found
        with open_copy(path, self._store.key, self._store.folder, whole=newest) as (manifest, data):
            name = say("备份 {name}", name=path.name)
            witness = Witness(name, manifest.log, dict(_seals(data, self._asked)))
            if _borne_out(self._store, witness.log):
                indexes = newest or path in self._files
                taken = manifest.at.isoformat(timespec="seconds")
                found = list(untold(self._store, data, manifest.log.seq, taken, indexes=indexes))
                self.untold += (say("{name}：{what}", name=name, what=each) for each in found)
            self.found.append(witness)


def _seals(data: Any, lines: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the seals of these lines of a log."""
    for seq in lines:
        if row := data.execute("SELECT seal FROM audit WHERE seq = ?", (seq,)).fetchone():
            yield seq, bytes(row[0]).hex()


def _forks(store: Store) -> list[Fork]:
    query = AuditRow.select(AuditRow.seq, AuditRow.detail).where(AuditRow.deed == AuditAction.RESTORED.value)
    return [_fork(seq, detail) for seq, detail in query.tuples().iterator(store.db)]


def _fork(seq: int, detail: str) -> Fork:
    """Return the fork that a line tells of; older ones do not say where the other log had come to."""
    with suppress(LookupError, TypeError, ValueError, Refused):
        told = json.loads(detail)
        return Fork(seq, int(told[FORK]), read_anchor(told[WAS]))
    return Fork(seq, seq - 1, None)


def _explains(store: Store, fork: Fork, witness: Witness, backups: Sequence[Witness]) -> bool:
    """Tell whether a witness is one of the data that this restore replaced."""
    log = witness.log
    if log.seq <= fork.same or (fork.was and log.seq > fork.was.seq):
        return False
    if _agree(witness.seals.get(fork.line, ""), _kept_seal(store, fork.line)):
        return False  # it knows of this restore itself
    if fork.was and log.seq == fork.was.seq:
        return _agree(log.seal, fork.was.seal)
    if witness.seals:
        return fork.same == 0 or witness.seals.get(fork.same) == _kept_seal(store, fork.same)
    others = [seal for each in backups if (seal := each.seals.get(log.seq)) and not _borne_out(store, each.log)]
    return not others or any(_agree(log.seal, seal) for seal in others)


def _borne_out(store: Store, anchor: Anchor) -> bool:
    return _agree(_kept_seal(store, anchor.seq), anchor.seal)


def _agree(one: str, other: str) -> bool:
    """Tell whether two seals are the same as far as both are written out."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _contradiction(store: Store, witness: Witness) -> Sentence:
    known = witness.log.seq
    if _kept_seal(store, known):
        return say("审计日志第 {n} 行与{name} 中记下的不同", n=known, name=witness.name)
    ((last,),) = store.run("SELECT COALESCE(MAX(seq), 0) FROM audit").fetchall()
    return say("审计日志少了末尾：{name} 中已有 {known} 行，现在只有 {n} 行", name=witness.name, known=known, n=last)


def _kept_seal(store: Store, seq: int) -> str:
    """Return the seal of a line; nothing where there is no such line."""
    row = store.run("SELECT seal FROM audit WHERE seq = ?", (seq,)).fetchone()
    return row[0].hex() if row and isinstance(row[0], bytes) else ""
