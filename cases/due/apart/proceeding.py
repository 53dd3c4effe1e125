"""What goes on before one body, and the papers with which one goes on."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Onward(NamedTuple):
    """A paper with or against which one may go on. sort: see `Event.goes_on_as`. head: see `Proceeding`.

    whom: the workers whom it is about, none where that is not told. served: the last day on which it may have been
    served.
    """

    entry: int
    sort: str
    on: date
    head: int
    whom: frozenset[str]
    served: date


@dataclass(slots=True)
class Proceeding:
    """What goes on before one body, by the entry that begins it or is the first heard of it.

    papers: the entries of the papers with or against which one went there, several where it is not told which, none
    where there is none. reference: its number there. done: the steps of it that are told; ended: whether it is over,
    and on which day. by_way_of: all papers by way of which one came there, above: the threads that they are of; root:
    the body where that began; sure: whether it is told of each of them which it was. place: among all threads.
    whom: the workers who alone went there, none where all did or that is not told. over: for which of them it is over
    alone, and since when. bodies: those of which it may be, where it is first
    heard of by a paper that several send. went: between which days the worker's side went there, None where the other
    side did, or that is not told. theirs: whether the other side went there, None where that is not told. left: whether
    it left the papers as they are with which one went there; by: the entry that ended it, 0 for none. since: the first
    day that it may have begun; accepted: the day on which it was accepted, None where that is not told. late: whether
    one went there surely after the time to contest the papers, see `mark_late`.
    """

    entry: int
    forum: str
    papers: tuple[int, ...]
    reference: str
    done: set[str]
    ended: date | None
    by_way_of: frozenset[int]
    above: frozenset[int]
    root: str
    sure: bool
    place: int
    whom: frozenset[str]
    bodies: tuple[str, ...]
    went: tuple[date, date] | None
    theirs: bool | None
    since: date
    filed: bool
    left: bool = False
    by: int = 0
    late: bool = False
    over: dict[str, date] = field(default_factory=dict)
    accepted: date | None = None

    @property
    def surely_since(self) -> date:
        """The day by which it had begun, as far as that is known."""
        return self.went[1] if self.went else self.since

    def begins_by(self, act: int, day: date) -> bool:
        """Tell whether an act is that with which somebody went there, maybe by a day."""
        return act == self.entry and self.filed and self.since <= day
