"""Who may be the same, and what that means: a case that is known already, or a conflict of interest.

Compared are numbers, phones and names of everybody in all roles of all cases. A program only points; people decide.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

from cases.directory.records import Employer, Outsider, Person, same_name
from cases.file.parts import Part, parts, side_of, works
from cases.history.typed import case_of
from cases.values.codes import codes
from cases.values.identity import share_a_phone
from cases.values.masking import names_nobody
from cases.values.roles import Side
from cases.values.text import Label
from cases.views.rows import Row


class Likeness(IntEnum):
    """How alike two are, the surest first."""

    NUMBER = 1
    PHONE = 2
    NAME = 3
    SOUND = 4
    NEAR = 5

    @property
    def label(self) -> Label:
        return codes("likeness").label(self.name.lower())


class Concern(StrEnum):
    """What it means where the other stands: on the other side, on the same, or the same employer once more."""

    CONFLICT = "conflict"
    DUPLICATE = "double"
    EMPLOYER = "employer"

    @property
    def label(self) -> Label:
        return codes("concern").label(self.value)


_ORDER = tuple(Concern)


class KnownSomebody(NamedTuple):
    """Somebody in the directory, with all the names under which cases know them."""

    names: tuple[str, ...]
    number: str
    phone: str


@dataclass(frozen=True)
class Alike:
    """Somebody in a case who may be the one asked for.

    asked, role: their role in the case at hand, and in the other. side: where they stand in the other.
    """

    row: Row
    asked: str
    role: str
    side: Side
    likeness: Likeness
    concern: Concern

    @property
    def order(self) -> tuple[int, int, int]:
        """Conflicts first, then the surest, then the newest."""
        return _ORDER.index(self.concern), self.likeness, -self.row.id

    @property
    def strong(self) -> bool:
        """Whether somebody should decide on it before the case is taken."""
        return strong(self.concern, self.likeness)


def strong(means: Concern, how: Likeness) -> bool:
    """Tell whether somebody should decide on what is so alike and means this."""
    if means is Concern.CONFLICT:
        return how <= Likeness.NAME
    return means is Concern.DUPLICATE and how <= Likeness.PHONE


def concern(asked: Part, place: int) -> Concern | None:
    """Return what it means that somebody asked for is known at a place of another case.

    None where it means nothing: who works on cases works on several, and may have had one of their own.
    """
    if asked.side is not side_of(place):
        return Concern.CONFLICT
    if works(asked.place) or works(place):
        return None
    return Concern.DUPLICATE if asked.side is Side.OWN else Concern.EMPLOYER


def comparable(kind: str) -> tuple[str, str]:
    """Return of which kinds a record may be the same as one of this kind: people are, in whatever capacity."""
    return (kind, kind) if kind == Employer.kind else (Person.kind, Outsider.kind)


def likeness(asked: Part, known: KnownSomebody) -> Likeness | None:
    """Return how alike somebody is to somebody known; None where they are not, or two numbers say that they differ."""
    if asked.number and known.number:
        return Likeness.NUMBER if asked.number == known.number else None
    if share_a_phone(asked.phone, known.phone):
        return Likeness.PHONE
    if asked.kind != "employer" and names_nobody(asked.name):
        return None
    found = [each for name in known.names if (each := _names(asked, name))]
    return min(found, default=None)


def _names(asked: Part, name: str) -> Likeness | None:
    mine, theirs = same_name(asked.name), same_name(name)
    if mine == theirs:
        return Likeness.NAME
    if asked.kind == "employer":
        return Likeness.NEAR if near_firm(mine, theirs) else None
    if sounds(mine) == sounds(theirs):
        return Likeness.SOUND
    return Likeness.NEAR if _near_person(mine, theirs) else None


def _near_person(one: str, other: str) -> bool:
    """Tell whether two names of three or more characters differ in one of them, the family name being the same."""
    return (
        len(one) == len(other) > 2
        and one[0] == other[0]
        and sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1
    )


_FORM = re.compile(r"(股份|有限|责任|集团|总|分|公司|厂|店|商行|个体|项目部|经营部|服务部|合作社)+$")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,6}?(省|市|区|县)|\([^)]*\)")
_NEAR = 85
_LEAST = 4


def core(firm: str) -> str:
    """Return what sets a firm's name apart: without its place, its brackets and its legal form."""
    bare = _PLACE.sub("", same_name(firm))
    return _FORM.sub("", bare) or bare or same_name(firm)


def near_firm(one: str, other: str) -> bool:
    """Tell whether two firms' names may mean the same one: the cores nearly equal, or one within the other."""
    from rapidfuzz.fuzz import ratio

    mine, theirs = sorted((core(one), core(other)), key=len)
    return (len(mine) >= _LEAST and mine in theirs) or (len(mine) > 1 and ratio(mine, theirs) >= _NEAR)


def sounds(name: str) -> tuple[str, ...]:
    """Return how a name sounds, a syllable for each character, without tones."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(name))


def asked_by(typed: Mapping[str, str], today: date) -> tuple[Part, ...]:
    """Return whom to compare, from an intake as it is being typed: what cannot be read yet is left out."""
    return tuple(each for each in parts(case_of(typed, today)) if each.name or each.number or each.phone)
