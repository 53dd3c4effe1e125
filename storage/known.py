"""What the store knows already of what a ledger tells, read once for all its rows."""

from peewee import SQL

from cases.events import Opened
from cases.identity import share_a_phone
from cases.ledgers.making import RECORDS, Made
from cases.ledgers.preview import Fate
from cases.people import Account
from cases.records import Record, same_name
from storage.scope import known, within
from storage.store import Store
from storage.tables import CaseRow, RecordRow

_PHONES = SQL("COALESCE(json_extract(t1.fields, '$.phones'), '')")


class Known:
    """Numbers and names of records within reach, or of the applicants of cases."""

    def __init__(self, store: Store, account: Account, kind: str) -> None:
        self.numbers: set[str] = set()
        self.by_name: dict[str, list[tuple[str, str]]] = {}
        self.cases: dict[tuple[str, str], str] = {}
        if kind in RECORDS:
            self._read_records(store, account, RECORDS[kind])
        elif kind == "cases":
            self._read_cases(store, account)

    def _read_records(self, store: Store, account: Account, kind: str) -> None:
        query = RecordRow.select(RecordRow.same, RecordRow.number, _PHONES)
        query = known(query.where(RecordRow.kind == kind, RecordRow.lead == 0), account)
        for same, number, phones in query.tuples().execute(store.db):
            self.numbers.add(number)
            self.by_name.setdefault(same, []).append((number, phones))

    def _read_cases(self, store: Store, account: Account) -> None:
        query = within(CaseRow.select(CaseRow.number, CaseRow.applicant, CaseRow.opened_on), account)
        for number, applicant, on in query.tuples().execute(store.db):
            self.cases[applicant, on] = number

    def of_made(self, made: Made) -> tuple[Fate, str]:
        """Return what becomes of something that a row tells, and which one it is like."""
        if isinstance(made.what, Record):
            return self._of_record(made.what)
        if isinstance(made.what, Opened) and made.on:
            number = self.cases.get((made.what.applicant, made.on.isoformat()))
            return (Fate.DOUBTFUL, number) if number else (Fate.NEW, "")
        return Fate.NEW, ""

    def _of_record(self, record: Record) -> tuple[Fate, str]:
        if record.number and record.number in self.numbers:
            return Fate.KNOWN, record.called
        alike = self.by_name.get(same_name(record.called), [])
        alike = [each for each in alike if not (record.number and each[0])]
        if not alike:
            return Fate.NEW, ""
        if record.kind == "employer" or any(share_a_phone(each[1], record.phone) for each in alike):
            return Fate.KNOWN, record.called
        return Fate.DOUBTFUL, record.called
