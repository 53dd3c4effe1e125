"""Everybody whom a case concerns, on either side."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.file.members import Member
from cases.file.money import Roll
from cases.file.parties import Party
from cases.values.sums import Heads, most_of


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


class Listing(NamedTuple):
    """What tells who belongs to a collective case. entry, on: by which entry, the latest day that it may be of.

    first: the earliest. members: those of a roster, rest: what becomes of those whom it leaves out, a code of
    `roster_rest`, empty where nobody said. gone: the names of those who went on in a case of their own. people: how
    many there are, where that is told; rolls: what rosters told until then.
    """

    on: date
    entry: int
    first: date
    members: tuple[Member, ...] = ()
    rest: str = ""
    gone: tuple[str, ...] = ()
    people: Heads | None = None
    rolls: tuple[Roll, ...] = ()


@dataclass(frozen=True)
class CaseParties:
    """Who stands where.

    people: how many workers it concerns, as well as that is known. others: who stands beside the applicant.
    respondents: the other side.
    members: of a collective case, by its roster, and listed_on: the day of that; listings: all that told of them, by
    day. former: who applied before heirs or a guardian went on, in order.
    """

    applicant: Applicant = Applicant()
    people: Heads = 1
    others: tuple[Party, ...] = ()
    respondents: tuple[Party, ...] = ()
    members: tuple[Member, ...] = ()
    former: tuple[Applicant, ...] = ()
    listed_on: date = date.min
    successions: tuple[Succession, ...] = ()
    listings: tuple[Listing, ...] = ()

    @property
    def most(self) -> int:
        """How many workers there may be: more than any number where that is only roughly known."""
        return most_of(self.people)

    @property
    def several(self) -> bool:
        """Whether there may be more than the one who applies."""
        return self.most > 1
