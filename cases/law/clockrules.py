"""Clock rules (期限规则): what starts a clock, how long it runs, what else moves it. Data, see data/clocks.toml."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from cases.law.proceedings import forums
from cases.values.tables import UNCONFIRMED, in_force
from cases.values.text import Label, Sentence, say

UNITS = {
    "days": Label("日", "days"),
    "working_days": Label("个工作日", "working days"),
    "months": Label("个月", "months"),
    "years": Label("年", "years"),
}
_LENGTHS: Mapping[str, Callable[[int], Sentence]] = {
    "days": lambda n: say("{n} 日", n=n),
    "working_days": lambda n: say("{n} 个工作日", n=n),
    "months": lambda n: say("{n} 个月", n=n),
    "years": lambda n: say("{n} 年", n=n),
}
ACTORS = {
    "staff": Label("接待人员", "Front desk"),
    "supervisor": Label("主管", "Supervisor"),
    "handler": Label("承办人", "Handler"),
    "applicant": Label("申请人", "Applicant"),
    "forum": Label("受理机构", "The forum"),
    "respondent": Label("对方当事人", "Respondent"),
}


class Ownership(StrEnum):
    """Whose a clock is: only with what is the centre's own can anybody of it be late."""

    RIGHT = "right"
    """A right of the worker that lapses unused."""
    CENTRE = "centre"
    """A duty of this centre."""
    OTHER = "other"
    """A duty or a chance of somebody else: a commission, a court, an authority, the other side."""
    STEP = "step"
    """A usual step of this centre's work, which no law asks for."""

    @property
    def label(self) -> Label:
        return _OWNERSHIP[self]


_OWNERSHIP = {
    Ownership.RIGHT: Label("劳动者的权利", "a right of the worker"),
    Ownership.CENTRE: Label("本中心的义务", "a duty of this centre"),
    Ownership.OTHER: Label("他方的期限", "somebody else’s time limit"),
    Ownership.STEP: Label("本中心办案步骤", "the centre’s own procedure"),
}
OTHERS = ("forum", "respondent")
"""Who acts where neither the centre nor the worker does."""

UNTOLD = "none"
"""That it is not told with which paper one went to a body, among those with which one must have."""
UNSAID = "untold"
"""What stands in a file of rules for a field that is left empty."""
ANYTHING = "any"
"""What stands there for a field that is filled, with whatever."""

REMIND = (7, 3, 1)
"""Days before the last day on which one is reminded, where a rule says nothing else."""

Conditions = Mapping[str, tuple[str, ...]]
"""Fields of an event, each with the codes that it may hold."""


@dataclass(frozen=True)
class Trigger:
    """An event that moves a clock. when: what its fields must hold.

    on: a date field of it that tells the day, where it is filled, else the day of the event tells it. strict: without
    that field nothing moves. paid: not every such event moves it, only that since which the instrument that set the
    clock running is paid. counts_as: as what the law takes it, a code of `limitation_act`; empty where it says itself.
    back: of what revives a clock, whether it counts from the act that had ended it. late: of what restarts it, whether
    it does so after the lapse too. within: days from the day of service after which the worker's side contests a paper
    in vain, so that its clock goes on; 0 for any time. performed: whether it counts from the days by which what it
    fixes is to be performed, where it tells any: of what starts a clock one for each, of what restarts it the last.
    last: of what starts it, whether the last of these days alone does.
    same: whether what is done before a body counts only where that is the one before which the clock began.
    contested, payable: days from service, and counted from the end of them alone: within which one may go on
    against a paper that takes effect the day after (of what lets a clock go on, too), or within which the law has
    it paid. made: whether it counts from the day of the paper, on which that took effect, and not from service.
    onward: of what lets it rest before a body, whether it does so only where one went there from where the clock
    rested before. undone: of what revives it, whether it goes on as if it had not ended, while its time is not
    over. published: of what restarts it, days after which what it publishes counts as served, from the last of
    which it counts.
    """

    event: str
    when: Conditions = field(default_factory=dict, hash=False)
    on: str = ""
    strict: bool = False
    paid: bool = False
    counts_as: str = ""
    back: bool = False
    late: bool = False
    within: int = 0
    performed: bool = False
    same: bool = False
    contested: int = 0
    payable: int = 0
    made: bool = False
    onward: bool = False
    undone: bool = False
    last: bool = False
    published: int = 0

    @cached_property
    def hangs_on_body(self) -> bool:
        """Whether it depends on when one went to the body, on which body that is, or on whether anybody will."""
        return self.same or self.onward or self.within > 0 or self.contested > 0

    @cached_property
    def always(self) -> bool:
        """Whether the event alone moves the clock, on its own day."""
        return not self.when and not self.on


