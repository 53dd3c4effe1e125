"""Filling in what the Desk knows better than a form: accounts for names, numbers in full, what there was to see."""

from dataclasses import replace

from cases.case import Case
from cases.contradictions import codes_of, doubts_of_case
from cases.eligibility import assess
from cases.events import Assessed, Closed, Compared, Erased, Event, HandedOver, Linked, Promised, Released, Reopened
from cases.limitation import limited
from cases.parts import parts
from storage.alike import Looking
from storage.colleagues import Colleagues
from storage.files import Told
from storage.leavers import check_finds, check_giver, check_handler, released
from storage.retention import Retention
from storage.seat import Seat
from storage.ties import named


def _check_taker(seat: Seat, case: Case, event: Reopened | Promised | HandedOver) -> None:
    """Refuse what would go to somebody who cannot work on the case, or would not find it."""
    match event:
        case Promised(who=""):
            check_handler(seat, case, "who")
        case Promised(who=who):
            check_finds(seat, case, who, "who")
        case Reopened(handler=""):
            check_handler(seat, case, "handler")
        case HandedOver(giver=giver, taker=taker):
            check_giver(seat, case, event)
            if giver != case.handler:
                check_finds(seat, case, taker, "taker")


def completed(seat: Seat, case_id: int, event: Event, told: Told) -> Event:
    """Return an event as it is recorded on a case. Raises `Refused` for what the Desk knows to be wrong."""
    case = told.case
    event = Colleagues(seat).named(event.completed(case), case.station)
    match event:
        case Erased():
            Retention(seat).check_over(case)
        case Closed():
            return replace(event, self_check=seat.one_person and case.handler == seat.account.account)
        case Reopened() | Promised() | HandedOver():
            _check_taker(seat, case, event)
        case Released():
            return released(seat, case, event)
        case Linked():
            return named(seat.store, seat.account, event, case)
        case Assessed():
            proposal = assess(limited(event.known(told.case), told.clocks), seat.today).proposal
            return replace(event, proposed=proposal.value)
        case Compared():
            doubts = codes_of(doubts_of_case(case))
            return replace(event, found=Looking(seat).look(parts(case), case_id).seen, doubts=doubts)
    return event
