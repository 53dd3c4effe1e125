"""Clocks (法定期限): derived from rules and the history, never typed."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from cases.due.apart.workers import ALL, Some
from cases.due.kept import kept
from cases.due.moved import Since
from cases.due.slack import UNSETTLED, Slack
from cases.events import Entry
from cases.law.clockrules import ClockRule, Ownership
from cases.law.owning import LAPSED, NO_RECORD, OPEN, PASSED, passed
from cases.law.reckoning import ENDS, Move, Reckoning, Turn, by_day, reckon
from cases.values.calendar import Calendar
from cases.values.spans import Dated, is_until, last_day, until
from cases.values.sums import Sum
from cases.values.text import Label, Sentence


class State(StrEnum):
    """How a clock stands on a day."""

    MET = "met"
    MET_LATE = "met_late"
    NOT_NEEDED = "not_needed"
    """Overtaken by something else, or the case is closed."""
    RESTS = "rests"
    RUNNING = "running"
    OPEN = "open"
    LAPSED = "lapsed"
    """A right that ended unused, or was used too late."""
    NO_RECORD = "no_record"
    """Of somebody else's time that has passed nothing is recorded, which proves nothing."""
    PASSED = "passed"
    """A chance of somebody else, of which nobody here knows whether it was used; nobody need ask."""
    OVERDUE = "overdue"
    """The centre's own, and late."""
    UNSURE = "unsure"
    """Whether it was met in time, or has passed, hangs on a day that is not known exactly."""

    @property
    def label(self) -> Label:
        return _STATES[self]


_STATES = {
    State.MET: Label("已办理", "met"),
    State.MET_LATE: Label("逾期办理", "met late"),
    State.NOT_NEEDED: Label("不再需要", "no longer needed"),
    State.RESTS: Label("暂停", "suspended"),
    State.RUNNING: Label("进行中", "running"),
    State.OPEN: OPEN,
    State.LAPSED: LAPSED,
    State.NO_RECORD: NO_RECORD,
    State.PASSED: PASSED,
    State.OVERDUE: Label("已逾期", "overdue"),
    State.UNSURE: UNSETTLED,
}
_SAID: Mapping[Label | None, State] = {label: state for state, label in _STATES.items()}


class Counted(NamedTuple):
    """What a clock is reckoned from: its rule, the day that set it running, what moved it since, and the calendar."""

    rule: ClockRule
    starts: date
    acts: tuple[Move, ...]
    calendar: Calendar

    @property
    def surely_ended(self) -> Move | None:
        """The act that ended it, as far as that follows without reckoning: what has ended stays so, unless revived."""
        for act in self.acts:
            if act.what in ENDS and not act.perhaps:
                return act
        return None


ALL_TERMS = -1
"""That a clock watches over all that is to be performed, and counts from the last day by which it is."""


