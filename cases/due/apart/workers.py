"""Whose of several workers a clock is: what some alone did moves it for them (劳动争议解释（一） 第十六、十七条)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from cases.file.case import Case
from cases.file.whom.whose import NamesBeside, named, workers_named
from cases.law.reckoning import Move
from cases.values.sums import ANY_NUMBER


class Some(NamedTuple):
    """Some of several workers, all of them where there is nothing in it.

    names: by name, as far as they are known. left: how many more there are. rest: whether they are told as those whom
    something is not about.
    """

    names: tuple[str, ...] = ()
    left: int = 0
    rest: bool = False

    @property
    def unnamed(self) -> int | None:
        """How many more there are; None where nobody knows."""
        return self.left if self.left < ANY_NUMBER else None

    @property
    def many(self) -> int | None:
        """How many they are; None where nobody knows."""
        return None if self.unnamed is None else len(self.names) + self.left

    def with_these(self, other: "Some") -> "Some":
        """Return them together with others."""
        return Some((*self.names, *other.names), self.left + other.left, self.rest or other.rest)


ALL = Some()
_NOBODY = frozenset[str]()

Concerning = tuple[Move, frozenset[str]]
"""What may move a clock, with the workers whom alone it is about, nobody for all."""


class Workers(NamedTuple):
    """The workers of a case. many: how many there are, or may be. known: by name. called: see `named`."""

    many: int
    known: tuple[str, ...]
    called: NamesBeside

    @classmethod
    def of(cls, case: Case) -> "Workers":
        known = workers_named(case)
        return cls(max(case.parties.most, len(known)), known, named(case))

    def some(self, told: Collection[str]) -> frozenset[str]:
        """Return the workers whom these names stand for; nobody where they are all that there are."""
        if not told:
            return _NOBODY
        mine = frozenset(self.called.get(name, name) for name in told)
        return frozenset() if "" in mine or len(mine) >= self.many else mine

    def told(self, names: Iterable[str]) -> Some:
        """Return workers by name, in the order in which the case names them."""
        mine = frozenset(names)
        return Some((*(each for each in self.known if each in mine), *sorted(mine - {*self.known})))

    def besides(self, names: Iterable[str]) -> Some | None:
        """Return the workers other than these, all where these are none; None where there is nobody else."""
        gone = frozenset(names)
        if not gone:
            return ALL
        known = tuple(each for each in self.known if each not in gone)
        left = self.many - len(gone) - len(known) if self.many < ANY_NUMBER else ANY_NUMBER
        return Some(known, left, rest=True) if known or left > 0 else None


def apart(
    mine: frozenset[str], but: frozenset[str], workers: Workers, told: Sequence[Concerning]
) -> Iterator[tuple[Some, list[Move]]]:
    """Yield for whom a clock stands alike, each time with the acts that concern them.

    mine: the workers whom alone it is about, nobody for all. but: for whom it never began. told: what may move it.
    """
    told = [(act, some) for act, some in told if not mine or not some or some & mine]
    alone = frozenset[str]().union(*(some for _act, some in told))
    alone = (alone & mine if mine else alone) - but
    groups: dict[tuple[int, ...], list[str]] = {}
    for name in workers.told(alone).names:
        theirs = tuple(at for at, (_act, some) in enumerate(told) if not some or name in some)
        groups.setdefault(theirs, []).append(name)
    for theirs, names in groups.items():
        yield workers.told(names), [told[at][0] for at in theirs]
    rest = _rest(mine - but, alone, workers) if mine else workers.besides(alone | but)
    if rest is not None:
        yield rest, [act for act, some in told if not some]


def _rest(mine: frozenset[str], alone: frozenset[str], workers: Workers) -> Some | None:
    """Return who is left of the workers whom a clock is about."""
    left = mine - alone
    return workers.told(left)._replace(rest=bool(alone)) if left else None


def about(mine: frozenset[str], but: frozenset[str], workers: Workers) -> Some:
    """Return for whom a clock stands that stands alike for all whom it is about. See `apart`."""
    return (_rest(mine - but, frozenset(), workers) if mine else workers.besides(but)) or ALL
