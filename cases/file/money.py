"""The ledger of a case as its history tells it: what is claimed, fixed, contested, paid, given and reported."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.file.members import SUMS
from cases.money.items import Item
from cases.money.papers import Contest, Instrument, PayOrder
from cases.money.payments import Payment
from cases.money.returns import Return
from cases.values.sums import Sum

_CLAIMED, AWARDED, _RECEIVED = SUMS


class Claim(NamedTuple):
    """The claim as it was told anew. entry, on: by which entry, on which day. more: whether on top of what it was."""

    entry: int
    on: date
    items: tuple[Item, ...]
    more: bool = False


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


class Reported(NamedTuple):
    """The whole sums as the handler reported them at the end, by which entry; None where the ledger says it."""

    entry: int
    claimed: Sum | None = None
    awarded: Sum | None = None
    received: Sum | None = None


@dataclass(frozen=True)
class CaseMoney:
    """What was told of money, each thing by itself; what it comes to is told by `cases.file.accounts`.

    claimed: the claim as the intake tells it. claims: told anew since. instruments, contests: what fixed a sum, and by
    what that was contested. payments: what arrived. returns: what of that went back. benefits: aid that the union gave.
    donations, relief, workplace, gifts: what others gave, each apart: donors, the government, the workplace beside what
    it owes, and whoever else. rolls: what the last roster that told of each sum said. reported: what was reported at
    the end. orders: what was ordered to be paid without a sum.
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

    @property
    def claim(self) -> tuple[Item, ...]:
        """The claim as of now: as it was told last, with what was claimed on top of that since."""
        items = self.claimed
        for each in sorted(self.claims, key=lambda each: (each.on, each.entry)):
            items = (*items, *each.items) if each.more else each.items
        return items

    @property
    def tells_fixed(self) -> bool:
        """Whether a sum was ever told as fixed, by a paper, a roster or the report, whatever became of that since."""
        listed = any(each.name == AWARDED for each in self.rolls)
        return listed or bool(self.instruments) or (self.reported is not None and self.reported.awarded is not None)
