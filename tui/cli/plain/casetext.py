"""A whole case as plain text, line by line, in the order in which a screen reader should read it out."""

from collections.abc import Iterator
from datetime import date

from cases.due.agenda import Duty
from cases.due.clocks import Clock
from cases.file.parts import role_label
from cases.personal.reading import Reading
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.text import Label, Sentence, say
from cases.views.casefile import CaseFile, HistoryLine
from cases.views.chain import CHAIN, chain
from cases.views.clockwords import interruptions, standing_in
from cases.views.eligible import eligibility
from cases.views.hardship import hardship
from cases.views.ledger import ledger, money_lines
from cases.views.matters import ASKED_OF_SOME, DAYS
from cases.views.pending import ended, pending
from cases.views.shares import TITLE
from cases.views.team import team
from cases.views.wording import article
from tui.cli.plain.money import share_table
from tui.cli.plain.values import PERSONAL, parties
from tui.words.language import _, show

INDENT = "    "


def pair(label: object, value: object) -> str:
    """Return a label and its value on one line; a value of several lines stands below, indented."""
    told = show(value)
    if "\n" not in told:
        return _("{label}：{value}", label=label, value=told)
    return "\n".join((_("{label}：", label=label), *indented(told)))


def indented(text: str) -> Iterator[str]:
    """Yield the lines of a text one step further in."""
    return (f"{INDENT}{line}" for line in text.split("\n"))


def head_lines(reading: Reading, today: date) -> Iterator[str]:
    """Yield the number, the stage, and who must do what by when."""
    case, step = reading.case, reading.next(today)
    yield pair(say("案号"), case.number)
    yield pair(say("阶段"), case.stage.label)
    if case.stage is not Stage.CLOSED:
        yield pair(say("下一步"), step.told)
    if step.due:
        yield pair(say("期限"), step.due.told)
    if step.right:
        yield pair(say("权利"), step.right.ends)


def case_lines(reading: Reading, today: date) -> Iterator[str]:
    """Yield the lines that tell a case."""
    yield from head_lines(reading, today)
    yield from _about(reading)
    for heading, lines in _sections(reading, today):
        told = list(lines)
        if told:
            yield from ("", show(heading), *indented("\n".join(told)))


def _about(reading: Reading) -> Iterator[str]:
    file, case = reading.file, reading.case
    yield pair(say("站点"), file.station.name)
    for name in ("kind", "groups", "people", "cause", "channel", "employment", *ASKED_OF_SOME, *DAYS):
        if text := reading.now(name):
            yield pair(reading.label(name), text)
    facts = (
        (say("承办人"), file.handler_name),
        (say("接案日期"), case.opened_on),
        (say("受理日期"), case.accepted_on),
        (say("结案日期"), case.closing.closed_on),
    )
    told = (*facts[:1], *team(file, reading.mask), *facts[1:])
    yield from (pair(label, value) for label, value in told if value)
    yield from (pair(label, told) for label, told in hardship(case))
    yield from (pair(each.label, each.told) for each in pending(case, reading.mask))
    if case.restricted:
        yield pair(say("查看范围"), codes("reach").label(case.privacy.reach))
    if case.privacy.consents:
        yield pair(say("已同意"), tuple(codes("consent_purpose").label(each) for each in case.privacy.consents))
    if case.privacy.legal_hold:
        yield pair(say("暂缓销毁"), say("是"))
    yield from (pair(each.label, each.told) for each in ended(case))


def _sections(reading: Reading, today: date) -> Iterator[tuple[Sentence | Label, Iterator[str]]]:
    file = reading.file
    yield say("当事人"), _parties(reading)
    yield CHAIN, (pair(each.role, each.told) for each in chain(reading.case))
    yield say("资格"), _eligibility(file, today)
    yield say("事实经过"), iter([reading.now("facts")])
    yield say("诉求"), iter([reading.now("request")])
    yield say("待办"), (_duty(duty, reading, today) for duty in file.ahead(today) if not duty.clock)
    yield say("期限"), (line for clock in file.clocks for line in _clock(clock, reading, today))
    yield say("款项"), _money(reading, today)
    yield TITLE, iter(share_table(reading, today))
    yield say("办理经过"), (text for line in file.history for text in entry_lines(reading, line))


def _eligibility(file: CaseFile, today: date) -> Iterator[str]:
    """Yield what was decided or is proposed at the counter, and there how each criterion stands."""
    for line in eligibility(file.case, file.clocks, today):
        yield pair(line.label, line.told) if line.label else show(line.told)


def _parties(reading: Reading) -> Iterator[str]:
    for party in parties(reading.file, reading.mask):
        yield pair(role_label(str(party["role"])), party["name"])
        yield from (pair(reading.label(name), party[name]) for name in PERSONAL if party[name])


def _duty(duty: Duty, reading: Reading, today: date) -> str:
    told: list[object] = [duty.on, reading.far(duty, today).told]
    if who := reading.acts(duty):
        told.append(who)
    return pair(duty.label, (reading.text(duty.text), *told) if duty.text else tuple(told))


def _clock(clock: Clock, reading: Reading, today: date) -> Iterator[str]:
    stands = standing_in(reading.file, clock, today)
    whose = say("{whose}，由{who}办理", whose=clock.rule.whose.label, who=reading.acts_by(clock))
    told = (stands.in_full, *stands.remarks, *filter(None, (stands.lapses,)), whose, _basis(clock))
    yield pair(reading.clock_name(clock), told)
    yield from (f"{INDENT}{show(each)}" for each in interruptions(clock))
    if done := stands.done_by:
        yield f"{INDENT}{show(done)}"


def _basis(clock: Clock) -> Sentence:
    return say("依据 {basis}", basis=article(clock.rule))


def _money(reading: Reading, today: date) -> Iterator[str]:
    told = money_lines(ledger(reading.file, today), reading.case, reading.mask)
    return (pair(line.label, line.in_short) for line in told)


def entry_lines(reading: Reading, line: HistoryLine) -> Iterator[str]:
    """Yield the lines that tell an entry; the intake is told elsewhere."""
    entry = line.entry
    told: list[object] = [entry.event.spec.label, line.by_name]
    if entry.backdated:
        told.append(say("{day} 补记", day=entry.at.date()))
    if line.voided_by:
        told.append(say("已作废，见第 {n} 条", n=line.voided_by))
    yield _("{n}. {on} {what}", n=entry.seq, on=entry.day, what=tuple(told))
    if not entry.event.spec.opens:
        told_fields = (pair(label, text) for label, text in reading.fields(entry.event, entry.on))
        yield from (line for text in told_fields for line in indented(text))
