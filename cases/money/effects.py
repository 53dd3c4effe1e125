"""What an instrument does to those before it, and when it is not in force (data/instruments.csv, with its sources)."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cases.values.codes import code_alone, codes
from cases.values.refusal import refuse
from cases.values.tables import STATUSES, load_lines, packaged
from cases.values.text import say

TOLD, AGREEMENT, SETTLEMENT = "told", "agreement", "settlement"
"""Sorts of instruments beside the codes of `ruling_kind`: a sum that is told of no paper, and what two sides agreed.

A settlement (执行和解) is an agreement on what could be enforced already.
"""

CORRECTION = "correction"
"""The sort of what corrects a paper (补正): it is none itself, and changes what that fixes."""

AT_ONCE = ("advance_award", "advance_ruling")
"""The sorts of what is to be paid before anything is decided (先予执行)."""

COLUMNS = (
    *("sort", "fixes", "confirms", "replaces", "ends", "window", "contested_by", "spared_beside", "takes_back"),
    *("leaves_open", "sets_off", "within", "remedy", "source", "status", "note"),
)


class Effect(NamedTuple):
    """What an instrument of a sort does. place: after which sorts of one day it is told.

    fixes: whether it fixes a sum; sumless: whether it never does. confirms: whether it leaves the sum and the
    instalments of what it replaces as they were, where it tells no others. replaces: the sorts of which it takes the
    place; ends: those that it sets aside. window: rules of clocks while which it may be contested. contested_by: the
    forums before which it is. spared_beside: sorts of which one of the same day is meant where whoever contests does
    not say which. takes_back: the forums before which it lets an act be taken back, so that what this was against is
    contested no more; leaves_open: the same, where nobody knows what becomes of what it was against. sets_off: the
    sorts of those it replaces that were to be paid already, so that what was paid since they came is paid of it.
    within: the sorts of which what it fixes is a part, owed but once. remedy: what may be done where it is not paid, a
    code of `remedy`; empty where nothing is known.
    """

    place: int
    fixes: bool
    sumless: bool
    confirms: bool
    replaces: frozenset[str]
    ends: frozenset[str]
    window: frozenset[str]
    contested_by: frozenset[str]
    spared_beside: frozenset[str]
    takes_back: frozenset[str]
    leaves_open: frozenset[str] = frozenset()
    sets_off: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    remedy: str = ""

    def touches(self, sort: str) -> bool:
        """Tell whether it takes the place of an instrument of a sort, or sets it aside."""
        return _ALL in self.replaces or sort in self.replaces or sort in self.ends


def leaves(sort: str, result: str) -> bool:
    """Tell whether a ruling leaves as it is what it was to set aside: it upholds that, or grants nothing."""
    return not effect_of(sort).ends or result in {UPHELD, LOST}


def below(sort: str, result: str) -> bool | None:
    """Tell whether a ruling leaves the one below as it is, or sends it back; None where it does neither."""
    effect = effect_of(sort)
    if leaves(sort, result):
        return True if effect.takes_back else None
    return False if _SENT_BACK in effect.ends else None


_SENT_BACK = "first_judgment"

LOST, UPHELD = "none", "upheld"
"""The results of a ruling that grants nothing, and of one that leaves what was ruled before as it is."""


def beside(one: str, other: str) -> bool:
    """Tell whether instruments of two sorts that fix sums stand beside each other: neither takes the other's place."""
    new, old = effect_of(one), effect_of(other)
    return new.fixes and old.fixes and not (new.touches(other) or old.touches(one))


def may_be_corrected(sort: str) -> bool:
    """Tell whether a paper of a sort is decided and fixes a sum, so that it may be corrected."""
    return effect_of(sort).fixes and sort not in (TOLD, AGREEMENT)


_ALL = "all"
_NONE = frozenset[str]()
_OTHER = Effect(0, False, False, False, frozenset((TOLD,)), _NONE, _NONE, _NONE, _NONE, _NONE)


def effect_of(sort: str) -> Effect:
    """Return what an instrument of a sort does; one that nothing is said of fixes a sum only where it tells one."""
    effects = _effects()
    return effects.get(sort) or effects.get(code_alone(sort)) or _OTHER._replace(place=len(effects))


@cache
def _effects() -> Mapping[str, Effect]:
    return load_effects(packaged("instruments.csv"))


def load_effects(text: str) -> Mapping[str, Effect]:
    """Return the effects of a table. Raises `Refused` (rule `table`) with every bad line."""
    found: dict[str, Effect] = {}

    def take(line: Mapping[str, str]) -> None:
        if line["fixes"] not in _FIXES or line["confirms"] not in ("yes", "no") or line["status"] not in STATUSES:
            fixes, marks = tuple(_FIXES), tuple(STATUSES)
            sentence = say(
                "fixes 填 {fixes} 之一，confirms 填 yes 或 no，status 填 {marks} 之一", fixes=fixes, marks=marks
            )
            raise refuse("table", sentence)
        if line["remedy"] and not codes("remedy").had(line["remedy"]):
            raise refuse("table", say("remedy 填 {codes} 之一或留空", codes=tuple(codes("remedy").by_code)))
        if line["sort"] in found or not line["sort"]:
            raise refuse("table", say("sort“{sort}”为空或重复，请改正", sort=line["sort"]))
        found[line["sort"]] = _effect(line, len(found))

    load_lines(text, "instruments.csv", COLUMNS, take)
    return found


_FIXES = ("yes", "no", "never")
"""Whether a paper fixes a sum: by itself, only where it tells one, or never."""

_WORDS = (
    *("replaces", "ends", "window", "contested_by", "spared_beside", "takes_back", "leaves_open", "sets_off"),
    "within",
)


def _effect(line: Mapping[str, str], place: int) -> Effect:
    words = {name: frozenset(line[name].split()) for name in _WORDS}
    fixes = line["fixes"]
    return Effect(place, fixes == "yes", fixes == "never", line["confirms"] == "yes", **words, remedy=line["remedy"])
