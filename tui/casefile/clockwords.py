"""Explaining a clock in sentences: its rule, where it starts, how it is counted, and what it stands on."""

from collections.abc import Iterator
from datetime import date

from cases.clocks import Clock
from cases.dates import distance
from cases.stages import Stage
from cases.text import Sentence, say
from tui.casefile.reading import Reading
from tui.forms.read import WEEKDAYS, told_day
from tui.widgets.sheet import Pair


def standing(clock: Clock, reading: Reading) -> tuple[Sentence, str]:
    """Say how a clock stands today, and how that looks in a list: `late`, `soon` or nothing."""
    if clock.met_on:
        late = clock.met_on > clock.due and not clock.rule.right
        return say("逾期办理") if late else say("已办理"), ""
    if reading.case.stage is Stage.CLOSED:
        return say("已结案"), ""
    days = clock.days_left(reading.today)
    if clock.rule.right and days < 0:
        return say("已届满"), ""
    if days < 0:
        return say("!{late}", late=distance(days)), "late"
    return distance(days), "soon" if days <= 3 else ""


def explain(clock: Clock, reading: Reading) -> Iterator[Pair]:
    """Yield all there is to say of a clock."""
    rule = clock.rule
    told = say("{rule}，{length}，由{who}办理", rule=rule.label, length=rule.length_said, who=rule.actor_label)
    yield Pair(say("期限"), told)
    yield Pair(say("起算"), _start(clock, reading))
    yield Pair(say("计算"), _count(clock))
    if clock.provisional and clock.running:
        yield Pair(say("暂定"), say("届满日涉及的年份还没有公布放假安排，公布后可能变动"))
    yield Pair(say("现状"), _now(clock, reading))
    if not clock.met_on:
        yield Pair(say("过期"), rule.lapses)
    doubtful = rule.unconfirmed
    yield Pair(say("依据"), say("{basis}（未核实）", basis=rule.basis) if doubtful else rule.basis)
    if rule.note:
        yield Pair(say("说明"), rule.note)


def _start(clock: Clock, reading: Reading) -> Sentence:
    line = next((each for each in reading.file.history if each.entry.seq == clock.started_by), None)
    what = line.entry.event.spec.label if line else ""
    return say("第 {n} 条 {event}，{day}；当天不算", n=clock.started_by, event=what, day=_day(clock.starts))


def _count(clock: Clock) -> Sentence:
    length = clock.rule.length_said
    counted = say("{start} 起数 {length}，到 {end}", start=clock.starts, length=length, end=_day(clock.natural))
    return say("{counted}；{why}", counted=counted, why=clock.rolled) if clock.rolled else counted


def _day(day: date) -> Sentence:
    return say("{day} {weekday}", day=day, weekday=WEEKDAYS[day.weekday()])


def _now(clock: Clock, reading: Reading) -> object:
    told, _tone = standing(clock, reading)
    if clock.met_on:
        return say("{told}：第 {n} 条，{day}", told=told, n=clock.met_by, day=clock.met_on)
    return say("{told}，{due} 届满", told=told, due=told_day(clock.due, clock.due))
