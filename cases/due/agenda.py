"""What lies ahead of a case (待办日程): its clocks and all that is promised in it, by day."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from cases.due.clocks import Clock
from cases.due.windows import periods, windows
from cases.file.accounts import accounts, all_paid, owed, promises, surely_missing
from cases.file.case import Case
from cases.law.clockrules import REMIND, Ownership
from cases.law.owning import OURS, whose
from cases.money.court import Windows
from cases.standing.dues import Due, Sort
from cases.standing.stages import Stage
from cases.values.money import write_sum
from cases.values.spans import Dated, DaySpan, between, first_day, law_of
from cases.values.sums import bounds, in_money, less
from cases.values.text import Label


@dataclass(frozen=True)
class Duty:
    """Something that is due on a case. entry: the number of the entry that made it.

    clock: the clock behind it, None where people said so. text: what they wrote. who: the account that must see to it,
    empty where the case has no handler. remind: days before it on which one is reminded. since, until: the first and
    the last day on which it stands, for a day alone may change what is owed; None for no end.
    """

    on: date
    sort: Sort
    entry: int
    clock: Clock | None = None
    text: str = ""
    who: str = ""
    remind: tuple[int, ...] = REMIND
    since: date | None = None
    until: date | None = None

    def stands(self, today: date) -> bool:
        """Tell whether it lies ahead, or did and was not done, as seen from a day."""
        return (self.since or date.min) <= today <= (self.until or date.max)

    @property
    def label(self) -> Label:
        """What it is called: the name of its clock, or of its sort."""
        return self.clock.rule.label if self.clock else self.sort.label

    @property
    def whose(self) -> Ownership:
        """Whose it is: only with what is the centre's own can anybody of it be late."""
        return whose(self.sort, self.clock.rule if self.clock else None)

    @property
    def ours(self) -> bool:
        """Whether it is the centre's own duty, or a step of its work."""
        return self.whose in OURS

    @property
    def ends(self) -> bool:
        """Whether a right of the worker ends with its day."""
        return self.whose is Ownership.RIGHT and not (self.clock and self.clock.rule.opens)

    @property
    def latest(self) -> date | None:
        """The latest last day of its clock, where that hangs on a day that is not known exactly; else None."""
        slack = self.clock.slack if self.clock else None
        return slack.due if self.clock and slack and slack.due != self.clock.due else None

    @property
    def from_day(self) -> date:
        """The day from which on one is reminded of it."""
        return self.on - timedelta(days=max(self.remind, default=0))


def agenda(case: Case, found: Sequence[Clock]) -> tuple[Duty, ...]:
    """Return what lies ahead of a case, the next first; of a closed one, what is followed up; of a sealed one, nothing.

    Of one day, the clocks of the law come first and the usual steps last. What stands on some days alone says so.
    """
    if case.sealed:
        return ()
    ahead = _followed(case, found) if case.stage is Stage.CLOSED else _duties(case, found)
    return tuple(sorted(ahead, key=lambda duty: (duty.on, _place(duty), duty.entry)))


def next_of(case: Case, ahead: Iterable[Duty]) -> Duty | None:
    """Return what the centre must do next, late or not; of a closed case what comes first, whoever must do it.

    It is kept and told on any day, so that what will fall away with a day alone is passed over.
    """
    closed = case.stage is Stage.CLOSED
    return next((each for each in ahead if each.ours or (closed and each.until is None)), None)


