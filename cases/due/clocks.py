"""Clocks (法定期限): derived from rules and the history, never typed."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from cases.due.acts import act_of, dated_act, day_of, firsts, is_for, lapses_by, teller_of
from cases.due.slack import UNSETTLED, Slack, Vague
from cases.events import Entry, Event
from cases.file.accounts import paid_off
from cases.file.case import Case
from cases.history.lifecycle import standing
from cases.law.clockrules import ClockRule, Trigger
from cases.law.reckoning import Move, Reckoning, latest_due, reckon
from cases.law.rulebook import RuleBook
from cases.money.payments import Paid
from cases.values.spans import Dated, DaySpan, between, first_day, is_until, last_day, law_of, until
from cases.values.sums import Sum
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
    UNSURE = "unsure"
    """Whether it was met in time, or has passed, hangs on a day that is not known exactly."""

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
    State.UNSURE: UNSETTLED,
}


@dataclass(frozen=True)
class Clock:
    """One clock of a case. started_by: the number of the entry that started it.

    against: the respondent for whom alone it runs, empty where it runs alike for all.
    lapsed_by: for a right, the first work on the case after it had passed: nobody is late with a right that was not
    used, but it counts as due until somebody has worked on the case again.
    slack: None where all days that it hangs on are known exactly.
    short: what is missing where payment would meet it and a part has been paid, else None.
    """

    reckoning: Reckoning
    started_by: int
    against: str = ""
    lapsed_by: int | None = None
    slack: Slack | None = None
    short: Sum | None = None

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
    def latest(self) -> date:
        """The latest last day that it may have, where days are not known exactly."""
        return self.slack.due if self.slack else self.reckoning.due

    @property
    def due_known(self) -> Dated:
        """The last day as well as it is known, where the day that set it running is."""
        only_latest = self.slack and is_until(self.slack.starts) and self.latest < date.max
        return until(self.latest) if only_latest else self.due

    @property
    def by(self) -> date:
        """The last day, of which only the latest may be known."""
        return last_day(self.due_known) if self.slack else self.reckoning.due

    @property
    def met_on(self) -> Dated | None:
        """The day on which it was met, as well as that is known."""
        met = self.reckoning.met
        return between(met.on, met.last) if met else None

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
        return self.over, rests, self.by, self.rule.id, self.against, self.started_by

    def days_left(self, today: date) -> int:
        """Days until it is due; negative when it has passed."""
        return (self.by - today).days

    def state(self, today: date, *, closed: bool) -> State:
        """Return how it stands. closed: whether its case is: then a clock that was not met is over with it."""
        rule = self.rule
        if self.reckoning.met:
            return self._met(self.reckoning.met)
        if closed:
            return State.ENDED
        if self.rests:
            return State.RESTS
        least = 1 if rule.opens else 0
        if (self.due - today).days >= least:
            return State.RUNNING
        if (self.latest - today).days >= least:
            return State.UNSURE
        return State.OPEN if rule.opens else State.LAPSED if rule.right else State.OVERDUE

    def _met(self, act: Move) -> State:
        """Return how it was met: in time only where it was on each day that it may have been."""
        if act.last <= self.due or self.rule.opens:
            return State.MET
        earliest = self.slack.met if self.slack and self.slack.met else act.on
        return State.MET_LATE if earliest > self.latest else State.UNSURE


def clocks(case: Case, history: Sequence[Entry], book: RuleBook) -> tuple[Clock, ...]:
    """Return the clocks that a history has set running: the next due first, then those that rest, then those over."""
    return in_order(started(case, history, book))


def started(case: Case, history: Sequence[Entry], book: RuleBook) -> tuple[Clock, ...]:
    """Return the clocks that a history has set running, in the order in which it did."""
    told = _Told(case, _as_of_case(case, standing(history)), book)
    return but_once(clock for place in told.starting for clock in told.started(place))


def but_once(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks without those that run once in a case and were started before."""
    kept = list[Clock]()
    for each in found:
        if not (each.rule.once and any(each.rule.id == other.rule.id for other in kept)):
            kept.append(each)
    return tuple(kept)


