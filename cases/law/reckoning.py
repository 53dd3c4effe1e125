"""Reckoning a clock (期限的计算): from its start, through whatever moved it, to its last day (民法典 200-203)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cases.law.clockrules import ClockRule
from cases.values.calendar import Calendar, add_days, add_months, add_years
from cases.values.text import Sentence


class Move(NamedTuple):
    """What moves a running clock: stop, restart, suspend, resume or extend, on a day; entry: of the history, or 0."""

    what: str
    on: date
    entry: int = 0


class Turn(NamedTuple):
    """An act with what it came to. counts: False where it came too late or found nothing to move.

    natural: the last day by counting alone after it, None while the clock rests.
    """

    act: Move
    counts: bool
    natural: date | None


class Reckoning(NamedTuple):
    """A clock as it was reckoned. A tuple, for a long case has hundreds, made anew whenever it is read.

    starts: the day that set it running, which does not count itself. base: the day that the count began again from.
    longer: by its extension, in the unit of the rule. rested: days, or working days, for which it rested.
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
    met: Move | None = None
    turns: tuple[Turn, ...] = ()


def reckon(rule: ClockRule, starts: date, acts: Iterable[Move], calendar: Calendar) -> Reckoning:
    """Return when a clock that starts on this day is due, after all that moved it, taken by day and then by entry.

    A clock that has lapsed or was met is not restarted or suspended any more. It is extended once in a count: what the
    law grants is the most in all, however many notices say so.
    """
    return _moved(_Count(rule, starts, calendar), sorted(acts, key=by_day), ())


def go_on(found: Reckoning, act: Move, calendar: Calendar) -> Reckoning:
    """Return a reckoning after one more act, which comes after all its turns by its day, and which nothing met yet."""
    return _moved(_Count.at(found, calendar), [act], found.turns)


def _moved(count: "_Count", acts: Sequence[Move], before: tuple[Turn, ...]) -> Reckoning:
    turns = []
    for act in acts:
        counts = count.move(act)
        turns.append(Turn(act, counts, None if count.rests_since else count.last.natural))
        if count.met:
            break
    last, rule, starts = count.last, count.rule, count.starts
    return Reckoning(
        rule,
        starts,
        count.base,
        last.natural,
        last.due,
        last.rolled,
        last.provisional,
        count.longer,
        count.rested,
        count.rests_since,
        count.met,
        (*before, *turns),
    )


def by_day(act: Move) -> tuple[date, int]:
    """Return the place of an act among others: its day, and its entry within the day."""
    return act.on, act.entry


class _Last(NamedTuple):
    """A last day: by counting alone, after rolling, why it rolled, and whether it is provisional."""

    natural: date
    due: date
    rolled: Sentence | None
    provisional: bool


class _Count:
    """A count that goes on from act to act; see `Reckoning` for what it keeps."""

    __slots__ = ("base", "calendar", "last", "longer", "met", "rested", "rests_since", "rule", "starts")

    def __init__(self, rule: ClockRule, starts: date, calendar: Calendar) -> None:
        self.rule, self.starts, self.calendar = rule, starts, calendar
        self.base = starts
        self.longer = self.rested = 0
        self.rests_since: date | None = None
        self.met: Move | None = None
        self.last = self._counted()

    @classmethod
    def at(cls, found: Reckoning, calendar: Calendar) -> "_Count":
        """Return the count where a reckoning left it."""
        count = cls.__new__(cls)
        count.rule, count.starts, count.calendar, count.base = found.rule, found.starts, calendar, found.base
        count.longer, count.rested, count.rests_since = found.longer, found.rested, found.rests_since
        count.met = found.met
        count.last = _Last(found.natural, found.due, found.rolled, found.provisional)
        return count

    def move(self, act: Move) -> bool:
        """Take an act; tell whether it moves anything."""
        if act.what == "stop":
            self.met = act
            if self.rests_since:
                self._go_on(act.on)
            return True
        if act.what == "extend" and not self.longer:
            self.longer = self.rule.extension
        elif act.what == "resume" and self.rests_since:
            self._go_on(act.on)
        elif act.what in ("extend", "resume") or not self._runs_on(act.on):
            return False
        elif act.what == "restart":
            self.base, self.longer, self.rested, self.rests_since = act.on, 0, 0, None
        elif self.rests_since:
            return False
        else:
            self.rests_since = act.on
            return True
        self.last = self._counted()
        return True

    def _runs_on(self, day: date) -> bool:
        """Tell whether it has begun by this day and not lapsed before it; while it rests, it does not lapse."""
        return day >= self.starts and (self.rests_since is not None or day <= self.last.due)

    def _go_on(self, on: date) -> None:
        """End a rest: the clock is longer by the days, or working days, that it rested."""
        since = self.rests_since or on
        working = self.rule.unit == "working_days"
        self.rested += self.calendar.working_days(since, on) if working else (on - since).days
        self.rests_since = None
        self.last = self._counted()

    def _counted(self) -> _Last:
        """Return the last day as it is counted from the base."""
        rule, calendar, base = self.rule, self.calendar, self.base
        length = rule.length + self.longer
        if rule.before:
            day = _back(base, length, rule.unit, calendar)
            return _Last(day, day, None, not calendar.settled(day, base))
        if rule.unit == "working_days":
            day = calendar.add_working_days(base, length + self.rested)
            return _Last(day, day, None, not calendar.settled(add_days(base, 1), day))
        natural = _ADD[rule.unit](base, length)
        if self.rested:
            natural = add_days(natural, self.rested)
        if rule.opens:
            return _Last(natural, natural, None, False)
        day, rolled = calendar.roll(natural)
        return _Last(natural, day, rolled, not calendar.settled(natural, day))


_ADD = {"days": add_days, "months": add_months, "years": add_years}


def _back(base: date, length: int, unit: str, calendar: Calendar) -> date:
    """Return the day so long before another: a day that lies ahead is no last day, so nothing rolls."""
    if unit == "working_days":
        return calendar.take_working_days(base, length)
    return _ADD[unit](base, -length)