def rights_of(ahead: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return the rights that end among what lies ahead, the first one first."""
    return tuple(each for each in ahead if each.ends)


def right_on(rights: Iterable[Duty], today: date) -> Duty | None:
    """Return the next of these that ends; where all have passed, the last one that did."""
    found = tuple(each for each in rights if each.stands(today))
    return next((each for each in found if (each.latest or each.on) >= today), found[-1] if found else None)


def _place(duty: Duty) -> tuple[bool, int]:
    return duty.clock is not None and duty.clock.rule.usual, _PLACES[duty.sort]


_PLACES = {sort: place for place, sort in enumerate(Sort)}


def _duties(case: Case, found: Sequence[Clock]) -> Iterator[Duty]:
    for clock in found:
        if clock.running and not clock.reckoning.rule.quiet:
            yield _of_clock(case, clock)
    yield from _promised(case)
    if case.stage not in Sort.PAYMENT.silent_at:
        yield from _owed(case, found)


def _of_clock(case: Case, clock: Clock) -> Duty:
    """Return a clock as what lies ahead: of what somebody else must do, or a right, the handler is reminded to ask."""
    rule = clock.reckoning.rule
    mine = rule.actor == "handler" or rule.whose not in OURS
    return Duty(clock.by, Sort.CLOCK, clock.started_by, clock, who=case.handler if mine else "", remind=rule.remind)


def _followed(case: Case, found: Sequence[Clock]) -> Iterator[Duty]:
    """Yield what lies ahead of a closed case: what lives on, and where it is followed (履行跟踪), what is owed.

    The following begins with the closing: what was to be looked at before that is due on its day. Of what was fixed the
    rights are followed too; any other right is told until it ends, and nobody need see to it.
    """
    ahead, papers = list(_promised(case)), {each.entry for each in case.money.instruments}
    rights = [clock for clock in found if clock.running and not clock.rule.quiet and _is_right(case, clock)]
    if any(clock.rule.limitation for clock in rights) and _met_in_full(case):
        rights = [clock for clock in rights if not clock.rule.limitation]
    looked_at = [each for each in rights if _is_followed(case, each, papers)]
    if case.closing.followed:
        ahead += _owed(case, found)
        ahead += (_of_clock(case, clock) for clock in looked_at)
        ahead += _outstanding(case, ahead)
    yield from ahead
    for clock in rights:
        if clock not in looked_at:
            yield replace(_of_clock(case, clock), who="", until=clock.latest)


def _is_followed(case: Case, clock: Clock, papers: Collection[int]) -> bool:
    """Tell whether somebody sees to a right after the closing: it is about what was fixed, and that is followed."""
    return case.closing.followed and clock.started_by in papers and not clock.rule.limitation


def _outstanding(case: Case, ahead: Sequence[Duty]) -> Iterator[Duty]:
    """Yield that what is still missing is to be looked at, from the day on which nothing else lies ahead of it."""
    ends = [duty.until for duty in ahead]
    if None in ends or not case.money.instruments or _given_up(case):
        return
    if missing := [each.fixed.instrument for each in surely_missing(case)]:
        last = max(missing, key=lambda each: (each.on, each.entry))
        since = max((day for day in ends if day), default=None)
        yield Duty(
            _last_told(case), Sort.FOLLOWED, last.entry, who=case.handler, since=since + timedelta(1) if since else None
        )


def _given_up(case: Case) -> bool:
    """Tell whether somebody said at the end why what is missing is not followed, and nothing has come up since."""
    money = case.money
    since = (each.entry for some in (money.instruments, money.contests, money.payments) for each in some)
    return max(since, default=0) < case.closing.given_up_by


def _last_told(case: Case) -> date:
    """Return the last day on which anything happened to what is owed, or the case was closed."""
    money = case.money
    days = [each.on for some in (money.instruments, money.contests, money.payments) for each in some]
    return max([*days, first_day(case.closing.closed_on)] if case.closing.closed_on else days)


def lives_on(case: Case, clock: Clock) -> bool:
    """Tell whether a clock outlives the closing of its case: a right of the worker, which no closing of ours ends.

    A limitation period is over with it where what it is for was met in full.
    """
    return _is_right(case, clock) and not (clock.rule.limitation and _met_in_full(case))


def _is_right(case: Case, clock: Clock) -> bool:
    return not case.sealed and clock.rule.whose is Ownership.RIGHT and not clock.rule.opens


def may_live_on(case: Case) -> bool:
    """Tell whether rights may outlive the closing of a case, if rules change: not all was given that it is for."""
    return not (case.sealed or _met_in_full(case))


def _met_in_full(case: Case) -> bool:
    """Tell whether what a closed case is about was given in full, or it never was one."""
    told = case.closing
    if told.outcome in _GIVEN or told.ground in _NEVER_WAS:
        return True
    return all_paid(case) or (not case.money.instruments and _all_arrived(case))


def _all_arrived(case: Case) -> bool:
    """Tell whether surely as much arrived as was claimed."""
    told = accounts(case)
    rest = less(told.claimed, told.received) if told.claimed and told.received else None
    return in_money(rest) and bounds(rest).high == 0


_GIVEN, _NEVER_WAS = frozenset(("enforced", "relieved")), frozenset(("import_undone",))
"""Outcomes with which nothing is left to be claimed, and grounds of the end of what was no case."""


def ended_with(case: Case, clock: Clock) -> bool:
    """Tell whether the closing of its case is the end of a clock, where nothing else is."""
    return case.stage is Stage.CLOSED and not lives_on(case, clock)


def _promised(case: Case) -> Iterator[Duty]:
    closed_on = case.closing.closed_on if case.stage is Stage.CLOSED else None
    for due in case.dues:
        if not due.on or case.stage in due.sort.silent_at or (due.sort is Sort.FOLLOWED and _checked(case, due)):
            continue
        if closed_on and _settled_by(closed_on, due.on, due):
            continue
        on = max(due.on, first_day(closed_on)) if closed_on and due.sort is Sort.FOLLOWED else due.on
        yield Duty(on, due.sort, due.entry, text=due.text, who=due.who or case.handler)


def _settled_by(closed_on: Dated, day: date, due: Due) -> bool:
    """Tell whether the closing settled a planned step: both the plan and its day were before it, however late typed."""
    told = due.told_on
    return due.sort is Sort.PLAN and told is not None and max(told, day) < first_day(closed_on)


def _checked(case: Case, due: Due) -> bool:
    """Tell whether nothing is left to be looked at: all is paid, or nothing fixed stands, and somebody saw."""
    return all_paid(case) or (due.entry < case.closing.worked_by and accounts(case).outstanding is None)


def _owed(case: Case, found: Iterable[Clock]) -> Iterator[Duty]:
    """Yield what is still to be paid by others, each on the days on which it stands.

    What may be contested takes the place of what it replaces only once nobody has: that day alone changes what is owed.
    """
    if not promises(case):
        return
    told = [(each, tuple(_instalments(case, each.windows))) for each in periods(windows(case, found))]
    for duty in dict.fromkeys(duty for _period, duties in told for duty in duties):
        for there, group in groupby(told, lambda period: duty in period[1]):  # noqa: B023 - used up within the loop
            if there:
                (first, _), *more = group
                yield replace(duty, since=first.since, until=(more[-1][0] if more else first).until)


def _instalments(case: Case, open_on: Windows) -> Iterator[Duty]:
    """Yield the instalments that are due while these windows are open: which of how many, and how much of each."""
    for each in owed(case, open_on):
        part = each.of > 1 or each.short != each.whole
        told = [f"{each.place}/{each.of}"] if each.of > 1 else []
        told += [] if each.short is None or not part else [write_sum(each.short)]
        yield Duty(each.promised.on, Sort.PAYMENT, each.instrument.entry, text=" ".join(told), who=case.handler)


def limit_of(case: Case, found: Iterable[Clock]) -> date | None:
    """Return the first day on which a limitation period (时效) ends by these clocks or the assessment; None for none.

    Where that is not known exactly, it is the earliest that it may be; the latest where only that is known.
    """
    limit, noted = limit_known(found), case.day_of(Sort.LIMIT)
    days = (law_of(limit) if limit else None, noted)
    return min((day for day in days if day), default=None)


def limit_known(found: Iterable[Clock], *, running: bool = True) -> Dated | None:
    """Return the same as well as it is known. running: whether of those alone that run."""
    clocks = [clock for clock in found if clock.counted.rule.limitation and (clock.running or not running)]
    first = min(clocks, key=lambda clock: clock.by, default=None)
    if first is None:
        return None
    return first.due_known if isinstance(first.due_known, DaySpan) else between(first.due, max(first.latest, first.due))
