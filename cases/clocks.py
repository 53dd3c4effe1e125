"""Clocks (法定期限): derived from rules and the history, never typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.calendar import Calendar
from cases.case import Case
from cases.clockrules import ClockRule, due
from cases.lifecycle import Entry, standing
from cases.stages import Stage
from cases.text import Sentence


@dataclass(frozen=True)
class Clock:
    """One clock of a case.

    starts: the day that sets it running, which does not count itself. natural: the last day by counting alone.
    due: the last day after rolling over rest days; rolled says why, if it did. provisional: it reaches past the known
    holiday arrangements. started_by, met_by: numbers of the entries that started and met it. met_on: when it was met.
    lapsed_by: for a right, the first entry made after it had passed: nobody is late with a right that was not used, but
    it counts as due until somebody has looked at the case again.
    """

    rule: ClockRule
    starts: date
    started_by: int
    natural: date
    due: date
    rolled: Sentence | None
    provisional: bool
    met_on: date | None = None
    met_by: int | None = None
    lapsed_by: int | None = None

    @property
    def running(self) -> bool:
        """Whether nothing has met it yet."""
        return self.met_by is None and self.lapsed_by is None

    def days_left(self, today: date) -> int:
        """Days until it is due; negative when it has passed."""
        return (self.due - today).days


@dataclass(frozen=True)
class NextDue:
    """What falls due next: the day, and the clock that says so, or None where people agreed on it.

    payment: whether it is the payment that an agreement promised, not a step that somebody planned.
    """

    on: date
    clock: Clock | None
    payment: bool = False


def clocks(case: Case, history: Sequence[Entry], rules: Iterable[ClockRule], calendar: Calendar) -> tuple[Clock, ...]:
    """Return the clocks that a history has set running, the next due first and those already met last."""
    entries = tuple(standing(history))
    found = [clock for rule in rules for clock in _of_rule(rule, case, entries, calendar)]
    return tuple(sorted(found, key=lambda clock: (not clock.running, clock.due, clock.rule.id)))


def _of_rule(rule: ClockRule, case: Case, entries: Sequence[Entry], calendar: Calendar) -> Iterator[Clock]:
    if rule.kinds and case.kind not in rule.kinds:
        return
    for place, entry in enumerate(entries):
        if entry.event.spec.code != rule.start or not _matches(entry, rule.when):
            continue
        starts = getattr(entry.event, rule.start_field, None) if rule.start_field else None
        starts = starts or entry.on
        if rule.in_force(starts):
            yield _clock(rule, starts, entry.seq, entries[place + 1 :], calendar)


def _clock(rule: ClockRule, starts: date, started_by: int, later: Sequence[Entry], calendar: Calendar) -> Clock:
    last = due(rule, starts, calendar)
    met = next((entry for entry in later if _meets(rule, entry)), None)
    past = next((entry for entry in later if entry.on > last.due), None) if rule.right and not met else None
    return Clock(
        rule=rule,
        starts=starts,
        started_by=started_by,
        natural=last.natural,
        due=last.due,
        rolled=last.rolled_reason,
        provisional=last.provisional,
        met_on=met.on if met else None,
        met_by=met.seq if met else None,
        lapsed_by=past.seq if past else None,
    )


def _matches(entry: Entry, conditions: Mapping[str, Sequence[str]]) -> bool:
    return all(_holds(getattr(entry.event, name, None), allowed) for name, allowed in conditions.items())


def _holds(value: Any, allowed: Sequence[str]) -> bool:
    return any(each in allowed for each in value) if isinstance(value, tuple) else value in allowed


def _meets(rule: ClockRule, entry: Entry) -> bool:
    code = entry.event.spec.code
    return code in rule.stop and _matches(entry, rule.stop_when.get(code, {}))


def next_due(case: Case, running: Iterable[Clock]) -> NextDue | None:
    """Return what falls due next on an open case: the earliest running clock, planned step or promised payment."""
    if case.stage is Stage.CLOSED:
        return None
    dues = [NextDue(clock.due, clock) for clock in running if clock.running]
    if case.plan_on:
        dues.append(NextDue(case.plan_on, None))
    if case.pay_by and case.stage is not Stage.CLOSURE:
        dues.append(NextDue(case.pay_by, None, payment=True))
    return min(dues, key=lambda due: due.on, default=None)
