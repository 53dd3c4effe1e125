"""What one write brings along beside its rows: lines of the audit log, and moves of the sums; settled at its end.

The last line of a write that moved sums says what they are now, so that an anchor of the log vouches for them too. One
row more binds the sums to the last line, so that neither can be rolled back without the other.
"""

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from cases.staff.audit import AuditAction
from storage.engine.sqlite import Database
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import AuditRow, SealRow
from storage.host.doubt import OFFSET, UNDATED, last_believed, marks
from storage.store.sums import UNLOGGED, Sums, TableSum, body, kept, moved, read_sums, write_sums

COLUMNS = (
    AuditRow.seq,
    AuditRow.at,
    AuditRow.by,
    AuditRow.deed,
    AuditRow.case,
    AuditRow.entry,
    AuditRow.digest,
    AuditRow.detail,
)
"""The columns of a line that its seal is over."""

START = bytes(32)
"""What stands for the seal before the first line."""

KEPT = "kept"
"""The detail of a line that says what the sums are, see `storage.store.sums.kept`."""

_NAMED = "INSERT INTO given (seq, case_id, record_id) VALUES (?, ?, ?)"
_NAMES = tuple(column.name for column in COLUMNS)


@dataclass(frozen=True)
class LogLine:
    """A line of the audit log that is about to be written.

    at: None for the moment of the line before. utc: how far the clock was from UTC that showed it. named: cases and
    records that it is about beside others, in pairs of which one is 0; the digest seals them.
    """

    at: datetime | None
    by: str
    action: AuditAction
    case: int = 0
    entry: int = 0
    digest: str = ""
    detail: Mapping[str, str | int] = field(default_factory=dict)
    named: Sequence[tuple[int, int]] = ()
    utc: str = ""


@dataclass
class Write:
    """Lines and moves of a write, or of a part of one that may yet be taken back.

    aside: where its moves are kept instead, if all that it writes is still to be shown by a later write.
    """

    lines: list[LogLine] = field(default_factory=list)
    moves: dict[str, TableSum] = field(default_factory=dict)
    aside: dict[str, TableSum] | None = None

    def move(self, table: str, by: TableSum) -> None:
        """Move the sum of a table."""
        moves = self.moves if self.aside is None else self.aside
        moves[table] = moves.get(table, TableSum()) + by

    def take(self, other: "Write") -> None:
        """Take a part that stands."""
        self.lines += other.lines
        self.moves = moved(self.moves, other.moves)


@dataclass(frozen=True)
class Last:
    """The last line of the log."""

    seq: int = 0
    at: str = UNDATED
    seal: bytes = START


@Prepared
def _last() -> Any:
    return AuditRow.select(AuditRow.seq, AuditRow.at, AuditRow.seal).order_by(AuditRow.seq.desc()).limit(1)


@Prepared
def _added() -> Any:
    return AuditRow.insert({column.name: at(column.name) for column in (*COLUMNS, AuditRow.seal)})


@Prepared
def _sealed() -> Any:
    return SealRow.select(SealRow.sums, SealRow.log, SealRow.bound)


@Prepared
def _bound() -> Any:
    return SealRow.update({name: at(name) for name in ("sums", "log", "bound")})


def settle(db: Database, key: bytes, write: Write) -> None:
    """Write the lines of a write and seal what it changed, as the last thing within it.

    All its lines are held against the clock as it was believed before it. Raises `Refused` (rule `clock`).
    """
    moves = {table: each for table, each in write.moves.items() if each != TableSum()}
    logged = sorted(moves.keys() - UNLOGGED)
    lines = list(write.lines)
    if logged and not lines:  # whatever changes leaves a line, or it could be rolled back unseen
        lines.append(LogLine(None, "", AuditAction.CHANGED, detail={"tables": " ".join(logged)}))
    if not lines and not moves:
        return
    lines = _marked(lines, {utc: last_believed(db, utc) for utc in {each.utc for each in lines}})
    last = last_line(db)
    sums = sealed_sums(db, key, last)
    after = moved(sums, moves) if sums is not None else None
    if logged and after is not None:
        lines[-1] = replace(lines[-1], detail={**lines[-1].detail, KEPT: kept(key, after)})
    for line in lines:
        last = _write(db, key, last, line)
    if after is not None:
        text = write_sums(after)
        _bound.run(db, sums=text, log=last.seq, bound=bound(key, text, last))


def _marked(lines: list[LogLine], last: Mapping[str, datetime | None]) -> list[LogLine]:
    """Return lines with what there is to say of their moments. last: the one believed before, by each offset."""
    return [replace(each, detail={**each.detail, **_of_moment(each, last[each.utc])}) for each in lines]


def _of_moment(line: LogLine, last: datetime | None) -> dict[str, str | int]:
    if line.at is None:
        return {}
    return {**marks(line.at, line.action, last), **({OFFSET: line.utc} if line.utc else {})}


def last_line(db: Database) -> Last:
    """Return the last line of the log."""
    row = _last.run(db).fetchone()
    return Last(row[0], row[1], bytes(row[2])) if row else Last()


def sealed_sums(db: Database, key: bytes, last: Last) -> dict[str, TableSum] | None:
    """Return the sums as they were sealed; None where they or the log are not as the last write left them.

    Then no later write seals them again: what was done behind the desk's back stays to be found.
    """
    rows = _sealed.run(db).fetchall()
    if len(rows) != 1:
        return None
    text, log, seal = rows[0]
    if log != last.seq or not isinstance(seal, bytes) or not hmac.compare_digest(seal, bound(key, str(text), last)):
        return None
    return read_sums(text)


def bound(key: bytes, sums: str, last: Last) -> bytes:
    """Return what binds sums to the last line of the log."""
    return hmac.digest(key, b"bangfu bound" + last.seal + str(last.seq).encode() + b" " + sums.encode(), "sha256")


def begin(db: Database, key: bytes, *, sound: bool) -> None:
    """Put the first seal into a file that has none, over sums of nothing. sound: whether it is one that holds."""
    sums: Sums = {}
    last, text = last_line(db), write_sums(sums)
    SealRow.insert(id=1, sums=text, log=last.seq, bound=bound(key, text, last) if sound else START).execute(db)


def seal_of(key: bytes, chain: bytes, row: Sequence[Any]) -> bytes:
    """Return the seal of a line, from its columns and the seal of the line before."""
    return hmac.digest(log_key(key), chain + body(list(row)).encode(), "sha256")


def log_key(key: bytes) -> bytes:
    """Return the key that seals the log."""
    return hmac.digest(key, b"bangfu audit log", "sha256")


def _write(db: Database, key: bytes, before: Last, line: LogLine) -> Last:
    told = json.dumps(line.detail, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    seq, when = before.seq + 1, line.at.isoformat(timespec="seconds") if line.at else before.at
    row = (seq, when, line.by, line.action.value, line.case, line.entry, line.digest, told)
    seal = seal_of(key, before.seal, row)
    _added.run(db, **dict(zip(_NAMES, row, strict=True)), seal=seal)
    if line.named:
        db.run_many(_NAMED, ((seq, *each) for each in line.named))
    return Last(seq, when, seal)
