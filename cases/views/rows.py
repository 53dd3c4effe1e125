"""Values that the floors hand each other: storage fills them, exports print them, the screens show them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cases.law.clockrules import Ownership
from cases.law.rulebook import latest_in
from cases.staff.people import Account
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.spans import Dated
from cases.values.sums import Heads
from cases.values.text import Label, Sentence, say


class View(StrEnum):
    """The queues."""

    MINE = "mine"
    DECIDE = "decide"
    INTAKE = "intake"
    ASSIGNMENT = "assignment"
    FOLLOW_UP = "follow_up"
    CLOSURE = "closure"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LIMITATION = "limitation"
    NO_STEP = "no_step"
    SUSPENDED = "on_hold"
    STALE = "stale"
    OPEN = "open"
    FOLLOWED = "followed"
    CLOSED = "closed"
    ALL = "all"

    @property
    def label(self) -> Label:
        return _VIEWS[self]


_VIEWS = {
    View.MINE: Label("我的案件", "My cases"),
    View.DECIDE: Label("等我决定", "My decisions"),
    View.INTAKE: Label("接案", "Intake"),
    View.ASSIGNMENT: Label("待指派", "Assignment"),
    View.FOLLOW_UP: Label("办理中", "Follow-up"),
    View.CLOSURE: Label("结案审核", "Closure"),
    View.OVERDUE: Label("已逾期", "Overdue"),
    View.TODAY: Label("今天到期", "Due today"),
    View.WEEK: Label("七天内到期", "Due in 7 days"),
    View.LIMITATION: Label("时效将满", "Limitation"),
    View.NO_STEP: Label("没有下一步", "No next step"),
    View.SUSPENDED: Label("暂停办理", "Suspended"),
    View.STALE: Label("三十天无记录", "Idle 30 days"),
    View.OPEN: Label("全部在办", "All open"),
    View.FOLLOWED: Label("履行中", "Being paid"),
    View.CLOSED: Label("已结案", "Closed"),
    View.ALL: Label("全部案件", "All cases"),
}

WEEK_AHEAD = 7
"""Days ahead, today not counted, in which a deadline is due within a week."""

LIMIT_AHEAD = 30
"""Days ahead in which a limitation period is about to run out."""

STALE_AFTER = 30
"""Days without a new entry after which an open case is stale."""


class RightAhead(NamedTuple):
    """A right of the worker that ends. rule: as `Row.next_rule`."""

    on: date
    rule: str


@dataclass(frozen=True)
class Row:
    """A case as a queue lists it.

    handler: account name, empty where there is none; handler_name: the person's. next_due: by when the centre must do
    what comes next, of a closed case what comes first. next_rule: the version of the clock rule behind it, see
    `RuleBook.key`, or the sort of what people promised. next_who: the account that must see to it, empty where it is a
    role or another body; next_who_name: the person's. next_text: what people wrote of it, empty where a clock is behind
    it. rights: those of the worker that end, the first one first.
    last_on: the day of the last recording. suspended_until: the end of a suspension. limitation_ends: the first day on
    which a limitation period ends.
    restricted: whether only its handlers and supervisors find it. helpers: accounts of those beside `handler`.
    """

    id: int
    number: str
    station: str
    kind: str
    stage: Stage
    applicant: str
    people: Heads
    groups: tuple[str, ...]
    cause: str
    handler: str
    handler_name: str
    next_actor: Actor
    next_due: date | None
    next_rule: str
    opened_on: Dated
    closed_on: Dated | None
    last_on: date
    version: int
    restricted: bool = False
    suspended_until: date | None = None
    limitation_ends: date | None = None
    helpers: tuple[str, ...] = ()
    next_who: str = ""
    next_who_name: str = ""
    next_text: str = ""
    rights: tuple[RightAhead, ...] = ()

    def days_left(self, today: date) -> int | None:
        """Days until the next deadline, negative when it has passed; None where there is none."""
        return (self.next_due - today).days if self.next_due else None

    def right_on(self, today: date) -> RightAhead | None:
        """Return the next right that ends; where all have passed, the last one that did; None for none.

        Of a closed case that nobody follows, what has passed is no matter any more.
        """
        ahead = (each for each in self.rights if (latest_in(each.rule) or each.on) >= today)
        passed = self.rights and (self.stage is not Stage.CLOSED or self.next_due)
        return next(ahead, self.rights[-1] if passed else None)


@dataclass(frozen=True)
class Hit:
    """A case that a search found.

    entries: the numbers under which what holds the words is kept, the newest first, 0 for the intake as it is now;
    empty where the case was found by its number, its cause or its groups.
    """

    row: Row
    entries: tuple[int, ...] = ()


class Passage(NamedTuple):
    """A text of a case that holds what was looked for, as its reader may see it.

    entry: the number of its entry, as they count. field: what the text is. marks: from where to where in it what was
    looked for stands. cut: whether more stands before it.
    """

    entry: int
    day: Dated
    event: Label
    field: Label
    text: str
    marks: tuple[tuple[int, int], ...]
    cut: bool = False


@dataclass(frozen=True)
class Ahead:
    """Something that lies ahead of a case, as calendars and lists show it.

    rule: the version of the clock rule behind it, see `RuleBook.key`, empty where people said so. text: what they
    wrote. who: the account that sees to it, or asks others about it, with the person's name; both empty where nobody is
    named. whose: whose right or duty it is: only with what is the centre's own can anybody of it be late. entry,
    entered_on: the entry that made it, and the day on which that was entered. remind: days before it on which one is
    reminded.
    """

    on: date
    sort: Sort
    case: Row
    rule: str
    text: str
    who: str
    who_name: str
    entry: int
    entered_on: date
    remind: tuple[int, ...]
    whose: Ownership = Ownership.STEP

    def days_left(self, today: date) -> int:
        """Days until it is due, negative when it has passed."""
        return (self.on - today).days


class Reminded(NamedTuple):
    """How many things one is reminded of: late here, due today, near by their rules, to ask about, and lapsed."""

    overdue: int
    today: int
    near: int
    asked: int = 0
    lapsed: int = 0


class Stays(NamedTuple):
    """What stays as it is where the rest is handed over or taken back, by its number, and why."""

    number: str
    why: tuple[Sentence, ...]


class HandedDay(NamedTuple):
    """What somebody handed over from one account to another on a day."""

    giver: str
    taker: str
    on: date


class TakenBack(NamedTuple):
    """A handover that was taken back: from whom to whom it had been, which cases went back, and which stay."""

    giver: str
    taker: str
    cases: tuple[str, ...]
    stays: tuple[Stays, ...]


@dataclass(frozen=True)
class Handover:
    """What somebody handed over to a colleague: their cases, and what lies ahead of them. by: whose decision it was.

    stays: what could not be handed over, and is still theirs.
    """

    giver: str
    taker: str
    reason: str
    on: date
    by: str
    cases: tuple[Row, ...]
    ahead: tuple[Ahead, ...]
    stays: tuple[Stays, ...] = ()


class Gone(StrEnum):
    """Why somebody cannot work on a case any more."""

    DISABLED = "disabled"
    MOVED = "moved"
    UNSEEN = "unseen"

    @property
    def label(self) -> Label:
        return _GONE[self]


_GONE = {
    Gone.DISABLED: Label("账号已停用", "account disabled"),
    Gone.MOVED: Label("已调动，不能办理本站案件", "moved, works on no cases here"),
    Gone.UNSEEN: Label("本案限定查看，本人看不到", "cannot see this restricted case"),
}


class Left(NamedTuple):
    """A case that is left behind by whoever cannot work on it any more: people's names, and why each cannot."""

    row: Row
    by: tuple[str, ...]
    why: tuple[Gone, ...]


class Held(NamedTuple):
    """What somebody has in hand, told without saying which cases these are.

    cases, ahead: how many open cases they handle, and how much lies ahead for them. takers: who can take all of it.
    supervisors: who sees to it where nobody takes it. helped: how many of the cases they only help with.
    """

    cases: int
    ahead: int
    takers: tuple[Account, ...]
    supervisors: tuple[Account, ...]
    helped: int = 0

    @property
    def told(self) -> Sentence:
        """Say how much it is."""
        if not self.helped:
            return say("{n} 件在办案件、{m} 项期限和待办", n=self.cases, m=self.ahead)
        return say("{n} 件在办案件（其中协办 {k} 件）、{m} 项期限和待办", n=self.cases, k=self.helped, m=self.ahead)


@dataclass(frozen=True)
class Page:
    """Some rows of a queue, in its order. after: the cursor of the next page, None on the last one."""

    rows: tuple[Row, ...]
    after: str | None


@dataclass(frozen=True)
class Load:
    """Somebody who can be given a case, with the open cases and the overdue ones that they have."""

    account: Account
    open_cases: int
    overdue: int
