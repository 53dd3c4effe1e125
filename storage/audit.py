"""The audit log: append-only lines, each sealed together with the one before it by a key that the file does not hold.

Whoever changes, removes, swaps or adds a line behind the desk's back breaks the chain. Whoever cuts its tail off leaves
a chain that holds, so where it stood is kept elsewhere too: in each backup, on each printed paper, in a supervisor's
sign-off.
"""

import hashlib
import hmac
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from peewee import fn

from cases.audit import Anchor, AuditLine, Deed
from cases.people import Account
from cases.text import Sentence, say
from storage.scope import audited, knows_led
from storage.store import Store
from storage.tables import AccountRow, AuditRow, CaseRow, GivenRow
from storage.writes import COLUMNS, KEPT, START, Line, last_line, seal_of


def add(
    store: Store,
    when: datetime,
    by: str,
    deed: Deed,
    *,
    case: int = 0,
    entry: int = 0,
    digest: str = "",
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Add a line, within a write, at whose end it is written.

    case and entry: what it is about, 0 for none. digest: of the entry recorded. detail: codes and counts, never
    personal data. Raises `Refused` (rule `clock`) where the clock is in doubt and the line tells of more than reading.
    """
    store.write.lines.append(Line(when, by, deed, case, entry, digest, detail or {}))


def anchor(store: Store) -> Anchor:
    """Return where the log stands, without what a write that is not over adds to it."""
    last = last_line(store.db)
    return Anchor(last.seq, last.seal.hex())


def entry_digest(columns: Sequence[Any]) -> str:
    """Return what seals the content of a history row, from its columns as the table holds them."""
    return hashlib.sha256("\x1f".join(map(str, columns)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def load(store: Store, when: datetime | None, by: str, entries: int, digests: str) -> None:
    """Seal entries that were written in bulk into a new store, within a write.

    digests: the SHA-256 of their digests one after the other, in the order of cases and entries.
    """
    store.write.lines.append(Line(when, by, Deed.LOADED, detail={"entries": entries, "digests": digests}))


def loaded(store: Store) -> tuple[int, str]:
    """Return how many entries were written in bulk and what seals them; 0 and nothing where none were."""
    rows = AuditRow.select(AuditRow.detail).where(AuditRow.deed == Deed.LOADED.value).tuples().execute(store.db)
    found = [json.loads(detail) for (detail,) in rows]
    return (found[0]["entries"], found[0]["digests"]) if len(found) == 1 else (0, "")


def broken(store: Store) -> Iterator[Sentence]:
    """Yield what is wrong with the log; nothing if it is sound by itself. See `storage.witness` for what vouches."""
    chain = START
    rows = store.rows(AuditRow.select(*COLUMNS, AuditRow.seal).order_by(AuditRow.seq))
    for seq, (*row, seal) in enumerate(rows, 1):
        whole = row[0] == seq and isinstance(seal, bytes)
        if not (whole and hmac.compare_digest(seal, seal_of(store.key, chain, row))):
            yield say("审计日志第 {n} 行被改动、删去或插入", n=seq)
            return
        chain = seal


def _about(cases: Collection[int], records: Collection[int]) -> Any:
    """Return the condition on a line that it is about one of these, alone or among others."""
    among = GivenRow.select(GivenRow.seq).where(GivenRow.case.in_(cases) | GivenRow.record.in_(records))
    return AuditRow.case.in_(cases) | AuditRow.seq.in_(among)


def lines(
    store: Store,
    reader: Account,
    *,
    cases: Collection[int] = (),
    records: Collection[int] = (),
    by: str = "",
    deeds: Collection[Deed] = (),
    before: int = 0,
    most: int | None = 50,
) -> tuple[AuditLine, ...]:
    """Return lines, the latest first: of some cases or records, of somebody, of some deeds, before a line.

    Nothing given stands for all of them.
    Who sees all stations reads every line. Others read those about cases and records that they know, and those about no
    case by or about the accounts of their station. The numbers of cases of which they may not know are left out.
    """
    query = AuditRow.select(*COLUMNS)
    query = query.where(_about(cases, records)) if cases or records else query
    query = query.where(AuditRow.by == by) if by else query
    query = query.where(AuditRow.deed.in_([deed.value for deed in deeds])) if deeds else query
    query = query.where(AuditRow.seq < before) if before else query
    query = query if reader.everywhere else _about_station(query, reader)
    rows = list(islice(_told(store, reader, query.order_by(AuditRow.seq.desc())), most))
    found = audited(CaseRow.select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_({row[4] for row in rows})), reader)
    numbers = dict(found.tuples().execute(store.db))
    return tuple(_line(row, numbers) for row in rows)


def _about_station(query: Any, reader: Account) -> Any:
    """Narrow a query to lines about cases that somebody knows, or about none by or about accounts of their station."""
    cases = audited(CaseRow.select(CaseRow.id), reader)
    own = AccountRow.select(AccountRow.account).where(AccountRow.station == reader.station)
    told = [fn.json_extract(AuditRow.detail, f"$.{name}") for name in ("account", "station", "record")]
    about = AuditRow.by.in_(own) | told[0].in_(own) | (told[1] == reader.station) | told[2].is_null(False)
    several = AuditRow.seq.in_(GivenRow.select(GivenRow.seq).where(GivenRow.case.in_(cases)))
    return query.where(AuditRow.case.in_(cases) | ((AuditRow.case == 0) & (about | several)))


def _told(store: Store, reader: Account, query: Any) -> Iterator[Any]:
    """Yield the rows of lines, but for those about records that the reader does not know."""
    known: dict[int, bool] = {}
    for row in query.tuples().iterator(store.db):
        record = 0 if reader.everywhere else json.loads(row[7]).get("record", 0)
        if record and record not in known:
            known[record] = knows_led(store, reader, record)
        if not record or known[record]:
            yield row


def _line(row: Sequence[Any], numbers: Mapping[int, str]) -> AuditLine:
    seq, when, by, deed, case, entry, _digest, detail = row
    told = {**({"entry": entry} if entry else {}), **json.loads(detail)}
    told.pop(KEPT, None)
    return AuditLine(seq, datetime.fromisoformat(when), by, Deed(deed), numbers.get(case, ""), told)
