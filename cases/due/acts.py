"""What entries do to clocks: which act each is, of which day, and against whom."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from cases.events import Entry, Event
from cases.file.case import WAYS, Case
from cases.law.clockrules import ANYTHING, MOVES, ClockRule, Trigger
from cases.law.proceedings import own_place, place_of
from cases.law.reckoning import Move
from cases.law.rulebook import Moving, RuleBook
from cases.values.calendar import add_days
from cases.values.codes import code_alone
from cases.values.spans import Dated, DaySpan, as_happened, between, first_day, last_day
from cases.values.text import Label


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


def acts_of(teller: object, entry: Entry, ways: Iterable[Moving], place: int) -> Iterator[tuple[Move, Sequence[int]]]:
    """Yield how an entry moves clocks: what it does, and to those of which rules, each by its identity.

    What the other side does before a body uses no right of the worker, and interrupts no limit on a claim.

    teller: see `teller_of`. ways: in which it may, see `RuleBook.moving` and `ways_of`. place: see `place_of`.
    """
    moved, theirs = set[int](), entry.event.by_other_side
    for left, what, trigger, own, workers, once in ways:
        if theirs and workers and what in _USES:
            continue
        if not once and not (left := tuple(rule for rule in left if rule not in moved)):
            continue
        if (day := day_of(teller, entry, trigger)) is None:
            continue
        if not once:
            moved.update(left)
        cause = trigger.counts_as or (getattr(teller, "act", "") if what == "restart" else "")
        at = own_place(place) if own else place or _place(what, trigger)
        yield dated_act(what, day, entry, cause, at, trigger), left


def ways_of(ways: Iterable[Moving], rules: Container[int]) -> list[Moving]:
    """Return the ways in which an event may move clocks of some rules, told by their identity."""
    found = list[Moving]()
    for way in ways:
        if len(way.rules) == 1:
            found += [way] if way.rules[0] in rules else []
        elif left := tuple(rule for rule in way.rules if rule in rules):
            found.append(way._replace(rules=left))
    return found


def _place(what: str, trigger: Trigger) -> int:
    """Return the place among those of one day of what is done before no body: what revives a lapsed limit is first."""
    return 1 + 2 * MOVES.index(what) + (not trigger.late)


def dated_act(what: str, day: Dated, entry: Entry, cause: str = "", place: int = 0, by: Trigger | None = None) -> Move:
    """Return an act of a day: it was done by the time at which it was recorded.

    The rest is that of `Move`; by: the trigger that tells it.
    """
    until, about = None, False
    if isinstance(day, DaySpan):
        first, about = day.first, day.about
        last = max(min(day.last, entry.at.date()), first)
        until = last if last > first else None
    else:
        first = day
    if by is None:
        return Move(what, first, entry.seq, until, cause, place, about=about)
    back, late, filed, undone = by.back, by.late, by.event == FILED, by.undone
    anew = max(entry.event.performed, default=None) if by.performed else None
    anew = add_days(until or first, by.published) if by.published else anew
    hangs = by if by.hangs_on_body else None
    return Move(what, first, entry.seq, until, cause, place, back, False, about, 0, late, filed, hangs, anew, undone)


def is_for(rule: ClockRule, case: Case, fact: Callable[[str], frozenset[str]]) -> bool:
    """Tell whether a rule is for cases of this kind and these groups, and for such as this one is by its facts."""
    kind, groups = case.intake.kind, case.intake.groups
    if (rule.kinds and kind not in rule.kinds) or (rule.groups and not {*rule.groups} & {*groups}):
        return False
    return not rule.given or all(not fact(name).isdisjoint(held) for name, held in rule.given.items())


def day_of(teller: object, entry: Entry, trigger: Trigger) -> Dated | None:
    """Return the day on which an entry pulls a trigger, as well as it is known; None where it does not."""
    if trigger.always:
        return entry.day
    for name, allowed in trigger.when.items():
        value = getattr(teller, name, None)
        if value in allowed:
            continue
        if not (_holds(value, allowed) if isinstance(value, tuple) else _is_one(value, allowed)):
            return None
    if not trigger.on:
        return entry.day
    day: Dated | None = getattr(teller, trigger.on, None)
    if isinstance(day, DaySpan) and isinstance(teller, Event) and (asked := teller.ask(trigger.on)):
        day = next(iter(asked.kind.last_days(day)), day)  # what is promised in a month is by its end
    return day or (None if trigger.strict else entry.day)


def _holds(values: tuple[Any, ...], allowed: Container[Any]) -> bool:
    """Tell whether any of the values of a field is one of those that are allowed."""
    return any(_is_one(each, allowed) for each in values)


def _is_one(value: Any, allowed: Container[Any]) -> bool:
    """Tell whether a value is one of those that are allowed, whatever is told with its code."""
    if value in allowed or (isinstance(value, str) and code_alone(value) in allowed):
        return True
    return bool(value) and ANYTHING in allowed


def as_of_case(case: Case, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries with the intake on the day on which a correction may have set it."""
    return tuple(
        entry.dated(case.opened_on) if entry.event.spec.opens and entry.day != case.opened_on else entry
        for entry in entries
    )


def by_then(day: Dated, entry: Entry) -> Dated:
    """Return a day that an entry tells, as it may be: it was by the time at which that was recorded."""
    return between(first_day(day), max(min(last_day(day), entry.at.date()), first_day(day)))


def key_of(entry: Entry) -> tuple[date, int, int]:
    """Return the place of an entry among all: its day, the latest that it may be, its kind, and its number."""
    return entry.latest, place_of(entry.event.for_rules), entry.seq


def in_days(entries: Sequence[Entry], places: Sequence[int]) -> list[Entry]:
    """Return entries in the order of their days: a paper is there by the day on which one goes on with it.

    places: see `place_of`.
    """
    if not any(entry.span for entry in entries):
        told = sorted((entry.on, places[at], at) for at, entry in enumerate(entries))
        return [entries[at] for _on, _at, at in told]
    latest = {entry.seq: entry.latest for entry in entries}
    for entry in entries:
        if (under := entry.event.part_of.under) in latest:
            latest[under] = min(latest[under], entry.latest)
    there = zip(entries, places, strict=True)
    days = as_happened(there, lambda each: (each[0].on, latest[each[0].seq]), lambda each: each[1])
    return [entry for entry, _at in days]


def called(event: Event, trigger: Trigger, teller: object) -> Label:
    """Return what a day is called that sets a clock running: the field that tells it, else the event.

    teller: what tells the fields of the event.
    """
    asked = event.spec.ask(trigger.on) if getattr(teller, trigger.on, None) else None
    return asked.label if asked else event.spec.label
