"""What was paid (到账), and how it fulfils what was promised in instalments."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cases.money.instruments import Fixed, Instrument
from cases.money.plans import Instalment
from cases.values.sums import Fen, NoMoney, Sum, bounds, less


class Payment(NamedTuple):
    """What has arrived. entry, on: by which entry, on which day. under: the entry of the instrument it was paid under.

    amount: None is told by nobody. payer: who paid, workers: to whom, as the case names them; empty where it says it.
    """

    entry: int
    on: date
    amount: Sum | None
    payer: str = ""
    workers: tuple[str, ...] = ()
    under: int = 0


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


def owed(standing: Iterable[Fixed], payments: Sequence[Payment]) -> tuple[Owed, ...]:
    """Return the instalments that are not paid in full, by their day.

    A payment counts for the instrument under which it was made; one of which that is not told, and that did not come
    before it, for what is due first. A payment of which nobody knows the sum fulfils nothing of a known one.
    """
    promised = sorted(_promised(standing), key=lambda each: (each.promised.on, each.instrument.entry, each.place))
    left = {each.entry: _Left(each) for each in payments}
    return tuple(short for each in promised if (short := _paid(each, left.values())))


class _Left:
    """What is left of a payment once it has fulfilled instalments."""

    def __init__(self, payment: Payment) -> None:
        self.payment = payment
        self.fen: Fen = _least(payment.amount)

    def counts_for(self, instrument: Instrument) -> bool:
        """Tell whether it may fulfil what an instrument promises."""
        under = self.payment.under
        return under == instrument.entry if under else self.payment.on >= instrument.on

    def take(self, most: Fen) -> Fen:
        """Take as much of it, at most."""
        taken = min(most, self.fen)
        self.fen -= taken
        return taken


def _least(amount: Sum | None) -> Fen:
    return 0 if amount is None or isinstance(amount, NoMoney) else bounds(amount).low


def _promised(standing: Iterable[Fixed]) -> Iterator[Owed]:
    for each in standing:
        plan = each.plan
        for place, one in enumerate(plan, 1):
            whole = each.amount if one.amount is None and len(plan) == 1 else one.amount
            yield Owed(each.instrument, place, len(plan), one, whole, whole)


def _paid(due: Owed, payments: Iterable[_Left]) -> Owed | None:
    """Return what is still due of an instalment, None where it is paid. One of no known sum is paid by any payment."""
    mine = [each for each in payments if each.counts_for(due.instrument)]
    need = _least(due.short)
    if not need:
        return None if due.short == 0 or any(each.take(each.fen) for each in mine if each.fen) else due
    got = 0
    for each in sorted(mine, key=lambda each: (not each.payment.under, each.payment.on, each.payment.entry)):
        got += each.take(need - got)
    return None if got >= need else due._replace(short=less(due.short, got))
