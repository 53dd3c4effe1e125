"""Reckoning a clock (期限的计算): from its start, through whatever moved it, to its last day (民法典 200-203)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from cases.calendar import Calendar, add_days, add_months, add_years
from cases.clockrules import ClockRule
from cases.text import Sentence


class Act(NamedTuple):
    """What moves a running clock: stop, restart, suspend, resume or extend, on a day; entry: of the history, or 0."""

    what: str
    on: date
    entry: int = 0


class Turn(NamedTuple):
    """An act with what it came to. counts: False where it came too late or found nothing to move.

    natural: the last day by counting alone after it, None while the clock rests.
    """

    act: Act
    counts: bool
    natural: date | None


@dataclass(frozen=True)
class Reckoning:
    """A clock as it was reckoned.

    starts: the day that set it running, which does not count itself. base: the day that the count began again from.
    longer: extensions, in the unit of the rule. rested: days, or working days, for which it rested.
    natural: the last day by counting alone; due: the last day after rolling over rest days, rolled says why, if it did.
    provisional: it reaches past the known holiday arrangements. rests_since: since when it rests, if it does.
    met: the act that met it. turns: all that moved it.
    """

    rule: ClockRule
    starts: date
    base: date
    natural: date
    due: date
    rolled: Sentence | None = None
    provisional: bool = False
    longer: int = 0
    rested: int = 0
    rests_since: date | None = None
    met: Act | None = None
    turns: tuple[Turn, ...] = ()


def reckon(rule: ClockRule, starts: date, acts: Iterable[Act], calendar: Calendar) -> Reckoning:
    """Return when a clock that starts on this day is due, after all that moved it, taken by day and then by entry.

    A clock that has lapsed or was met is not restarted or suspended any more.
    """
    found = _counted(Reckoning(rule, starts, starts, starts, starts), calendar)
    for act in sorted(acts, key=lambda act: (act.on, act.entry)):
        moved = _moved(found, act, calendar)
        turn = Turn(act, moved is not None, None if (moved or found).rests_since else (moved or found).natural)
        found = replace(moved or found, turns=(*found.turns, turn))
        if found.met:
            break
    return found


def _moved(now: Reckoning, act: Act, calendar: Calendar) -> Reckoning | None:
    """Return the reckoning after an act, or None where it moves nothing."""
    rests = now.rests_since
    if act.what == "stop":
        return replace(_again(now, act, calendar) if rests else now, met=act)
    if act.what == "extend":
        return _counted(replace(now, longer=now.longer + now.rule.extension), calendar)
    if act.what == "resume":
        return _again(now, act, calendar) if rests else None
    if not now.starts <= act.on or (not rests and act.on > now.due):
        return None
    if act.what == "restart":
        return _counted(replace(now, base=act.on, longer=0, rested=0, rests_since=None), calendar)
    return replace(now, rests_since=act.on) if not rests else None


def _again(now: Reckoning, act: Act, calendar: Calendar) -> Reckoning:
    """Return a resting clock as it goes on, longer by the days that it rested."""
    since = now.rests_since or act.on
    working = now.rule.unit == "working_days"
    days = calendar.working_days(since, act.on) if working else (act.on - since).days
    return _counted(replace(now, rested=now.rested + days, rests_since=None), calendar)


def _counted(now: Reckoning, calendar: Calendar) -> Reckoning:
    """Return the reckoning with its last day counted from its base."""
    rule = now.rule
    length = rule.length + now.longer
    if rule.before:
        natural = _back(now.base, length, rule.unit, calendar)
        return replace(now, natural=natural, due=natural, provisional=not calendar.settled(natural, now.base))
    if rule.unit == "working_days":
        day = calendar.add_working_days(now.base, length + now.rested)
        return replace(now, natural=day, due=day, provisional=not calendar.settled(add_days(now.base, 1), day))
    natural = add_days(_ADD[rule.unit](now.base, length), now.rested)
    if rule.opens:
        return replace(now, natural=natural, due=natural)
    day, rolled = calendar.roll(natural)
    return replace(now, natural=natural, due=day, rolled=rolled, provisional=not calendar.settled(natural, day))


_ADD = {"days": add_days, "months": add_months, "years": add_years}


def _back(base: date, length: int, unit: str, calendar: Calendar) -> date:
    """Return the day so long before another: a day that lies ahead is no last day, so nothing rolls."""
    if unit == "working_days":
        return calendar.take_working_days(base, length)
    return _ADD[unit](base, -length)
