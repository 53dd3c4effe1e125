"""How a clock stands on a day, worded once for screens, command line and papers."""

from datetime import date
from typing import NamedTuple

from cases.due.agenda import ended_with
from cases.due.clocks import Clock, State
from cases.due.clocksteps import turns
from cases.due.rulewords import done_by
from cases.values.dates import distance, spelled_out
from cases.values.money import say_sum
from cases.values.spans import Dated, DaySpan
from cases.values.text import Label, Sentence, say
from cases.views.casefile import CaseFile
from cases.views.wording import Tone, left, tone

ROLLED = Label("已顺延", "moved past rest days")
PROVISIONAL = Label("暂定", "provisional")
"""That it reaches past the known holiday arrangements, and may still move."""

LATEST = Label("最晚的可能日", "latest possible day")
"""That nothing but that is known of the last day."""

EARLIEST = Label("按最早可能日计", "counted from the earliest possible day")
"""That the day which set it running is not known exactly."""

_COUNTING = frozenset((State.RUNNING, State.OVERDUE))
_OPEN = frozenset((*_COUNTING, State.OPEN, State.LAPSED, State.NO_RECORD, State.PASSED, State.UNSURE))
_PASSED = frozenset((State.LAPSED, State.NO_RECORD, State.PASSED, State.OVERDUE))
_ASKS = frozenset((State.LAPSED, State.NO_RECORD))
"""Of what has passed, that with which nobody here is late: there may still be something to do about it."""


