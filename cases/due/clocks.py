"""Clocks (法定期限): derived from rules and the history, never typed."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

from cases.events import Entry, Event
from cases.file.case import WAYS, Case
from cases.history.lifecycle import standing
from cases.law.clockrules import ClockRule, Trigger
from cases.law.reckoning import Move, Reckoning, by_day, reckon
from cases.law.rulebook import RuleBook
from cases.values.spans import Dated, first_day
from cases.values.text import Label, Sentence


class State(StrEnum):
    """How a clock stands on a day."""

    MET = "met"
    MET_LATE = "met_late"
    ENDED = "ended"
    RESTS = "rests"
    RUNNING = "running"
    OPEN = "open"
    LAPSED = "lapsed"
    OVERDUE = "overdue"

    @property
    def label(self) -> Label:
        return _STATES[self]


_STATES = {
    State.MET: Label("已办理", "met"),
    State.MET_LATE: Label("逾期办理", "met late"),
    State.ENDED: Label("已结案", "closed"),
    State.RESTS: Label("中止", "suspended"),
    State.RUNNING: Label("进行中", "running"),
    State.OPEN: Label("可以办理", "open now"),
    State.LAPSED: Label("已届满", "lapsed"),
    State.OVERDUE: Label("已逾期", "overdue"),
}


@dataclass(frozen=True)
class Clock:
    """One clock of a case. started_by: the number of the entry that started it.

    against: the respondent for whom alone it runs, empty where it runs alike for all.
    lapsed_by: for a right, the first work on the case after it had passed: nobody is late with a right that was not
    used, but it counts as due until somebody has worked on the case again.
    """

    reckoning: Reckoning
    started_by: int
    against: str = ""
    lapsed_by: int | None = None

    @property
    def rule(self) -> ClockRule:
        return self.reckoning.rule

    @property
    def starts(self) -> date:
        """The day that set it running, which does not count itself."""
        return self.reckoning.starts

    @property
    def natural(self) -> date:
        """The last day by counting alone."""
        return self.reckoning.natural

    @property
    def due(self) -> date:
        """The last day after rolling over rest days."""
        return self.reckoning.due

    @property
    def rolled(self) -> Sentence | None:
        """Why it was rolled, if it was."""
        return self.reckoning.rolled

    @property
    def provisional(self) -> bool:
        """Whether it reaches past the known holiday arrangements."""
        return self.reckoning.provisional

    @property
    def met_on(self) -> date | None:
        return self.reckoning.met.on if self.reckoning.met else None

    @property
    def met_by(self) -> int | None:
        """The entry that met it."""
        return self.reckoning.met.entry if self.reckoning.met else None

    @property
    def rests(self) -> bool:
        """Whether it is suspended: it has no last day until it goes on."""
        return self.reckoning.rests_since is not None and self.reckoning.met is None

    @cached_property
    def running(self) -> bool:
        """Whether it counts, and nothing has met it yet."""
        return self.reckoning.met is None and self.lapsed_by is None and not self.rests

    @cached_property
    def over(self) -> bool:
        """Whether it was met, or has passed and been looked at."""
        return self.reckoning.met is not None or self.lapsed_by is not None

    @cached_property
    def place(self) -> tuple[bool, bool, date, str, str, int]:
        """Where it stands among the others as they are read: told once, however many entries come after."""
        rests = self.reckoning.rests_since is not None and not self.over
        return self.over, rests, self.due, self.rule.id, self.against, self.started_by

    def days_left(self, today: date) -> int:
        """Days until it is due; negative when it has passed."""
        return (self.due - today).days

    def state(self, today: date, *, closed: bool) -> State:
        """Return how it stands. closed: whether its case is: then a clock that was not met is over with it."""
        rule = self.rule
        if self.met_on:
            return State.MET if self.met_on <= self.due or rule.opens else State.MET_LATE
        if closed:
            return State.ENDED
        if self.rests:
            return State.RESTS
        if self.days_left(today) >= (1 if rule.opens else 0):
            return State.RUNNING
        return State.OPEN if rule.opens else State.LAPSED if rule.right else State.OVERDUE


def clocks(case: Case, history: Sequence[Entry], book: RuleBook) -> tuple[Clock, ...]:
    """Return the clocks that a history has set running: the next due first, then those that rest, then those over."""
    return in_order(started(case, history, book))


def started(case: Case, history: Sequence[Entry], book: RuleBook) -> tuple[Clock, ...]:
    """Return the clocks that a history has set running, in the order in which it did."""
    told = _Told(case, tuple(standing(history)), book)
    return tuple(clock for place in told.starting for clock in told.started(place))


def in_order(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks as they are read: the next due first, then those that rest, then those over."""
    return tuple(sorted(found, key=attrgetter("place")))


