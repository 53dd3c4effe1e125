"""How an event is declared: from that one declaration come its form, its permission check, its queue and its page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

from cases.kinds import Kind
from cases.refusal import Problem, Refused, refuse
from cases.stages import Actor, By, Stage
from cases.text import Label, say

if TYPE_CHECKING:
    from cases.case import Case
    from cases.lifecycle import Entry


@dataclass(frozen=True)
class Ask:
    """One field of an event, as a form asks for it.

    needed: an entry without it is refused. when: shown only if another field holds one of these codes.
    rank: fields of a lower rank are asked first. automatic: filled by the Desk, never asked.
    """

    name: str
    label: Label
    kind: Kind[Any]
    needed: bool = True
    hint: Label | None = None
    when: Mapping[str, tuple[str, ...]] | None = None
    rank: int = 0
    automatic: bool = False

    @property
    def personal(self) -> bool:
        """Whether the value is hidden until somebody asks to see it."""
        return self.kind.personal


def ask(
    label: tuple[str, str],
    kind: Kind[Any],
    *,
    default: Any = MISSING,
    hint: tuple[str, str] | None = None,
    when: Mapping[str, tuple[str, ...]] | None = None,
    rank: int = 0,
    automatic: bool = False,
) -> Any:
    """Declare a field: its Chinese and English label and its kind. Needed unless it has a default: the empty value."""
    if default is not MISSING and default != kind.empty:
        raise ValueError(f"{label[1]}: the default of a field is its kind's empty value, {kind.empty!r}")
    meta = Ask("", Label(*label), kind, default is MISSING, Label(*hint) if hint else None, when, rank, automatic)
    return field(default=kind.empty, kw_only=True, metadata={"ask": meta})


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

    def ask(self, name: str) -> Ask | None:
        """Return the field of this name."""
        return next((ask for ask in self.asks if ask.name == name), None)


@dataclass(frozen=True)
class Event:
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

    def dump(self) -> dict[str, Any]:
        """Return the fields as JSON can keep them; empty ones are left out."""
        return {
            ask.name: ask.kind.dump(value)
            for ask in self.spec.asks
            if (value := getattr(self, ask.name)) != ask.kind.empty
        }

    @classmethod
    def load(cls, kept: Mapping[str, Any]) -> Self:
        """Return the event that `dump` wrote; fields that it does not know of are passed over."""
        return cls(**{ask.name: ask.kind.load(kept[ask.name]) for ask in cls.spec.asks if ask.name in kept})

    @classmethod
    def read(cls, typed: Mapping[str, str], today: date, on: date | None = None) -> Self:
        """Read typed fields; `on` is the day of the event, today if not given.

        Raises `Refused` with every problem found, each naming its field.
        """
        problems: list[Problem] = []
        values: dict[str, Any] = {}
        for ask in cls.spec.asks:
            text = typed.get(ask.name, "")
            if ask.automatic or not text.strip():
                continue
            try:
                values[ask.name] = ask.kind.read(text, on or today if ask.kind.by_event_day else today)
            except Refused as refused:
                problems += (Problem(each.rule, each.sentence, ask.name) for each in refused.problems)
        problems += _unknown(cls.spec, typed)
        event = cls(**values)
        flawed = {problem.field for problem in problems}
        problems += (problem for problem in event.missing() if problem.field not in flawed)
        if problems:
            raise Refused(*problems)
        return event

    def missing(self) -> Iterator[Problem]:
        """Yield a problem for each needed field that is empty."""
        for ask in self.spec.asks:
            if ask.needed and getattr(self, ask.name) == ask.kind.empty:
                yield Problem("needed", say("请填写“{field}”", field=ask.label), ask.name)

    def shown(self, *, masked: bool) -> Iterator[tuple[Label, tuple[object, ...]]]:
        """Yield what a reader sees of each filled field: its label and the parts of its value."""
        for ask in self.spec.asks:
            if (value := getattr(self, ask.name)) != ask.kind.empty:
                yield ask.label, ask.kind.mask(value) if masked else ask.kind.show(value)

    def typed(self) -> dict[str, str]:
        """Return the fields as editable text, empty ones left out."""
        return {
            ask.name: ask.kind.write(value)
            for ask in self.spec.asks
            if (value := getattr(self, ask.name)) != ask.kind.empty
        }


def _unknown(spec: Spec, typed: Mapping[str, str]) -> Iterator[Problem]:
    known = [ask.name for ask in spec.asks if not ask.automatic]
    for name in typed:
        if name not in known:
            sentence = say(
                "“{event}”没有字段 {name}；可用字段：{known}", event=spec.label, name=name[:40], known=" ".join(known)
            )
            yield Problem("unknown_field", sentence, name)


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
) -> Any:
    """Declare that this class is something that can happen.

    at: the stages where it may. to: the stage it leads to, None where the stage stays. by: who may record it.
    then: who acts next, None where that stays. key: the letter that asks for it in a case.
    """

    def declare(cls: type[E]) -> type[E]:
        made = dataclass(frozen=True)(cls)
        about = (cls.__doc__ or "").strip().splitlines()[0]
        made.spec = Spec(code, Label(*label), key, tuple(at), to, by, then, _asks(made), about)
        if code in CATALOGUE:
            raise ValueError(f"two events are called {code}")
        CATALOGUE[code] = made
        return made

    return declare


def _asks(cls: type[Event]) -> tuple[Ask, ...]:
    found = []
    for each in fields(cls):
        meta: Ask = each.metadata["ask"]
        if each.default is MISSING:
            raise ValueError(f"{cls.__name__}.{each.name} has no empty value")
        found.append(
            Ask(each.name, meta.label, meta.kind, meta.needed, meta.hint, meta.when, meta.rank, meta.automatic)
        )
    return tuple(sorted(found, key=lambda ask: ask.rank))
