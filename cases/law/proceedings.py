"""Before which body an act is done, and at which step of what goes on there. Data: forums.csv and proceedings.csv."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from cases.standing.triggers import RuleKey
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.tables import STATUSES, load_lines, packaged
from cases.values.text import say

FORUMS = ("forum", "level", "against", "source", "status", "note")
VENUES = ("event", "code", "forums", "step", "ends")

STEPS = ("filed", "supplied", "accepted", "extended", "suspended", "resumed", "summoned", "heard", "ruled", "objected")
"""The kinds of acts before a body, in the order in which those of one day stand."""

PAYING = "money"
"""The code of the event by which money is paid."""

PAID = 10**6
"""The place of a payment among the acts of a day: after all that is done before a body."""

OWN_PLACE = 10 * PAID
"""The place of what the centre did itself among the acts of a day."""

_LINES = 1000
"""More than there are lines of acts before bodies."""

_UNACCEPTED = "unaccepted"
ANY = "*"
AGREEMENT = "agreement"
"""What is agreed in mediation, among the papers that one goes to another body with."""


class Forum(NamedTuple):
    """A body before which one goes. level: how far along the way through the bodies it lies, from 1.

    against: the papers, codes of `ruling_kind` or `AGREEMENT`, with or against which one goes there.
    """

    level: int
    against: frozenset[str]


class Venue(NamedTuple):
    """Where an act is done.

    forums: the bodies, of which one that the case is before is meant. ends: whether it ends what goes on there;
    unaccepted: but for what was accepted there on that day, so that it refuses a part alone. place: among the acts of
    one day.
    """

    forums: tuple[str, ...]
    step: str
    ends: bool
    place: int
    unaccepted: bool = False

    @property
    def begins(self) -> bool:
        """Whether somebody goes there with it."""
        return self.step == "filed" and not self.ends


@cache
def forums() -> Mapping[str, Forum]:
    """Return the bodies by their code."""
    return load_forums(packaged("forums.csv"), "forums.csv")


def load_forums(text: str, name: str) -> Mapping[str, Forum]:
    """Read bodies from CSV with the header `FORUMS`. Raises `Refused` (rule `table`) with every bad line."""
    found: dict[str, Forum] = {}

    def take(line: Mapping[str, str]) -> None:
        if not codes("forum").had(line["forum"]) or not line["level"].isdecimal() or line["status"] not in STATUSES:
            raise refuse(
                "table", say("forum 填清单里的机构，level 填整数，status 填 {marks} 之一", marks=tuple(STATUSES))
            )
        papers = line["against"].split()
        if unknown := [each for each in papers if each != AGREEMENT and not codes("ruling_kind").had(each)]:
            raise refuse(
                "table", say("清单 {list} 里没有代码 {code}，请改正", list="ruling_kind", code=unknown[0]), "against"
            )
        found[line["forum"]] = Forum(int(line["level"]), frozenset(papers))

    load_lines(text, name, FORUMS, take)
    return found


@cache
def _venues() -> Mapping[tuple[str, str], Venue]:
    return load_venues(packaged("proceedings.csv"), "proceedings.csv")


def load_venues(text: str, name: str) -> Mapping[tuple[str, str], Venue]:
    """Read where acts are done from CSV with the header `VENUES`: by event and code, `ANY` for each body of its own.

    Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[tuple[str, str], Venue] = {}

    def take(line: Mapping[str, str]) -> None:
        where = tuple(line["forums"].split())
        if (
            line["step"] not in STEPS
            or line["ends"] not in ("yes", "no", _UNACCEPTED)
            or any(each not in forums() for each in where)
        ):
            why = say("forums 填清单里的机构，step 填 {steps} 之一，ends 填 yes、no 或 unaccepted", steps=STEPS)
            raise refuse("table", why)
        for code in (line["code"],) if where else forums():
            there = where or (code,)
            place = _place(there, line["step"], len(found))
            ends = line["ends"]
            found[line["event"], code] = Venue(there, line["step"], ends != "no", place, ends == _UNACCEPTED)

    load_lines(text, name, VENUES, take)
    return found


def _place(where: tuple[str, ...], step: str, line: int) -> int:
    """Return the place among the acts of a day, above 0: by how far along the body lies, the step, and the line."""
    return (forums()[where[0]].level * len(STEPS) + STEPS.index(step)) * _LINES + line


@lru_cache(maxsize=1024)
def venue_of(known: RuleKey) -> Venue | None:
    """Return where an act is done, None for one that is done before no body."""
    (event, *_), sort = known
    return _venues().get((event, sort)) or _venues().get((event, ANY))


def own_place(place: int) -> int:
    """Return the place of an act where the centre's own work is looked at: what it did itself comes last on its day."""
    return place or OWN_PLACE


def is_own(place: int) -> bool:
    """Tell whether an act at a place, see `own_place`, is the centre's own work."""
    return place == OWN_PLACE


def place_of(known: RuleKey) -> int:
    """Return the place of an act among those of one day, by its kind: 0 for what is done before no body."""
    (event, *_), _sort = known
    if event == PAYING:
        return PAID
    venue = venue_of(known)
    return venue.place if venue else 0
