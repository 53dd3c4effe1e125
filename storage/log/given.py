"""Which cases and records were shown or given away: named beside the line of the log that tells it, under its seal."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from cases.staff.audit import AuditAction
from cases.values.text import Sentence, say
from storage.engine.tables import AuditRow, GivenRow
from storage.store import audit
from storage.store.datafile import DataFile
from storage.store.writes import LogLine

GIVEN = (AuditAction.EXPORTED, AuditAction.REVEALED, AuditAction.READ)
"""Actions by which somebody came to know what is kept of people."""

GIVING = (AuditAction.EXPORTED, AuditAction.REVEALED, AuditAction.STOPPED)
"""Actions that may be about several."""


def add(
    store: DataFile,
    when: datetime,
    by: str,
    action: AuditAction,
    *,
    cases: Collection[int] = (),
    records: Collection[int] = (),
    detail: dict[str, str | int],
) -> None:
    """Add a line about cases and records, within a write: a single case is named in the line, others beside it."""
    named = sorted({*((case, 0) for case in cases), *((0, record) for record in records)})
    told = detail | ({"cases": len(set(cases))} if cases or not records else {})
    told |= {"records": len(set(records))} if records else {}
    if len(named) == 1 and cases:
        audit.add(store, when, by, action, case=named[0][0], detail=told)
        return
    digest = audit.entry_digest(named) if named else ""
    audit.put(store, LogLine(when, by, action, digest=digest, detail=told, named=named))


def broken(store: DataFile) -> Iterator[Sentence]:
    """Yield the lines beside which other cases or records are named than the log sealed; nothing if all are right."""
    columns = (GivenRow.seq, GivenRow.case, GivenRow.record)
    rows = store.rows(GivenRow.select(*columns).order_by(*columns))
    digests = {
        seq: audit.entry_digest([(case, record) for _seq, case, record in named])
        for seq, named in groupby(rows, key=itemgetter(0))
    }
    actions = [action.value for action in GIVING]
    query = AuditRow.select(AuditRow.seq, AuditRow.digest).where(AuditRow.deed.in_(actions), AuditRow.digest != "")
    sealed = dict(store.rows(query).fetchall())
    for seq in sorted(digests.keys() | sealed.keys()):
        if digests.get(seq) != sealed.get(seq):
            yield say("审计日志第 {n} 行旁记下的案件或人员被改动、删去或增加", n=seq)
