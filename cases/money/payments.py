"""What was paid (到账), and how it fulfils what instruments promise: in instalments, or in all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cases.money.instruments import Fixed, Instrument
from cases.money.items import Item
from cases.money.plans import Instalment
from cases.values.spans import Dated, DaySpan
from cases.values.sums import Fen, NoMoney, Sum, bounds, in_all, less


class Payment(NamedTuple):
    """What has arrived. entry, on: by which entry, on which day, the earliest that it may be; last: the latest.

    amount: None is told by nobody. items: what of it is for which item and worker. payer: who paid, empty where the
    case says it. way: how, a code of `pay_way`. under: the entry of the instrument it was paid under.
    span: what is known of the day where that is not known exactly.
    """

    entry: int
    on: date
    amount: Sum | None
    items: tuple[Item, ...] = ()
    payer: str = ""
    way: str = ""
    under: int = 0
    last: date | None = None
    span: DaySpan | None = None

    @property
    def day(self) -> Dated:
        """The day, as well as it is known."""
        return self.span or self.on

    @property
    def latest(self) -> date:
        """The latest day that it may be."""
        return self.last or self.on


class Owed(NamedTuple):
    """An instalment that is due. instrument: that promises it. place: which of how many.

    whole: what it comes to. short: what is not paid of it.
    """

    instrument: Instrument
    place: int
    of: int
    promised: Instalment
    whole: Sum | None
    short: Sum | None


class Paid(NamedTuple):
    """How far what an instrument fixes is paid. short: what is missing. begun: whether any of it is paid.

    by: the entry of the payment since which nothing is missing, 0 while something is.
    """

    short: Sum | None
    begun: bool
    by: int


def owed(standing: Iterable[Fixed], payments: Sequence[Payment]) -> tuple[Owed, ...]:
    """Return the instalments that are not paid in full, by their day.

    A payment counts for the instrument under which it was made; one of which that is not told, and that did not come
    before it for sure, for what is due first. A payment of which nobody knows the sum fulfils nothing of a known one.
    """
    shares = _shared_out(standing, payments)
    return tuple(
        Owed(each.fixed.instrument, each.place, len(each.fixed.plan), each.promised, each.whole, each.short)
        for each in shares
        if each.promised and not each.done
    )


def paid(standing: Iterable[Fixed], payments: Sequence[Payment]) -> Mapping[int, Paid]:
    """Return how far each instrument is paid, by its entry, by the same reckoning.

    One whose place another has taken is paid as far as that is, for it is the same debt.
    """
    found: dict[int, Paid] = {}
    shares = _shared_out(standing, payments)
    for entry in {each.fixed.instrument.entry: None for each in shares}:
        mine = [each for each in shares if each.fixed.instrument.entry == entry]
        took = [payment for each in mine for payment in each.took]
        last = max(took, key=lambda payment: (payment.on, payment.entry), default=None)
        by = last.entry if last and all(each.done for each in mine) else 0
        told = Paid(in_all(each.short for each in mine), bool(took), by)
        found |= dict.fromkeys((entry, *mine[0].fixed.before), told)
    return found


class _Share:
    """A part of what an instrument promises, with the payments that it takes. promised: None where it has no day."""

    def __init__(self, fixed: Fixed, promised: Instalment | None, place: int, whole: Sum | None) -> None:
        self.fixed, self.promised, self.place, self.whole = fixed, promised, place, whole
        self.short, self.took, self.done = whole, list[Payment](), whole == 0 or isinstance(whole, NoMoney)

    @property
    def order(self) -> tuple[date, date, int, int]:
        """Its place among those that are paid one after the other: what has no day comes last."""
        told = self.fixed.instrument
        return self.promised.on if self.promised else date.max, told.on, told.entry, self.place

    def take(self, left: Iterable["_Left"]) -> None:
        """Take what is needed of payments. A share of no known sum is paid by the first payment of a known one."""
        mine = [each for each in left if each.fen and each.counts_for(self.fixed)]
        mine.sort(key=lambda each: (not each.payment.under, each.payment.on, each.payment.entry))
        need, got = _least(self.whole), 0
        if not need and not self.done:
            mine, need = mine[:1], sum(each.fen for each in mine[:1])
        for each in mine:
            if taken := each.take(need - got):
                got += taken
                self.took.append(each.payment)
        self.done = self.done or 0 < need <= got
        self.short = 0 if self.done else less(self.whole, got)


class _Left:
    """What is left of a payment once it has fulfilled promises."""

    def __init__(self, payment: Payment) -> None:
        self.payment = payment
        self.fen: Fen = _least(payment.amount)

    def counts_for(self, fixed: Fixed) -> bool:
        """Tell whether it may fulfil what an instrument promises."""
        under = self.payment.under
        if under == fixed.instrument.entry:
            return True
        return self.payment.latest >= fixed.since and (not under or under in fixed.before)

    def take(self, most: Fen) -> Fen:
        """Take as much of it, at most."""
        taken = min(most, self.fen)
        self.fen -= taken
        return taken


def _least(amount: Sum | None) -> Fen:
    return 0 if amount is None or isinstance(amount, NoMoney) else bounds(amount).low


def _shared_out(standing: Iterable[Fixed], payments: Sequence[Payment]) -> list[_Share]:
    """Return what instruments promise, by day, with the payments that each part takes."""
    shares = sorted((share for each in standing for share in _shares(each)), key=lambda each: each.order)
    left = [_Left(each) for each in payments]
    for share in shares:
        share.take(left)
    return shares


def _shares(each: Fixed) -> Iterator[_Share]:
    """Yield the instalments of an instrument, and what it fixes beyond them."""
    plan, whole = each.plan, each.amount
    sums = [whole if one.amount is None and len(plan) == 1 else one.amount for one in plan]
    for place, (one, amount) in enumerate(zip(plan, sums, strict=True), 1):
        yield _Share(each, one, place, amount)
    rest = less(whole, in_all(sums))
    if not plan or (None not in sums and _least(rest)):
        yield _Share(each, None, len(plan) + 1, rest)
