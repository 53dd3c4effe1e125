"""What people read of cases and of what lies ahead of them, worded once for screens, command line and papers.

Whom a case is for, who acts next, what by when and by which article, how near that is, and what its sums are called.
What is read of a whole case stands beside it (`clockwords`, `eligible`) and in `cases.personal.reading`: a queue is
shown before anybody needs that.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from cases.due.slack import UNSETTLED
from cases.law.clockrules import ClockRule
from cases.law.rulebook import RuleBook, latest_in
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.dates import distance
from cases.values.text import Label, Sentence, say
from cases.views.rows import Ahead, Row

NEAR = 3
"""Days before a day from which on it is shown as near."""

RESTRICTED = Label("限定案件", "Restricted case")
"""What stands on a paper beside a case that not everybody of its station finds."""

CASE_SUMS: dict[str, Label] = {
    "claimed": Label("主张", "Claimed"),
    "awarded": Label("确定", "Fixed"),
    "received": Label("到账", "Received"),
    "benefits": Label("帮扶款物", "Aid given"),
    "donations": Label("社会捐助", "Donations"),
    "relief": Label("政府救助", "Government relief"),
    "workplace": Label("所在单位给的补助", "Given by the workplace"),
    "gifts": Label("其他人给的补助", "Given by others"),
}
"""The sums of a case, as `CaseMoney.of` takes them, in the order in which they are told."""

GIVEN = ("benefits", "donations", "relief", "workplace", "gifts")
"""Those that are given and not owed: told only where there are any."""


class Tone(StrEnum):
    """How a day looks that lies ahead: it may have passed, or be near."""

    CALM = ""
    SOON = "soon"
    LATE = "late"


def tone(days: int | None) -> Tone:
    """Return how a day looks that is so many days ahead, negative when it has passed; None where there is none."""
    if days is None or days > NEAR:
        return Tone.CALM
    return Tone.LATE if days < 0 else Tone.SOON


def left(days: int) -> Sentence:
    """Say how far off a day is, with a sign before what is overdue."""
    return say("!{late}", late=distance(days)) if days < 0 else distance(days)


class FarOff(NamedTuple):
    """How far off something is. days: negative when its day has passed.

    unsure: whether it has passed only by the earliest of the days that it may be, so that nobody can say that it has.
    """

    days: int
    unsure: bool

    @property
    def tone(self) -> Tone:
        return Tone.SOON if self.unsure else tone(self.days)

    @property
    def told(self) -> object:
        """How long there is still, or for how long it is overdue."""
        return UNSETTLED if self.unsure else distance(self.days)

    @property
    def marked(self) -> object:
        """The same, with a sign before what is overdue."""
        return UNSETTLED if self.unsure else left(self.days)


def far_off(on: date, latest: date | None, today: date) -> FarOff:
    """Return how far off a day is. latest: the latest that it may be, None where it is known exactly."""
    return FarOff((on - today).days, latest is not None and on < today <= latest)


def row_far_off(row: Row, today: date) -> FarOff | None:
    """Return how far off the next deadline of a case of a list is; None where there is none."""
    return far_off(row.next_due, latest_in(row.next_rule), today) if row.next_due else None


def item_far_off(item: Ahead, today: date) -> FarOff:
    """Return how far off something is that lies ahead."""
    return far_off(item.on, latest_in(item.rule), today)


def applicant(name: str, people: int) -> object:
    """Return who a case is for: of several people the first one, and how many."""
    return say("{name}等{n}人", name=name, n=people) if people > 1 else name


def marked(row: Row) -> object:
    """Return the number of a case as lists tell it, marked before it where it is restricted."""
    return say("*限 {number}", number=row.number) if row.restricted else row.number


def numbered(row: Row) -> str:
    """Return the number of a case as papers list it, marked below where it is restricted."""
    return f"{row.number}\n{RESTRICTED.zh}" if row.restricted else row.number


UNASSIGNED = Label("尚未指派", "Not assigned yet")
"""What stands for the handler of a case that has none."""

UNCONFIRMED = Label("未核实", "not verified")
"""What stands beside what rests on nothing confirmed."""


class Grounded(Protocol):
    """What rests on an article: a clock rule, a criterion."""

    @property
    def basis(self) -> str: ...
    @property
    def unconfirmed(self) -> bool: ...


def article(rule: Grounded) -> object:
    """Return the article that something rests on, and that it is unconfirmed where it is."""
    return doubted(rule.basis) if rule.unconfirmed else rule.basis


def doubted(what: object) -> Sentence:
    """Return something with the mark that it is unconfirmed."""
    return say("{what}（{mark}）", what=what, mark=UNCONFIRMED)


def grounded(what: object, rule: Grounded) -> Sentence:
    """Say something with the article that it rests on."""
    return with_article(what, rule.basis, unconfirmed=rule.unconfirmed)


def with_article(what: object, basis: object, *, unconfirmed: bool) -> Sentence:
    """Say something with an article, and whether that is unconfirmed."""
    told = say("{basis}，{mark}", basis=basis, mark=UNCONFIRMED) if unconfirmed else basis
    return say("{what}（{basis}）", what=what, basis=told)


class NextStep(NamedTuple):
    """What is next on a case.

    handler: the name of whoever handles it, empty where nobody does. on: the day by which something is due, and far:
    how far off that is, None where nothing is. what: is due, empty where nothing is. rule: the clock rule behind it, in
    the version by which it was reckoned; None where people said so.
    """

    actor: Actor
    handler: str
    on: date | None
    far: FarOff | None
    what: object
    rule: ClockRule | None

    @property
    def tone(self) -> Tone:
        return self.far.tone if self.far else Tone.CALM

    @property
    def left(self) -> object:
        """How long there is still, with a sign before what is overdue; empty where nothing is due."""
        return self.far.marked if self.far else ""

    @property
    def who(self) -> object:
        """Who acts next, by name where it is the handler."""
        if self.actor is Actor.HANDLER:
            return say("{actor} {name}", actor=self.actor.label, name=self.handler)
        return self.actor.label

    @property
    def why(self) -> object:
        """What is due, and by which article."""
        return grounded(self.what, self.rule) if self.rule else self.what


_PROMISED = {sort.value: sort for sort in Sort}


def step_of_row(row: Row, today: date, book: RuleBook) -> NextStep:
    """Return what is next on a case of a list."""
    rule = book.of(row.next_rule)
    what: object = ""
    if row.next_due:
        what = rule.label if rule else _PROMISED.get(row.next_rule, Sort.PLAN).label
    return NextStep(row.next_actor, row.handler_name, row.next_due, row_far_off(row, today), what, rule)


def in_a_list(row: Row, today: date, book: RuleBook) -> Sentence:
    """Say in one sentence who must act by when, by which article, and how long there is still."""
    if row.stage is Stage.CLOSED:
        return say("{day} 结案", day=row.closed_on)
    step = step_of_row(row, today, book)
    return in_words(step, step.actor.label)


def in_words(step: NextStep, who: object) -> Sentence:
    """Say in one sentence what is next on a case that is open. who: must see to it."""
    if step.far is None:
        return say("下一步：{who}；没有下一步的日期", who=who)
    left = step.far.told
    if step.rule is None:
        return say("下一步：{who}；{day}，{left}：{what}", who=who, day=step.on, left=left, what=step.why)
    return say("下一步：{who}；{day} 到期，{left}：{what}", who=who, day=step.on, left=left, what=step.why)


def what_of(item: Ahead, book: RuleBook) -> object:
    """Return what is to be done: what people wrote, else the name of the clock or of the sort of thing."""
    rule = book.of(item.rule)
    return promised_as(item.sort, rule.label if rule else item.sort.label, item.text)


def promised_as(sort: Sort, label: object, text: str) -> object:
    """Return what is due: what people wrote of it; of what only says who or how much, after what it is called."""
    return say("{label}：{text}", label=label, text=text) if text and sort in _SHORT else text or label


_SHORT = (Sort.PAYMENT, Sort.REPLY)


def article_of(item: Ahead, book: RuleBook) -> object:
    """Return the article behind it as `article` does; None where there is none."""
    rule = book.of(item.rule)
    return article(rule) if rule else None


def ground_of(item: Ahead, book: RuleBook) -> tuple[object, bool]:
    """Return the article behind it, and whether that is unconfirmed; what sort of thing it is where people wrote it."""
    if rule := book.of(item.rule):
        return rule.basis, rule.unconfirmed
    return item.sort.label if item.text else "—", False


def who_of(item: Ahead) -> object:
    """Return who must see to it: a person, or where none is named whoever acts next on the case."""
    return item.who_name or item.case.next_actor.label
