"""How an event is declared: from that one declaration come its form, its permission check, its queue and its page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

from cases.dues import Due, Promise, Sort
from cases.fields import Ask, Fields, ask, declared
from cases.kinds import StandIn
from cases.refusal import Problem, refuse
from cases.stages import Actor, By, Stage
from cases.text import Label, say

if TYPE_CHECKING:
    from cases.case import Case
    from cases.lifecycle import Entry

__all__ = ["CATALOGUE", "Ask", "Event", "Spec", "ask", "event_class", "happens"]


Older = Callable[[Mapping[str, Any], datetime], Mapping[str, Any]]
"""Returns what was kept of an event, at that moment, as the next version keeps it. It refuses nothing."""


@dataclass(frozen=True)
class Spec:
    """What is declared of an event: see `happens`."""

    code: str
    label: Label
    key: str
    at: tuple[Stage, ...]
    to: Stage | None
    by: By
    then: Actor | None
    asks: tuple[Ask, ...]
    about: str
    fulfils: tuple[Sort, ...] = ()
    compares: bool = False
    older: tuple[Older, ...] = ()

    @property
    def version(self) -> int:
        """Which version of the event this is, from 1."""
        return len(self.older) + 1

    @cached_property
    def promising(self) -> tuple[tuple[str, Promise], ...]:
        """The fields whose days promise something, and what."""
        return tuple((each.name, each.promises) for each in self.asks if each.promises)

    def ask(self, name: str) -> Ask | None:
        """Return the field of this name."""
        return next((ask for ask in self.asks if ask.name == name), None)


@dataclass(frozen=True)
class Event(Fields):
    """Something that happened to a case. Subclasses are declared with `happens`."""

    spec: ClassVar[Spec]

    @classmethod
    def bar(cls, case: "Case") -> Problem | None:
        """Return why this event does not fit this case at all, whatever is filled in."""
        return None

    def problems(self, case: "Case", entry: "Entry") -> Iterable[Problem]:
        """Yield what is wrong with this event for this case, beyond stage, role and needed fields."""
        return ()

    def completed(self, case: "Case") -> "Event":
        """Return the event with what the case itself tells, where that was left out."""
        return self

    def settled(self, case: "Case", entry: "Entry") -> "Event":
        """Return the event as it is kept once nothing is said against it: values, and nothing left to be parsed."""
        return self

    def change(self, case: "Case", entry: "Entry") -> "Case":
        """Return the case as this event leaves it, apart from stage, next actor and version.

        The event was admitted: it refuses nothing, parses nothing and looks up no list.
        """
        return case

    def promised(self, entry: int) -> Iterator[Due]:
        """Yield what this event promises. entry: its number."""
        for name, promise in self.spec.promising:
            if due := promise.made(self, getattr(self, name), entry):
                yield due

    def fulfils(self, due: Due, case: "Case", on: date) -> bool:
        """Tell whether this event, on its day, fulfils what was promised before. case: as `change` leaves it."""
        if due.until == self.spec.code:
            return True
        early = due.sort.on_its_day and due.on is not None and due.on > on
        return due.sort in self.spec.fulfils and not early

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
            fields = older(fields, at)
        return cls.load(fields)


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
def happens(  # noqa: PLR0913 - one declaration says all there is to know of an event
    code: str,
    label: tuple[str, str],
    key: str,
    *,
    at: Iterable[Stage],
    by: By,
    to: Stage | None = None,
    then: Actor | None = None,
    fulfils: Iterable[Sort] = (),
    compares: bool = False,
    older: Iterable[Older] = (),
) -> Any:
    """Declare that this class is something that can happen.

    at: the stages where it may. to: the stage it leads to, None where the stage stays. by: who may record it.
    then: who acts next, None where that stays. key: the letter that asks for it in a case. fulfils: the sorts of dues
    that it ends; one that closes the case ends all. compares: whether people may
    be others after it, so that doubles, conflicts and contradictions are asked about before it is recorded. older: how
    each version before this one is read as the one after it, the first one first.
    """

    def declare(cls: type[E]) -> type[E]:
        made = dataclass(frozen=True)(cls)
        about = (cls.__doc__ or "").strip().splitlines()[0]
        made.label, made.asks = Label(*label), declared(made)
        made.spec = Spec(
            code, made.label, key, tuple(at), to, by, then, made.asks, about, tuple(fulfils), compares, tuple(older)
        )
        if code in CATALOGUE:
            raise ValueError(f"two events are called {code}")
        CATALOGUE[code] = made
        return made

    return declare
