"""The audit log: append-only lines, each sealed together with the one before it by a key that the file does not hold.

Whoever changes, removes, swaps or adds a line behind the desk's back breaks the chain. Whoever cuts its tail off leaves
a chain that holds, so where it stood is kept elsewhere too: in each backup, on each printed paper, in a supervisor's
sign-off.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.staff.audit import Anchor, AuditAction
from cases.values.text import Sentence, say
from storage.engine.tables import AuditRow
from storage.store.clock import offset_of
from storage.store.datafile import DataFile
from storage.store.writes import COLUMNS, START, LogLine, last_line, seal_of


def add(
    store: DataFile,
    when: datetime | None,
    by: str,
    action: AuditAction,
    *,
    case: int = 0,
    entry: int = 0,
    digest: str = "",
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Add a line, within a write, at whose end it is written.

    when: as the centre's clock shows it; None for the moment of the line before. case and entry: what it is about, 0
    for none. digest: of the entry recorded. detail: codes and counts, never personal data.
    Raises `Refused` (rule `clock`) where the clock is in doubt and the line tells of more than reading.
    """
    put(store, LogLine(when, by, action, case, entry, digest, detail or {}))


def put(store: DataFile, line: LogLine) -> None:
    """Add a line as `add` does, with how far the clock is from UTC that shows its moment."""
    utc = offset_of(store, line.at) if line.at else ""
    store.write.lines.append(replace(line, utc=utc))


def anchor(store: DataFile) -> Anchor:
    """Return where the log stands, without what a write that is not over adds to it."""
    last = last_line(store.db)
    return Anchor(last.seq, last.seal.hex())


BLIND = "~"
"""Under which name a random number is kept with what a row tells."""


def blinded() -> dict[str, str]:
    """Return a random number to be kept in a row that is sealed, and erased with it.

    Its digest stays in the log for ever: without the number nobody finds out by trying names what was erased.
    """
    return {BLIND: secrets.token_hex(8)}


def entry_digest(columns: Sequence[Any]) -> str:
    """Return what seals the content of a history row, from its columns as the table holds them. See `blinded`."""
    return hashlib.sha256("\x1f".join(map(str, columns)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def load(store: DataFile, when: datetime | None, by: str, entries: int, digests: str) -> None:
    """Seal entries that were written in bulk into a new store, within a write.

    digests: the SHA-256 of their digests one after the other, in the order of cases and entries.
    """
    add(store, when, by, AuditAction.LOADED, detail={"entries": entries, "digests": digests})


def loaded(store: DataFile) -> tuple[int, str]:
    """Return how many entries were written in bulk and what seals them; 0 and nothing where none were."""
    rows = AuditRow.select(AuditRow.detail).where(AuditRow.deed == AuditAction.LOADED.value).tuples().execute(store.db)
    found = [json.loads(detail) for (detail,) in rows]
    return (found[0]["entries"], found[0]["digests"]) if len(found) == 1 else (0, "")


def broken(store: DataFile) -> Iterator[Sentence]:
    """Yield what is wrong with the log; nothing if it is sound by itself. What vouches: `storage.copies.witness`."""
    chain = START
    rows = store.rows(AuditRow.select(*COLUMNS, AuditRow.seal).order_by(AuditRow.seq))
    for seq, (*row, seal) in enumerate(rows, 1):
        whole = row[0] == seq and isinstance(seal, bytes)
        if not (whole and hmac.compare_digest(seal, seal_of(store.key, chain, row))):
            yield say("审计日志第 {n} 行被改动、删去或插入", n=seq)
            return
        chain = seal
