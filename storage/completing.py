"""Filling in what the Desk knows better than a form: accounts for names, numbers in full, what there was to see."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.case import Case
from cases.contradictions import codes_of, doubts_of_case
from cases.eligibility import assess
from cases.events import Assessed, Closed, Compared, Erased, Event, HandedOver, Linked, Promised, Released, Reopened
from cases.limitation import limited
from cases.parts import parts
from storage.leavers import check_finds, check_giver, check_handler, released
from storage.ties import named

if TYPE_CHECKING:
    from storage.desk import Desk
    from storage.files import Told


def _check_taker(desk: "Desk", case: Case, event: Reopened | Promised | HandedOver) -> None:
    """Refuse what would go to somebody who cannot work on the case, or would not find it."""
    match event:
        case Promised(who=""):
            check_handler(desk, case, "who")
        case Promised(who=who):
            check_finds(desk, case, who, "who")
        case Reopened(handler=""):
            check_handler(desk, case, "handler")
        case HandedOver(giver=giver, taker=taker):
            check_giver(desk, case, event)
            if giver != case.handler:
                check_finds(desk, case, taker, "taker")


def completed(desk: "Desk", case_id: int, event: Event, told: "Told") -> Event:
    """Return an event as it is recorded on a case. Raises `Refused` for what the Desk knows to be wrong."""
    case = told.case
    event = desk.colleagues.named(event.completed(case), case.station)
    match event:
        case Erased():
            desk.retention.check_over(case)
        case Closed():
            return replace(event, self_check=desk.one_person and case.handler == desk.account.account)
        case Reopened() | Promised() | HandedOver():
            _check_taker(desk, case, event)
        case Released():
            return released(desk, case, event)
        case Linked():
            return named(desk.store, desk.account, event, case)
        case Assessed():
            proposal = assess(limited(event.known(told.case), told.clocks), desk.today).proposal
            return replace(event, proposed=proposal.value)
        case Compared():
            doubts = codes_of(doubts_of_case(case))
            return replace(event, found=desk.looking.look(parts(case), case_id).seen, doubts=doubts)
    return event
