"""What people read of cases and of what lies ahead of them, worded once for screens, command line and papers.

Whom a case is for, who acts next, what by when and by which article, how near that is, and what its sums are called.
What is read of a whole case stands beside it (`clockwords`, `eligible`) and in `cases.personal.reading`: a queue is
shown before anybody needs that.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from cases.due.slack import UNSETTLED
from cases.law.clockrules import ACTORS, ClockRule, Ownership
from cases.law.owning import others, passed, whose
from cases.law.rulebook import RulesByKey, latest_in
from cases.staff.people import Account
from cases.standing.dues import Sort
from cases.standing.leads import WORK, Lead, lead_of
from cases.standing.numbers import short_number
from cases.standing.promised import promised_as
from cases.standing.stages import Actor, Stage
from cases.values.dates import distance
from cases.values.sums import About, Heads, write_heads
from cases.values.text import Label, Sentence, say
from cases.views.rows import Ahead, Row, View

NEAR = 3
"""Days before a day from which on it is shown as near."""

RESTRICTED = Label("限定案件", "Restricted case")
"""What stands on a paper beside a case that not everybody of its station finds."""

CASE_SUMS: dict[str, Label] = {
    "claimed": Label("主张", "Claimed"),
    "awarded": Label("确定", "Awarded"),
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

    passed: what is said of it then, None where it is the centre's own and late. unsure: whether it has passed only by
    the earliest of the days that it may be, so that nobody can say that it has.
    """

    days: int
    passed: Label | None = None
    unsure: bool = False

    @property
    def tone(self) -> Tone:
        """How it looks: late is only what is the centre's own."""
        return Tone.SOON if self._said else tone(self.days)

    @property
    def late(self) -> bool:
        """Whether somebody of the centre is late."""
        return self.days < 0 and not self._said

    @property
    def _said(self) -> Label | None:
        """What is said instead of the days."""
        return UNSETTLED if self.unsure else self.passed if self.days < 0 else None

    @property
    def told(self) -> object:
        """How long there is still, or what became of it."""
        return self._said or distance(self.days)

    @property
    def marked(self) -> object:
        """The same, with a sign before what is overdue."""
        return self._said or left(self.days)


def far_off(on: date, latest: date | None, today: date, whose: Ownership, rule: ClockRule | None = None) -> FarOff:
    """Return how far off a day is. latest: the latest that it may be, None where it is known exactly.

    whose: whose it is that ends with it. rule: of the clock behind it, None where people said so.
    """
    return FarOff((on - today).days, passed(whose, rule), latest is not None and on < today <= latest)


def item_far_off(item: Ahead, today: date, book: RulesByKey) -> FarOff:
    """Return how far off something is that lies ahead."""
    rule = book.of(item.rule)
    return far_off(item.on, latest_in(item.rule), today, item.whose, rule)


def applicant(name: str, people: Heads) -> object:
    """Return who a case is for: of several people the first one, and how many, as well as that is known."""
    if people == About():
        return say("{name}等（人数不详）", name=name)
    return name if people == 1 else say("{name}等{n}人", name=name, n=write_heads(people))


def marked(row: Row, year: int = 0) -> object:
    """Return the number of a case as lists tell it, marked before it where it is restricted.

    year: this one, where a list has no room for what goes without saying; 0 for the whole number.
    """
    number = short_number(row.number, year) if year else row.number
    return say("*限 {number}", number=number) if row.restricted else number


def numbered(row: Row) -> str:
    """Return the number of a case as papers list it, marked below where it is restricted."""
    return f"{row.number}\n{RESTRICTED.zh}" if row.restricted else row.number


def queue_name(view: View, whose: Account | None) -> object:
    """Return what a queue is called. whose: the colleague whose cases it holds, None for one's own and all others."""
    return say("{name}的案件", name=whose.name) if whose else view.label


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
    return doubted(_basis(rule)) if rule.unconfirmed else _basis(rule)


def _basis(rule: Grounded) -> object:
    return rule.basis_said if isinstance(rule, ClockRule) else rule.basis


def doubted(what: object) -> Sentence:
    """Return something with the mark that it is unconfirmed."""
    return say("{what}（{mark}）", what=what, mark=UNCONFIRMED)


