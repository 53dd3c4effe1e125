"""Explaining a clock in sentences: its rule, where it starts, how it is counted, and what it stands on."""

from collections.abc import Iterator

from cases.due.clocks import ALL_TERMS, Clock
from cases.due.clocksteps import steps
from cases.values.dates import with_weekday
from cases.values.spans import DaySpan
from cases.values.text import Sentence, say
from cases.views.clockwords import ClockStanding, standing_in
from cases.views.wording import article
from tui.casefile.reading import OnScreen
from tui.widgets.sheet import Labelled


def standing(clock: Clock, reading: OnScreen) -> ClockStanding:
    """Return how a clock stands today."""
    return standing_in(reading.file, clock, reading.today)


def explain(clock: Clock, reading: OnScreen) -> Iterator[Labelled]:
    """Yield all there is to say of a clock: the rule, each step of its calculation, how it stands, and its ground."""
    rule = clock.rule
    told = say("{rule}，{length}，由{who}办理", rule=rule.label, length=rule.length_said, who=reading.acts_by(clock))
    yield Labelled(say("期限"), told)
    yield Labelled(say("性质"), rule.whose.label)
    if whom := reading.whom(clock.whom):
        yield Labelled(say("工人"), whom)
    if clock.against:
        yield Labelled(say("对方"), reading.text(clock.against))
    yield Labelled(say("起算"), _start(clock, reading))
    for place, step in enumerate(steps(clock.reckoning, clock.slack)):
        yield Labelled("" if place else say("计算"), step)
    stands = standing(clock, reading)
    yield Labelled(say("状态"), stands.in_full)
    if done := stands.done_by:
        yield Labelled(say("办法"), done)
    if not clock.over:
        yield Labelled(say("后果"), rule.lapses)
    if rule.extension and not clock.over:
        yield Labelled(say("可延长"), rule.length_of(rule.extension))
    if rule.remind and clock.running:
        yield Labelled(say("提醒"), rule.reminds)
    yield from _ground(clock)


def _ground(clock: Clock) -> Iterator[Labelled]:
    rule = clock.rule
    yield Labelled(say("依据"), article(rule))
    if rule.note:
        yield Labelled(say("说明"), rule.note)
    if rule.decided_by:
        yield Labelled(say("本中心规则"), rule.decided)


def _day(clock: Clock) -> object:
    return clock.slack.starts if clock.slack and isinstance(clock.slack.starts, DaySpan) else with_weekday(clock.starts)


def _start(clock: Clock, reading: OnScreen) -> Sentence:
    line = next((each for each in reading.file.history if each.entry.seq == clock.started_by), None)
    what = line.entry.event.spec.label if line else ""
    n, day = clock.started_by, _day(clock)
    if clock.term == ALL_TERMS:
        return say("第 {n} 条 {event}，履行期届满（分期的为最后一期） {day}", n=n, event=what, day=day)
    if clock.term:
        return say("第 {n} 条 {event}，履行的最后一日 {day}", n=n, event=what, day=day)
    return say("第 {n} 条 {event}，{day}", n=n, event=what, day=day)
