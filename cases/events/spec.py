"""All that is declared of an event, as whoever needs to know reads it."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple, Required, TypedDict

from cases.file.intake import Finds
from cases.kinds.fields import Ask
from cases.standing.dues import Promise, Sort
from cases.standing.stages import Actor, By, Stage
from cases.standing.triggers import SORTS
from cases.values.text import Label, Sentence, say


class Older(NamedTuple):
    """A version of an event that is recorded no more.

    empty: every field that it had, as it was kept while there was nothing in it: such fields are left out of what is
    kept, and nothing is in those that told of people once they are erased. read: returns what was kept of the event, at
    that moment, with every field in it, as the next version keeps it. It refuses nothing.
    """

    empty: Mapping[str, Any]
    read: Callable[[Mapping[str, Any], datetime], Mapping[str, Any]]


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


class PartOf(NamedTuple):
    """What an act says of that which it is a part of.

    reference: its number there. under: the entry of the paper with or under which it is done, 0 where that is not told.
    whom: the workers whom alone it is about, nobody where that is not told. theirs: whether it is about what the other
    side had begun, None where that is not told. below: whether it leaves as it is the paper with which one went there
    (True), or that goes on again below as if there were none (False); None for neither.
    """

    reference: str = ""
    under: int = 0
    whom: frozenset[str] = frozenset()
    theirs: bool | None = None
    below: bool | None = None


class Question(NamedTuple):
    """What is asked before something is recorded. do: the word for going on."""

    told: Sentence
    do: Sentence | Label


CLOSES = say("保存后本案即结案；付款、联系等后续可直接登记，其余须由主管先“重新办理”。确定保存吗？")
"""What is asked before a case ends."""


class Declared(TypedDict, total=False):
    """What may be said of an event where it is declared.

    at: the stages where it may happen; none for what a case begins with. by: who may record it.
    to: the stage it leads to, None where the stage stays. then: who acts next, None where that stays.
    bar: its place in the key bar while it may happen, the smallest first; 0 keeps it out.
    paper: how it stands among the papers of the case.
    fulfils: the sorts of dues that it ends; one that closes the case ends all.
    does: the sort of dues of which people are told that this is what they record once it is done; None for none.
    finds: by the code of its sort, what it tells of a field of the intake.
    works: whether it is work on the case, after which nobody is late with a right that had passed unused.
    ends_tasks: whether a task may wait for it. ends_one_task: whether it ends but the first of those that do.
    ground: the field that tells on what ground it closes the case.
    counts_as: the event for which rules of clocks take it that do not know it itself.
    sealed: whether it may be recorded in a sealed case.
    erases: whether all that tells of people goes with it.
    voids: the field that holds the number of an entry that no longer counts after it.
    repairs: whether it sets right what the intake tells.
    ties: whether it tells of a tie to another case, of which only those hear who find that one.
    lists_people: whether it is a list of people, of which each is told only of themselves.
    compares: who is compared with other cases before it is recorded.
    decides_on: the event that it answers, which is told with it.
    interrupts: the fields with the codes by which it moves a limit that was noted at the counter, None for never.
    in_ledgers: whether ledgers of cases have columns for it, so that an import records it after the intake.
    older: how each version before this one is read as the one after it, the first one first.
    """

    at: Required[tuple[Stage, ...]]
    by: Required[By]
    to: Stage | None
    then: Actor | None
    bar: int
    paper: Paper | None
    fulfils: tuple[Sort, ...]
    does: Sort | None
    finds: Mapping[str, Finds]
    works: bool
    ends_tasks: bool
    ends_one_task: bool
    ground: str
    counts_as: str
    sealed: bool
    erases: bool
    voids: str
    repairs: bool
    ties: bool
    lists_people: bool
    compares: Whom | None
    decides_on: str
    interrupts: Mapping[str, tuple[str, ...]] | None
    in_ledgers: bool
    older: tuple[Older, ...]


@dataclass(frozen=True)
class Spec:
    """All that is declared of an event: what is said of it (`Declared`), and what its class tells.

    key: the letter that asks for it in a case; without one it is reached by the menu. about: the first line of what
    its class says. names_others: whether it may name other cases.
    """

    code: str
    label: Label
    key: str
    _: KW_ONLY
    asks: tuple[Ask, ...]
    about: str
    names_others: bool = False
    at: tuple[Stage, ...]
    by: By
    to: Stage | None = None
    then: Actor | None = None
    bar: int = 0
    paper: Paper | None = None
    fulfils: tuple[Sort, ...] = ()
    does: Sort | None = None
    finds: Mapping[str, Finds] = field(default_factory=dict, hash=False)
    works: bool = False
    ends_tasks: bool = False
    ends_one_task: bool = False
    ground: str = ""
    counts_as: str = ""
    sealed: bool = False
    erases: bool = False
    voids: str = ""
    repairs: bool = False
    ties: bool = False
    lists_people: bool = False
    compares: Whom | None = None
    decides_on: str = ""
    interrupts: Mapping[str, tuple[str, ...]] | None = None
    in_ledgers: bool = False
    older: tuple[Older, ...] = field(default=(), repr=False)

    @property
    def version(self) -> int:
        """Which version of the event this is, from 1."""
        return len(self.older) + 1

    @cached_property
    def opens(self) -> bool:
        """Whether a case begins with it: it may happen at no stage of one."""
        return not self.at

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes under which rules of clocks know it, its own the first."""
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
