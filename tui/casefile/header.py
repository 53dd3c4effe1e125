"""The header of a case: who, what, which stage; and who acts next, by when, by which article."""

from datetime import date

from cases.codes import codes
from cases.dates import distance
from cases.dues import Sort
from cases.lifecycle import acts_next
from cases.stages import Actor, Stage
from cases.text import Sentence, say
from tui.casefile.reading import Reading
from tui.widgets.sheet import Pair


def who_and_what(reading: Reading) -> Sentence:
    """Say who the case is for, what it is about and where it stands."""
    case = reading.case
    told = say(
        "{number} {who} {cause} {stage}",
        number=case.number,
        who=reading.applicant,
        cause=codes("cause").label(case.cause),
        stage=case.stage.label,
    )
    if case.sealed:
        return say("*封存 {told}", told=told)
    return say("*限定 {told}", told=told) if case.restricted else told


def what_next(reading: Reading) -> Pair:
    """Say who acts next, what by when and by which article; and how that looks."""
    case, due = reading.case, reading.file.next_due
    if case.stage is Stage.CLOSED:
        return Pair("", say("已于 {day} 结案；没有待办事项", day=case.closed_on), "$text-muted")
    actor = acts_next(case)
    who: object = actor.label
    if actor is Actor.HANDLER:
        who = say("{actor} {name}", actor=actor.label, name=reading.colleague(case.handler))
    if due is None:
        return Pair("", say("下一步 {who}；没有下一步的日期，请登记待办或约定下一步", who=who), "$text-warning")
    days = (due.on - reading.today).days
    left = say("!{late}", late=distance(days)) if days < 0 else distance(days)
    style = "$text-error bold" if days < 0 else "$text-warning" if days <= 3 else ""
    what: object = reading.text(due.text) or due.label
    if due.clock:
        rule = due.clock.rule
        what = say("{what}（{basis}）", what=rule.label, basis=_basis(rule.basis, unconfirmed=rule.unconfirmed))
    told = say("下一步 {who}  {left} {day}  {what}", who=who, left=left, day=due.on, what=what)
    return Pair("", _held(told, case.day_of(Sort.HOLD), reading.today), style)


def _held(told: Sentence, until: date | None, today: date) -> Sentence:
    """Say before what is next that the case is on hold, and whether the hold is over."""
    if until is None:
        return told
    if until < today:
        return say("!挂起已于 {day} 到期  {told}", day=until, told=told)
    return say("挂起到 {day}  {told}", day=until, told=told)


def _basis(basis: str, *, unconfirmed: bool) -> object:
    return say("{basis}，未核实", basis=basis) if unconfirmed else basis
