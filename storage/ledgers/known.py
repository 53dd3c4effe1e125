"""What the store knows already of what a ledger tells."""

from cases.directory.listed import without
from cases.directory.records import Record, same_name
from cases.ledgers.making import Made
from cases.ledgers.preview import RowStatus
from cases.staff.people import Account
from cases.values.identity import share_a_phone
from cases.values.refusal import refuse
from cases.values.spans import is_until, pack_day, unpack_day
from cases.values.text import Sentence, say
from storage.engine.tables import CaseRow
from storage.records.records import KeptRecord, by_name, by_number, leading, names_of
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
            self.cases[applicant, _known_day(on)] = number

    def of_made(self, made: Made) -> tuple[RowStatus, Sentence | None]:
        """Return what becomes of something that a row tells, and why: which one it is like.

        Raises `Refused` (rule `known_number`) where somebody has its number by another name, as the directory does.
        """
        if made.record:
            return self._of_record(made.record)
        if made.case:
            number = self.cases.get((made.case.opened.applicant, _known_day(pack_day(made.case.on))))
            return (RowStatus.DOUBTFUL, _like(number)) if number else (RowStatus.NEW, None)
        return RowStatus.NEW, None

    def _of_record(self, record: Record) -> tuple[RowStatus, Sentence | None]:
        numbered = list(filter(self._is_known, by_number(self._store, record.kind, record.number)))
        if numbered and not any(self._is_called(each, record) for each in numbered):
            sentence = say("这个号码在名录里是另一个姓名或名称；请核对，确是同一个的请先改名录里的")
            raise refuse("known_number", sentence, record.number_field)
        if numbered:
            return RowStatus.KNOWN, _there(numbered[0], record)
        named = (leading(self._store, each) for each in by_name(self._store, record.kind, record.called))
        named = (each for each in named if not (record.number and each.record.number))
        alike = list(filter(self._is_known, named))
        if not alike:
            return RowStatus.NEW, None
        same = (each for each in alike if record.kind == "employer" or share_a_phone(each.record.phone, record.phone))
        if one := next(same, None):
            return RowStatus.KNOWN, _there(one, record)
        return RowStatus.DOUBTFUL, _like(record.called)

    def _is_called(self, kept: KeptRecord, record: Record) -> bool:
        """Tell whether a record goes, or went, by the name that a row tells."""
        return same_name(record.called) in map(same_name, names_of(self._store, kept))

    def _is_known(self, kept: KeptRecord) -> bool:
        return knows(self._store, self._account, kept.id)


def _like(name: str) -> Sentence:
    return say("可能是已有的“{name}”", name=name)


def _there(kept: KeptRecord, told: Record) -> Sentence:
    """Say which one is there already, and what the row tells that the directory does not: that is not taken over."""
    more = without(told, [kept.record], ())
    lost = tuple(
        each.label for each in told.asks if each.name != "name" and getattr(more, each.name) != each.kind.empty
    )
    if lost:
        return say("已有“{name}”；这些与名录不同，没有导入，请在名录里改：{fields}", name=told.called, fields=lost)
    return say("已有“{name}”", name=told.called)


def _known_day(kept: str) -> str:
    """Return a day as cases are compared by it: one that nobody knows is the same, whenever that was told."""
    return "" if kept.endswith("~") and is_until(unpack_day(kept)) else kept