@dataclass(frozen=True)
class ClockRule:
    """One clock: length in unit, and what moves it.

    start: what sets it running; stop: what fulfils it; overtaken: by what it is no longer needed; restart: what lets it
    begin again from nothing (中断); suspend and resume: between them it rests (中止); extend: what makes it longer by
    `extension`, in the same unit; revive: what lets it begin again after it had ended. unless: acts of what goes on
    before the same body by which there is no such clock; upon: the papers, codes of `ruling_kind` or `UNTOLD`, with
    which one must have gone there; after: bodies to one of which one must have gone before; not_during: bodies
    before which nothing may be going on; counts_from: acts there
    from the first day of which it counts, where they are told; at_once: acts there by which what may else be contested
    takes effect with service; lifted: acts there of a later day by which neither of these two holds any more.
    kinds, groups: the kinds of case and the groups it is for, all if empty. given: what else a case must be, see
    `cases.law.facts`. actor: who must act. belongs_to: whose it is, where that does not follow from who acts, see
    `whose`. lapses: what passing means. right: a chance that may be used; once it has passed it is over and nobody is
    late. opens: its last day is the first on which something may be done. before: it is counted back from the day that
    starts it. named: its last day is that which the paper names. rests_in_last: months before the last day, in which
    alone it may rest, 0 for always; ends_after_rest: months that are left at least once it goes on.
    quiet: it is told in the case, but nothing that somebody must see to.
    limitation: a limitation period (时效); each: it runs for each respondent apart; once: but once in a case, whatever
    would start it again. remind: days ahead.
    since, until: the first and last starting day that it holds for. basis, status, note: the article, and how sure.
    reason, decided_by: why a centre has a rule of its own, and who decided it; empty in those that ship.
    """

    id: str
    label: Label
    length: int
    unit: str
    start: tuple[Trigger, ...]
    actor: str
    lapses: Label
    basis: str
    status: str
    stop: tuple[Trigger, ...] = ()
    restart: tuple[Trigger, ...] = ()
    suspend: tuple[Trigger, ...] = ()
    resume: tuple[Trigger, ...] = ()
    extend: tuple[Trigger, ...] = ()
    overtaken: tuple[Trigger, ...] = ()
    revive: tuple[Trigger, ...] = ()
    unless: tuple[Trigger, ...] = ()
    counts_from: tuple[Trigger, ...] = ()
    at_once: tuple[Trigger, ...] = ()
    lifted: tuple[Trigger, ...] = ()
    upon: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_during: tuple[str, ...] = ()
    extension: int = 0
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    given: Conditions = field(default_factory=dict, hash=False)
    belongs_to: str = ""
    right: bool = False
    opens: bool = False
    before: bool = False
    named: bool = False
    rests_in_last: int = 0
    ends_after_rest: int = 0
    quiet: bool = False
    limitation: bool = False
    each: bool = False
    once: bool = False
    remind: tuple[int, ...] = REMIND
    since: date | None = None
    until: date | None = None
    note: str = ""
    reason: str = ""
    decided_by: str = ""

    @property
    def unconfirmed(self) -> bool:
        """Whether it rests on memory or on an inference of our own."""
        return self.status in UNCONFIRMED

    @property
    def usual(self) -> bool:
        """Whether it is a usual step of the centre's work and claims nothing of any law."""
        return self.status == "O"

    @cached_property
    def whose(self) -> Ownership:
        """Whose it is: as the rule says, else by who must act."""
        if self.belongs_to or self.usual:
            return Ownership(self.belongs_to) if self.belongs_to else Ownership.STEP
        if self.actor in OTHERS:
            return Ownership.OTHER
        return Ownership.RIGHT if self.right or self.opens else Ownership.CENTRE

    @cached_property
    def of_worker(self) -> bool:
        """Whether it is a right of the worker, or a limit on what they claim."""
        return self.limitation or self.whose is Ownership.RIGHT

    @cached_property
    def beside(self) -> tuple[Trigger, ...]:
        """The acts before the body where it began by which there is no such clock, or it counts from another day."""
        return tuple(each for name in BESIDE for each in getattr(self, name))

    @cached_property
    def no_one_late(self) -> bool:
        """Whether nobody is late once it has passed."""
        return self.right or self.opens or self.whose in (Ownership.RIGHT, Ownership.OTHER)

    @property
    def basis_said(self) -> object:
        """Say what it rests on: an article, as it is quoted, or that it is the centre's own procedure."""
        own = _OWNERSHIP[Ownership.STEP]
        return own if self.basis == own.zh else self.basis

    @property
    def actor_label(self) -> Label:
        return ACTORS[self.actor]

    @property
    def reminds(self) -> Sentence:
        """Say how long before its last day one is reminded."""
        return say("提前 {days} 日", days=self.remind)

    @property
    def decided(self) -> Sentence:
        """Say why a centre has this rule of its own, and who decided it."""
        return say("{reason}（{who}决定）", reason=self.reason, who=self.decided_by)

    @property
    def length_said(self) -> Sentence:
        """Say how long it runs: 15 日, 5 个工作日."""
        return self.length_of(self.length)

    def length_of(self, length: int) -> Sentence:
        """Say a length in the unit of the rule."""
        return _LENGTHS[self.unit](length)

    @cached_property
    def moves(self) -> Mapping[str, tuple[tuple[str, Trigger], ...]]:
        """By event: what it may do to a clock (`MOVES`), and when.

        What it does by paying something off hangs on the ledger, see `on_payment`.
        """
        found: dict[str, tuple[tuple[str, Trigger], ...]] = {}
        for act in MOVES:
            for trigger in getattr(self, act):
                if not trigger.paid:
                    found[trigger.event] = (*found.get(trigger.event, ()), (act, trigger))
        return found

    @cached_property
    def on_payment(self) -> bool:
        """Whether it ends once the instrument that set it running is paid."""
        return bool(self.paid_as)

    @cached_property
    def paid_as(self) -> str:
        """What payment in full does to it: `stop`, `overtaken`, or nothing if empty."""
        ends = {"stop": self.stop, "overtaken": self.overtaken}
        return next((what for what, triggers in ends.items() if any(each.paid for each in triggers)), "")

    @cached_property
    def windows(self) -> tuple[int, ...]:
        """The times within which what started it is contested, see `Trigger.within`."""
        return tuple(dict.fromkeys(each.within for each in (*self.stop, *self.overtaken) if each.within))

    @cached_property
    def own(self) -> bool:
        """Whether it is of the centre's own work: what is done of it follows the order of recording."""
        return self.whose in (Ownership.CENTRE, Ownership.STEP)

    @cached_property
    def first_bodies(self) -> frozenset[str]:
        """The bodies to which one goes first with what it is about, of those at which it is fulfilled."""
        there = {each for trigger in self.stop for each in trigger.when.get("forum", ())}
        levels = {each: forums()[each].level for each in there if each in forums()}
        return frozenset(each for each, level in levels.items() if level == min(levels.values()))

    def in_force(self, day: date) -> bool:
        """Tell whether the rule holds for a clock that starts on this day."""
        return in_force(day, self.since, self.until)

    def overlaps(self, other: "ClockRule") -> bool:
        """Tell whether two versions of a rule hold for the same day."""
        late = max(self.since or date.min, other.since or date.min)
        return late <= min(self.until or date.max, other.until or date.max)


BESIDE = ("unless", "counts_from", "at_once", "lifted")
"""What acts before the body where a clock begins may do to its beginning."""

MOVES = ("stop", "overtaken", "restart", "suspend", "resume", "extend", "revive")
"""What may happen to a clock that runs. Where one event does several of them, the first counts."""


def alike(one: ClockRule, other: ClockRule) -> bool:
    """Tell whether two rules stand for each other: limitation periods, or what the same acts start in other cases."""
    if one.limitation and other.limitation:
        return True
    return any(_meet(mine, theirs) for mine in one.start for theirs in other.start)


def _meet(one: Trigger, other: Trigger) -> bool:
    """Tell whether one event may pull both triggers, by the same day of it."""
    if (one.event, one.on) != (other.event, other.on):
        return False
    return all(not {*held}.isdisjoint(other.when.get(name, held)) for name, held in one.when.items())
