"""Reckoning a clock (期限的计算): from its start, through whatever moved it, to its last day (民法典 200-203)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cases.law.clockrules import ClockRule, Trigger
from cases.values.calendar import Calendar, add_days, add_months
from cases.values.spans import Dated, between, first_day, last_day
from cases.values.text import Sentence


class Move(NamedTuple):
    """What moves a running clock, one of `MOVES`, on a day; entry: of the history, or 0.

    on: the earliest day that it may have been. until: the latest, None where the day is known exactly.
    cause: as what the law takes it, a code of `limitation_act`; empty where that is no matter.
    place: among the acts of one day, by the order declared for its kind. back: of what revives a clock, whether it
    counts from the act that had ended it. perhaps: whether nobody can say that it is about what set the clock running.
    about: whether the bounds of its day are only what a word such as 春 or 不详 is taken to mean. late: whether it
    restarts a clock that has lapsed too. filed: whether with it one goes to a body. head: the entry with which that
    began before a body of which it is a part, 0 for none; told only to clocks that may be revived. by: the trigger,
    where that asks for more than the act itself tells. anew: the day from which what restarts a clock lets it
    count, None for its own. undone: of what revives a clock, whether it goes on as if it had not ended. ask: where
    nobody can say, the entry that would tell, 0 where none does: by its day if when, else by the paper that it is
    against. untold: whether it is but a paper, which nobody has recorded as what it decides or begins.
    """

    what: str
    on: date
    entry: int = 0
    until: date | None = None
    cause: str = ""
    place: int = 0
    back: bool = False
    perhaps: bool = False
    about: bool = False
    head: int = 0
    late: bool = False
    filed: bool = False
    by: Trigger | None = None
    anew: date | None = None
    undone: bool = False
    ask: int = 0
    when: bool = False
    untold: bool = False

    @property
    def from_day(self) -> date:
        """The day from which a clock counts that it restarts."""
        return max(self.on, self.anew or self.on)

    @property
    def last(self) -> date:
        """The latest day that it may have been."""
        return self.until or self.on

    def not_after(self, day: date | None) -> "Move":
        """Return it as something that was surely done by a day; None for one that nobody knows."""
        if self.until is None or day is None or day >= self.until or day < self.on:
            return self
        return self._replace(until=day if day > self.on else None)

    def as_of(self, day: Dated) -> "Move":
        """Return it as of another day."""
        first, last = first_day(day), last_day(day)
        return self._replace(on=first, until=last if last > first else None)

    @property
    def day(self) -> Dated:
        """The day, as well as it is known."""
        return between(self.on, self.last, about=self.about)


class Turn(NamedTuple):
    """An act with what it came to. counts: False where it came too late or found nothing to move.

    natural: the last day by counting alone after it, None while the clock rests. unsure: whether it does not count
    because nobody knows whether it came in time. due: the last day before it.
    """

    act: Move
    counts: bool
    natural: date | None
    unsure: bool = False
    due: date = date.max


class Reckoning(NamedTuple):
    """A clock as it was reckoned. A tuple, for a long case has hundreds, made anew whenever it is read.

    starts: the day that set it running, which does not count itself. base: the day that the count began again from.
    longer: by its extension, in the unit of the rule. rested: days, or working days, for which it rested.
    natural: the last day by counting alone; due: the last day after rolling over rest days, rolled says why, if it did.
    provisional: it reaches past the known holiday arrangements. rests_since: since when it rests, if it does.
    met: the act that met it. overtaken: the act by which it is no longer needed. perhaps: the first act that ended it
    if it is about what set it running, which nobody can say. turns: all that moved it. floor: the last day that a rest
    gave it. kept: what ended or restarted it since it had ended, for when it is
    revived.
    """

    rule: ClockRule
    starts: date
    base: date
    natural: date
    due: date
    rolled: Sentence | None = None
    provisional: bool = False
    longer: int = 0
    rested: int = 0
    rests_since: date | None = None
    met: Move | None = None
    turns: tuple[Turn, ...] = ()
    overtaken: Move | None = None
    perhaps: Move | None = None
    floor: date | None = None
    kept: tuple[Move, ...] = ()

    @property
    def ended(self) -> Move | None:
        """The act that met it, or by which it is no longer needed."""
        return self.met or self.overtaken

    @property
    def rests_only_from(self) -> date | None:
        """The first day of its last months, where it rests in these alone and was hindered before (民法典 194)."""
        first = _last_months(self.rule, self.natural)
        return first if first and self.rests_since and first > self.rests_since else None


def _last_months(rule: ClockRule, natural: date) -> date | None:
    """Return the day on which the last months of a time begin, in which alone it may rest; None where it always may."""
    return add_months(natural, -rule.rests_in_last) if rule.rests_in_last else None


def reckon(rule: ClockRule, starts: date, acts: Iterable[Move], calendar: Calendar) -> Reckoning:
    """Return when a clock that starts on this day is due, after all that moved it, taken by day and then by entry.

    A clock that has lapsed or ended is not restarted, suspended or extended any more, but where something revives it.
    It is extended once: what the law grants is the most in all, however many notices say so. Of a day that is not known
    exactly, that is taken which brings the last day nearest, and an act counts only if it came in time on each day that
    it may have been.
    """
    return _moved(Count(rule, starts, calendar), sorted(acts, key=by_day), ())


def go_on(found: Reckoning, act: Move, calendar: Calendar) -> Reckoning:
    """Return a reckoning after one more act, which comes after all its turns by its day, and nothing ended yet."""
    return _moved(Count.at(found, calendar), [act], found.turns)


def _moved(count: "Count", acts: Sequence[Move], before: tuple[Turn, ...]) -> Reckoning:
    turns, perhaps = [*before], count.perhaps
    for act in acts:
        due, kept = count.last.due, count.kept
        counts = not act.perhaps and count.move(act)
        unsure = act.perhaps or (act.until is not None and not counts and act.on <= due < act.until)
        if act.perhaps and not count.ended and (act.what in ENDS or (act.untold and (act.late or act.on <= due))):
            perhaps = perhaps or act
        if act.what == "revive" and perhaps and _came_to_nothing(perhaps, act):
            perhaps = None  # whether that had ended it or not, it does so no more
        if act.what == "revive" and counts:
            turns = [turn._replace(counts=True) if _counts_after(turn.act, kept, count) else turn for turn in turns]
        if counts or unsure or act.what not in ENDS:  # what has ended is not ended again
            turns.append(Turn(act, counts, None if count.rests_since else count.last.natural, unsure, due))
        if count.ended and not count.rule.revive:
            break
    last, rule, starts = count.last, count.rule, count.starts
    return Reckoning(
        rule,
        starts,
        count.base,
        last.natural,
        last.due,
        last.rolled,
        last.provisional,
        count.longer,
        count.rested,
        count.rests_since,
        count.met,
        (*turns,),
        count.overtaken,
        None if count.ended else perhaps,
        count.floor,
        count.kept,
    )


def _counts_after(act: Move, kept: Sequence[Move], count: "Count") -> bool:
    """Tell whether what came while a clock had ended counts now that it was revived."""
    return act == count.ended or any(each.what in _ON and each.entry == act.entry for each in kept)


RESTS = ("suspend", "resume")
"""Between what a clock rests."""

_ON = ("restart", *RESTS)
"""What happens to a claim whether or not it is before a body: it counts once that comes to nothing."""

ENDS = ("stop", "overtaken")
"""What ends a clock."""

MISSED = "missed"
"""What would have ended it, had it come in time (`Trigger.within`)."""


def by_day(act: Move) -> tuple[date, int, int]:
    """Return the place of an act among others: its day, and within the day its kind and then its entry.

    Of a day that is not known exactly the latest is taken, by which it has surely been; only of what makes a clock
    rest the earliest, for what lets it go on comes after it, and of what extends it, for what restarts it undoes that.
    """
    return (act.until if act.until and act.what not in ("suspend", "extend") else act.on), act.place, act.entry


class _Last(NamedTuple):
    """A last day: by counting alone, after rolling, why it rolled, and whether it is provisional."""

    natural: date
    due: date
    rolled: Sentence | None
    provisional: bool


class Count:
    """A count that goes on from act to act; see `Reckoning` for what it keeps."""

    __slots__ = (
        *("base", "calendar", "floor", "kept", "last", "longer", "met", "overtaken", "perhaps", "rested"),
        *("rests_since", "rule", "starts"),
    )

    def __init__(self, rule: ClockRule, starts: date, calendar: Calendar) -> None:
        self.rule, self.starts, self.calendar = rule, starts, calendar
        self.base = starts
        self.longer = self.rested = 0
        self.floor: date | None = None
        self.kept: tuple[Move, ...] = ()
        self.rests_since: date | None = None
        self.met: Move | None = None
        self.overtaken: Move | None = None
        self.perhaps: Move | None = None
        self.last = self._counted()

    @property
    def ended(self) -> Move | None:
        return self.met or self.overtaken

    @classmethod
    def at(cls, found: Reckoning, calendar: Calendar) -> "Count":
        """Return the count where a reckoning left it."""
        count = cls.__new__(cls)
        count.rule, count.starts, count.calendar, count.base = found.rule, found.starts, calendar, found.base
        count.longer, count.rested, count.rests_since = found.longer, found.rested, found.rests_since
        count.met, count.overtaken, count.perhaps = found.met, found.overtaken, found.perhaps
        count.floor, count.kept = found.floor, found.kept
        count.last = _Last(found.natural, found.due, found.rolled, found.provisional)
        return count

    def move(self, act: Move) -> bool:
        """Take an act; tell whether it moves anything."""
        if act.what == "revive":
            return self._revive(act)
        if self.ended or act.what == MISSED:
            self.kept += (act,) if act.what in (*ENDS, *_ON) else ()
            return False
        if act.what in ENDS:
            return self._end(act)
        if act.what == "resume":
            return self._resume(act)
        if not self._runs_on(act.last) and not (act.late and act.last >= self.starts):
            return False
        moved = {"extend": self._extend, "restart": self._restart, "suspend": self._suspend}[act.what](act)
        if moved:
            self.last = self._counted()
        return moved

    def _resume(self, act: Move) -> bool:
        before = self.last
        if self.rests_since is None:
            return False
        self._go_on(act.on)
        return not self.rule.rests_in_last or self.last != before  # before the last months it did not rest

    def _extend(self, _act: Move) -> bool:
        again = self.longer > 0
        self.longer = self.rule.extension
        return not again

    def _restart(self, act: Move) -> bool:
        """Let it begin again. A hindrance is not over because somebody asked: it rests on, from the new beginning."""
        self.base, self.longer, self.rested, self.floor = self._restarted(act), 0, 0, None
        self.rests_since = self.rests_since and max(self.rests_since, self.base)
        return True

    def _suspend(self, act: Move) -> bool:
        rests = self.rests_since is not None
        self.rests_since = self.rests_since or act.last
        return not rests

    def _end(self, act: Move) -> bool:
        if act.what == "stop":
            self.met = act
        else:
            self.overtaken = act
        if self.rests_since:
            self.kept += (Move("suspend", max(self.rests_since, act.on)),)
            self._go_on(act.on)
        return True

    def _revive(self, act: Move) -> bool:
        """Let an ended clock begin again: from the act that had ended it, taken as 中断, or from this one.

        Or let it go on as if that had never been, while its time is not over.

        That had to be of what now came to nothing, and in time. What restarted it meanwhile did so all the same (民法典
        第一百九十五条), and what ended it besides and has not come to nothing ends it still.
        """
        if not self.ended or (act.undone and act.last > self.last.due):
            return False
        self.kept = tuple(_without(self.kept, act))
        if not (act.undone or _came_to_nothing(self.ended, act)) or self.ended.last > self.last.due:
            return False
        other = next((each for each in self.kept if each.what in ENDS), None)
        since = [each.from_day for each in self.kept if each.what == "restart" or each == other]
        self.met, self.overtaken, ended = None, None, self.ended
        if not act.undone:
            self.base = max(ended.on if act.back else act.on, self.base, *since)
            self.longer, self.rested, self.floor = 0, 0, None
        self.last = self._counted()
        self._rest_again()
        if other:
            self._end(other)
        self.kept = tuple(each for each in self.kept if other and each != other)
        return True

    def _rest_again(self) -> None:
        """Take up again what rested while it had ended, or rests still."""
        for act in self.kept:
            if act.what == "suspend":
                self._suspend(act)
            elif act.what == "resume":
                self._resume(act)

    def _restarted(self, act: Move) -> date:
        """Return the day from which it begins again: not before what it counted from."""
        return max(act.from_day, self.base)

    def _runs_on(self, day: date) -> bool:
        """Tell whether it has begun by this day and not lapsed before it; while it rests, it does not lapse."""
        return day >= self.starts and (self.rests_since is not None or day <= self.last.due)

    def _go_on(self, on: date) -> None:
        """End a rest: the clock is longer by the days, or working days, that it rested.

        Where it may rest in its last months alone, only by those within them (民法典 第一百九十四条). One that came to
        rest on a day to which its last day was put off goes on for that: it is not over before the rest is.
        """
        rule, since = self.rule, max(min(self.rests_since or on, self.last.natural), self.base)
        working = rule.unit == "working_days"
        on = max(on, since)  # of days that are not known exactly, the one may be taken before the other
        if window := _last_months(rule, self.last.natural):
            since = min(max(since, window), on)
            if rule.ends_after_rest and on > window:
                self.floor = add_months(on, rule.ends_after_rest)
        self.rested += self.calendar.working_days(since, on) if working else (on - since).days
        self.rests_since = None
        self.last = self._counted()

    def _counted(self) -> _Last:
        """Return the last day as it is counted from the base."""
        rule, calendar, base = self.rule, self.calendar, self.base
        length = rule.length + self.longer
        if rule.before:
            day = calendar.add(base, -length, rule.unit)
            return _Last(day, day, None, not calendar.settled(day, base))
        if rule.unit == "working_days":
            day = calendar.add_working_days(base, length + self.rested)
            return _Last(day, day, None, not calendar.settled(add_days(base, 1), day))
        natural = calendar.add(base, length, rule.unit)
        if self.rested:
            natural = add_days(natural, self.rested)
        if self.floor:
            natural = self.floor
        if rule.opens or rule.named:
            return _Last(natural, natural, None, False)
        day, rolled = calendar.roll(natural)
        return _Last(natural, day, rolled, not calendar.settled(natural, day))


def _came_to_nothing(ended: Move, act: Move) -> bool:
    """Tell whether an act is the end of that with which a clock had ended; so it is taken where that is not told."""
    return ended.head == act.head or (ended.what == "stop" and not ended.head)


def _without(kept: Iterable[Move], act: Move) -> Iterator[Move]:
    """Yield what is kept once an act ends what one had gone to a body with: that is as if one had only asked (中断)."""
    for each in kept:
        yield each._replace(what="restart") if each.what in ENDS and each.head == act.head else each
