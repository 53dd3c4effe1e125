"""What entries do to clocks: which act each is, of which day, and against whom."""

from collections.abc import Container, Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from cases.events import Entry, Event
from cases.file.case import WAYS, Case
from cases.law.casefacts import fact
from cases.law.clockrules import ANYTHING, MOVES, ClockRule, Trigger
from cases.law.proceedings import own_place
from cases.law.reckoning import Move
from cases.law.rulebook import Moving, RuleBook
from cases.values.codes import code_alone
from cases.values.spans import Dated, DaySpan, first_day


def teller_of(case: Case, entry: Entry, book: RuleBook) -> object:
    """Return what tells the fields of an entry: of the intake, those that rules ask for, as corrections left them."""
    if not entry.event.spec.opens:
        return entry.event
    return SimpleNamespace(**{name: told_by(case, name) for name in book.of_case})


def told_by(case: Case, name: str) -> Any:
    """Return what a case says in a field that a rule asks for; None where it has no such field, as of an old rule."""
    return case.said(name) if name in WAYS else None


_USES = ("stop", "restart")
"""By what a right is used, or a limit interrupted."""


FILED = "filed"
"""The code of the event with which one goes to a body."""


def acts_of(
    teller: object, entry: Entry, ways: Iterable[Moving], rules: Container[int], place: int
) -> Iterator[tuple[Move, Sequence[int]]]:
    """Yield how an entry moves clocks of some rules: what it does, and to those of which, each by its identity.

    What the other side does before a body uses no right of the worker, and interrupts no limit on a claim.

    teller: see `teller_of`. ways: in which it may, see `RuleBook.moving`. place: see `place_of`.
    """
    moved = set[int]()
    for those, what, trigger, own, surely, workers in ways:
        left = [rule for rule in those if rule in rules and rule not in moved]
        if not left or (workers and what in _USES and entry.event.by_other_side):
            continue
        if (day := entry.day if surely else day_of(teller, entry, trigger)) is None:
            continue
        moved.update(left)
        cause = trigger.counts_as or (getattr(teller, "act", "") if what == "restart" else "")
        at = own_place(place) if own else place or _place(what, trigger)
        yield dated_act(what, day, entry, cause, at, trigger), left


def _place(what: str, trigger: Trigger) -> int:
    """Return the place among those of one day of what is done before no body: what revives a lapsed limit is first."""
    return 1 + 2 * MOVES.index(what) + (not trigger.late)


def dated_act(what: str, day: Dated, entry: Entry, cause: str = "", place: int = 0, by: Trigger | None = None) -> Move:
    """Return an act of a day: it was done by the time at which it was recorded.

    The rest is that of `Move`; by: the trigger that tells it.
    """
    back, late, filed = (by.back, by.late, by.event == FILED) if by else (False, False, False)
    undone = by is not None and by.undone
    anew = max(entry.event.performed, default=None) if by and by.performed else None
    by = by if by and by.hangs_on_body else None
    first, until, about = first_day(day), None, isinstance(day, DaySpan) and day.about
    if isinstance(day, DaySpan):
        last = max(min(day.last, entry.at.date()), first)
        until = last if last > first else None
    return Move(what, first, entry.seq, until, cause, place, back, False, about, 0, late, filed, by, anew, undone)


def is_for(rule: ClockRule, case: Case) -> bool:
    """Tell whether a rule is for cases of this kind and these groups, and for such as this one is."""
    kind, groups = case.intake.kind, case.intake.groups
    if (rule.kinds and kind not in rule.kinds) or (rule.groups and not {*rule.groups} & {*groups}):
        return False
    return not rule.given or all(not fact(case, name).isdisjoint(held) for name, held in rule.given.items())


def day_of(teller: object, entry: Entry, trigger: Trigger) -> Dated | None:
    """Return the day on which an entry pulls a trigger, as well as it is known; None where it does not."""
    if trigger.always:
        return entry.day
    for name, allowed in trigger.when.items():
        value = getattr(teller, name, None)
        held = value if isinstance(value, tuple) else (value,)
        if ANYTHING in allowed and any(held):
            continue
        if not any((code_alone(each) if isinstance(each, str) else each) in allowed for each in held):
            return None
    day: Dated | None = getattr(teller, trigger.on, None) if trigger.on else None
    if isinstance(day, DaySpan) and isinstance(teller, Event) and (asked := teller.ask(trigger.on)):
        day = next(iter(asked.kind.last_days(day)), day)  # what is promised in a month is by its end
    return day or (None if trigger.strict and trigger.on else entry.day)