@dataclass(frozen=True)
class Clock:
    """One clock of a case, reckoned when somebody asks. started_by: the number of the entry that started it.

    against: the respondent for whom alone it runs, empty where it runs alike for all.
    lapsed_by: for a right, the first work on the case after it had passed: nobody is late with a right that was not
    used, but it counts as due until somebody has worked on the case again.
    slack: None where all days that it hangs on are known exactly.
    short: what is missing where payment would meet it and a part has been paid, else None.
    since: from when on acts count for it. term: which of the days of performance it counts from, the first being 1; 0
    where it counts from none, `ALL_TERMS` where from the last for all of them. whom: for which of several workers it
    stands so.
    """

    counted: Counted
    started_by: int
    against: str = ""
    lapsed_by: int | None = None
    slack: Slack | None = None
    short: Sum | None = None
    since: Since | None = field(default=None, compare=False, repr=False)
    term: int = 0
    whom: Some = ALL

    @kept
    def reckoning(self) -> Reckoning:
        """How it was reckoned."""
        return reckon(*self.counted)

    @property
    def rule(self) -> ClockRule:
        return self.counted.rule

    @property
    def starts(self) -> date:
        """The day that set it running, which does not count itself."""
        return self.counted.starts

    @kept
    def ended(self) -> Move | None:
        """Return the act that met it, or by which it is no longer needed."""
        counted = self.counted
        return self.reckoning.ended if counted.rule.revive or self.slack else counted.surely_ended

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
        return self.reckoning.met.day if self.reckoning.met else None

    @property
    def met_by(self) -> int | None:
        """The entry that met it."""
        return self.reckoning.met.entry if self.reckoning.met else None

    @property
    def ended_by(self) -> int | None:
        """The entry that met it, or by which it is no longer needed."""
        return self.ended.entry if self.ended else None

    @property
    def rests(self) -> bool:
        """Whether it is suspended: it has no last day until it goes on."""
        return self.ended is None and self.reckoning.rests_since is not None

    @property
    def rests_later(self) -> date | None:
        """The day from which alone it will rest, where it may do so in its last months only; None where it does now."""
        return self.reckoning.rests_only_from if self.rests else None

    def rests_on(self, today: date) -> bool:
        """Tell whether it rests on a day."""
        return self.rests and (self.rests_later is None or today >= self.rests_later)

    @property
    def rests_from(self) -> Dated | None:
        """The day since which it rests, as well as that is known; None where it does not."""
        if self.rests_later:
            return self.rests_later
        turns = (turn.act.day for turn in reversed(self.reckoning.turns) if turn.counts and turn.act.what == "suspend")
        return next(turns, self.reckoning.rests_since) if self.rests else None

    @kept
    def running(self) -> bool:
        """Whether it counts, and nothing has ended it yet."""
        return self.ended is None and self.lapsed_by is None and not self.rests

    @kept
    def over(self) -> bool:
        """Whether something ended it, or it has passed and been looked at."""
        return self.ended is not None or self.lapsed_by is not None

    @kept
    def place(self) -> tuple[bool, bool, date, str, str, int, bool]:
        """Where it stands among the others as they are read: told once, however many entries come after.

        The next due first; of what is over, that which is over the earliest.
        """
        if ended := self.ended:
            return True, False, ended.on, self.rule.id, self.against, self.started_by, self.whom.rest
        over = self.lapsed_by is not None
        rests, rule = not over and self.rests, self.rule.id
        return over, rests, self.by, rule, self.against, self.started_by, self.whom.rest

    def lapsed(self, by: int) -> "Clock":
        """Return the clock once it has passed, and an entry was the first work on the case after that."""
        after = replace(self, lapsed_by=by)
        if "reckoning" in vars(self):
            vars(after)["reckoning"] = self.reckoning
        return after

    def days_left(self, today: date) -> int:
        """Days until it is due; negative when it has passed."""
        return (self.by - today).days

    @property
    def turns_told(self) -> tuple[Turn, ...]:
        """All that moved it; of what has ended, without what came in vain, which changes nothing any more."""
        turns = self.reckoning.turns
        return tuple(turn for turn in turns if turn.counts) if self.ended else turns

    def stands_as(self, other: "Clock") -> bool:
        """Tell whether it stands as another of the same start does."""
        mine, theirs = (each.reckoning._replace(kept=(), turns=each.turns_told) for each in (self, other))
        told = (self.lapsed_by, self.slack, self.short) == (other.lapsed_by, other.slack, other.short)
        return told and mine == theirs

    def follows(self, act: Move) -> bool:
        """Tell whether something that moved it comes after an act by its day."""
        return bool(self.counted.acts) and by_day(act) < by_day(self.counted.acts[-1])

    def state(self, today: date, *, closed: bool) -> State:
        """Return how it stands. closed: whether its case is: then a clock that nothing had ended is over with it."""
        if self.reckoning.met:
            return self._met(self.reckoning.met)
        if closed or self.reckoning.overtaken:
            return State.LAPSED if self._unused else State.NOT_NEEDED
        if self.reckoning.perhaps or self.rests_on(today):
            return State.UNSURE if self.reckoning.perhaps else State.RESTS
        return self._counting(today)

    @property
    def _unused(self) -> bool:
        """Whether it is a right that had ended unused before one went elsewhere.

        What a body decided later proves nothing of the kind: somebody may have gone there in time.
        """
        over, rule = self.reckoning.overtaken, self.rule
        ends = rule.whose is Ownership.RIGHT and not (rule.before or rule.opens)
        return over is not None and over.filed and ends and over.on > self.latest

    def _counting(self, today: date) -> State:
        """Return how it stands where nothing has ended it."""
        rule = self.rule
        least = 1 if rule.opens else 0
        if (self.due - today).days >= least:
            return State.RUNNING
        if (self.latest - today).days >= least:
            return State.UNSURE
        return _SAID.get(passed(rule.whose, rule), State.OVERDUE)

    def _met(self, act: Move) -> State:
        """Return how it was met: in time only where it was on each day that it may have been.

        Nobody is late with a right: used after its end it had lapsed. Whether somebody else was late is not proven by
        the day on which something came to be known here.
        """
        if act.last <= self.due or self.rule.opens or self.rule.whose is Ownership.OTHER:
            return State.MET
        earliest = self.slack.met if self.slack and self.slack.met else act.on
        if earliest <= self.latest:
            return State.UNSURE
        return State.LAPSED if self.rule.whose is Ownership.RIGHT else State.MET_LATE