class _Moved(NamedTuple):
    """All that ever moved clocks of a rule: the place of each entry in the history, the act, and against whom.

    first: of a rule that is only ever met, from each place on the act that comes first by its day.
    """

    places: list[int]
    acts: list[Move]
    against: list[str]
    first: list[Move]


class _Told:
    """A history and what it does to clocks. What an entry does to those of a rule is looked up once, not by clock."""

    def __init__(self, case: Case, entries: tuple[Entry, ...], book: RuleBook) -> None:
        self.case, self.entries, self.book = case, entries, book
        self._tellers = [teller_of(case, entry, book) for entry in entries]
        self._by_code: dict[str, list[int]] = {}
        for place, entry in enumerate(entries):
            for code in entry.event.spec.for_rules:
                self._by_code.setdefault(code, []).append(place)
        self._moved: dict[int, _Moved] = {}  # by identity: to hash a rule takes longer than to find its acts

    @property
    def starting(self) -> list[int]:
        """The places of entries that may set a clock running."""
        codes = {code for code, _sort in self.book.starts} & self._by_code.keys()
        return sorted({place for code in codes for place in self._by_code[code]})

    @cached_property
    def _latest(self) -> list[date]:
        """From each place on the latest day."""
        return list(accumulate((entry.on for entry in reversed(self.entries)), max))[::-1]

    def started(self, place: int) -> Iterator[Clock]:
        """Yield the clocks that an entry sets running."""
        entry = self.entries[place]
        for rule, trigger in self._starting_with(entry.event):
            if not _is_for(rule, self.case):
                continue
            day = _day(self._tellers[place], entry, trigger)
            if day is None or not rule.in_force(day):
                continue
            names = self._names(place) if rule.each else ("",)
            for name in names:
                yield self._clock(rule, day, place, name)

    def _starting_with(self, event: Event) -> Iterator[tuple[ClockRule, Trigger]]:
        """Yield the rules that an event may start: by its code alone, and by that and what tells most of its sort."""
        sort = getattr(event, event.spec.sorted_by) if event.spec.sorted_by else ""
        sorts = ("", sort) if sort else ("",)
        for code in event.spec.for_rules:
            for each in sorts:
                yield from self.book.starts.get((code, each), ())

    def _names(self, place: int) -> tuple[str, ...]:
        """Return the respondents that something was done against, and an empty name for the rest of them."""
        if mine := self.entries[place].event.only_against:
            return (mine,)
        apart = dict.fromkeys(name for each in self.entries[place + 1 :] if (name := each.event.only_against))
        rest = not apart or any(party.name not in apart for party in self.case.parties.respondents)
        return (*apart, *([""] if rest else []))

    def _clock(self, rule: ClockRule, day: date, place: int, name: str) -> Clock:
        found = reckon(rule, day, self._acts(rule, place, name), self.book.calendar)
        return Clock(found, self.entries[place].seq, name, self._lapsed_by(found, place))

    def _lapsed_by(self, found: Reckoning, place: int) -> int | None:
        """Return the first later work on the case after a right had passed."""
        if not found.rule.no_one_late or place + 1 >= len(self.entries) or self._latest[place + 1] <= found.due:
            return None
        return next((each.seq for each in self.entries[place + 1 :] if lapses_by(found, each)), None)

    def _acts(self, rule: ClockRule, place: int, name: str) -> Sequence[Move]:
        """Return what moved a clock that was started at a place, each entry once."""
        moved = self._moved.get(id(rule))
        if moved is None:
            moved = self._moved[id(rule)] = self._all_acts(rule)
        first = bisect_right(moved.places, place)
        if moved.first:
            return moved.first[first : first + 1]
        if not rule.each:
            return moved.acts[first:]
        later = zip(moved.acts[first:], moved.against[first:], strict=True)
        return [act for act, against in later if against in ("", name)]

    def _all_acts(self, rule: ClockRule) -> _Moved:
        places, acts, against = list[int](), list[Move](), list[str]()
        entries, tellers = self.entries, self._tellers
        for place in self._places(rule.moves):
            entry = entries[place]
            if act := act_of(tellers[place], entry, rule):
                places.append(place)
                acts.append(act)
                against.append(entry.event.only_against)
        return _Moved(places, acts, against, _firsts(acts) if rule.only_met else [])

    def _places(self, codes: Iterable[str]) -> Sequence[int]:
        """Return where entries of these codes stand, in the order of the history."""
        found = [self._by_code[code] for code in codes if code in self._by_code]
        return found[0] if len(found) == 1 else sorted({place for places in found for place in places})


