"""Until when instruments may be contested (生效前的期间): the clocks of a case know that, its ledger is told."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cases.due.acts import by_then
from cases.due.clocks import Clock
from cases.events import Entry
from cases.file.altering import altered
from cases.file.case import Case
from cases.law.clockrules import Trigger
from cases.money.court import Windows
from cases.money.effects import effect_of
from cases.values.calendar import Calendar, add_days
from cases.values.spans import Dated, between, first_day, is_until, last_day, until


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
    last, late = dict[int, date](), dict[int, date]()
    for clock in found:
        entry = clock.started_by
        if entry not in sorts:
            continue
        of_paper = clock.rule.id in effect_of(sorts[entry]).window
        for day in _late_after(clock, of_paper=of_paper):
            late[entry] = max(day, late.get(entry, date.min))
        if of_paper and (clock.running or clock.met_by in part):
            last[entry] = max(clock.latest, last.get(entry, date.min))
    return Windows(last, late)


def _late_after(clock: Clock, *, of_paper: bool) -> Iterator[date]:
    """Yield the days after which what set a clock running is contested in vain. of_paper: whether the clock is that."""
    if of_paper:
        yield clock.latest
    for _first, last in clock.since.windows.values() if clock.since else ():
        yield last


def windows_on(last: Windows, today: date) -> Windows:
    """Return the windows as they are on a day."""
    return last._replace(open={entry: day for entry, day in last.open.items() if day >= today})


def seen_on(case: Case, found: Iterable[Clock], today: date) -> Case:
    """Return a case as it is seen on a day: what may be contested then is not in force, whoever reckons it."""
    if not may_be_contested(case):
        return case
    return altered(case, money=altered(case.money, contestable=windows_on(windows(case, found), today)))


def may_be_contested(case: Case) -> bool:
    """Tell whether anything is fixed in a case that may be contested, so that its clocks are asked until when."""
    return bool(case.money.instruments)


def periods(last: Windows) -> Iterator[Period]:
    """Yield the days between one end of a window and the next, the first ones first: together they are all days."""
    since: date | None = None
    for end in sorted({*last.open.values()} - {date.max}):
        yield Period(since, end, windows_on(last, end))
        since = end + timedelta(1)
    yield Period(since, None, windows_on(last, date.max))


def window_of(days: int, served: Dated, calendar: Calendar) -> tuple[date, date]:
    """Return the last day on which one may contest what was served, at the earliest and at the latest."""
    first, last = (add_days(each(served), days) for each in (first_day, last_day))
    return calendar.roll(first).day, calendar.roll(last).day


def expired(trigger: Trigger, entry: Entry, day: Dated, calendar: Calendar) -> Dated:
    """Return when a paper of a day must be paid at the latest, or is in force, where nobody contests it."""
    more = int(not trigger.payable)  # 超过上诉期没有上诉的才生效 (民事诉讼法 第一百五十八条)
    days = window_of(trigger.payable or trigger.contested, by_then(day, entry), calendar)
    first, last = (add_days(each, more) for each in days)
    return until(last) if is_until(day) else between(first, last)
