"""Filling in what the Desk knows better than a form: accounts for names, numbers in full, what there was to see."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.eligibility import assess
from cases.events import Assessed, Closed, Compared, Erased, Event, Linked
from cases.parts import parts
from storage.ties import named

if TYPE_CHECKING:
    from cases.case import Case
    from storage.desk import Desk


def completed(desk: "Desk", case_id: int, event: Event, case: "Case") -> Event:
    """Return an event as it is recorded on a case. Raises `Refused` for what the Desk knows to be wrong."""
    event = desk.colleagues.named(event.completed(case), case.station)
    match event:
        case Erased():
            desk.retention.check_over(case)
        case Closed():
            return replace(event, self_check=desk.one_person and case.handler == desk.account.account)
        case Linked():
            return named(desk.store, desk.account, event)
        case Assessed():
            proposal = assess(event.known(case), desk.today).proposal
            return replace(event, proposed=proposal.value)
        case Compared():
            return replace(event, found=desk.looking.look(parts(case), case_id).seen)
    return event
