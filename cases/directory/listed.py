"""What the directory hands on: records with the cases that they have a part in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from cases.directory.memberships import MembershipPeriod
from cases.directory.records import R, Record
from cases.file.parts import side_of
from cases.kinds.fields import Ask
from cases.values.identity import with_phones
from cases.values.roles import Side
from cases.values.sums import Heads, write_heads
from cases.values.text import Label, say
from cases.views.rows import Row


@dataclass(frozen=True)
class RecordLine:
    """A record as a list shows it, with the cases within the reader's reach. people: how many the open ones concern."""

    id: int
    record: Record
    open_cases: int
    all_cases: int
    people: Heads


class StandsAs(NamedTuple):
    """Who stands at a place of a case, and as which record."""

    place: int
    role: str
    name: str
    record: int


@dataclass(frozen=True)
class CasePart:
    """A case that a record has a part in."""

    row: Row
    role: str
    place: int

    @property
    def side(self) -> Side:
        return side_of(self.place)


@dataclass(frozen=True)
class Edit:
    """An edit of a record: `made`, `changed`, `merged` or `parted`. other: the record it was merged with.

    checked: the contradictions that somebody looked at, as codes of their list.
    """

    seq: int
    at: datetime
    by_name: str
    what: str
    before: Record | None
    after: Record
    other: int = 0
    checked: tuple[str, ...] = ()

    @property
    def label(self) -> Label:
        return _WHAT[self.what]

    def changes(self) -> Iterator["Change"]:
        """Yield what is other than before."""
        return changes(self.before, self.after) if self.before else iter(())


_WHAT = {
    "made": Label("建立", "Made"),
    "changed": Label("改动", "Changed"),
    "merged": Label("合并", "Merged"),
    "parted": Label("撤销合并", "Merge undone"),
}


@dataclass(frozen=True)
class Change:
    """A field of a record that is other than before."""

    ask: Ask
    before: Any
    after: Any


def changes(before: Record, after: Record) -> Iterator[Change]:
    """Yield each field in which two records of one kind differ."""
    for ask in before.asks:
        old, new = getattr(before, ask.name), getattr(after, ask.name)
        if old != new:
            yield Change(ask, old, new)


@dataclass(frozen=True)
class RecordFile:
    """All that the desk knows of a record.

    cases: those within the reader's reach, the open ones first, at most so many as are read. open_cases, all_cases,
    people: how many there are in all. version: how many edits.
    """

    id: int
    record: Record
    version: int
    cases: tuple[CasePart, ...]
    open_cases: int
    all_cases: int
    people: Heads
    edits: tuple[Edit, ...]

    @property
    def pattern(self) -> object:
        """Say how many open cases there are, and how many people they concern."""
        n, people, all_ = self.open_cases, write_heads(self.people), self.all_cases
        return say("{n} 件在办，涉及 {people} 人；共 {all} 件", n=n, people=people, all=all_)


def joined(lead: R, other: R) -> R:
    """Return a record as it is after another was merged into it: what it lacks is taken over, several are put together.

    The name, the number and all else that the lead tells stay as they are.
    """
    taken: dict[str, Any] = {}
    for change in changes(lead, other):
        name, mine, theirs = change.ask.name, change.before, change.after
        if mine == change.ask.kind.empty:
            taken[name] = theirs
        elif name in ("phone", "phones"):
            taken[name] = with_phones(mine, theirs)
        elif name == _NOTE:
            taken[name] = f"{mine}\n{theirs}" if theirs else mine
        elif isinstance(mine, tuple):
            known = set(map(_what, mine))
            taken[name] = (*mine, *(each for each in theirs if _what(each) not in known))
    return replace(lead, **taken)


def without(record: R, told: Iterable[Record], others: Iterable[Record]) -> R:
    """Return a record without what only `told` tell of it: what any of the others tells stays, and so does a name."""
    mine, theirs = tuple(told), tuple(others)
    left: dict[str, Any] = {}
    for ask in record.asks:
        value = getattr(record, ask.name)
        gone = {each for source in mine for each in _pieces(ask.name, getattr(source, ask.name, None))}
        gone -= {each for source in theirs for each in _pieces(ask.name, getattr(source, ask.name, None))}
        kept = [each for each in _pieces(ask.name, value) if each not in gone]
        if ask.name == _NOTE:
            left[ask.name] = "\n".join(line for line in value.split("\n") if line not in gone)
        elif ask.name in _PHONES:
            left[ask.name] = "、".join(str(each) for each in kept)
        elif isinstance(value, tuple):
            left[ask.name] = tuple(kept)
        else:
            left[ask.name] = kept[0] if kept else ask.kind.empty
    name = left["name"] or next((source.called for source in theirs if source.called), record.called)
    return replace(record, **{**left, "name": name})


def filled(record: R, fuller: R, sources: Iterable[Record]) -> R:
    """Return a record with what the first of these sources tells, where it lacks what a fuller one of it has."""
    told, lacking = tuple(sources), (ask for ask in record.asks if getattr(record, ask.name) == ask.kind.empty)
    found: dict[str, Any] = {}
    for ask in lacking:
        if getattr(fuller, ask.name) != ask.kind.empty:
            values = (getattr(source, ask.name, ask.kind.empty) for source in told)
            found[ask.name] = next((value for value in values if value != ask.kind.empty), ask.kind.empty)
    return replace(record, **found)


def brought(before: R, after: R) -> R:
    """Return what an edit brought into a record, as one that tells nothing else: no name where that stayed."""
    told = without(after, [before], ())
    unnamed: dict[str, Any] = {"name": ""} if before.called == after.called else {}
    return replace(told, **unnamed)


_PHONES, _NOTE = ("phone", "phones"), "note"


def _pieces(name: str, value: Any) -> tuple[Any, ...]:
    """Return what of a field is told for itself: each phone, each line of a note, each of several, else the whole."""
    if name == _NOTE:
        return tuple(filter(None, (value or "").split("\n")))
    if name in _PHONES:
        return tuple(filter(None, (value or "").split("、")))
    return value if isinstance(value, tuple) else (value,) if value else ()


def _what(each: Any) -> str:
    """Return the code of one of several: of a group with its times the group."""
    return each.group if isinstance(each, MembershipPeriod) else str(each)


def lost(lead: R, other: R) -> tuple[Change, ...]:
    """Return what of the other record does not come into the lead: before is the lead's, after the other's."""
    whole = joined(lead, other)
    return tuple(
        change
        for change in changes(whole, other)
        if change.after != change.ask.kind.empty and change.before == getattr(lead, change.ask.name)
    )
