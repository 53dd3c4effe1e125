"""A case as its history leaves it."""

from dataclasses import dataclass
from datetime import date

from cases.kinds import Party
from cases.money import Fen
from cases.stages import Actor, Stage


@dataclass(frozen=True)
class Case:
    """What the history of a case adds up to; replaying the history always gives the same.

    kind to claimed: what the intake tells and corrections mend; kind, channel, groups, cause, employment and taxi_model
    are codes of their lists. people: how many workers it concerns. moved_on: the day of the last change of stage.
    plan_on, plan: the next step that whoever works the case has promised.
    claimed, awarded: the whole sums as of now; received: what has actually arrived; benefits: aid that the union gave.
    outcome: as the handler reported it. ending: the code of the event that closed the case, with its ground.
    first_closed_on: stays when a case is opened again. version: how many entries the history has.
    """

    number: str
    station: str
    stage: Stage
    kind: str
    channel: str
    applicant: str
    groups: tuple[str, ...]
    cause: str
    facts: str
    request: str
    opened_on: date
    moved_on: date
    id_number: str = ""
    phone: str = ""
    address: str = ""
    people: int = 1
    respondents: tuple[Party, ...] = ()
    project: str = ""
    taxi_model: str = ""
    employment: str = ""
    claimed: Fen | None = None
    next_actor: Actor = Actor.STAFF
    handler: str = ""
    plan_on: date | None = None
    plan: str = ""
    accepted_on: date | None = None
    awarded: Fen | None = None
    received: Fen | None = None
    benefits: Fen | None = None
    outcome: str = ""
    ending: str = ""
    ground: str = ""
    closed_on: date | None = None
    first_closed_on: date | None = None
    satisfaction: str = ""
    version: int = 0
