"""A case as its history leaves it: a few fields of its own, and what it says of each matter as a value within it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from cases.file.altering import altered
from cases.file.decided.assessment import CaseAssessment, CaseHardship
from cases.file.decided.closing import CaseClosing
from cases.file.intake import CaseIntake
from cases.file.involved import CaseParties
from cases.file.money import CaseMoney
from cases.file.privacy import CasePrivacy
from cases.file.team import CaseTeam
from cases.file.ties import CaseElsewhere, CaseTies
from cases.standing.dues import Due, Sort
from cases.standing.stages import Actor, Stage
from cases.values.spans import Dated


@dataclass(frozen=True)
class Case:
    """What the history of a case adds up to; replaying the history always gives the same.

    accepted_on: the day on which the centre took it. moved_on: the day of the last change of stage.
    handler: who leads; team: who works on it besides. dues: what is promised and not fulfilled yet.
    version: how many entries the history has.
    """

    number: str
    station: str
    stage: Stage
    opened_on: Dated
    moved_on: Dated
    accepted_on: Dated | None = None
    next_actor: Actor = Actor.STAFF
    handler: str = ""
    team: CaseTeam = field(default_factory=CaseTeam)
    intake: CaseIntake = field(default_factory=CaseIntake)
    parties: CaseParties = field(default_factory=CaseParties)
    money: CaseMoney = field(default_factory=CaseMoney)
    assessment: CaseAssessment = field(default_factory=CaseAssessment)
    hardship: CaseHardship = field(default_factory=CaseHardship)
    elsewhere: CaseElsewhere = field(default_factory=CaseElsewhere)
    closing: CaseClosing = field(default_factory=CaseClosing)
    privacy: CasePrivacy = field(default_factory=CasePrivacy)
    ties: CaseTies = field(default_factory=CaseTies)
    dues: tuple[Due, ...] = ()
    version: int = 0

    @classmethod
    def telling(cls, said: Mapping[str, Any]) -> "Case":
        """Return a case that says this, by the names that `said` takes; of the rest it says nothing."""
        case: Case = _made(cls, "", said)
        return case

    @property
    def restricted(self) -> bool:
        """Whether not everybody of the station finds it."""
        return self.privacy.reach != "station"

    @property
    def sealed(self) -> bool:
        """Whether it is kept and nothing else is done with it."""
        return self.privacy.reach == "sealed"

    @property
    def acts_next(self) -> Actor:
        """Who must act next: nobody on a closed case, another body while it is to take the case over."""
        if self.stage is Stage.CLOSED:
            return Actor.NOBODY
        return Actor.OTHER_BODY if self.elsewhere.transfer else self.next_actor

    def handled_by(self, account: str) -> bool:
        """Tell whether an account leads it or has joined."""
        return bool(account) and (account == self.handler or account in self.team.helpers)

    def led_by(self, account: str) -> "Case":
        """Return the case with another who leads, and helps no longer where they did."""
        helpers = tuple(each for each in self.team.helpers if each != account)
        return altered(self, handler=account, team=altered(self.team, helpers=helpers))

    def said(self, name: str) -> Any:
        """Return what it says in a field, wherever that lies, by the name that it has in the intake and in rules."""
        return _SAID[name](self)

    def saying(self, name: str, value: Any) -> "Case":
        """Return the case with something else said in a field, wherever that lies."""
        case: Case = _saying(self, WAYS[name], value)
        return case

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


class _Place(NamedTuple):
    """A field: its name, what it is called where people tell it, and of a value within, of which class that is."""

    name: str
    told_as: str
    within: Any = None


@cache
def _shape(cls: Any, owner: str = "") -> tuple[_Place, ...]:
    """Return the fields of a value that its owner has under this name.

    The name of somebody is told as what they are in the case, such as applicant.
    """
    return tuple(
        _Place(each.name, owner if each.name == "name" else each.name, each.type if is_dataclass(each.type) else None)
        for each in fields(cls)
    )


def _ways(cls: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what each field is called, with the way to it."""
    for place in _shape(cls, *path[-1:]):
        way = (*path, place.name)
        if place.within:
            yield from _ways(place.within, way)
        else:
            yield place.told_as, way


WAYS: Mapping[str, tuple[str, ...]] = dict(_ways(Case))
"""By what each field of a case is called, the way to it through the values within."""

_SAID = {name: attrgetter(".".join(way)) for name, way in WAYS.items()}


def _made(cls: Any, owner: str, said: Mapping[str, Any]) -> Any:
    """Return a value with what is said of its fields and of those within them."""
    values = {}
    for name, told_as, within in _shape(cls, owner):
        if within:
            values[name] = _made(within, name, said)
        elif told_as in said:
            values[name] = said[told_as]
    return cls(**values)


def _saying(value: Any, way: Sequence[str], new: Any) -> Any:
    """Return a value with something new at the end of a way through it."""
    name, *rest = way
    return altered(value, **{name: _saying(getattr(value, name), rest, new) if rest else new})
