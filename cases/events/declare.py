"""How an event is declared: from that one declaration come its form, its permission check, its queue and its page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, Unpack, dataclass_transform

from cases.events.asking.keeper import Keeper
from cases.events.spec import CLOSES, Declared, Paper, PartOf, Question, Spec, Whom
from cases.file.case import Case
from cases.file.members import Member
from cases.kinds import StandIn
from cases.kinds.fields import Ask, Fields, ask, declared
from cases.staff.people import Role
from cases.standing.dues import Due, Sort
from cases.standing.stages import Stage
from cases.standing.triggers import RuleKey
from cases.values.codes import code_alone
from cases.values.refusal import Problem, refuse
from cases.values.spans import Dated, DaySpan, first_day
from cases.values.text import Label, Sentence, say

__all__ = [
    "CATALOGUE",
    "Ask",
    "EndedBy",
    "Entry",
    "Event",
    "OpenedBeside",
    "Paper",
    "PartOf",
    "Question",
    "Spec",
    "Whom",
    "ask",
    "event_class",
    "happens",
]


class OpenedBeside(NamedTuple):
    """A case that is opened together with an entry: its first events, and what the one is to it (`relation_kind`)."""

    events: "tuple[Event, ...]"
    relation: str


class EndedBy(NamedTuple):
    """How a case ended: the code of the event that counts as having closed it, and on what ground it did."""

    event: str
    ground: str


@dataclass(frozen=True)
class Event(Fields):
    """Something that happened to a case. Subclasses are declared with `happens`."""

    spec: ClassVar[Spec]

    # Before it is recorded

    @classmethod
    def bar(cls, case: "Case") -> Problem | None:
        """Return why this event does not fit this case at all, whatever is filled in."""
        return None

    @classmethod
    def at_first(cls, case: "Case", entry: int) -> Mapping[str, str]:
        """Return what stands in its form before anybody has typed.

        entry: the number of the entry that somebody is looking at, 0 for none.
        """
        return {}

    @classmethod
    def moot(cls, case: "Case") -> frozenset[str]:
        """Return the fields that a form leaves out, as this case leaves nothing to ask there."""
        return frozenset()

    @property
    def question(self) -> Question | None:
        """What is asked before it is recorded; None where nothing is."""
        if self.spec.to is Stage.CLOSED:
            return Question(CLOSES, self.spec.label)
        return None

    def problems(self, case: "Case", entry: "Entry") -> Iterable[Problem]:
        """Yield what is wrong with this event for this case, beyond stage, role and needed fields."""
        return ()

    def completed(self, case: "Case") -> "Event":
        """Return the event with what the case itself tells, where that was left out."""
        return self

    def filled(self, case: "Case", keeper: Keeper) -> "Event":
        """Return the event with what only the keeper of the files knows. Raises `Refused` for what it knows better."""
        return self

    def settled(self, case: "Case", entry: "Entry") -> "Event":
        """Return the event as it is kept once nothing is said against it: values, and nothing left to be parsed."""
        return self

    # What it does to its case

    def begin(self, number: str, station: str, entry: "Entry") -> "Case":
        """Return the case that begins with it."""
        raise TypeError("a history begins with an intake")

    def change(self, case: "Case", entry: "Entry") -> "Case":
        """Return the case as this event leaves it, apart from stage, ending, next actor, dues and version.

        The event was admitted: it refuses nothing, parses nothing and looks up no list.
        """
        return case

    def ending(self, case: "Case") -> EndedBy:
        """Return as what it leaves the case ended, where it closes it. case: as it was before."""
        return EndedBy(self.spec.code, getattr(self, self.spec.ground) if self.spec.ground else "")

    def promised(self, case: "Case", entry: "Entry") -> Iterator[Due]:
        """Yield what this event promises. case: as `change` leaves it."""
        for name, promise in self.spec.promising:
            if due := promise.made(self, getattr(self, name), entry.seq):
                yield due._replace(told_on=entry.latest) if due.sort.by_day else due

    def fulfils(self, due: Due, case: "Case", on: date) -> bool:
        """Tell whether this event, on its day, fulfils what was promised before. case: as `change` leaves it."""
        if due.sort is Sort.LIMIT and self._puts_aside(due, case, on):
            return True
        if due.sort in self.spec.fulfils:
            return not (due.sort.on_its_day and due.on and due.on > on)
        return due.until == self.spec.code

    def _puts_aside(self, due: Due, case: Case, on: date) -> bool:
        """Tell whether a noted limit is no more: an act moved it since, or work came after its day."""
        if self.spec.works and due.on and due.on < on:
            return True
        noted = case.assessment.assessed_on
        fields = self.spec.interrupts
        moves = fields is not None and all(getattr(self, name) in codes for name, codes in fields.items())
        return moves and (noted is None or on >= first_day(noted))

    @property
    def voids(self) -> int:
        """The number of the entry that no longer counts after it, 0 for none."""
        return getattr(self, self.spec.voids) if self.spec.voids else 0

    @property
    def mends(self) -> Ask | None:
        """The field of the intake that it sets right, None where it sets none right."""
        return None

    @property
    def redates(self) -> Dated | None:
        """The day of the intake as it sets that right, None where it does not."""
        return None

    @property
    def retyped(self) -> tuple[tuple[Ask, str], ...]:
        """Values of fields of the intake that it holds as they were typed, each with its field."""
        return ()

    @property
    def tells_who(self) -> bool:
        """Whether it tells who stands in the case."""
        return bool(self.spec.parts)

    @property
    def split_from(self) -> str:
        """The number of the case out of which it tells that this one was split, empty where it tells of none."""
        return ""

    @property
    def split_to(self) -> str:
        """The number of the case that it tells was split from this one, empty where it tells of none."""
        return ""

    @property
    def for_rules(self) -> RuleKey:
        """As what rules of clocks know it."""
        spec = self.spec
        return spec.codes, code_alone(getattr(self, spec.sorted_by)) if spec.sorted_by else ""

    @property
    def part_of(self) -> PartOf:
        """What it says of the proceeding that it is a part of."""
        return PartOf()

    @property
    def performed(self) -> tuple[date, ...]:
        """The last days by which what it fixes is to be performed, the first first; none where it tells none."""
        return ()

    @property
    def takes_over(self) -> bool:
        """Whether it leaves what it rules, or by when that is to be performed, to a paper that it is about."""
        return False

    @property
    def granted(self) -> str:
        """How much of what was asked for it grants, a code of `ruling_result`; empty where it rules nothing."""
        return ""

    def ruled(self, below: Iterable["Event"]) -> "Event":
        """Return it as it rules, with what it leaves to these papers where they agree on that."""
        return self

    @property
    def goes_on_as(self) -> str:
        """As which paper one may go on with it to another body: a code of `ruling_kind`, or `agreement`."""
        return ""

    @property
    def by_other_side(self) -> bool:
        """Whether the other side did it, so that no right of the worker is used with it."""
        return False

    def moves_against(self, case: "Case") -> tuple[str, ...] | None:
        """Return the respondents against whom alone it moves clocks that run against each apart; None for all."""
        return None

    def typed_in(self, name: str) -> str:
        """Return the field of this event in which somebody types what the case says in a field."""
        return name

    # What it has to do with other cases

    @property
    def other_cases(self) -> frozenset[str]:
        """The numbers of other cases that it names."""
        return frozenset()

    def heard(self, found: frozenset[str]) -> "Self | None":
        """Return the event as somebody may hear of it who finds these of its `other_cases`, None for not at all."""
        return self

    def forgetting(self, number: str) -> Self:
        """Return the event without what it notes of another case, whose people are erased."""
        return self

    @property
    def tied_to(self) -> str:
        """The number of the other case in which it is told as well, empty for none."""
        return ""

    def told_there(self, here: "Case", there: "Case", typed: "Event") -> "Event | None":
        """Return what is recorded in a case that it is tied or told to; None where that tells it already.

        typed: the event as somebody typed it, before it was filled.
        """
        return None

    def told_to(self, told: Iterable["Event"]) -> tuple[str, ...]:
        """Return the numbers of other cases in which the same is recorded as well, where that is not told there.

        told: all that was ever recorded in the case, what was voided since too.
        """
        return ()

    def beside(self, case: "Case") -> OpenedBeside | None:
        """Return what case is opened together with it, None for none. case: as it was before."""
        return None

    # How it is told

    @property
    def listed(self) -> tuple[Member, ...]:
        """The members of the case that it lists."""
        return ()

    def of_one(self, is_theirs: Callable[[str], bool]) -> Self:
        """Return the event with nobody listed but the one whose names these are."""
        return self

    @property
    def adds_to(self) -> str:
        """To which of the whole sums of the case that are given and not owed its sum is added; empty for none."""
        return ""

    @property
    def elsewhere(self) -> Sentence | None:
        """What a paper says in its place among the entries, where all of it is told at more length before."""
        return None

    def nameless(self, stand_in: StandIn, opened_on: date) -> Self:
        """Return what stays of the event when all that tells of people is erased, so that it folds as it did.

        opened_on: the day of intake.
        """
        kept = {each.name: each.kind.nameless(getattr(self, each.name), stand_in) for each in self.spec.asks}
        return replace(self, **kept)

    def dump(self) -> dict[str, Any]:
        """Return the event as JSON can keep it, with its version where that is not the first."""
        kept = super().dump()
        return kept if self.spec.version == 1 else {VERSION: self.spec.version, **kept}

    @classmethod
    def unpack(cls, fields: Mapping[str, Any], at: datetime) -> Self:
        """Return what `dump` wrote at a moment, of this version or an earlier one."""
        version = fields.get(VERSION, 1)
        for older in cls.spec.older[version - 1 :]:
            fields = older.read({**older.empty, **fields}, at)
        return cls.load(fields)

    def in_case_of(self, opened_on: Dated) -> Self:
        """Return the event as it is folded, where what was kept of an early version is read by the day of intake."""
        return self


@dataclass(frozen=True)
class Entry:
    """One line of a history: what happened, on which day, and who recorded it when.

    seq counts from 1 within the case. on: the day of the event, the earliest that it may be. at: the moment of
    recording, in the centre's time. span: what is known of the day where that is not known exactly.
    """

    seq: int
    on: date
    at: datetime
    by: str
    role: Role
    event: Event
    span: DaySpan | None = None

    @property
    def day(self) -> Dated:
        """The day of the event, as well as it is known."""
        return self.span or self.on

    @property
    def latest(self) -> date:
        """The latest day that it may be: nothing is recorded before it happened."""
        return min(self.span.last, self.at.date()) if self.span else self.on

    @property
    def last(self) -> date | None:
        """The same where the day is not known exactly, else None."""
        return self.latest if self.span else None

    def precedes(self, day: Dated) -> bool:
        """Tell whether it happened before a day for certain: what is told of that day stands against it."""
        return self.latest < first_day(day)

    @property
    def backdated(self) -> bool:
        """Whether it was recorded on a later day than it happened."""
        return self.latest < self.at.date()

    def dated(self, day: Dated) -> "Entry":
        """Return it as something that happened on another day."""
        return replace(self, on=first_day(day), span=day if isinstance(day, DaySpan) else None)


TAKEN = frozenset(("on", "seen"))
"""What no field is called: beside fields, somebody types the day of an event and the version that was looked at."""

VERSION = "v"
"""Where the version of an event stands among the fields that are kept of it."""

CATALOGUE: dict[str, type[Event]] = {}
"""All that can happen, by code, in the order of declaration."""


def event_class(code: str) -> type[Event]:
    """Return the event of this code, or refuse with the codes that there are."""
    if found := CATALOGUE.get(code):
        return found
    raise refuse("unknown_event", say("没有“{code}”这种事项；可用：{known}", code=code[:40], known=" ".join(CATALOGUE)))


E = TypeVar("E", bound=Event)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(ask,))
def happens(code: str, label: tuple[str, str], key: str = "", **said: Unpack[Declared]) -> Any:
    """Declare that this class is something that can happen; `Declared` tells what may be said of it."""

    def declare(cls: type[E]) -> type[E]:
        made = dataclass(frozen=True)(cls)
        made.label, made.asks = Label(*label), declared(made)
        if taken := {each.name for each in made.asks} & TAKEN:
            raise ValueError(f"{code}: no field is called {sorted(taken)}")
        about = (cls.__doc__ or "").strip().splitlines()[0]
        names_others = made.other_cases is not Event.other_cases
        made.spec = Spec(code, made.label, key, asks=made.asks, about=about, names_others=names_others, **said)
        if code in CATALOGUE:
            raise ValueError(f"two events are called {code}")
        CATALOGUE[code] = made
        return made

    return declare
