"""How an event is declared: from that one declaration come its form, its permission check, its queue and its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

from cases.fields import Ask, Fields, ask, declared
from cases.refusal import Problem, refuse
from cases.stages import Actor, By, Stage
from cases.text import Label, say

if TYPE_CHECKING:
    from cases.case import Case
    from cases.lifecycle import Entry

__all__ = ["CATALOGUE", "Ask", "Event", "Spec", "ask", "event_class", "happens"]


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
    compares: bool = False

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

    def change(self, case: "Case", entry: "Entry") -> "Case":
        """Return the case as this event leaves it, apart from stage, next actor and version."""
        return case


CATALOGUE: dict[str, type[Event]] = {}
"""All that can happen, by code, in the order of declaration."""


def event_class(code: str) -> type[Event]:
    """Return the event of this code, or refuse with the codes that there are."""
    if found := CATALOGUE.get(code):
        return found
    raise refuse("unknown_event", say("没有“{code}”这种事项；可用：{known}", code=code[:40], known=" ".join(CATALOGUE)))


E = TypeVar("E", bound=Event)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(ask,))
def happens(
    code: str,
    label: tuple[str, str],
    key: str,
    *,
    at: Iterable[Stage],
    by: By,
    to: Stage | None = None,
    then: Actor | None = None,
    compares: bool = False,
) -> Any:
    """Declare that this class is something that can happen.

    at: the stages where it may. to: the stage it leads to, None where the stage stays. by: who may record it.
    then: who acts next, None where that stays. key: the letter that asks for it in a case. compares: whether people may
    be others after it, so that doubles, conflicts and contradictions are asked about before it is recorded.
    """

    def declare(cls: type[E]) -> type[E]:
        made = dataclass(frozen=True)(cls)
        about = (cls.__doc__ or "").strip().splitlines()[0]
        made.label, made.asks = Label(*label), declared(made)
        made.spec = Spec(code, made.label, key, tuple(at), to, by, then, made.asks, about, compares)
        if code in CATALOGUE:
            raise ValueError(f"two events are called {code}")
        CATALOGUE[code] = made
        return made

    return declare