def _as_of_case(case: Case, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries with the intake on the day on which a correction may have set it."""
    return tuple(
        entry.dated(case.opened_on) if entry.event.spec.opens and entry.day != case.opened_on else entry
        for entry in entries
    )


def in_order(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks as they are read: the next due first, then those that rest, then those over."""
    return tuple(sorted(found, key=attrgetter("place")))


class _Moved(NamedTuple):
    """All that ever moved clocks of a rule: the place of each entry in the history, and the act.

    first: of a rule that is only ever met, from each place on the act that comes first by its day.
    vague: whether the day of any of these acts is not known exactly.
    """

    places: list[int]
    acts: list[Move]
    first: list[Move]
    vague: bool


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
        self._place = {entry.seq: place for place, entry in enumerate(entries)}

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
            if not is_for(rule, self.case):
                continue
            day = day_of(self._tellers[place], entry, trigger)
            if day is None or not rule.in_force(law_of(day)) or self._was_before(rule, day):
                continue
            names = self._names(rule, place, first_day(day)) if rule.each else ("",)
            for name in names:
                yield self._clock(rule, trigger, day, place, name)

    def _was_before(self, rule: ClockRule, day: Dated) -> bool:
        """Tell whether a usual step of this centre would begin before anybody had come to it."""
        return rule.usual and last_day(day) < first_day(self.case.opened_on)

    def _starting_with(self, event: Event) -> Iterator[tuple[ClockRule, Trigger]]:
        """Yield the rules that an event may start: by its code alone, and by that and what tells most of its sort."""
        sort = getattr(event, event.spec.sorted_by) if event.spec.sorted_by else ""
        sorts = ("", sort) if sort else ("",)
        for code in event.spec.for_rules:
            for each in sorts:
                yield from self.book.starts.get((code, each), ())

    @cached_property
    def _whom(self) -> list[tuple[str, ...] | None]:
        """Of each entry, the respondents against whom alone it moves clocks."""
        return [entry.event.moves_against(self.case) for entry in self.entries]

    @cached_property
    def paid(self) -> Mapping[int, Paid]:
        """How far each instrument is paid, by its entry."""
        return paid_off(self.case)

    def _names(self, rule: ClockRule, place: int, start: date) -> tuple[str, ...]:
        """Return the respondents that something was done against, and an empty name for the rest of them."""
        if mine := self._whom[place]:
            return mine
        moved = {self._place[act.entry] for act in self._acts(rule, place, start)}
        told = (whom for at, whom in enumerate(self._whom) if whom and (at > place or at in moved))
        apart = dict.fromkeys(name for whom in told for name in whom)
        rest = not apart or any(party.name not in apart for party in self.case.parties.respondents)
        return (*apart, *([""] if rest else []))

    def _clock(self, rule: ClockRule, trigger: Trigger, day: Dated, place: int, name: str) -> Clock:
        acts, slack, entry = self._acts(rule, place, first_day(day)), None, self.entries[place]
        if rule.each:
            acts = [act for act in acts if is_against(name, self._whom[self._place[act.entry]])]
        vague = isinstance(day, DaySpan) or self._moved[id(rule)].vague
        paid = self.paid.get(entry.seq) if rule.on_payment else None
        if paid and paid.by in self._place:
            last = self.entries[self._place[paid.by]]
            acts, vague = [*acts, dated_act("stop", last.day, last)], vague or last.span is not None
        found = reckon(rule, first_day(day), acts, self.book.calendar)
        if vague:
            slack = self._slack(found, trigger, day, place, acts)
        due = slack.due if slack else found.due
        return Clock(found, entry.seq, name, self._lapsed_by(found, due, place), slack, short_of(paid))

    def _slack(self, found: Reckoning, trigger: Trigger, day: Dated, place: int, acts: Sequence[Move]) -> Slack | None:
        """Return what of a clock hangs on days that are not known exactly, None where nothing does."""
        entry, vague = self.entries[place], []
        if isinstance(day, DaySpan):
            vague.append(Vague(entry.seq, self._called(place, trigger)))
        labels = {each.seq: each.event.spec.label for each in self.entries}
        vague += [Vague(act.entry, labels[act.entry]) for act in acts if act.until]
        if not vague:
            return None
        last = max(min(last_day(day), entry.at.date()), found.starts)
        due = latest_due(found.rule, found.starts, last, acts, self.book.calendar)
        met = min((act.on for act in acts if act.what == "stop"), default=None)
        return Slack(day, due, met, tuple(vague))

    def _called(self, place: int, trigger: Trigger) -> Label:
        """Return what a day is called that sets a clock running: the field that tells it, else the event."""
        event = self.entries[place].event
        asked = event.spec.ask(trigger.on) if getattr(self._tellers[place], trigger.on, None) else None
        return asked.label if asked else event.spec.label

    def _lapsed_by(self, found: Reckoning, due: date, place: int) -> int | None:
        """Return the first later work on the case after a right had passed. due: the latest that it can have ended."""
        if not found.rule.no_one_late or place + 1 >= len(self.entries) or self._latest[place + 1] <= due:
            return None
        return next((each.seq for each in self.entries[place + 1 :] if lapses_by(found, due, each)), None)

    def _acts(self, rule: ClockRule, place: int, start: date) -> Sequence[Move]:
        """Return what moved a clock that was started at a place from a day on, each entry once.

        What is typed before a limit is known to begin, and happened since it did, moves it as well.
        """
        moved = self._moved.get(id(rule))
        if moved is None:
            moved = self._moved[id(rule)] = self._all_acts(rule)
        first = bisect_right(moved.places, place)
        if moved.first and not moved.vague:
            return moved.first[first : first + 1]
        if not rule.limitation:
            return moved.acts[first:]
        return [*(act for act in moved.acts[:first] if act.last >= start), *moved.acts[first:]]

    def _all_acts(self, rule: ClockRule) -> _Moved:
        places, acts = list[int](), list[Move]()
        for place in self._places(rule.moves):
            if act := act_of(self._tellers[place], self.entries[place], rule):
                places.append(place)
                acts.append(act)
        vague = any(act.until for act in acts)
        return _Moved(places, acts, firsts(acts) if rule.only_met else [], vague)

    def _places(self, codes: Iterable[str]) -> Sequence[int]:
        """Return where entries of these codes stand, in the order of the history."""
        found = [self._by_code[code] for code in codes if code in self._by_code]
        return found[0] if len(found) == 1 else sorted({place for places in found for place in places})


def short_of(paid: Paid | None) -> Sum | None:
    """Return what is missing of what was paid in part; None where nothing is paid, or all of it."""
    return paid.short if paid and paid.begun and not paid.by else None


def is_against(name: str, whom: tuple[str, ...] | None) -> bool:
    """Tell whether what was done against some respondents, or against all, moves a clock against one or the rest."""
    return whom is None or name in whom
