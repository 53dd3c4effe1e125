"""What one reader may see of a case file, in their language: all of it, or with what is personal hidden.

Screens, command line and papers read through it, so that they say the same and hide the same.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from cases.due.agenda import Duty, right_on
from cases.due.apart.workers import Some
from cases.due.clocks import Clock
from cases.due.rulewords import done_by
from cases.events import CATALOGUE, Ask, Event, Opened
from cases.events.spec import Spec
from cases.file.case import Case
from cases.hiding.mask import Mask
from cases.personal.gathered import of_case
from cases.standing.dues import Sort
from cases.standing.leads import lead_of
from cases.standing.promised import promised_as
from cases.standing.stages import Stage
from cases.values.text import CHINESE, Sentence, say
from cases.views.casefile import CaseFile
from cases.views.clockwords import roughly
from cases.views.wording import (
    UNASSIGNED,
    FarOff,
    NextStep,
    Upcoming,
    acts,
    applicant,
    far_off,
    in_words,
    not_named,
    with_article,
    with_right,
)


def said_in(case: Case, ask: Ask) -> Any:
    """Return what a case says now in a field of its intake; nothing where what that says more of is empty."""
    about = Opened.spec.ask(ask.says_more_of)
    return ask.kind.empty if about and case.said(about.name) == about.kind.empty else case.said(ask.name)


class Reading:
    """A case file with one reader before it.

    mask: whether and how what it says of people is hidden from them. show: gives a text, label or sentence in their
    language.
    """

    def __init__(self, file: CaseFile, mask: Mask, show: Callable[[object], str] = CHINESE) -> None:
        self.file = file
        self.case = file.case
        self.show = show
        self._given = mask

    @cached_property
    def mask(self) -> Mask:
        """How what it says of people is shown, by all that it says of them: that is read when it is first needed."""
        return of_case(self.file, self._given)

    def text(self, text: str) -> str:
        """Return a text as the reader may see it."""
        return self.mask.text(text)

    @property
    def applicant(self) -> object:
        """Who the case is for, and of how many."""
        return applicant(self.mask.name(self.case.parties.applicant.name), self.case.parties.people)

    def colleague(self, account: str) -> str:
        """Return the name of somebody of the centre."""
        return self.file.names.get(account, account)

    @property
    def handler(self) -> str:
        """Who handles the case, in the reader's language that nobody does."""
        return self.colleague(self.case.handler) or self.show(UNASSIGNED)

    def label(self, name: str) -> str:
        """Return the label of a field of the intake."""
        ask = Opened.spec.ask(name)
        return self.show(ask.label) if ask else name

    def now(self, name: str) -> str:
        """Return what the case says now in a field of its intake; empty where it says nothing."""
        ask = Opened.spec.ask(name)
        if ask is None or (value := said_in(self.case, ask)) == ask.kind.empty:
            return ""
        return ask.kind.cell(ask.kind.show(ask.kind.seen(value, self.mask)), self.show)

    def fields(self, event: Event, on: date | None = None) -> Iterator[tuple[str, str]]:
        """Yield the label and the text of each filled field of an event of a day."""
        return self.fields_by(self.mask, event, on)

    def fields_by(self, mask: Mask, event: Event, on: date | None = None) -> Iterator[tuple[str, str]]:
        """Yield them as another mask shows them."""
        for ask, parts in event.hidden(mask).shown_fields(masked=False, on=on):
            told = ask.kind.cell(parts, self.show, self.file.names)
            yield self.show(ask.label_on(on)), self._with_article(told, ask, getattr(event, ask.name))

    def _with_article(self, told: str, ask: Ask, value: str) -> str:
        """Return a ground as it is told, with the article that it stands on, and whether that is unconfirmed."""
        choices = ask.kind.choices if ask.kind.grounded else None
        code = choices.by_code.get(value) if choices else None
        if code is None or not code.source:
            return told
        return self.show(with_article(told, code.source, unconfirmed=code.unconfirmed))

    def next(self, today: date) -> NextStep:
        """Return what is next on the case, and which right ends next."""
        case, due, right = self.case, self.file.next_due, right_on(self.file.rights, today)
        lead = lead_of(case.stage, case.acts_next, case.intake.kind)
        step = self._coming(due, today) if due and not (due.ends and due in self.file.rights) else None
        ends = self._coming(right, today) if right else None
        return NextStep(lead, step, ends, case.acts_next, self.file.handler_name, _done(due) if due else "")

    def next_events(self, today: date) -> tuple[str, ...]:
        """Return the codes of the events by which what is next is recorded, the first one first; empty for none."""
        lead, due = self.next(today).lead, self.file.next_due
        rule, kept = due.clock.rule if due and due.clock else None, _recorded_by(due.sort) if due else None
        stops = [each.event for each in rule.stop] if rule and rule.own else []
        first = (lead.event if lead else "", kept.code if kept else "")
        return tuple(dict.fromkeys(each for each in (*first, *stops) if each))

    def _coming(self, duty: Duty, today: date) -> Upcoming:
        what, rule = self._promised(duty), duty.clock.rule if duty.clock else None
        if duty.clock and (remark := roughly(duty.clock)):
            what = say("{what}，{remark}", what=what, remark=remark)
        return Upcoming(duty.on, self.far(duty, today), what, rule, self.acts(duty))

    def far(self, duty: Duty, today: date) -> FarOff:
        """Return how far off something is that lies ahead, or what became of it."""
        return far_off(duty.on, duty.latest, today, duty.whose, duty.clock.rule if duty.clock else None)

    def acts(self, duty: Duty) -> object:
        """Return who must see to something: the handler by name, others by what they are."""
        return acts(duty.sort, duty.clock.rule if duty.clock else None, self.colleague(duty.who))

    def acts_by(self, clock: Clock) -> object:
        """Return who must see to a clock: the handler by name or others, else as `not_named` says."""
        named = acts(Sort.CLOCK, clock.rule, self.colleague(self.case.handler))
        return named or not_named(clock.rule, self.case.acts_next)

    def head(self, today: date) -> Sentence:
        """Say at the head of the case what is next, after how long it is suspended if it is."""
        return self._told(self.next(today), today, keys=True)

    def ahead(self, today: date) -> Iterator[Sentence]:
        """Say the same in sentences of a text: the next step, and the next right that ends."""
        step = self.next(today)
        yield self._told(step._replace(right=None), today, keys=False)
        if step.right:
            yield say("权利：{right}", right=step.right.ends)

    def _told(self, step: NextStep, today: date, *, keys: bool) -> Sentence:
        if self.case.stage is Stage.CLOSED:
            return with_right(self._ended(step), step)
        return self._suspended(in_words(step, keys=keys), today)

    def promised(self, today: date) -> Iterator[Sentence]:
        """Say what else is promised for a day, beside what is next."""
        for duty in self.file.ahead(today):
            if duty.clock is None and duty is not self.file.next_due:
                left = self.far(duty, today).told
                yield say("{day}，{left}：{what}", day=duty.on, left=left, what=self._promised(duty))

    def _suspended(self, told: Sentence, today: date) -> Sentence:
        until = self.case.day_of(Sort.SUSPENSION)
        if until is None:
            return told
        if until < today:
            return say("!暂停已于 {day} 到期  {told}", day=until, told=told)
        return say("暂停到 {day}  {told}", day=until, told=told)

    def _ended(self, step: NextStep) -> Sentence:
        """Say when the case ended, and what is due all the same."""
        day, due = self.case.closing.closed_on, step.due
        if due is None:
            return (
                say("已于 {day} 结案；没有待办事项", day=day) if step.right is None else say("已于 {day} 结案", day=day)
            )
        return say("已于 {day} 结案；还有 {on} {what}", day=day, on=due.on, what=due.what)

    def _promised(self, due: Duty) -> object:
        name = self.clock_name(due.clock) if due.clock else due.label
        return promised_as(due.sort, name, self.text(due.text))

    def clock_name(self, clock: Clock) -> object:
        """Return what a clock is called, for which workers it stands so, and against which respondent it runs."""
        rule, against, whom = clock.rule.label, self.text(clock.against), self.whom(clock.whom)
        if whom and against:
            return say("{rule}（{whom}，对{name}）", rule=rule, whom=whom, name=against)
        if whom:
            return say("{rule}（{whom}）", rule=rule, whom=whom)
        return say("{rule}（对{name}）", rule=rule, name=against) if against else rule

    def whom(self, some: Some) -> object:
        """Return who some of the workers are, empty for all: a few by name, those that are left by their number."""
        names = tuple(map(self.mask.name, some.names))
        if names and not some.left and len(names) <= _FEW:
            return names
        if some.rest:
            return say("另 {n} 人", n=some.many) if some.many else say("其他人")
        return say("{name}等 {n} 人", name=names[0], n=some.many) if names else ""


_FEW = 2
"""As many workers as are told by name."""


def _done(due: Duty) -> object:
    """Say by which keys what is due is recorded: what meets its clock, or fulfils such a promise; empty for none."""
    if due.clock:
        return done_by(due.clock.rule) or ""
    kept = _recorded_by(due.sort)
    return say("按 {key} 登记即完成", key=kept.key) if kept else ""


def _recorded_by(sort: Sort) -> Spec | None:
    """Return the event that is recorded once such a promise is kept, None where it is work as it comes."""
    return next((event.spec for event in CATALOGUE.values() if event.spec.does is sort), None)