def grounded(what: object, rule: Grounded) -> Sentence:
    """Say something with the article that it rests on."""
    return with_article(what, _basis(rule), unconfirmed=rule.unconfirmed)


def with_article(what: object, basis: object, *, unconfirmed: bool) -> Sentence:
    """Say something with an article, and whether that is unconfirmed."""
    told = say("{basis}，{mark}", basis=basis, mark=UNCONFIRMED) if unconfirmed else basis
    return say("{what}（{basis}）", what=what, basis=told)


class Upcoming(NamedTuple):
    """Something that is next on a case: a step, a duty or a right.

    on: its day. what: it is called. rule: the clock rule behind it, in the version by which it was reckoned; None where
    people said so. who: must see to it, empty where nobody is named.
    """

    on: date
    far: FarOff
    what: object
    rule: ClockRule | None
    who: object = ""

    @property
    def when(self) -> Sentence:
        """By when, and how long there is still."""
        return say("{on}，{left}", on=self.on, left=self.far.told)

    @property
    def told(self) -> Sentence:
        """What it is, by when, how long there is still, and by which article."""
        return self.grounded(say("{what}，{when}", what=self.what, when=self.when))

    @property
    def ends(self) -> Sentence:
        """Say of a right when it ends, and of one that has ended what may still help."""
        if self.far.days >= 0 or self.far.unsure:
            return self.grounded(say("{what}，{day} 止，{left}", what=self.what, day=self.on, left=self.far.told))
        told = self.grounded(say("{what}，{day} 届满，{left}", what=self.what, day=self.on, left=self.far.told))
        return say("{told}：{lapses}", told=told, lapses=self.rule.lapses) if self.rule else told

    def grounded(self, told: Sentence) -> Sentence:
        """Say something of it, with the article that it rests on."""
        return grounded(told, self.rule) if self.rule else told


class NextStep(NamedTuple):
    """What is next on a case: the work's own next step, and beside it the next right of the worker that ends.

    lead: what leads the case on from where it stands, None once it is closed. due: what the centre must do next by a
    day, of a closed case what comes first; None for nothing. actor: who acts next on the case; handler: the name of
    whoever handles it, empty where nobody does. done: by which keys what is due is recorded, in words.
    """

    lead: Lead | None
    due: Upcoming | None
    right: Upcoming | None
    actor: Actor
    handler: str
    done: object = ""

    @property
    def tone(self) -> Tone:
        return self.due.far.tone if self.due else Tone.CALM

    @property
    def left(self) -> object:
        """How long there is still for the step, with a sign before what is overdue; empty where nothing is due."""
        return self.due.far.marked if self.due else ""

    @property
    def beside(self) -> Upcoming | None:
        """What is due beside what leads the case on, where that is not called so itself."""
        if not self._leads or self.lead is None or self.due is None:
            return None
        rule = self.due.rule
        return None if rule and rule.label.zh.startswith(self.lead.label.zh) else self.due

    @property
    def what(self) -> object:
        """What the next step is called."""
        if self.beside and self.lead:
            return say("{lead}；{what}", lead=self.lead.label, what=self.beside.what)
        return self.due.what if self.due else self.lead.label if self.lead else ""

    @property
    def who(self) -> object:
        """Who takes it: the handler by name, others by what they are."""
        if self._leads and self.lead:
            return (self.lead.by or self.actor).label
        named = self.due.who if self.due else ""
        return named or (self.actor is Actor.HANDLER and self.handler) or not_named(self.rule, self.actor)

    @property
    def told(self) -> Sentence:
        """Who takes it, and what it is."""
        return say("{who}：{what}", who=self.who, what=self.what)

    @property
    def rule(self) -> ClockRule | None:
        """The rule behind the day of the step."""
        return self.due.rule if self.due else None

    @property
    def _leads(self) -> bool:
        """Whether what leads the case on comes before whatever else is due."""
        return self.lead is not None and self.lead is not WORK


_PROMISED = {sort.value: sort for sort in Sort}


