"""Who has a part in a case, on which side and in which role."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from cases.case import Case
from cases.events.privacy import GONE
from cases.kinds import PEOPLE_ROLES


class Side(StrEnum):
    """Whether somebody stands with the applicant or against them."""

    OWN = "own"
    OTHER = "other"


class Part(NamedTuple):
    """Somebody's part in a case.

    place: where in the case they stand, one number for each. role: `applicant`, or a code of `own_role` or
    `party_role`. kind: what record of the directory they are, a person or an employer.
    number, phone: of the applicant; empty for the others, of whom a case tells the name alone.
    """

    place: int
    side: Side
    role: str
    kind: str
    name: str
    number: str = ""
    phone: str = ""


_OTHERS, _RESPONDENTS = 100, 1000
"""The places of those beside the applicant and of those on the other side begin here."""


def parts(case: Case) -> tuple[Part, ...]:
    """Return everybody in a case; nobody in one whose personal data was erased."""
    return () if case.applicant == GONE else tuple(_parts(case))


def side_of(place: int) -> Side:
    """Return the side of whoever stands at this place."""
    return Side.OTHER if place >= _RESPONDENTS else Side.OWN


def _parts(case: Case) -> Iterator[Part]:
    yield Part(0, Side.OWN, "applicant", "person", case.applicant, case.id_number, case.phone)
    for at, party in enumerate(case.others):
        yield Part(_OTHERS + at, Side.OWN, party.role, "person", party.name)
    for at, party in enumerate(case.respondents):
        kind = "person" if party.role in PEOPLE_ROLES else "employer"
        yield Part(_RESPONDENTS + at, Side.OTHER, party.role, kind, party.name)
