"""A case as its history leaves it."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from cases.file.members import Member
from cases.file.parties import Party
from cases.standing.dues import Due, Sort
from cases.standing.stages import Actor, Stage
from cases.values.money import About, Fen, Sum


@dataclass(frozen=True)
class Case:
    """What the history of a case adds up to; replaying the history always gives the same.

    kind to claimed: what the intake tells and corrections mend; kind, channel, groups, cause, employment and taxi_model
    are codes of their lists. people: how many workers it concerns. others: who stands beside the applicant.
    moved_on: the day of the last change of stage. dues: what is promised and not fulfilled yet.
    claimed, awarded: the whole sums as of now; received: what has actually arrived; benefits: aid that the union gave.
    wronged_on, ended_on, injured_on: when they knew of the wrong, when the employment ended, when they were hurt.
    rough: which of these four are only roughly known or, where there is no figure, not known; `sum_of` tells both.
    outcome: as the handler reported it. ending: the code of the event that closed the case, with its ground.
    reach: who may see it, a code of its list. consents: the purposes to which the person agrees, as codes of their
    list. hold: whether the file must be kept beyond its time. compared: what was decided on cases of the same people;
    seen: the numbers of those that were looked at then.
    means, in_scope, limit_on: what the assessment knows of means, scope and the day of limitation; assessed: its
    decision.
    links: numbers of other cases with what they are to this one. members: of a collective case, by its roster.
    first_closed_on: stays when a case is opened again.
    version: how many entries the history has.
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
    others: tuple[Party, ...] = ()
    respondents: tuple[Party, ...] = ()
    project: str = ""
    real_name: str = ""
    wage_account: str = ""
    wage_note: str = ""
    post_nature: str = ""
    licence: str = ""
    agreement_until: date | None = None
    equal_pay: str = ""
    sent_back: str = ""
    insured_at: str = ""
    taxi_model: str = ""
    taxi_contract: str = ""
    taxi_fee: Fen | None = None
    deposit: Fen | None = None
    taxi_licence: str = ""
    licence_until: date | None = None
    wronged_on: date | None = None
    ended_on: date | None = None
    injured_on: date | None = None
    insured: str = ""
    employment: str = ""
    claimed: Fen | None = None
    next_actor: Actor = Actor.STAFF
    handler: str = ""
    dues: tuple[Due, ...] = ()
    accepted_on: date | None = None
    awarded: Fen | None = None
    received: Fen | None = None
    benefits: Fen | None = None
    rough: tuple[str, ...] = ()
    outcome: str = ""
    ending: str = ""
    ground: str = ""
    closed_on: date | None = None
    first_closed_on: date | None = None
    satisfaction: str = ""
    reach: str = "station"
    consents: tuple[str, ...] = ()
    hold: bool = False
    compared: str = ""
    seen: tuple[str, ...] = ()
    means: str = ""
    in_scope: str = ""
    limit_on: date | None = None
    assessed: str = ""
    links: tuple[tuple[str, str], ...] = ()
    members: tuple[Member, ...] = ()
    version: int = 0

    @property
    def restricted(self) -> bool:
        """Whether not everybody of the station finds it."""
        return self.reach != "station"

    @property
    def sealed(self) -> bool:
        """Whether it is kept and nothing else is done with it."""
        return self.reach == "sealed"

    @property
    def acts_next(self) -> Actor:
        """Who must act next, nobody on a closed case."""
        return Actor.NOBODY if self.stage is Stage.CLOSED else self.next_actor

    def said(self, name: str) -> Any:
        """Return what it says in a field of the intake: of a sum also how well it is known."""
        value = getattr(self, name)
        return About(value) if name in self.rough else value

    def saying(self, name: str, value: Any) -> "Case":
        """Return the case with something else said in a field of the intake."""
        rough = {*self.rough, name} if isinstance(value, About) else {*self.rough} - {name}
        figure = value.fen if isinstance(value, About) else value
        return altered(self, **{name: figure}, rough=tuple(sorted(rough)))

    def dues_of(self, sort: Sort) -> tuple[Due, ...]:
        """Return what is promised of a sort, the first promised first."""
        return tuple(each for each in self.dues if each.sort is sort)

    def due(self, sort: Sort) -> Due | None:
        """Return what is promised of a sort of which there is but one; None where nothing is."""
        return next((each for each in self.dues if each.sort is sort), None)

    def day_of(self, sort: Sort) -> date | None:
        """Return the day for which something of such a sort is promised."""
        due = self.due(sort)
        return due.on if due else None

    def sum_of(self, name: str) -> Sum | None:
        """Return claimed, awarded, received or benefits with how well it is known; None where there is none."""
        amount: Sum | None = self.said(name)
        return amount

    def with_sum(self, name: str, amount: Sum | None) -> "Case":
        """Return the case with one of its sums set."""
        return self.saying(name, amount)

    def with_more(self, name: str, amount: Sum) -> "Case":
        """Return the case with one of its sums grown. What was only roughly known stays so."""
        sums = (self.sum_of(name), amount)
        figures = [fen for each in sums if (fen := each.fen if isinstance(each, About) else each) is not None]
        total = sum(figures) if figures else None
        return self.with_sum(name, About(total) if any(isinstance(each, About) for each in sums) else total)


def altered(case: Case, **changes: Any) -> Case:
    """Return the case with some of its fields changed.

    As `dataclasses.replace`, at a tenth of its cost: that hands all seventy fields through the constructor, and a
    history is replayed whenever a case is read.
    """
    if not changes.keys() <= _FIELDS:
        raise TypeError(f"a case has no field {sorted(changes.keys() - _FIELDS)}")
    made = object.__new__(Case)
    made.__dict__.update(case.__dict__, **changes)
    return made


_FIELDS = frozenset(each.name for each in fields(Case))
