"""Leads: what leads a case on from where it stands, told without the catalogue of events, which lists do not load."""

from typing import NamedTuple

from cases.standing.stages import Actor, Stage
from cases.values.text import Label


class Lead(NamedTuple):
    """What is to be done next with a case as a whole.

    label: what it is called. event: the code of the event that it is recorded by, and its key; both empty where work
    is recorded as it comes, or others must act first. by: who does it; None for whoever acts next.
    """

    label: Label
    event: str = ""
    key: str = ""
    by: Actor | None = None


ENQUIRY = "enquiry"
"""The kind of case that is answered at the counter."""

_ANSWER = Lead(Label("答复咨询", "Answer the enquiry"), "answered", "a", Actor.STAFF)
WORK = Lead(Label("办理", "Work on it"))
"""What leads a case on while it is worked on: whatever is due next."""
_BY_STAGE = {
    Stage.INTAKE: Lead(Label("受理", "Accept"), "accepted", "s", Actor.SUPERVISOR),
    Stage.ASSIGNMENT: Lead(Label("指派", "Assign"), "assigned", "z", Actor.SUPERVISOR),
    Stage.FOLLOW_UP: WORK,
    Stage.CLOSURE: Lead(Label("审核结案", "Check the closing"), "closed", "o", Actor.SUPERVISOR),
}
_OBJECTION = Lead(Label("审查异议", "Decide on the objection"), by=Actor.SUPERVISOR)
"""What brings a case back to the counter that had been refused: there a supervisor acts next."""
_WAITS = {
    Actor.APPLICANT: Lead(Label("等申请人补正", "Wait for what the applicant must add")),
    Actor.OTHER_BODY: Lead(Label("等对方接收移送", "Wait for the other body to take over")),
}
"""What is waited for, by whoever must act first."""

LEADS = (*_BY_STAGE.values(), _ANSWER)
"""All that may be next and is the centre's own."""


def decided_next(stage: Stage, actor: Actor, kind: str) -> bool:
    """Tell whether a supervisor must decide what becomes of a case next; see `lead_of`."""
    lead = lead_of(stage, actor, kind)
    return lead is not None and lead.by is Actor.SUPERVISOR


def lead_of(stage: Stage, actor: Actor, kind: str) -> Lead | None:
    """Return what leads a case on; None once it is closed. actor: who acts next. kind: a code of the list `kind`."""
    if stage in (Stage.INTAKE, Stage.ASSIGNMENT, Stage.FOLLOW_UP) and actor in _WAITS:
        return _WAITS[actor]
    if stage is Stage.INTAKE and actor is Actor.SUPERVISOR:
        return _OBJECTION
    return _ANSWER if stage is Stage.INTAKE and kind == ENQUIRY else _BY_STAGE.get(stage)
