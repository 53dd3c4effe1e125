"""The law of limitation, in plain: one year or three, interrupted, resting; what a claim before a body does to it.

调解仲裁法 27: a year from knowing, of wages from the end of the employment; it begins anew from each interruption,
and goes on when a hindrance is over, which no interruption ends. 民法典 188, 194, 195: three years; a hindrance stops
it in its last six months alone, and six months are left when that is over. While a claim is before a body, it cannot
lapse. Where that comes to nothing, the three years begin anew from its end (195). Of the year the Act says only
从中断时起: it is taken to count from the last interruption, of which the claim was one, no later than the law may
have it. Who agrees to perform after the lapse can no longer plead it (民法典 192): the limit begins anew then as
well. Where they agreed to perform by a day, it begins anew from that, of instalments from the last (民法典 189;
协商调解规定 31), and nothing done before that day brings it nearer.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cases.values.calendar import Calendar, add_months, add_years

CALENDAR = Calendar()


class Fact(NamedTuple):
    """What happened: `restart`, `promise`, `suspend`, `resume`, `claim` or `nothing` of that, by its reference.

    until: the last day by which the other side agreed to perform, where that was said.
    """

    on: date
    what: str
    reference: str = ""
    until: date = date.min


class Limit:
    """A limit: from when it counts, what it has rested, what is before a body."""

    def __init__(self, years: int, since: date, *, civil: bool) -> None:
        self.years, self.starts, self.base, self.civil = years, since, since, civil
        self.rested, self.least = 0, date.min
        self.rests: date | None = None
        self.claims: dict[str, date] = {}
        self.late = False

    @property
    def plain(self) -> date:
        """The last day by counting alone."""
        return self.least if self.least > date.min else add_years(self.base, self.years) + timedelta(self.rested)

    @property
    def last(self) -> date:
        """The last day."""
        return CALENDAR.roll(self.plain).day

    def open(self, day: date) -> bool:
        """Tell whether it has not lapsed by a day."""
        return bool(self.claims) or self.rests is not None or day <= self.last

    def take(self, facts: Iterable[Fact]) -> None:
        """Take what happened, in the order of the days."""
        for fact in sorted(facts):
            if fact.on < self.starts or self.late:
                continue
            if fact.what == "nothing":
                self._nothing_came_of(fact)
            elif not self.open(fact.on) and fact.what != "promise":
                self.late = fact.what == "claim"
            else:
                getattr(self, f"_{fact.what}")(fact)

    def _restart(self, fact: Fact) -> None:
        self.base = max(self.base, fact.on, fact.until)
        self.rested, self.least = 0, date.min
        self.rests = self.rests and max(self.rests, self.base)

    _promise = _restart

    def _claim(self, fact: Fact) -> None:
        self._restart(fact)
        self.claims[fact.reference] = fact.on

    def _nothing_came_of(self, fact: Fact) -> None:
        if self.claims.pop(fact.reference, None) and self.civil:
            self._restart(fact)

    def _suspend(self, fact: Fact) -> None:
        if self.rests is None:
            self.rests = fact.on

    def _resume(self, fact: Fact) -> None:
        if self.rests is None:
            return
        rested, self.rests = self.rests, None
        if not self.civil:
            self.rested += max((fact.on - max(min(rested, self.plain), self.base)).days, 0)
        elif fact.on > add_months(self.plain, -6):
            self.least = add_months(fact.on, 6)
