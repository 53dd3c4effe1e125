"""One case as it is told: whose it is, who works it, and a clock that moves from step to step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from cases.events import Event
from cases.kinds import find_code
from cases.staff.people import Role
from cases.values.calendar import Calendar
from cases.values.codes import codes
from cases.values.money import yuan
from cases.values.refusal import Refused
from cases.values.sums import Fen
from tui.demo.centre import deciders, working
from tui.demo.people import Invented, invent

T = TypeVar("T")

_CALENDAR = Calendar()


class Step(NamedTuple):
    """Something to record: when, by whom (an account), what, and the day on which it happened."""

    at: datetime
    by: str
    event: Event
    on: date


@dataclass(frozen=True)
class Plan:
    """Which case is told.

    opened: the moment of the intake. dice: what its dice start from. pace: by how much every wait is shortened. stop:
    the code of the event after which nobody records anything more; it is sure to come. handler: who gets the case.
    """

    story: str
    station: str
    opened: datetime
    dice: str
    pace: float = 1.0
    stop: str = ""
    handler: str = ""


class Scene:
    """The case being told. Each of its steps comes later than the one before, within working hours."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.dice = Random(plan.dice)
        self.at = plan.opened
        self.station = plan.station
        self.moved_on = self.day
        self.count = 0
        self.person = self.invent(22, 54)
        self.taker = self.dice.choice(working(self.station, Role.STAFF)).account
        self.supervisor = self.dice.choice(deciders(self.station)).account
        self.handler = plan.handler or self._any_handler()
        self.kind = ""
        self.claimed: Fen | None = None
        self.awarded: Fen | None = None
        self.received: Fen = 0

    @property
    def day(self) -> date:
        """The day it is."""
        return self.at.date()

    def invent(self, youngest: int, oldest: int, *, man: bool | None = None) -> Invented:
        """Make somebody else the applicant, and return them."""
        self.person = invent(self.dice, self.day, youngest, oldest, man=man)
        return self.person

    def pick(self, *choices: T) -> T:
        """Return one of several."""
        return self.dice.choice(choices)

    def befalls(self, code: str, chance: float) -> bool:
        """Tell whether an event comes to this case: by chance, or because the plan ends with it."""
        return self.dice.random() < chance or self.plan.stop == code

    def sum(self, least: int, most: int) -> Fen:
        """Return an amount between two amounts of yuan, mostly round."""
        amount = self.dice.randint(least, most)
        if self.dice.random() < 0.15:
            return amount * 100 + self.dice.randrange(100)
        return round(amount, -2) * 100

    def round_sum(self, least: int, most: int) -> Fen:
        """Return an amount of whole hundreds of yuan."""
        return self.dice.randint(least // 100, most // 100) * 10_000

    def part(self, of: Fen, least: float, most: float) -> Fen:
        """Return a part of an amount, round to the hundred yuan where that leaves something."""
        share = of * self.dice.uniform(least, most)
        return min(of, round(share / 10_000) * 10_000 or int(share))

    def yuan(self, amount: Fen) -> str:
        """Write an amount as a narrative does."""
        return yuan(amount).removesuffix(".00") + "元"

    def month(self, back: int) -> str:
        """Name the month so many months before now."""
        months = self.day.year * 12 + self.day.month - 1 - back
        return f"{months // 12}年{months % 12 + 1}月"

    def ago(self, days: int) -> str:
        """Name the day so many days before now."""
        day = self.day - timedelta(days=days)
        return f"{day.month}月{day.day}日"

    def ahead(self, least: int, most: int) -> date:
        """Return a working day to come."""
        return _working(self.day + timedelta(days=self.dice.randint(least, most)))

    def cause(self, *labels: str) -> str:
        """Return the code in force today of the first of these causes that the list of the day has."""
        for label in labels:
            try:
                return find_code(codes("cause"), label, self.day)
            except Refused:
                continue
        raise ValueError(f"no cause is called {labels}")

    def wait(self, least: float, most: float) -> None:
        """Let working days pass."""
        days = self.dice.uniform(least, most) * self.plan.pace
        self.at = later(self.at, days, self.dice)

    def till(self, day: date) -> None:
        """Let the time pass until a working day."""
        self.at = _within(day, self.dice, self.at)

    def step(self, event: Event, by: str = "", back: int = 0) -> Step:
        """Return what is recorded now, by the handler unless said otherwise, perhaps some days after it happened."""
        self.count += 1
        on = max(self.day - timedelta(days=back), self.moved_on)
        if event.spec.to:
            on = self.moved_on = self.day
        step = Step(self.at, by or self.handler, event, on)
        self.at = later(self.at, 0, self.dice)
        return step

    def back(self) -> int:
        """Return how many days an entry is late, mostly none."""
        return self.dice.randint(1, 4) if self.dice.random() < 0.12 else 0

    def another_handler(self) -> str:
        """Return a handler who is not the one of this case."""
        while (found := self._any_handler()) == self.handler:
            continue
        return found

    def checker(self) -> str:
        """Return a supervisor who may check the closure."""
        return self.dice.choice([each.account for each in deciders(self.station) if each.account != self.handler])

    def _any_handler(self) -> str:
        staff = working(self.station, Role.STAFF)
        supervisors = working(self.station, Role.SUPERVISOR)
        weights = [4 if each.account == "staff" else 3 for each in staff] + [1] * len(supervisors)
        return self.dice.choices([*staff, *supervisors], weights)[0].account


Story = Callable[[Scene], Iterator[Step]]

_OPENS, _CLOSES = 8 * 60 + 40, 17 * 60 + 20
"""Minutes of the day between which people record."""


def later(moment: datetime, days: float, dice: Random) -> datetime:
    """Return a moment in working hours, on the first working day after so many days, and after the one given."""
    if days >= 1:
        return _within(_working(moment.date() + timedelta(days=round(days))), dice, moment)
    minute = moment.hour * 60 + moment.minute + dice.randint(3, 55)
    if minute < _CLOSES and days < 0.5:
        return moment.replace(hour=minute // 60, minute=minute % 60, second=dice.randrange(60))
    return _within(_working(moment.date() + timedelta(days=1)), dice, moment)


def _within(day: date, dice: Random, like: datetime) -> datetime:
    hour, minute = divmod(dice.randint(_OPENS, _CLOSES), 60)
    return datetime.combine(day, time(hour, minute, dice.randrange(60), tzinfo=like.tzinfo))


def _working(day: date) -> date:
    while _CALENDAR.is_rest_day(day):
        day += timedelta(days=1)
    return day


def opening_moment(day: date, like: datetime, dice: Random) -> datetime:
    """Return a moment in the working hours of the first working day from this one on."""
    return _within(_working(day), dice, like)
