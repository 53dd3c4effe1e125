"""What a payment says that it is for: whose debt, of which side, for which item, under which instrument."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from cases.money.called.names import sides_in
from cases.money.items import Item, with_unknown
from cases.money.paid.needs import Need
from cases.money.papers import Fixed
from cases.money.payments import Payment
from cases.values.sums import Fen, Sum, bounds, in_all, in_money

_NOT_SPLIT = ("", "injury_benefits")
"""Items that stand for several others (各项合计或不分项时)."""


class Owing(Need):
    """What is owed for an item."""

    def __init__(self, item: Item) -> None:
        super().__init__(item.amount)
        self.item = item


_Owing = TypeVar("_Owing", bound=Owing)


@dataclass
class PaidPart:
    """What a payment pays to a worker, for an item, on behalf of a side, as far as it tells that.

    left: what is surely left of it. spare: what it may come to beyond, None for no end. about: whether only roughly.
    untold_debt, untold_slot: whether it does not say which of the debts, or of the papers' days, it is paying.
    """

    payment: Payment
    worker: str
    against: str
    code: str
    left: Fen
    spare: Fen | None
    about: bool
    untold_debt: bool = False
    untold_slot: bool = False

    @property
    def order(self) -> tuple[bool, bool, bool, bool, date, int]:
        """Its place among the parts: what names most comes first."""
        paid = self.payment
        return not paid.under, not self.worker, not self.against, not self.code, paid.on, paid.entry

    def counts_for(self, fixed: Fixed) -> bool:
        """Tell whether it may pay what an instrument fixes, by what it says of it."""
        under = self.payment.under
        return not under or under == fixed.instrument.entry or under in fixed.before

    def in_time(self, fixed: Fixed) -> bool:
        """Tell whether it can have come since the instrument, or was made under it."""
        under = self.payment.under
        return under in (fixed.instrument.entry, *fixed.decided) or self.payment.latest >= fixed.since

    def named(self, debts: list[_Owing]) -> list[_Owing]:
        """Return which of these debts it is for: of the side that it names where one is, and of the item.

        Another may pay for a side that owes nothing itself. Money for one item is not for another, unless it was paid
        under a paper that has no such item.
        """
        sides = sides_in(self.against)
        if sides and any(debt.item.against and debt.item.may_be_of(sides) for debt in debts):
            debts = [debt for debt in debts if debt.item.may_be_of(sides)]
        if self.code in _NOT_SPLIT or (self.payment.under and all(debt.item.code != self.code for debt in debts)):
            return debts
        return [debt for debt in debts if debt.item.code in (*_NOT_SPLIT, self.code)]

    def unlike(self, debt: Owing) -> tuple[bool, bool, bool]:
        """Tell in what a debt does not name what it names: those that do are paid first."""
        item, sides = debt.item, sides_in(self.against)
        return (
            self.worker not in ("", item.worker),
            bool(sides) and not (item.against and item.may_be_of(sides)),
            self.code not in ("", item.code),
        )

    def turns(self, debts: Sequence[_Owing]) -> list[list[_Owing]]:
        """Return which of the debts that it is for are open, those that come first before others."""
        mine = [debt for debt in debts if debt.room > 0 or debt.beyond != 0]
        if not mine or not (self.worker or self.against or self.code):
            return [mine]
        found: dict[tuple[bool, bool, bool], list[_Owing]] = {}
        for debt in mine:
            found.setdefault(self.unlike(debt), []).append(debt)
        return [found[key] for key in sorted(found)]


def parts(payment: Payment) -> Iterator[PaidPart]:
    """Yield the parts of a payment, those of which the same is told as one."""
    found: dict[tuple[str, str, str], Sum | None] = {}
    for item in with_unknown(payment.items) or (Item(amount=payment.amount),):
        key = item.worker, item.against or payment.payer, item.code
        found[key] = in_all((found.get(key), item.amount))
    for (worker, against, code), amount in found.items():
        if in_money(amount):
            low, high, about = bounds(amount)
            yield PaidPart(payment, worker, against, code, low, None if high is None else high - low, about)
