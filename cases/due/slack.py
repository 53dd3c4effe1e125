"""What of a clock hangs on days that are not known exactly."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cases.law.clockrules import ClockRule
from cases.law.reckoning import Count, Move
from cases.values.calendar import Calendar
from cases.values.spans import Dated
from cases.values.text import Label

UNSETTLED = Label("暂定", "not settled")
"""How a clock stands of which nobody can say whether it was met in time or has passed, until a day is known."""


class Vague(NamedTuple):
    """A day of an entry that is not known exactly: the entry's number, and what the day is of."""

    entry: int
    what: Label


class Slack(NamedTuple):
    """What of a clock hangs on days that are not known exactly; it is reckoned by those that bring it to an end first.

    starts: the day that set it running, as well as it is known. due: the latest last day that it may have.
    met: the earliest day on which it may have been met, None where nothing did. vague: the days that somebody should
    ask for.
    """

    starts: Dated
    due: date
    met: date | None
    vague: tuple[Vague, ...]


def latest_due(rule: ClockRule, first: date, last: date, acts: Iterable[Move], calendar: Calendar) -> date:
    """Return the latest last day that a clock may have: of each day not known exactly that is taken which puts it off.

    first, last: the days between which it began. Of a clock that rests it is the end of the calendar.
    """
    count = Count(rule, last, calendar)
    places = [(day, act.place, act.entry, act) for act in acts for day in _places(act)]
    for *_place, act in sorted(places, key=lambda each: each[:3]):
        if not act.perhaps:
            count.move(_latest(act, count) if act.last >= first else act._replace(until=None))
        if count.ended and not rule.revive:
            break
    return date.max if count.rests_since else count.last.due


def _places(act: Move) -> tuple[date, ...]:
    """Return at which days an act is looked at, so that it puts a last day off: early enough, and again late."""
    if act.until is None or act.what == "suspend":
        return (act.on,)
    return (act.on, act.until) if act.what in ("restart", "extend") else (act.until,)


def _latest(act: Move, count: "Count") -> Move:
    """Return an act that came after the start on that of its days that puts the last day off the longest."""
    day = act.on
    if act.until and act.what != "suspend":
        day = max(day, act.until if count.rests_since else min(act.until, count.last.due))
    return act._replace(on=max(day, count.base), until=None)
