"""The ledger of a case as its history tells it: what is claimed, fixed, contested, paid, given and reported."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.file.members import SUMS
from cases.money.court import Windows
from cases.money.items import Item
from cases.money.paid.returns import Return
from cases.money.papers import Contest, Instrument, PayOrder
from cases.money.payments import Payment
from cases.values.sums import Sum, in_all, less

_CLAIMED, AWARDED, _RECEIVED = SUMS


class Claim(NamedTuple):
    """The claim as it was told anew. entry, on: by which entry, on which day, the latest that it may be.

    first: the earliest. more: whether on top of what it was.
    """

    entry: int
    on: date
    items: tuple[Item, ...]
    more: bool = False
    first: date | None = None

    @property
    def order(self) -> tuple[date, date, int]:
        """Its place among all that tells of the claim."""
        return self.on, self.first or self.on, self.entry


MORE = "more"
"""The code of `claim_beside` of what is claimed on top."""


class Roll(NamedTuple):
    """What a roster tells of one of the sums, by which entry, on which day.

    amount: of all in it whose sum it tells, and how many those are; listed: how many there are in it.
    """

    name: str
    entry: int
    on: date
    amount: Sum
    told: int
    listed: int


class GoesAlone(NamedTuple):
    """A worker who goes on in a case of their own. claimed, received: what the roster told of them.

    heirs: whoever went on in their place, as sums may name them.
    """

    name: str
    claimed: Sum | None = None
    heirs: tuple[str, ...] = ()
    received: Sum | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """By which names they stand beside sums."""
        return (self.name, *self.heirs)

    def items(self, claim: Iterable[Item]) -> tuple[Item, ...]:
        """Return what of a claim is theirs."""
        return tuple(item for item in claim if item.worker in self.names)

    def claims(self, claim: tuple[Item, ...]) -> bool:
        """Tell whether it is told what they claim: by items, or in the roster as a part of one sum of all."""
        return bool(self.items(claim)) or (self.claimed is not None and len(_of_all(claim)) <= 1)


def _of_all(claim: Sequence[Item]) -> list[int]:
    """Return the places of the sums that are claimed for all."""
    return [at for at, item in enumerate(claim) if not item.worker and item.amount is not None]


class Departed(NamedTuple):
    """Workers who went on in a case of their own. entry, on: by which entry, on which day."""

    entry: int
    on: date
    workers: tuple[GoesAlone, ...]

    @property
    def order(self) -> tuple[date, date, int]:
        """Its place among all that tells of the claim."""
        return self.on, self.on, self.entry

    @property
    def names(self) -> frozenset[str]:
        """By which names these workers stand beside sums."""
        return frozenset(name for each in self.workers for name in each.names)

    def out_of(self, claim: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return a claim without theirs: of who has no item, what the roster tells is a part of one sum of all."""
        parts = [each.claimed for each in self.workers if not each.items(claim) and each.claims(claim)]
        left = tuple(item for item in claim if item.worker not in self.names)
        whole = _of_all(left)
        if not (whole and parts):
            return left
        (at,) = whole
        return (*left[:at], left[at]._replace(amount=less(left[at].amount, in_all(parts))), *left[at + 1 :])


class Reported(NamedTuple):
    """The whole sums as the handler reported them at the end, by which entry, as of which day.

    None where the ledger says it. given_back: whether nothing was closed upon it, so that of its day too what is
    recorded later is a part of it. earlier: of what it leaves empty, what was reported at an end before.
    """

    entry: int
    on: date
    claimed: Sum | None = None
    awarded: Sum | None = None
    received: Sum | None = None
    given_back: bool = False
    earlier: "Reported | None" = None

    def of(self, name: str) -> "Reported | None":
        """Return the report that tells a sum: the last one that does; None where the ledger says it."""
        if getattr(self, name) is not None:
            return self
        return self.earlier.of(name) if self.earlier else None

    def besides(self, told: Container[str]) -> "Reported":
        """Return what it reports besides some sums."""
        earlier = self.earlier.besides(told) if self.earlier else None
        claimed, awarded, received = (None if name in told else getattr(self, name) for name in SUMS)
        return self._replace(claimed=claimed, awarded=awarded, received=received, earlier=earlier)

    def covers(self, day: date) -> bool:
        """Tell whether it told of what came on a day and is recorded later."""
        return day < self.on or (self.given_back and day == self.on)


@dataclass(frozen=True)
class CaseMoney:
    """What was told of money, each thing by itself; what it comes to is told by `cases.file.accounts`.

    claimed: the claim as the intake tells it. claims: told anew since. instruments, contests: what fixed a sum, and by
    what that was contested. payments: what arrived. returns: what of that went back. benefits: aid that the union gave.
    donations, relief, workplace, gifts: what others gave, each apart: donors, the government, the workplace beside what
    it owes, and whoever else. rolls: what the last roster that told of each sum said. reported: what was reported at
    the end. orders: what was ordered to be paid without a sum. departed: who went on in a case of their own.
    contestable: until when instruments may be contested, as seen from a day; no history tells that.
    """

    claimed: tuple[Item, ...] = ()
    claims: tuple[Claim, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    contests: tuple[Contest, ...] = ()
    payments: tuple[Payment, ...] = ()
    returns: tuple[Return, ...] = ()
    benefits: Sum | None = None
    donations: Sum | None = None
    relief: Sum | None = None
    workplace: Sum | None = None
    gifts: Sum | None = None
    rolls: tuple[Roll, ...] = ()
    reported: Reported | None = None
    orders: tuple[PayOrder, ...] = ()
    departed: tuple[Departed, ...] = ()
    contestable: Windows | None = None

    @property
    def claim(self) -> tuple[Item, ...]:
        """The claim as of now: as it was told last, with what was claimed on top of that since, of those still here."""
        return self.claim_before(None)

    def claim_before(self, departed: Departed | None) -> tuple[Item, ...]:
        """Return the claim as it was before some went on in a case of their own; as of now where it is None."""
        items = self.claimed
        told: list[Claim | Departed] = [*self.claims, *self.departed]
        for each in sorted(told, key=lambda each: each.order):
            if each is departed:
                break
            if isinstance(each, Departed):
                items = each.out_of(items)
            else:
                items = (*items, *each.items) if each.more else each.items
        return items

    @property
    def tells_fixed(self) -> bool:
        """Whether a sum was ever told as fixed, by a paper, a roster or the report, whatever became of that since."""
        listed = any(each.name == AWARDED for each in self.rolls)
        return listed or bool(self.instruments) or bool(self.reported and self.reported.of(AWARDED))
