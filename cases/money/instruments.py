"""What fixes a sum (确定): agreements, awards, judgments, orders. A later one takes the place of those before it.

Which takes the place of which, and what is not in force while it may be contested, is data with its sources: see
data/instruments.csv.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from cases.money.items import Item, just, total
from cases.money.plans import Instalment
from cases.values.codes import codes
from cases.values.lines import load_lines
from cases.values.refusal import refuse
from cases.values.sums import Sum, in_all
from cases.values.tables import STATUSES, packaged
from cases.values.text import say

TOLD, AGREEMENT = "told", "agreement"
"""Sorts of instruments beside the codes of `ruling_kind`: a sum that is told of no paper, and what two sides agreed."""

LOST = "none"
"""The result of a ruling that grants nothing."""

COLUMNS = (
    *("sort", "fixes", "confirms", "replaces", "ends", "window", "contested_by", "remedy"),
    *("source", "status", "note"),
)


class Effect(NamedTuple):
    """What an instrument of a sort does. place: after which sorts of one day it is told.

    fixes: whether it fixes a sum. confirms: whether it leaves the sum and the instalments of what it replaces as they
    were, where it tells no others. replaces: the sorts of which it takes the place; ends: those that it sets aside.
    window: rules of clocks while which it may be contested. contested_by: the forums before which it is. remedy: what
    may be done where it is not paid, a code of `remedy`; empty where nothing is known.
    """

    place: int
    fixes: bool
    confirms: bool
    replaces: frozenset[str]
    ends: frozenset[str]
    window: frozenset[str]
    contested_by: frozenset[str]
    remedy: str = ""


_ALL = "all"


@dataclass(frozen=True)
class Instrument:
    """What fixes a sum. entry, on: by which entry, of which day. sort: a code of `ruling_kind`, or see `TOLD`.

    result: a code of `ruling_result`, empty for an agreement. items: what it fixes. plan: how that is to be paid.
    workers: whom alone it is about, as the case names them; nobody for all.
    """

    entry: int
    on: date
    sort: str
    result: str = ""
    items: tuple[Item, ...] = ()
    plan: tuple[Instalment, ...] = ()
    workers: tuple[str, ...] = ()


class Contest(NamedTuple):
    """An act by which an instrument is contested. forum: where."""

    entry: int
    on: date
    forum: str


class Contestable(NamedTuple):
    """Why an instrument is not in force. by: the entry that contests it; until: the last day on which it may be."""

    by: int = 0
    until: date | None = None


@dataclass(frozen=True)
class Fixed:
    """An instrument that stands. pending: why it is not in force (未生效), None where it is.

    before: the entries of those whose place it has taken altogether. since: the day from which payments may be for it,
    of one that confirms others the day of the first of them.
    """

    instrument: Instrument
    items: tuple[Item, ...]
    since: date
    plan: tuple[Instalment, ...] = ()
    pending: Contestable | None = None
    before: tuple[int, ...] = ()

    @property
    def amount(self) -> Sum | None:
        """What it fixes in all, None where no sum is told."""
        return total(self.items)


def standing(
    instruments: Iterable[Instrument],
    contests: Sequence[Contest] = (),
    windows: Mapping[int, date] = {},
) -> tuple[Fixed, ...]:
    """Return the instruments that stand, the oldest first. windows: until when each, by its entry, may be contested."""
    found: list[Fixed] = []
    for each in sorted(instruments, key=_order):
        found = _after(found, each)
    return tuple(replace(each, pending=_pending(each.instrument, contests, windows)) for each in found)


def _order(each: Instrument) -> tuple[date, int, int]:
    return each.on, effect_of(each.sort).place, each.entry


def _after(found: list[Fixed], new: Instrument) -> list[Fixed]:
    """Return what stands after one more instrument.

    One that tells no sum fixes what its instalments come to; where those do not tell it, what it takes the place of.
    """
    effect, kept, carried = effect_of(new.sort), list[Fixed](), list[Item]()
    plan, gone = new.plan, list[Fixed]()
    if not (effect.fixes or effect.ends or new.items):
        return found
    for each in found:
        if _touches(effect, each.instrument.sort):
            rest, items = _parted(each, new.workers)
            kept += [rest] if rest else []
            gone += [] if rest else [each]
            carried += items
            plan = plan or (each.plan if effect.confirms else ())
        else:
            kept.append(each)
    if not effect.fixes and not new.items:
        return kept
    lost = (Item(amount=0),) if new.result == LOST else ()
    fixed = new.items or lost or promised(new.plan) or tuple(carried)
    since = min((each.since for each in gone), default=new.on) if effect.confirms else new.on
    before = tuple(entry for each in gone for entry in (*each.before, each.instrument.entry))
    return [*kept, Fixed(new, fixed, since, plan, before=before)]


def promised(plan: Sequence[Instalment]) -> tuple[Item, ...]:
    """Return what instalments come to as an item; none where they do not all tell their sum."""
    sums = [each.amount for each in plan]
    return just(in_all(sums)) if sums and None not in sums else ()


def _touches(effect: Effect, sort: str) -> bool:
    return _ALL in effect.replaces or sort in effect.replaces or sort in effect.ends


def _parted(each: Fixed, workers: Collection[str]) -> tuple[Fixed | None, list[Item]]:
    """Return what stands on of an instrument once others are told of these workers, and what goes."""
    whom = each.instrument.workers
    if not workers or (whom and set(whom) <= set(workers)):
        return None, list(each.items)
    gone = [item for item in each.items if item.worker in workers]
    rest = tuple(item for item in each.items if item.worker not in workers)
    return replace(each, items=rest), gone


def _pending(each: Instrument, contests: Sequence[Contest], windows: Mapping[int, date]) -> Contestable | None:
    effect = effect_of(each.sort)
    for act in contests:
        if act.forum in effect.contested_by and act.on >= each.on:
            return Contestable(by=act.entry)
    return Contestable(until=windows[each.entry]) if each.entry in windows else None


_NONE = frozenset[str]()
_OTHER = Effect(
    0, fixes=False, confirms=False, replaces=frozenset((TOLD,)), ends=_NONE, window=_NONE, contested_by=_NONE
)


def effect_of(sort: str) -> Effect:
    """Return what an instrument of a sort does; one that nothing is said of fixes a sum only where it tells one."""
    effects = _effects()
    return effects.get(sort) or _OTHER._replace(place=len(effects))


@cache
def _effects() -> Mapping[str, Effect]:
    return load_effects(packaged("instruments.csv"))


def load_effects(text: str) -> Mapping[str, Effect]:
    """Return the effects of a table. Raises `Refused` (rule `table`) with every bad line."""
    found: dict[str, Effect] = {}

    def take(line: Mapping[str, str]) -> None:
        if {line["fixes"], line["confirms"]} - {"yes", "no"} or line["status"] not in STATUSES:
            raise refuse("table", say("fixes、confirms 填 yes 或 no，status 填 {marks} 之一", marks=tuple(STATUSES)))
        if line["remedy"] and line["remedy"] not in codes("remedy"):
            raise refuse("table", say("remedy 填 {codes} 之一或留空", codes=tuple(codes("remedy").by_code)))
        if line["sort"] in found or not line["sort"]:
            raise refuse("table", say("sort“{sort}”为空或重复，请改正", sort=line["sort"]))
        found[line["sort"]] = _effect(line, len(found))

    load_lines(text, "instruments.csv", COLUMNS, take)
    return found


def _effect(line: Mapping[str, str], place: int) -> Effect:
    words = {name: frozenset(line[name].split()) for name in ("replaces", "ends", "window", "contested_by")}
    return Effect(place, line["fixes"] == "yes", line["confirms"] == "yes", **words, remedy=line["remedy"])
