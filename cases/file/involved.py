"""Everybody whom a case concerns, on either side."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.file.members import Member
from cases.file.parties import Party


@dataclass(frozen=True)
class Applicant:
    """Who asks for help; of several people, the one who speaks for them. phone: several are set apart by 、."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""


class Succession(NamedTuple):
    """Who goes on in the place of a worker who died or lost capacity. of: the worker. by: the names of those who do."""

    of: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class CaseParties:
    """Who stands where.

    people: how many workers it concerns. others: who stands beside the applicant. respondents: the other side.
    members: of a collective case, by its roster, and listed_on: the day of that. former: who applied before heirs or a
    guardian went on, in order.
    """

    applicant: Applicant = Applicant()
    people: int = 1
    others: tuple[Party, ...] = ()
    respondents: tuple[Party, ...] = ()
    members: tuple[Member, ...] = ()
    former: tuple[Applicant, ...] = ()
    listed_on: date = date.min
    successions: tuple[Succession, ...] = ()
