"""What lies ahead of a case (待办日程): its clocks, hearings, tasks, promises and the end of a hold, by day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cases.case import Case
from cases.clockrules import REMIND
from cases.clocks import Clock
from cases.lifecycle import Entry, standing
from cases.stages import Stage
from cases.text import Label


class Sort(StrEnum):
    """What sort of thing lies ahead."""

    CLOCK = "clock"
    HEARING = "hearing"
    TASK = "task"
    PLAN = "plan"
    PAYMENT = "payment"
    HOLD = "hold"

    @property
    def label(self) -> Label:
        return _SORTS[self]


_SORTS = {
    Sort.CLOCK: Label("期限", "Deadline"),
    Sort.HEARING: Label("开庭", "Hearing"),
    Sort.TASK: Label("待办", "Task"),
    Sort.PLAN: Label("约定的下一步", "Planned step"),
    Sort.PAYMENT: Label("对方约定付款", "Promised payment"),
    Sort.HOLD: Label("挂起到期", "End of the hold"),
}


@dataclass(frozen=True)
class Duty:
    """Something that is due on a case. entry: the number of the entry that made it.

    clock: the clock behind it, None where people said so. text: what they wrote. who: the account that must see to it,
    empty where the case has no handler. remind: days before it on which one is reminded.
    """

    on: date
    sort: Sort
    entry: int
    clock: Clock | None = None
    text: str = ""
    who: str = ""
    remind: tuple[int, ...] = REMIND

    @property
    def label(self) -> Label:
        """What it is called: the name of its clock, or of its sort."""
        return self.clock.rule.label if self.clock else self.sort.label

    @property
    def from_day(self) -> date:
        """The day from which on one is reminded of it."""
        return self.on - timedelta(days=max(self.remind, default=0))


def agenda(case: Case, found: Iterable[Clock], history: Sequence[Entry]) -> tuple[Duty, ...]:
    """Return what lies ahead of an open case, the next first; nothing of a closed one.

    Of one day, the clocks of the law come first and the usual steps last.
    """
    if case.stage is Stage.CLOSED:
        return ()
    return tuple(sorted(_duties(case, found, history), key=lambda duty: (duty.on, _place(duty), duty.entry)))


def _place(duty: Duty) -> tuple[bool, int]:
    return duty.clock is not None and duty.clock.rule.usual, _PLACES[duty.sort]


_PLACES = {sort: place for place, sort in enumerate(Sort)}


def _duties(case: Case, found: Iterable[Clock], history: Sequence[Entry]) -> Iterator[Duty]:
    who = case.handler
    for clock in found:
        if clock.running and not clock.rule.quiet:
            yield Duty(clock.due, Sort.CLOCK, clock.started_by, clock, who=who, remind=clock.rule.remind)
    if case.hearing_on:
        yield Duty(case.hearing_on, Sort.HEARING, _told(history, case.hearing_on, "hearing_on"), who=who)
    for task in case.tasks:
        yield Duty(task.on, Sort.TASK, task.entry, text=task.what, who=task.who or who)
    if case.plan_on:
        entry = _told(history, case.plan_on, "next_on", "reply_by")
        yield Duty(case.plan_on, Sort.PLAN, entry, text=case.plan, who=who)
    if case.pay_by and case.stage is not Stage.CLOSURE:
        yield Duty(case.pay_by, Sort.PAYMENT, _told(history, case.pay_by, "pay_by"), who=who)
    if case.paused_until:
        yield Duty(case.paused_until, Sort.HOLD, case.paused_by, who=who)


def _told(history: Sequence[Entry], day: date, *fields: str) -> int:
    """Return the latest entry that told of a day in one of these fields; 0 where none did."""
    for entry in reversed(tuple(standing(history))):
        if any(getattr(entry.event, name, None) == day for name in fields):
            return entry.seq
    return 0


def limit_of(found: Iterable[Clock]) -> date | None:
    """Return the first day on which a limit on claims (时效) of these clocks ends, None where none runs."""
    return min((clock.due for clock in found if clock.rule.limitation and clock.running), default=None)
