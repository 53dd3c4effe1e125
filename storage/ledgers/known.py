"""What the store knows already of what a ledger tells."""

from cases.directory.records import Record
from cases.ledgers.making import Made
from cases.ledgers.preview import RowStatus
from cases.staff.people import Account
from cases.values.identity import share_a_phone
from cases.values.spans import pack_day
from storage.engine.tables import CaseRow
from storage.records.records import KeptRecord, by_name, by_number, leading
from storage.staff.scope import knows, within
from storage.store.store import Store


class KnownRecords:
    """Looks for records within reach, one by one, and for the applicants of cases, which are read once."""

    def __init__(self, store: Store, account: Account, kind: str) -> None:
        self._store, self._account = store, account
        self.cases: dict[tuple[str, str], str] = {}
        if kind == "cases":
            self._read_cases(store, account)

    def _read_cases(self, store: Store, account: Account) -> None:
        query = within(CaseRow.select(CaseRow.number, CaseRow.applicant, CaseRow.opened_on), account)
        for number, applicant, on in query.tuples().execute(store.db):
            self.cases[applicant, on] = number

    def of_made(self, made: Made) -> tuple[RowStatus, str]:
        """Return what becomes of something that a row tells, and which one it is like."""
        if made.record:
            return self._of_record(made.record)
        if made.case:
            number = self.cases.get((made.case.opened.applicant, pack_day(made.case.on)))
            return (RowStatus.DOUBTFUL, number) if number else (RowStatus.NEW, "")
        return RowStatus.NEW, ""

    def _of_record(self, record: Record) -> tuple[RowStatus, str]:
        if any(map(self._is_known, by_number(self._store, record.kind, record.number))):
            return RowStatus.KNOWN, record.called
        named = (leading(self._store, each) for each in by_name(self._store, record.kind, record.called))
        named = (each for each in named if not (record.number and each.record.number))
        alike = list(filter(self._is_known, named))
        if not alike:
            return RowStatus.NEW, ""
        if record.kind == "employer" or any(share_a_phone(each.record.phone, record.phone) for each in alike):
            return RowStatus.KNOWN, record.called
        return RowStatus.DOUBTFUL, record.called

    def _is_known(self, kept: KeptRecord) -> bool:
        return knows(self._store, self._account, kept.id)
