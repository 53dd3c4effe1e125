"""Filling in what the Desk knows better than a form: accounts for names, numbers in full, what there was to see."""

from datetime import date

from cases.directory.contradictions import codes_of, doubts_of_case
from cases.due.limitation import limited
from cases.events import Event
from cases.events.asking.keeper import Other
from cases.events.asking.seen import Seen
from cases.events.people.inshort import in_full
from cases.file.case import Case
from cases.file.parts import parts
from cases.file.team import Aide
from cases.law.eligibility import assess
from cases.values.spans import Dated, first_day
from storage.casefile.files import Told
from storage.casefile.rows import read_row
from storage.casefile.serials import find_number
from storage.directory.alike import Looking
from storage.records.outsiders import as_known
from storage.rules.retention import Retention
from storage.seat import Seat
from storage.staff.colleagues import Colleagues
from storage.staffing import takers


def completed(seat: Seat, case_id: int, event: Event, told: Told, on: Dated | None = None) -> Event:
    """Return an event as it is recorded on a case. Raises `Refused` for what the Desk knows to be wrong.

    on: the day on which it happened, today if not given.
    """
    event = Colleagues(seat).named(in_full(event, told.case).completed(told.case), told.case.station)
    return event.filled(told.seen_on(seat.today), _Keeper(seat, case_id, told, first_day(on) if on else seat.today))


class _Keeper:
    """What is known around a case, see `cases.events.asking.keeper`."""

    def __init__(self, seat: Seat, case_id: int, told: Told, day: date) -> None:
        self._seat, self._id, self._told, self._day = seat, case_id, told, day

    @property
    def account(self) -> str:
        return self._seat.account.account

    @property
    def one_person(self) -> bool:
        return self._seat.one_person

    def has_left(self, case: Case) -> bool:
        return takers.has_left(self._seat, case)

    def check_handler(self, case: Case, field: str) -> None:
        takers.check_handler(self._seat, case, field)

    def check_finds(self, case: Case, account: str, field: str) -> None:
        takers.check_finds(self._seat, case, account, field)

    def check_giver(self, case: Case, giver: str) -> None:
        takers.check_giver(self._seat, case, giver)

    def outsider(self, case: Case, aide: Aide) -> Aide:
        return as_known(self._seat.store, case.station, aide)

    def check_over(self, case: Case) -> None:
        Retention(self._seat).check_over(case)

    def other(self, number: str) -> Other:
        row = read_row(self._seat.store, find_number(self._seat.store, self._seat.account, number))
        return Other(row["number"], bool(row["restricted"]))

    def proposal(self, case: Case) -> str:
        return assess(limited(case, self._told.clocks, self._day), self._day).proposal.value

    def seen(self, case: Case) -> tuple[Seen, ...]:
        return Looking(self._seat).look(parts(case), self._id).seen

    def doubts(self, case: Case) -> tuple[str, ...]:
        return codes_of(doubts_of_case(case))
