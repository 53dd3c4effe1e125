"""Which cases a demo has: a desk full of today's work, and all that was done in the eighteen months before."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from tui.demo.scene import Plan, Scene, opening_moment
from tui.demo.stories import STORIES, steps_of

SPAN = 548
"""Days that the demo reaches back: eighteen months."""

_STATIONS = ("YT",) * 5 + ("PQ",) * 3 + ("CJ",) * 2


class _Today(NamedTuple):
    """A case that stands on the desk now.

    ago: it was opened so many days ago. stop: nothing was recorded after this event. rest: for so many days at least.
    """

    story: str
    ago: int
    stop: str
    rest: int = 0
    mine: bool = False
    station: str = "YT"


_ON_THE_DESK = (
    _Today("one_worker", 18, "document", mine=True),
    _Today("enquiry", 1, "opened"),
    _Today("gang", 6, "accepted"),
    _Today("injured", 210, "closing", mine=True),
    _Today("gang", 13, "opened", station="PQ"),
    _Today("dispatched", 75, "filed", rest=40, mine=True),
    _Today("hardship", 52, "assigned", rest=35, mine=True),
    _Today("dismissed", 6, "asked_more"),
    _Today("judged", 14, "accepted", rest=5),
    _Today("expecting", 45, "returned", mine=True),
    _Today("one_worker", 160, "reopened", mine=True),
    _Today("taxi_fee", 9, "handed_back"),
    _Today("ride_hailing", 2, "opened", station="CJ"),
    _Today("dispatched", 80, "ruling", rest=4, mine=True),
    _Today("gang", 120, "closing", rest=32, station="PQ"),
    _Today("taxi_fee", 50, "mediation", rest=3, mine=True),
    _Today("over_age", 9, "assigned", mine=True),
    _Today("hardship", 40, "closing", station="CJ"),
    _Today("judged", 60, "hearing", mine=True),
    _Today("injured", 3, "opened"),
    _Today("dismissed", 7, "opened"),
    _Today("dismissed_late", 9, "assigned", mine=True),
    _Today("injured", 95, "paused", mine=True),
)

_PACES = (1.0, 0.7, 0.5, 0.3, 0.2, 0.1, 0.0)


def plans(cases: int, seed: int, now: datetime, enquiries: int = 0) -> list[Plan]:
    """Return the plans of so many cases, in the order of their opening.

    enquiries: so many more of them on top of every hundred cases.
    """
    dice = Random(f"{seed}")
    today = [_of_today(each, f"{seed}/today/{place}", now) for place, each in enumerate(_ON_THE_DESK[: cases // 2])]
    before = [
        _of_before(story, f"{seed}/{place}", _day(place, cases - len(today), now.date(), dice), now)
        for place, story in zip(range(cases - len(today)), _deck(dice, enquiries), strict=False)
    ]
    return sorted((plan for plan in today + before if plan.opened <= now), key=lambda plan: (plan.opened, plan.dice))


def _day(place: int, of: int, today: date, dice: Random) -> date:
    """Spread the openings evenly, with a little chance."""
    share = (place + dice.random()) / max(of, 1)
    return today - timedelta(days=SPAN - int(share * SPAN))


def _deck(dice: Random, enquiries: int) -> Iterator[str]:
    """Yield stories without end; every hundred hold each in its share, with so many enquiries on top."""
    hundred = [name for name, (_, share) in STORIES.items() for _ in range(share)] + ["enquiry"] * enquiries
    while True:
        yield from dice.sample(hundred, len(hundred))


def _of_before(story: str, dice: str, day: date, now: datetime) -> Plan:
    own = Random(f"{dice}/plan")
    opened = min(opening_moment(day, now, own), now)
    return Plan(story, own.choice(_STATIONS), opened, dice)


def _of_today(each: _Today, dice: str, now: datetime) -> Plan:
    """Return the plan at the slowest pace that comes to its end in time."""
    opened = min(opening_moment(now.date() - timedelta(days=each.ago), now, Random(dice)), now)
    by = "staff" if each.mine else ""
    told = [Plan(each.story, each.station, opened, dice, pace, each.stop, by) for pace in _PACES]
    return next((plan for plan in told if _end(plan) <= now - timedelta(days=each.rest)), told[-1])


def _end(plan: Plan) -> datetime:
    *_, last = steps_of(plan, Scene(plan))
    return last.at