def lapses_by(clock: Clock, entry: Entry) -> bool:
    """Tell whether an entry is work on the case after a time had passed with which nobody is late.

    Moving its file is none.
    """
    if not entry.event.spec.works or clock.ended is not None or not clock.counted.rule.no_one_late:
        return False
    return entry.on > clock.latest and not clock.rests


class WorkDone:
    """The work on a case, by day."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        works = (entry for entry in entries if entry.event.spec.works)
        self._done = sorted(works, key=lambda each: (each.on, each.seq))
        self._days = [entry.on for entry in self._done]

    def first_after(self, clock: Clock, start: Entry) -> int | None:
        """Return the first work on the case after a clock that nothing ended had passed, at the latest."""
        if not self._done or not clock.rule.no_one_late or self._days[-1] <= clock.latest:
            return None
        later = self._done[bisect_right(self._days, clock.latest) :]
        since = start.latest, start.seq
        return next((each.seq for each in later if (each.on, each.seq) > since and lapses_by(clock, each)), None)


def together(found: Sequence[Clock]) -> tuple[Clock, ...]:
    """Return clocks of one start for several workers, those as one that stand alike."""
    if len(found) < 2:
        return tuple(found)
    kept = list[Clock]()
    for clock in found:
        at = next((at for at, each in enumerate(kept) if each.stands_as(clock)), None)
        if at is None:
            kept.append(clock)
        else:
            kept[at] = replace(clock, whom=kept[at].whom.with_these(clock.whom))
    return tuple(kept)


def but_once(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks without those that run once in a case and were started before.

    Of a limitation period that is the one that an entry tells, rather than the intake; of these the first by its day.
    """
    told, first = tuple(found), dict[tuple[str, str], Clock]()
    for each in told:
        if each.counted.rule.once:
            key = (each.rule.id, each.against)
            other = first.setdefault(key, each)
            if each.counted.rule.limitation and _better(each, other):
                first[key] = each
    return tuple(each for each in told if not each.counted.rule.once or _beside(each, first))


def _beside(each: Clock, first: Mapping[tuple[str, str], Clock]) -> bool:
    """Tell whether the same entry started a clock as the first of its kind, for whichever workers."""
    return each.started_by == first[each.rule.id, each.against].started_by


def _better(each: Clock, other: Clock) -> bool:
    return (each.started_by == 1, each.starts) < (other.started_by == 1, other.starts)


def in_order(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks as they are read: the next due first, then those that rest, then those over."""
    return tuple(sorted(found, key=attrgetter("place")))
