"""Dues: what is promised in a case for a day, by which entry, and what fulfils it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cases.standing.stages import Stage
from cases.values.codes import code_alone
from cases.values.spans import Dated, DaySpan
from cases.values.text import Label


class Sort(StrEnum):
    """What sort of thing is due. Of one day, they are told in this order."""

    CLOCK = "clock"
    HEARING = "hearing"
    TASK = "task"
    PLAN = "plan"
    PAYMENT = "payment"
    FOLLOWED = "followed"
    REPLY = "reply"
    REVIEW = "review"
    LIMIT = "limit"
    SUSPENSION = "hold"  # the code by which it has been kept since its first day

    @property
    def label(self) -> Label:
        return _SORTS[self].label

    @property
    def single(self) -> bool:
        """Whether a case has but one of it, so that a new one takes the place of the old."""
        return _SORTS[self].single

    @property
    def on_its_day(self) -> bool:
        """Whether only what happens on its day or later fulfils it: what is held before is another one."""
        return _SORTS[self].on_its_day

    @property
    def by_day(self) -> bool:
        """Whether of several the one stands that was told the last by its day: a new summons replaces the old."""
        return _SORTS[self].by_day

    @property
    def lives_on(self) -> bool:
        """Whether it stays due when its case has ended."""
        return _SORTS[self].lives_on

    @property
    def by_others(self) -> bool:
        """Whether somebody else than the centre must do it: that nothing is recorded of it is nobody's delay here."""
        return _SORTS[self].by_others

    @property
    def lapses(self) -> bool:
        """Whether it is a right of the worker, which ends with its day."""
        return _SORTS[self].lapses

    @property
    def silent_at(self) -> tuple[Stage, ...]:
        """The stages in which nobody is told of it, though it stands."""
        return _SORTS[self].silent_at


class _Said(NamedTuple):
    """What is said of a sort."""

    label: Label
    single: bool = True
    on_its_day: bool = False
    silent_at: tuple[Stage, ...] = ()
    lives_on: bool = False
    by_day: bool = False
    by_others: bool = False
    lapses: bool = False


_SORTS = {
    Sort.CLOCK: _Said(Label("期限", "Deadline"), single=False),
    Sort.HEARING: _Said(Label("开庭", "Hearing"), on_its_day=True, by_day=True),
    Sort.TASK: _Said(Label("待办", "Task"), single=False),
    Sort.PLAN: _Said(Label("约定的下一步", "Planned step"), by_day=True),
    Sort.PAYMENT: _Said(Label("对方约定付款", "Promised payment"), silent_at=(Stage.CLOSURE,), by_others=True),
    Sort.FOLLOWED: _Said(Label("核实履行", "Check that it is paid"), silent_at=(Stage.CLOSURE,), lives_on=True),
    Sort.REPLY: _Said(Label("等对方答复", "Reply awaited"), single=False, by_others=True),
    Sort.REVIEW: _Said(Label("困难复核", "Review of the hardship"), lives_on=True, by_day=True),
    Sort.LIMIT: _Said(Label("资格审查登记的时效", "Limitation noted at the assessment"), lapses=True),
    Sort.SUSPENSION: _Said(Label("暂停到期", "Suspension ends")),
}


class Due(NamedTuple):
    """Something that is promised. entry: the number of the entry that did.

    on: the day, None where a next step was named without one. text: what people wrote of it. who: the account that
    must see to it, empty for whoever handles the case. until: the code of the event that fulfils it whatever its sort,
    empty where none is named. told_on: of a sort of which the last told stands (`by_day`), the day of what told it.
    where: of a sort that may be due in several places, such as a hearing, in which; empty for any.
    """

    sort: Sort
    entry: int
    on: date | None
    text: str = ""
    who: str = ""
    until: str = ""
    told_on: date | None = None
    where: str = ""

    def of_one(self, other: "Due") -> bool:
        """Tell whether it is of the sort and the place of another, so that of both there is but one."""
        return self.sort is other.sort and self.where == other.where

    def told_by(self, day: date) -> bool:
        """Tell whether it was told by a day already, so that what happens on that day may be what was meant."""
        return self.told_on is None or self.told_on <= day


@dataclass(frozen=True)
class Promise:
    """What a day in a field of an event promises. text, who, until: the fields beside it that tell these of a `Due`.

    when: fields of the event with the codes of which each must hold one, or nothing is promised.
    """

    sort: Sort
    text: str = ""
    who: str = ""
    until: str = ""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def made(self, event: object, day: Dated | None, entry: int) -> Due | None:
        """Return what an event promises for a day, None where it says nothing. entry: its number.

        A day that is not known exactly is of the past, and nothing is promised for it.
        """
        if isinstance(day, DaySpan):
            return None
        text = getattr(event, self.text) if self.text else ""
        if not (day or text) or any(code_alone(getattr(event, name)) not in codes for name, codes in self.when.items()):
            return None
        who = getattr(event, self.who) if self.who else ""
        until = getattr(event, self.until) if self.until else ""
        return Due(self.sort, entry, day, text, who, until)


def with_due(dues: tuple[Due, ...], due: Due) -> tuple[Due, ...]:
    """Return what is promised with one more; of a sort of which there is but one, it takes the place of the old.

    Of a sort that goes by the day of what told it, the last of these stands, in whatever order they were typed.
    """
    if not due.sort.single:
        return (*dues, due)
    if due.told_on and any(each.of_one(due) and each.told_on and each.told_on > due.told_on for each in dues):
        return dues
    return (*(each for each in dues if not each.of_one(due)), due)
