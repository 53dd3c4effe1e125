"""Until when instruments may be contested still (生效前的期间): the clocks of a case know that, its ledger is told."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from cases.due.clocks import Clock
from cases.file.altering import altered
from cases.file.case import Case
from cases.money.effects import effect_of

Windows = Mapping[int, date]
"""By the entry of an instrument the last day on which it may be contested."""


class Period(NamedTuple):
    """Days on which the same windows are open. since, until: the first and the last of them, None for no end."""

    since: date | None
    until: date | None
    windows: Windows


def windows(case: Case, found: Iterable[Clock]) -> Windows:
    """Return until when instruments may be contested or might have been, by the clocks of the case.

    Where somebody has contested a part, the others may until their time is over.
    """
    part = {each.entry for each in case.money.contests if each.workers or each.under}
    sorts = {each.entry: each.sort for each in case.money.instruments}
    last = dict[int, date]()
    for clock in found:
        entry = clock.started_by
        if entry not in sorts or not (clock.running or clock.met_by in part):
            continue
        if clock.rule.id in effect_of(sorts[entry]).window:
            last[entry] = max(clock.latest, last.get(entry, date.min))
    return last


def windows_on(last: Windows, today: date) -> Windows:
    """Return those of the windows that are open on a day."""
    return {entry: day for entry, day in last.items() if day >= today}


def seen_on(case: Case, found: Iterable[Clock], today: date) -> Case:
    """Return a case as it is seen on a day: what may be contested then is not in force, whoever reckons it."""
    if not case.money.instruments:
        return case
    there = windows_on(windows(case, found), today)
    return altered(case, money=altered(case.money, open_until=tuple(there.items())))


def periods(last: Windows) -> Iterator[Period]:
    """Yield the days between one end of a window and the next, the first ones first: together they are all days."""
    since: date | None = None
    for until in sorted({*last.values()} - {date.max}):
        yield Period(since, until, windows_on(last, until))
        since = until + timedelta(1)
    yield Period(since, None, windows_on(last, date.max))