class ClockStanding(NamedTuple):
    """How a clock stands. days: how far off its last day is, negative when that has passed; None where none counts.

    closed_by: the entry that closed the case and so ended it, 0 where that did not.
    """

    clock: Clock
    state: State
    days: int | None
    closed_by: int = 0

    @property
    def tone(self) -> Tone:
        """How it looks: late is only what is the centre's own."""
        if self.state is State.UNSURE or (self.state in _ASKS and self.clock.running):
            return Tone.SOON
        return tone(self.days)

    @property
    def told(self) -> Sentence | Label:
        """In a word: how long there is still, or for how long it is overdue; else what became of it."""
        return self.state.label if self.days is None else distance(self.days)

    @property
    def marked(self) -> Sentence | Label:
        """The same, with a sign before what is overdue."""
        return self.state.label if self.days is None else left(self.days)

    @property
    def in_full(self) -> Sentence:
        """In a sentence, with the day, and the entry that met it."""
        clock = self.clock
        if clock.reckoning.perhaps and self.state is State.UNSURE:
            return say("{told}：{ask}", told=self.told, ask=self.question)
        if self.state is State.UNSURE:
            return say("{told}：{due}；{ask}", told=self.told, due=self._due, ask=self.question)
        if self.state is State.LAPSED and (used := self.ended):
            return say("{told}，{day} 届满；{used}才提出", told=self.told, day=clock.by, used=used)
        if ended := self.ended:
            return say("{told}：{by}", told=self.told, by=ended)
        if self.state is State.RESTS:
            return say("{told}，从 {day} 起", told=self.told, day=clock.rests_from)
        due = spelled_out(clock.by, clock.by)
        if clock.rule.opens:
            told = say("{told}，{due} 起可以办理", told=self.marked, due=due)
        else:
            told = say("{told}，{due} 届满", told=self.marked, due=due)
        return self._with_more(told)

    def _with_more(self, told: Sentence) -> Sentence:
        """Add to a sentence what is still missing, or from when on it will rest."""
        if later := self.clock.rests_later:
            return say("{told}；障碍到 {day} 还没有消除的，自该日起中止", told=told, day=later)
        return say("{told}；{missing}", told=told, missing=self.missing) if self.missing else told

    @property
    def with_rule(self) -> Sentence:
        """The same, after what the clock is called."""
        return say("{rule} {told}", rule=self.clock.rule.label, told=self.in_full)

    @property
    def ended(self) -> object:
        """By which entry it was met, or by which it is no longer needed, and when; empty where none did."""
        clock, over = self.clock, self.clock.reckoning.overtaken
        if over and self.state is not State.LAPSED:
            return _by(over.entry, over.day)
        if clock.met_on:
            return _by(clock.met_by, clock.met_on)
        return say("已结案，第 {n} 条", n=self.closed_by) if self.state is State.NOT_NEEDED else ""

    @property
    def ended_by(self) -> int | None:
        """The number of that entry."""
        used = self.clock.met_by if self.state is State.LAPSED else self.clock.ended_by
        return used or self.closed_by or None

    @property
    def _due(self) -> Sentence:
        """Say when it ends, where that hangs on days that are not known exactly, or when it was met does."""
        clock = self.clock
        if clock.latest == clock.due:
            return say("{day} 届满", day=clock.due)
        if isinstance(clock.due_known, DaySpan):
            return say("最晚 {latest} 届满", latest=clock.latest)
        due = say("按最早可能日 {due} 届满", due=clock.due)
        return say("{due}，最晚 {latest} 届满", due=due, latest=clock.latest) if clock.latest < date.max else due

    @property
    def question(self) -> object:
        """What somebody should ask, where how it stands hangs on what is not known; else empty."""
        act = self.clock.reckoning.perhaps
        if self.state is State.UNSURE and act and not act.when:
            if act.untold:
                return say("第 {n} 条只登记了文书：请补登它决定了什么，或者提出了什么申请", n=act.entry)
            if act.ask:
                return say("第 {n} 条没有写明针对第几条：请作废后重新登记，写明针对第几条", n=act.ask)
            return say("不知道第 {n} 条是哪一次申请的：请补登提交申请，写明针对第几条", n=act.entry)
        if self.state is not State.UNSURE or self.clock.slack is None:
            return ""
        asked = (say("第 {n} 条“{what}”", n=each.entry, what=each.what) for each in self.clock.slack.vague)
        return say("请问清{what}的日期", what=tuple(asked))

    @property
    def missing(self) -> object:
        """That a part of what it waits for is paid, and how much is missing; else empty."""
        short = self.clock.short
        if short is None or self.state not in _OPEN:
            return ""
        return say("已付一部分，尚欠 {sum}", sum=say_sum(short))

    @property
    def lapses(self) -> object:
        """What follows from its having passed; empty where it has not."""
        return self.clock.rule.lapses if self.state in _PASSED else ""

    @property
    def done_by(self) -> Sentence | None:
        """What must be recorded for it to be done; None where it is over, or not the centre's own."""
        return done_by(self.clock.rule) if self.clock.running and self.state in _OPEN else None

    @property
    def remarks(self) -> tuple[Label, ...]:
        """What there is to know of its last day."""
        clock = self.clock
        rough = roughly(clock) if self.state in _OPEN or self.state is State.NOT_NEEDED else None
        told = (
            (ROLLED, clock.rolled is not None),
            (PROVISIONAL, clock.provisional and clock.running),
            *([(rough, True)] if rough else []),
        )
        return tuple(label for label, so in told if so)


def roughly(clock: Clock) -> Label | None:
    """Return what there is to say of a last day that is not known exactly, None for one that is."""
    if clock.latest == clock.due:
        return None
    return LATEST if isinstance(clock.due_known, DaySpan) else EARLIEST


def interruptions(clock: Clock) -> tuple[Sentence, ...]:
    """Return what became of a limitation period (时效), act by act; nothing for another clock."""
    return tuple(turns(clock.reckoning)) if clock.rule.limitation else ()


def standing_of(clock: Clock, today: date, closed_by: int = 0) -> ClockStanding:
    """Return how a clock stands today. closed_by: the entry that closed its case and ended it with that, 0 for none."""
    state = clock.state(today, closed=closed_by > 0)
    days = clock.days_left(today) if state in _COUNTING else None
    return ClockStanding(clock, state, days, closed_by if state is State.NOT_NEEDED else 0)


def standing_in(file: CaseFile, clock: Clock, today: date) -> ClockStanding:
    """Return how a clock of a case stands today, by whether that is closed and it lives on."""
    return standing_of(clock, today, file.closed_by if ended_with(file.case, clock) else 0)


def _by(entry: int | None, day: Dated) -> Sentence:
    return say("第 {entry} 条，{day}", entry=entry, day=day)