def lapses_by(found: Reckoning, entry: Entry) -> bool:
    """Tell whether a later entry is work on the case after a right had passed: moving its file is none."""
    if not entry.event.spec.works or found.met is not None or found.rests_since is not None:
        return False
    return entry.on > found.due and found.rule.no_one_late


def teller_of(case: Case, entry: Entry, book: RuleBook) -> object:
    """Return what tells the fields of an entry: of the intake, those that rules ask for, as corrections left them."""
    if not entry.event.spec.opens:
        return entry.event
    return SimpleNamespace(**{name: told_by(case, name) for name in book.of_case})


def told_by(case: Case, name: str) -> Any:
    """Return what a case says in a field that a rule asks for; None where it has no such field, as of an old rule."""
    return case.said(name) if name in WAYS else None


def act_of(teller: object, entry: Entry, rule: ClockRule) -> Move | None:
    """Return how an entry moves clocks of a rule, None where it does not. teller: see `teller_of`."""
    for code in entry.event.spec.for_rules:
        for what, trigger in rule.moves.get(code, ()):
            if (day := _day(teller, entry, trigger)) is not None:
                return Move(what, day, entry.seq)
    return None


def _firsts(acts: Sequence[Move]) -> list[Move]:
    """Return for each act the one that comes first by its day among it and those after it."""
    found, earliest = list[Move](), (date.max, 0)
    for act in reversed(acts):
        day = by_day(act)
        found.append(act if not found or day < earliest else found[-1])
        earliest = min(day, earliest)
    return found[::-1]


def _is_for(rule: ClockRule, case: Case) -> bool:
    kind, groups = case.intake.kind, case.intake.groups
    return (not rule.kinds or kind in rule.kinds) and (not rule.groups or bool({*rule.groups} & {*groups}))


def _day(teller: object, entry: Entry, trigger: Trigger) -> date | None:
    """Return the day on which an entry pulls a trigger, None where it does not."""
    if trigger.always:
        return entry.on
    for name, allowed in trigger.when.items():
        value = getattr(teller, name, None)
        if not (any(each in allowed for each in value) if isinstance(value, tuple) else value in allowed):
            return None
    day: Dated | None = getattr(teller, trigger.on, None) if trigger.on else None
    return first_day(day) if day else None if trigger.strict else entry.on
