"""What one reader may see of a case file, in their language: all of it, or with what is personal hidden.

Screens, command line and papers read through it, so that they say the same and hide the same.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from cases.due.agenda import Duty
from cases.due.clocks import Clock
from cases.events import Ask, Event, Opened
from cases.hiding.mask import Mask
from cases.personal.gathered import of_case
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.dates import distance
from cases.values.text import CHINESE, Sentence, say
from cases.views.casefile import CaseFile
from cases.views.clockwords import roughly
from cases.views.wording import UNASSIGNED, NextStep, applicant, far_off, in_words, promised_as, with_article


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
        value = self.case.said(name) if ask else None
        if ask is None or value == ask.kind.empty:
            return ""
        return ask.kind.cell(ask.kind.show(ask.kind.seen(value, self.mask)), self.show)

    def fields(self, event: Event, on: date | None = None) -> Iterator[tuple[str, str]]:
        """Yield the label and the text of each filled field of an event of a day."""
        return self.fields_by(self.mask, event, on)

    def fields_by(self, mask: Mask, event: Event, on: date | None = None) -> Iterator[tuple[str, str]]:
        """Yield them as another mask shows them."""
        for ask, parts in event.hidden(mask).shown_fields(masked=False, on=on):
            told = ask.kind.cell(parts, self.show, self.file.names)
            yield self.show(ask.label), self._with_article(told, ask, getattr(event, ask.name))

    def _with_article(self, told: str, ask: Ask, value: str) -> str:
        """Return a ground as it is told, with the article that it stands on, and whether that is unconfirmed."""
        choices = ask.kind.choices if ask.kind.grounded else None
        code = choices.by_code.get(value) if choices else None
        if code is None or not code.source:
            return told
        return self.show(with_article(told, code.source, unconfirmed=code.unconfirmed))

    def next(self, today: date) -> NextStep:
        """Return what is next on the case."""
        case, due = self.case, self.file.next_due
        if due is None:
            return NextStep(case.acts_next, self.file.handler_name, None, None, "", None)
        what = self._promised(due)
        if due.clock and (remark := roughly(due.clock)):
            what = say("{what}，{remark}", what=what, remark=remark)
        rule = due.clock.rule if due.clock else None
        far = far_off(due.on, due.latest, today)
        return NextStep(case.acts_next, self.file.handler_name, due.on, far, what, rule)

    def head(self, today: date) -> Sentence:
        """Say at the head of the case what is next, after how long it is suspended if it is."""
        if self.case.stage is Stage.CLOSED:
            return self._ended()
        step = self.next(today)
        if step.on is None:
            return say("下一步 {who}；没有下一步的日期，请登记待办或约定下一步", who=step.who)
        told = say("下一步 {who}  {left} {day}  {what}", who=step.who, left=step.left, day=step.on, what=step.why)
        return self._suspended(told, today)

    def ahead(self, today: date) -> Sentence:
        """Say the same in a sentence of a text."""
        if self.case.stage is Stage.CLOSED:
            return self.head(today)
        step = self.next(today)
        return self._suspended(in_words(step, step.who), today)

    def promised(self, today: date) -> Iterator[Sentence]:
        """Say what else is promised for a day, beside what is next."""
        for duty in self.file.agenda[1:]:
            if duty.clock is None:
                left = distance((duty.on - today).days)
                yield say("{day}，{left}：{what}", day=duty.on, left=left, what=self._promised(duty))

    def _suspended(self, told: Sentence, today: date) -> Sentence:
        until = self.case.day_of(Sort.SUSPENSION)
        if until is None:
            return told
        if until < today:
            return say("!挂起已于 {day} 到期  {told}", day=until, told=told)
        return say("挂起到 {day}  {told}", day=until, told=told)

    def _ended(self) -> Sentence:
        """Say when the case ended, and what is due all the same."""
        day, due = self.case.closing.closed_on, self.file.next_due
        if due is None:
            return say("已于 {day} 结案；没有待办事项", day=day)
        return say("已于 {day} 结案；还有 {on} {what}", day=day, on=due.on, what=self._promised(due))

    def _promised(self, due: Duty) -> object:
        return promised_as(due.sort, due.label, self.text(due.text))

    def clock_name(self, clock: Clock) -> object:
        """Return what a clock is called, and against whom it runs where that is one respondent."""
        rule, against = clock.rule.label, self.text(clock.against)
        return say("{rule}（对{name}）", rule=rule, name=against) if against else rule
