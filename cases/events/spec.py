"""All that is declared of an event, as whoever needs to know reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from cases.kinds.fields import Ask
from cases.standing.dues import Promise, Sort
from cases.standing.stages import Actor, By, Stage
from cases.standing.triggers import SORTS
from cases.values.text import Label, Sentence

Older = Callable[[Mapping[str, Any], datetime], Mapping[str, Any]]
"""Returns what was kept of an event, at that moment, as the next version keeps it. It refuses nothing."""


class Whom(Enum):
    """Who may stand in other cases too after an event, so that somebody is asked about duplicates and conflicts."""

    NEWCOMERS = "newcomers"
    EVERYBODY = "everybody"
    """Everybody in the case, once it becomes one of another kind."""


class Paper(NamedTuple):
    """An event that a paper is behind: the fields that tell its sort, its title and what it says."""

    sort: str
    title: tuple[str, ...] = ()
    text: str = "what"


class Question(NamedTuple):
    """What is asked before something is recorded. do: the word for going on."""

    told: Sentence
    do: Sentence | Label


@dataclass(frozen=True)
class Spec:
    """What is declared of an event: see `happens`."""

    code: str
    label: Label
    key: str
    at: tuple[Stage, ...]
    by: By
    asks: tuple[Ask, ...]
    about: str
    to: Stage | None = None
    then: Actor | None = None
    bar: int = 0
    paper: Paper | None = None
    fulfils: tuple[Sort, ...] = ()
    works: bool = False
    ends_tasks: bool = False
    counts_as: str = ""
    sealed: bool = False
    erases: bool = False
    voids: str = ""
    repairs: bool = False
    ties: bool = False
    lists_people: bool = False
    compares: Whom | None = None
    decides_on: str = ""
    in_ledgers: bool = False
    names_others: bool = False
    older: tuple[Older, ...] = field(default=(), repr=False)

    @property
    def version(self) -> int:
        """Which version of the event this is, from 1."""
        return len(self.older) + 1

    @property
    def opens(self) -> bool:
        """Whether a case begins with it: it may happen at no stage of one."""
        return not self.at

    @cached_property
    def for_rules(self) -> tuple[str, ...]:
        """The codes under which rules of clocks know it."""
        return (self.code, self.counts_as) if self.counts_as else (self.code,)

    @cached_property
    def sorted_by(self) -> str:
        """The field of `SORTS` that it has, empty where it has none."""
        return next((name for name in SORTS if self.ask(name)), "")

    @cached_property
    def promising(self) -> tuple[tuple[str, Promise], ...]:
        """The fields whose days promise something, and what."""
        return tuple((each.name, each.promises) for each in self.asks if each.promises)

    @cached_property
    def parts(self) -> tuple[Ask, ...]:
        """The fields that hold those who have a part in a case."""
        return tuple(each for each in self.asks if each.kind.parts)

    def ask(self, name: str) -> Ask | None:
        """Return the field of this name."""
        return next((ask for ask in self.asks if ask.name == name), None)
