"""What somebody may read in the audit log: of lines, of the numbers of cases, and of what a line says besides.

Who reads over all stations, restricted cases too, reads every line. An auditor of all, who finds no restricted case,
reads also that a tie to one was recorded: entries bear the numbers that they have in what one hears of the case, and
such a tie none. For everybody else each detail is of one sort, and what is of none is left out: a count is of what
they know, and a line that tells of nothing they know is none.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from itertools import islice
from typing import Any

from peewee import fn

from cases.events import CATALOGUE
from cases.staff.audit import AuditAction, AuditLine
from cases.staff.people import Account
from cases.staff.permissions import Action, may
from storage.casefile.hearing import before, hidden_entries, tied
from storage.engine.statements.prepared import Prepared, among, at
from storage.engine.statements.values import named
from storage.engine.tables import AccountRow, AuditRow, CaseRow, GivenRow, RecordRow, TwinRow
from storage.host.doubt import OFFSET
from storage.log.given import GIVING
from storage.staff.scope import Onlooker, Reaching, auditing, finds_all, known, knows, numbers, within
from storage.store.store import Store
from storage.store.writes import COLUMNS, KEPT


class Telling(Enum):
    """How far a detail of a line may be told.

    OPEN: says nothing of cases, or nothing that the line itself does not say. CASES, RECORDS: how many the line is
    about, of which those are counted that the reader knows. WHOLE: counts over all stations, or in a case what ties add
    that somebody does not find, and is only for who reads everything.
    """

    OPEN = auto()
    CASES = auto()
    RECORDS = auto()
    WHOLE = auto()


DETAILS: Mapping[str, Telling] = {
    **dict.fromkeys(
        ("what", "rule", "event", "entry", "masked", "anchor", "rows", "batch", "left", "twin", "tells"), Telling.OPEN
    ),
    **dict.fromkeys(("record", "edit", "account", "role", "station", "everywhere", "on", "times"), Telling.OPEN),
    **dict.fromkeys(
        ("minutes", "days", "years", "rules", "words", "day", "last", "why", "before", "zone"), Telling.OPEN
    ),
    **dict.fromkeys(("from", "to", "taken", "replaced", "clock", "back"), Telling.OPEN),
    "cases": Telling.CASES,
    "records": Telling.RECORDS,
    **dict.fromkeys(("entries", "digests", "tables", "skipped", "fork", "was", "others"), Telling.WHOLE),
}
"""Every detail that there is, but for what the seals keep beside a line, which is told to nobody, and its offset."""

_AT_ONCE = 200
"""Lines that are looked at together."""


def lines(
    store: Store,
    reader: Account,
    *,
    cases: Collection[int] = (),
    records: Collection[int] = (),
    by: str = "",
    actions: Collection[AuditAction] = (),
    before: int = 0,
    most: int | None = 50,
) -> tuple[AuditLine, ...]:
    """Return lines, the latest first: of some cases or records, of somebody, of some actions, before a line.

    Nothing given stands for all of them.
    Who sees all stations reads every line. Others read those about cases and records that they know, and those about no
    case by or about the accounts of their station. The numbers of cases of which they may not know are left out.
    """
    query = AuditRow.select(*COLUMNS)
    query = query.where(_about(cases, records)) if cases or records else query
    query = query.where(AuditRow.by == by) if by else query
    query = query.where(AuditRow.deed.in_([action.value for action in actions])) if actions else query
    query = query.where(AuditRow.seq < before) if before else query
    query = query if reader.everywhere else _about_station(query, reader)
    rows = query.order_by(AuditRow.seq.desc()).tuples().iterator(store.db)
    return tuple(islice(_told(store, reader, rows), most))


def _about(cases: Collection[int], records: Collection[int]) -> Any:
    """Return the condition on a line that it is about one of these, alone or among others."""
    among = GivenRow.select(GivenRow.seq).where(GivenRow.case.in_(cases) | GivenRow.record.in_(records))
    return AuditRow.case.in_(cases) | AuditRow.seq.in_(among)


def _about_station(query: Any, reader: Account) -> Any:
    """Narrow a query to lines about cases that somebody knows, or about none by or about accounts of their station."""
    cases = within(CaseRow.select(CaseRow.id), auditing(reader))
    own = AccountRow.select(AccountRow.account).where(AccountRow.station == reader.station)
    told = [named(AuditRow.detail, name) for name in ("account", "station", "record")]
    about = AuditRow.by.in_(own) | told[0].in_(own) | (told[1] == reader.station) | told[2].is_null(False)
    several = AuditRow.seq.in_(GivenRow.select(GivenRow.seq).where(GivenRow.case.in_(cases)))
    return query.where(AuditRow.case.in_(cases) | ((AuditRow.case == 0) & (about | several)))


def _told(store: Store, reader: Account, rows: Iterator[Any]) -> Iterator[AuditLine]:
    """Yield lines as somebody may read them."""
    whole = reader.everywhere and may(reader.role, Action.AUDIT_RESTRICTED)
    leads: dict[int, int] = {}
    while some := [_Line.of(row) for row in islice(rows, _AT_ONCE)]:
        named = _numbers(store, reader, some)
        if finds_all(reader):
            yield from (line.told(named) for line in some)
            continue
        leads = leads or dict(store.run(_LEADS).fetchall())
        about = _About(store, reader, some, leads)
        if not whole:
            some = [line for line in some if about.narrow(line)]
        yield from (about.as_heard(line).told(named) for line in some)


_LEADS = "SELECT id, lead FROM record WHERE lead > 0"


def _numbers(store: Store, reader: Account, some: Sequence["_Line"]) -> dict[int, str]:
    asked = {line.case for line in some}
    return dict(_numbered.run(store.db, auditing(reader), cases=asked).fetchall())


@Reaching
def _numbered(reader: Onlooker) -> Any:
    return within(CaseRow.select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_(among("cases"))), reader)


@dataclass
class _Line:
    """A line as it is kept, without what the seals keep beside it."""

    seq: int
    at: str
    by: str
    action: AuditAction
    case: int
    entry: int
    detail: dict[str, str | int] = field(default_factory=dict)
    utc: str = ""

    @classmethod
    def of(cls, row: Sequence[Any]) -> "_Line":
        seq, at, by, action, case, entry, _digest, detail = row
        told = json.loads(detail)
        told.pop(KEPT, None)
        return cls(seq, at, by, AuditAction(action), case, entry, told, told.pop(OFFSET, ""))

    def told(self, numbers: Mapping[int, str]) -> AuditLine:
        """Return it as it is read."""
        told = {**({"entry": self.entry} if self.entry else {}), **self.detail}
        moment = datetime.fromisoformat(self.at)
        return AuditLine(self.seq, moment, self.by, self.action, numbers.get(self.case, ""), told, self.utc)


class _About:
    """What some lines are about, as one reader knows it."""

    def __init__(self, store: Store, reader: Account, some: Sequence[_Line], leads: Mapping[int, int]) -> None:
        self._store, self._reader, self._leads = store, reader, leads
        giving = [line.seq for line in some if line.action in GIVING and not line.case]
        self._cases, self._records = self._count_cases(giving), self._count_records(giving)
        recorded = {line.case for line in some if line.action in (AuditAction.RECORDED, AuditAction.ERASED)}
        self._hidden = hidden_entries(store, recorded, lambda asked: numbers(store, reader, asked))
        self._ties = tied(store, {line.case for line in some if _is_tie(line)})

    def narrow(self, line: _Line) -> bool:
        """Leave out of a line what its reader does not know; return whether anything is left to be told."""
        if not self._reader.everywhere and not (self._known(line) and self._counted(line)):
            return False
        if self._of_hidden_tie(line):
            return False
        told = {name: self._value(line, name, value) for name, value in line.detail.items()}
        line.detail = {name: value for name, value in told.items() if value is not None}
        return True

    def as_heard(self, line: _Line) -> _Line:
        """Return a line with the number that its entry has for who hears of the case; none where it is not heard."""
        hidden = self._hidden.get(line.case, ())
        line.entry = 0 if line.entry in hidden else line.entry - before(self._hidden, line.case, line.entry)
        return line

    def _value(self, line: _Line, name: str, value: str | int) -> str | int | None:
        match DETAILS.get(name):
            case Telling.OPEN:
                return value
            case Telling.CASES if line.action in GIVING:
                return value if line.case else self._cases.get(line.seq, 0)
            case Telling.RECORDS if line.action in GIVING:
                return self._records.get(line.seq, 0)
        return None

    def _known(self, line: _Line) -> bool:
        """Tell whether the record or the pair of records that a line is about is known."""
        named = [int(line.detail["record"])] if "record" in line.detail else []
        if twin := line.detail.get("twin"):
            named += [each for pair in _pair.run(self._store.db, twin=twin) for each in pair]
        return all(self._knows(each) for each in named)

    def _counted(self, line: _Line) -> bool:
        """Tell whether somebody knows any of those that a line is about, if it is about several."""
        if line.action not in GIVING or line.case or not any(line.detail.get(each) for each in ("cases", "records")):
            return True
        return bool(self._cases.get(line.seq) or self._records.get(line.seq))

    def _of_hidden_tie(self, line: _Line) -> bool:
        """Tell whether a line is about a tie to a case that its reader does not find, or one that is there no more."""
        hidden = self._hidden.get(line.case, set())
        if line.action is AuditAction.ERASED:
            return bool(hidden) and line.detail.get("what") == "tie"
        gone = _is_tie(line) and line.entry not in self._ties.get(line.case, ())
        return line.action is AuditAction.RECORDED and (line.entry in hidden or gone)

    def _count_cases(self, seqs: Sequence[int]) -> dict[int, int]:
        return dict(_cases_given.run(self._store.db, auditing(self._reader), lines=seqs).fetchall())

    def _count_records(self, seqs: Sequence[int]) -> dict[int, int]:
        given = [(seq, self._lead(record)) for seq, record in _records_given.run(self._store.db, lines=seqs)]
        there, asked = set(), sorted({lead for _, lead in given})
        for start in range(0, len(asked), _SOME):
            some = _known.run(self._store.db, self._reader, records=asked[start : start + _SOME])
            there |= {id_ for (id_,) in some}
        return Counter(seq for seq, lead in given if lead in there)

    def _lead(self, record: int) -> int:
        while record in self._leads:
            record = self._leads[record]
        return record

    def _knows(self, record: int) -> bool:
        return knows(self._store, self._reader, self._lead(record))


def _is_tie(line: _Line) -> bool:
    event = CATALOGUE.get(str(line.detail.get("event", "")))
    return event is not None and event.spec.ties


_SOME = 5000
"""Records asked about at once."""


@Prepared
def _pair() -> Any:
    return TwinRow.select(TwinRow.one, TwinRow.other).where(TwinRow.id == at("twin"))


@Reaching
def _cases_given(reader: Onlooker) -> Any:
    query = CaseRow.select(GivenRow.seq, fn.COUNT(CaseRow.id)).join(GivenRow, on=GivenRow.case == CaseRow.id)
    return within(query.where(GivenRow.seq.in_(among("lines"))), reader).group_by(GivenRow.seq)


@Prepared
def _records_given() -> Any:
    given = GivenRow.select(GivenRow.seq, GivenRow.record)
    return given.where(GivenRow.seq.in_(among("lines")), GivenRow.record > 0)


@Reaching
def _known(reader: Onlooker) -> Any:
    return known(RecordRow.select(RecordRow.id).where(RecordRow.id.in_(among("records"))), reader)
