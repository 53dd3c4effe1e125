"""Declared fields: what a form asks for, read from typed text, shown, masked, kept and loaded.

An event and a record of the directory are both such declarations; one line for a field says all there is to know of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from cases.hiding.mask import Mask
from cases.kinds import Kind, Way
from cases.standing.dues import Promise
from cases.values.refusal import Problem, Refused
from cases.values.text import Label, Sentence, say


class Once(NamedTuple):
    """What a field was called, and the last day on which it was."""

    until: date
    label: Label


@dataclass(frozen=True)
class Ask:
    """One field, as a form asks for it.

    needed: what lacks it is refused; needed_since: of what happened from this day on alone.
    when: shown only if another field holds one of these codes.
    rank: fields of a lower rank are asked first. automatic: filled by the Desk, never asked.
    promises: what a day in it promises, None for nothing. named_by: another field, whose code says what this one is.
    like: another field, whose value names the field of the intake as which this one is asked for.
    searched: whether what is written in it can be searched.
    formerly: what it was called before, under which it may be kept.
    once: which labels it had, the first one first: what was recorded then is shown under the label of then.
    tells_of: another field, of the person named in which this one tells.
    says_more_of: another field, without which this one says nothing.
    """

    name: str
    label: Label
    kind: Kind[Any]
    needed: bool = True
    hint: Label | None = None
    when: Mapping[str, tuple[str, ...]] | None = None
    rank: int = 0
    automatic: bool = False
    promises: Promise | None = None
    named_by: str = ""
    like: str = ""
    searched: bool = True
    formerly: tuple[str, ...] = ()
    once: tuple[Once, ...] = ()
    needed_since: date = date.min
    tells_of: str = ""
    says_more_of: str = ""

    @property
    def personal(self) -> bool:
        """Whether the value is hidden until somebody asks to see it."""
        return self.kind.personal

    def label_on(self, day: date | None) -> Label:
        """Return what it was called on a day; what it is called now, if none is given."""
        return next((label for until, label in self.once if day and day <= until), self.label)

    @property
    def labels(self) -> frozenset[str]:
        """All that it is called, or was, in both languages."""
        return frozenset((*self.label, *(name for each in self.once for name in each.label)))


def ask(  # noqa: PLR0913 - one line for a field says all there is to know of it
    label: tuple[str, str],
    kind: Kind[Any],
    *,
    default: Any = MISSING,
    hint: tuple[str, str] | None = None,
    when: Mapping[str, tuple[str, ...]] | None = None,
    rank: int = 0,
    automatic: bool = False,
    promises: Promise | None = None,
    named_by: str = "",
    like: str = "",
    searched: bool = True,
    formerly: tuple[str, ...] = (),
    once: tuple[tuple[str, tuple[str, str]], ...] = (),
    needed_since: date = date.min,
    tells_of: str = "",
    says_more_of: str = "",
) -> Any:
    """Declare a field: its Chinese and English label and its kind. Needed unless it has a default: the empty value.

    once: the labels of before, each with its last day in ISO form.
    """
    if default is not MISSING and default != kind.empty:
        raise ValueError(f"{label[1]}: the default of a field is its kind's empty value, {kind.empty!r}")
    meta = Ask(
        "",
        Label(*label),
        kind,
        needed=default is MISSING,
        hint=Label(*hint) if hint else None,
        when=when,
        rank=rank,
        automatic=automatic,
        promises=promises,
        named_by=named_by,
        like=like,
        searched=searched,
        formerly=formerly,
        once=tuple(Once(date.fromisoformat(until), Label(*called)) for until, called in once),
        needed_since=needed_since,
        tells_of=tells_of,
        says_more_of=says_more_of,
    )
    return field(default=kind.empty, kw_only=True, metadata={"ask": meta})


@dataclass(frozen=True)
class Fields:
    """Something that is declared by its fields. label: what it is called."""

    label: ClassVar[Label]
    asks: ClassVar[tuple[Ask, ...]]

    def dump(self) -> dict[str, Any]:
        """Return the fields as JSON can keep them; empty ones are left out."""
        return {
            ask.name: ask.kind.dump(value) for ask in self.asks if (value := getattr(self, ask.name)) != ask.kind.empty
        }

    @classmethod
    def load(cls, kept: Mapping[str, Any]) -> Self:
        """Return what `dump` wrote, fields that were called otherwise too; what it does not know is passed over."""
        values = {ask.name: ask.kind.load(kept[ask.name]) for ask in cls.asks if ask.name in kept}
        for ask in cls.asks:
            for name in ask.formerly:
                if name in kept:
                    values.setdefault(ask.name, ask.kind.load(kept[name]))
        return cls(**values)

    @classmethod
    def read(cls, typed: Mapping[str, str], today: date, on: date | None = None) -> Self:
        """Read typed fields; `on` is the day on which it happened, today if not given.

        Raises `Refused` with every problem found, each naming its field.
        """
        problems: list[Problem] = []
        values: dict[str, Any] = {}
        for ask in cls.asks:
            text = typed.get(ask.name, "")
            if ask.automatic or not text.strip():
                continue
            try:
                values[ask.name] = ask.kind.read(text, on or today if ask.kind.by_event_day else today)
            except Refused as refused:
                problems += (Problem(each.rule, each.sentence, ask.name) for each in refused.problems)
        problems += cls._unknown(typed)
        made = cls(**values)
        flawed = {problem.field for problem in problems}
        problems += (problem for problem in made.missing(on or today) if problem.field not in flawed)
        if problems:
            raise Refused(*problems)
        return made

    def missing(self, on: date) -> Iterator[Problem]:
        """Yield a problem for each empty field that is needed of what happened on a day."""
        for ask in self.asks:
            if ask.needed and on >= ask.needed_since and getattr(self, ask.name) == ask.kind.empty:
                yield Problem("needed", _needed(ask), ask.name)

    def shown(self, *, masked: bool, on: date | None = None) -> Iterator[tuple[Label, tuple[object, ...]]]:
        """Yield what a reader sees of each filled field: its label and the parts of its value.

        on: the day of which it tells, whose words for fields and codes it keeps; those of now if not given.
        """
        for ask, parts in self.shown_fields(masked=masked, on=on):
            yield ask.label_on(on), parts

    def shown_fields(self, *, masked: bool, on: date | None = None) -> Iterator[tuple[Ask, tuple[object, ...]]]:
        """Yield each filled field and the parts of its value, as in `shown`."""
        for ask in self.asks:
            if parts := self.said(ask.name, masked=masked, on=on):
                yield ask, parts

    def said(self, name: str, *, masked: bool, on: date | None = None) -> tuple[object, ...]:
        """Return the parts that a reader sees of one field, as in `shown`; nothing where it is empty."""
        ask, value = self.ask(name), getattr(self, name)
        if ask is None or value == ask.kind.empty:
            return ()
        kind = ask.kind.as_of(on) if on else ask.kind
        return kind.mask(value) if masked else kind.show(value)

    def hidden(self, mask: Mask) -> Self:
        """Return the fields as a reader may see them."""
        if not mask.on:
            return self
        return replace(self, **{ask.name: ask.kind.seen(getattr(self, ask.name), mask) for ask in self.asks})

    def typed(self) -> dict[str, str]:
        """Return the fields as editable text, empty ones left out."""
        return {
            ask.name: text
            for ask in self.asks
            if (value := getattr(self, ask.name)) != ask.kind.empty and (text := ask.kind.write(value))
        }

    @classmethod
    def ask(cls, name: str) -> Ask | None:
        """Return the field of this name."""
        return next((ask for ask in cls.asks if ask.name == name), None)

    @classmethod
    def known_as(cls, name: str) -> Ask | None:
        """Return the field that is called so, or was."""
        return cls.ask(name) or next((ask for ask in cls.asks if name in ask.formerly), None)

    @classmethod
    def _unknown(cls, typed: Mapping[str, str]) -> Iterator[Problem]:
        """Yield that there is no such field: with one that is meant, or else, but once, with all that there are."""
        from difflib import get_close_matches  # needed for a slip alone

        known = {ask.name: ask for ask in cls.asks if not ask.automatic}
        shown = " ".join(known)
        for name in typed:
            if name in known:
                continue
            given = name[:40]
            sentence = say("“{event}”没有字段 {name}", event=cls.label, name=given)
            called = [each for each, ask in known.items() if name in ask.labels]
            if near := called or get_close_matches(name, known, 3, 0.75):
                sentence = say("{told}；要填的也许是 {near}", told=sentence, near=" ".join(near))
            elif shown:
                sentence, shown = say("{told}；可用字段：{known}", told=sentence, known=shown), ""
            yield Problem("unknown_field", sentence, name)


def declared(cls: type[Fields]) -> tuple[Ask, ...]:
    """Return the fields that a class declares, in the order of their ranks."""
    found = []
    for each in fields(cls):
        meta: Ask = each.metadata["ask"]
        if each.default is MISSING:
            raise ValueError(f"{cls.__name__}.{each.name} has no empty value")
        found.append(replace(meta, name=each.name))
    names = [name for ask in found for name in (ask.name, *ask.formerly)]
    if doubled := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{cls.__name__}: more than one field is or was called {sorted(doubled)}")
    return tuple(sorted(found, key=lambda ask: ask.rank))


def _needed(lacking: Ask) -> Sentence:
    """Say what to do about a field that must be filled; one that confirms something must say yes."""
    if lacking.kind.control is Way.CONFIRM:
        return say("“{field}”为“是”才能登记；还没有的请先办，再填“是”", field=lacking.label)
    return say("请填写“{field}”", field=lacking.label)
