"""What lies ahead of a case (待办日程): its clocks and all that is promised in it, by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cases.due.clocks import Clock
from cases.file.accounts import accounts, all_paid, owed
from cases.file.case import Case
from cases.law.clockrules import REMIND
from cases.standing.dues import Due, Sort
from cases.standing.stages import Stage
from cases.values.money import write_sum
from cases.values.spans import Dated, DaySpan, between, law_of
from cases.values.text import Label


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
    def latest(self) -> date | None:
        """The latest last day of its clock, where that hangs on a day that is not known exactly; else None."""
        slack = self.clock.slack if self.clock else None
        return slack.due if self.clock and slack and slack.due != self.clock.due else None

    @property
    def from_day(self) -> date:
        """The day from which on one is reminded of it."""
        return self.on - timedelta(days=max(self.remind, default=0))


def agenda(case: Case, found: Iterable[Clock]) -> tuple[Duty, ...]:
    """Return what lies ahead of a case, the next first; of a closed one, what is followed up; of a sealed one, nothing.

    Of one day, the clocks of the law come first and the usual steps last.
    """
    if case.sealed:
        return ()
    ahead = _followed(case) if case.stage is Stage.CLOSED else _duties(case, found)
    return tuple(sorted(ahead, key=lambda duty: (duty.on, _place(duty), duty.entry)))


def _place(duty: Duty) -> tuple[bool, int]:
    return duty.clock is not None and duty.clock.rule.usual, _PLACES[duty.sort]


_PLACES = {sort: place for place, sort in enumerate(Sort)}


def _duties(case: Case, found: Iterable[Clock]) -> Iterator[Duty]:
    for clock in found:
        rule = clock.reckoning.rule
        if clock.running and not rule.quiet:
            yield Duty(clock.by, Sort.CLOCK, clock.started_by, clock, who=case.handler, remind=rule.remind)
    yield from _promised(case)
    if case.stage not in Sort.PAYMENT.silent_at:
        yield from _owed(case)


def _followed(case: Case) -> Iterator[Duty]:
    """Yield what lies ahead of a closed case: what lives on, and where it is followed (履行跟踪), what is owed."""
    yield from _promised(case)
    if case.closing.followed:
        yield from _owed(case)


def _promised(case: Case) -> Iterator[Duty]:
    for due in case.dues:
        if due.on and case.stage not in due.sort.silent_at and not (due.sort is Sort.FOLLOWED and _checked(case, due)):
            yield Duty(due.on, due.sort, due.entry, text=due.text, who=due.who or case.handler)


def _checked(case: Case, due: Due) -> bool:
    """Tell whether nothing is left to be looked at: all is paid, or nothing fixed stands, and somebody saw."""
    return all_paid(case) or (due.entry < case.closing.worked_by and accounts(case).outstanding is None)


def _owed(case: Case) -> Iterator[Duty]:
    """Yield what is still to be paid by others: which instalment of how many, and how much of it."""
    for each in owed(case):
        part = each.of > 1 or each.short != each.whole
        told = [f"{each.place}/{each.of}"] if each.of > 1 else []
        told += [] if each.short is None or not part else [write_sum(each.short)]
        yield Duty(each.promised.on, Sort.PAYMENT, each.instrument.entry, text=" ".join(told), who=case.handler)


def limit_of(found: Iterable[Clock]) -> date | None:
    """Return the first day on which a limitation period (时效) of these clocks ends, None where none runs.

    Where that is not known exactly, it is the earliest that it may be; the latest where only that is known.
    """
    limit = limit_known(found)
    return law_of(limit) if limit else None


def limit_known(found: Iterable[Clock]) -> Dated | None:
    """Return the same as well as it is known."""
    clocks = [clock for clock in found if clock.rule.limitation and clock.running]
    first = min(clocks, key=lambda clock: clock.by, default=None)
    if first is None:
        return None
    return first.due_known if isinstance(first.due_known, DaySpan) else between(first.due, max(first.latest, first.due))