def step_of_row(row: Row, today: date, book: RulesByKey) -> NextStep:
    """Return what is next on a case of a list."""
    right = row.right_on(today)
    due = _coming(row.next_due, row.next_rule, row.next_who_name, today, book, row.next_text) if row.next_due else None
    ends = _coming(right.on, right.rule, row.handler_name, today, book) if right else None
    if row.stage is Stage.CLOSED and (row.next_due, row.next_rule) in row.rights:
        due = None
    return NextStep(lead_of(row.stage, row.next_actor, row.kind), due, ends, row.next_actor, row.handler_name)


def _coming(on: date, key: str, name: str, today: date, book: RulesByKey, text: str = "") -> Upcoming:
    """Return what a row tells of something. key: the version of its rule, or its sort. text: as people wrote it."""
    rule, sort = book.of(key), _PROMISED.get(key, Sort.PLAN)
    far = far_off(on, latest_in(key), today, whose(sort, rule), rule)
    what = promised_as(sort, rule.label if rule else sort.label, text)
    return Upcoming(on, far, what, rule, acts(sort, rule, name))


def in_a_list(row: Row, today: date, book: RulesByKey, *, keys: bool = False) -> Sentence:
    """Say in one sentence who must do what by when, by which article, and which right ends next.

    keys: whether it says by which key that is recorded.
    """
    step = step_of_row(row, today, book)
    if row.stage is Stage.CLOSED:
        return with_right(say("{day} 结案", day=row.closed_on), step)
    return in_words(step, keys=keys)


def in_words(step: NextStep, *, keys: bool = False) -> Sentence:
    """Say in one sentence what is next on a case that is open, and which right ends next. keys: see `in_a_list`."""
    return with_right(_step_in_words(step, keys=keys), step)


def with_right(told: Sentence, step: NextStep) -> Sentence:
    """Say something of a case, and on a line of its own which right ends next."""
    return say("{told}\n权利：{right}", told=told, right=step.right.ends) if step.right else told


def _step_in_words(step: NextStep, *, keys: bool) -> Sentence:
    lead, due, beside = step.lead, step.due, step.beside
    what: object = lead.label if beside and lead else step.what
    if keys and (told := _recorded(step)):
        what = say("{what}（{keys}）", what=what, keys=told)
    told = say("下一步 {who}：{what}", who=step.who, what=what)
    if beside:
        named = beside.who and beside.who != step.who
        also = say("{other}：{what}", other=beside.who, what=beside.told) if named else beside.told
        return say("{told}；{also}", told=told, also=also)
    if due is None:
        return say("{told}；没有下一步的日期", told=told)
    return due.grounded(say("{told}，{when}", told=told, when=due.when))


def _recorded(step: NextStep) -> object:
    """Say by which keys the step is recorded; empty where it is recorded as it comes."""
    if step.lead and step.lead.key:
        return say("按 {key}", key=step.lead.key)
    return step.done


def what_of(item: Ahead, book: RulesByKey) -> object:
    """Return what is to be done: what people wrote, else the name of the clock or of the sort of thing."""
    rule = book.of(item.rule)
    return promised_as(item.sort, rule.label if rule else item.sort.label, item.text)


def article_of(item: Ahead, book: RulesByKey) -> object:
    """Return the article behind it as `article` does; None where there is none."""
    rule = book.of(item.rule)
    return article(rule) if rule else None


def ground_of(item: Ahead, book: RulesByKey) -> tuple[object, bool]:
    """Return the article behind it, and whether that is unconfirmed; what sort of thing it is where people wrote it."""
    if rule := book.of(item.rule):
        return rule.basis, rule.unconfirmed
    return item.sort.label if item.text else "—", False


def who_of(item: Ahead, book: RulesByKey) -> object:
    """Return who must see to it: a person of the centre, or whoever else by what they are."""
    rule = book.of(item.rule)
    return acts(item.sort, rule, item.who_name) or not_named(rule, item.case.next_actor)


def acts(sort: Sort, rule: ClockRule | None, name: str) -> object:
    """Return who must see to something by the name of whoever of the centre it is, empty where nobody is named."""
    return others(sort, rule) or name


def not_named(rule: ClockRule | None, actor: Actor) -> Label:
    """Return who must see to something for which nobody of the centre is named: their right is the worker's own.

    actor: who acts next on the case.
    """
    return ACTORS["applicant"] if rule and rule.of_worker and actor is not Actor.HANDLER else actor.label
