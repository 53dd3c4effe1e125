"""Money that went back (退回): which payment it lowers, and what of that is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.money.items import Item, with_unknown
from cases.money.payments import Payment
from cases.values.refusal import Problem
from cases.values.spans import Dated, DaySpan
from cases.values.sums import Sum, bounds, in_all, in_money, less
from cases.values.text import say


class Return(NamedTuple):
    """What went back of a payment. entry, on: by which entry, on which day. items: what of it is told of whom.

    of: the entry of the payment, 0 where that is not told. last, span: as of a payment.
    """

    entry: int
    on: date
    amount: Sum | None
    items: tuple[Item, ...] = ()
    of: int = 0
    last: date | None = None
    span: DaySpan | None = None

    @property
    def day(self) -> Dated:
        """The day, as well as it is known."""
        return self.span or self.on


def unclear(payments: Sequence[Payment], returns: Sequence[Return], back: Return) -> Iterator[Problem]:
    """Yield what must be told before it is known what a return lowers: which payment, and of several workers whose.

    returns: what went back before.
    """
    known = [each.entry for each in payments]
    told = "、".join(map(str, known)) or "—"
    if not known:
        yield Problem("no_payment", say("本案没有逐笔登记的到账，无从退回；请先登记到账"), "nature")
    elif (back.of and back.of not in known) or (not back.of and len(known) > 1):
        yield Problem("of_payment", say("请填退回的是第几条到账，可填：{known}", known=told), "of_payment")
    else:
        payment = next(each for each in payments if back.of in (0, each.entry))
        left = next(each for each in net(payments, returns) if each.entry == payment.entry)
        yield from _too_early(payment, back)
        yield from _too_much(left, back)


def _too_early(payment: Payment, back: Return) -> Iterator[Problem]:
    if (back.last or back.on) < payment.on:
        why = say("退回的日期 {day} 早于第 {n} 条到账，请核对", day=back.day, n=payment.entry)
        yield Problem("returned_early", why, "on")


def _too_much(payment: Payment, back: Return) -> Iterator[Problem]:
    whose = {item.worker for item in payment.items}
    if any(item.worker not in whose for item in back.items) and not whose <= {""}:
        names = "、".join(sorted(filter(None, whose)))
        yield Problem("returned_whose", say("那笔到账写明付给 {names}；退回的也请写明是谁的", names=names), "amount")
    elif _more(back.amount, payment.amount) or any(_more(item.amount, _of(payment, item)) for item in back.items):
        yield Problem("returned_more", say("退回的多于第 {n} 条到账里还剩的，请核对", n=payment.entry), "amount")


def _of(payment: Payment, back: Item) -> Sum | None:
    """Return what of a payment is of the worker and the item of something that went back."""
    items = payment.items or (Item(amount=payment.amount),)
    same = [
        item.amount
        for item in items
        if (not back.worker or item.worker in ("", back.worker)) and (not back.code or item.code in ("", back.code))
    ]
    return in_all(same) if same else 0


def _more(back: Sum | None, paid: Sum | None) -> bool:
    if not in_money(back) or not in_money(paid):
        return False
    high = bounds(paid).high
    return high is not None and bounds(back).low > high


def net(payments: Sequence[Payment], returns: Sequence[Return]) -> list[Payment]:
    """Return payments less what went back of each."""
    found = {each.entry: _Left(each) for each in payments}
    latest = sorted(found.values(), key=lambda each: (each.payment.on, each.payment.entry), reverse=True)
    for back in sorted(returns, key=lambda each: (each.on, each.entry)):
        lowered = [found[back.of]] if back.of in found else latest
        for item in with_unknown(back.items) or (Item(amount=back.amount),):
            _lower(lowered, item)
    return [each.payment for each in found.values()]


@dataclass
class _Left:
    payment: Payment

    def lower(self, back: Item) -> Sum | None:
        """Take of it what went back, of the same worker and item first; return what is more than it was."""
        rest = back.amount
        items = list(with_unknown(self.payment.items) or (Item(amount=self.payment.amount),))
        for at in sorted(range(len(items)), key=lambda at: _unlike(items[at], back)):
            if items[at].worker in ("", back.worker) or not back.worker:
                before = items[at].amount
                items[at] = items[at]._replace(amount=less(before, rest))
                rest = less(rest, before)
        amount = in_all(item.amount for item in items)
        self.payment = self.payment._replace(items=tuple(items), amount=amount)
        return rest


def _lower(payments: Sequence[_Left], item: Item) -> None:
    for each in payments:
        if not item.amount:
            break
        item = item._replace(amount=each.lower(item))


def _unlike(item: Item, back: Item) -> tuple[bool, bool]:
    return item.worker != back.worker, item.code != back.code
