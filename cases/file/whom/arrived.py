"""What has arrived, and for whom: as payments tell it, and where these name nobody, as the roster says who got it."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date

from cases.file.altering import once
from cases.file.case import Case
from cases.file.members import SUMS
from cases.file.money import Roll
from cases.file.whom.whose import items_by, named
from cases.money.items import Item, with_unknown
from cases.money.paid.returns import net
from cases.money.payments import Payment
from cases.values.sums import Sum, in_all, less, together

RECEIVED = SUMS[2]

_Queue = deque[tuple[str, Sum]]
"""Workers whom no payment names, each with what the roster says they got that no payment is found for yet."""


@once
def arrived(case: Case) -> tuple[Payment, ...]:
    """Return the payments less what went back, with the names that stand for those in them, and for whom they were.

    What payments name nobody for, and the roster says somebody got whom no payment names, is theirs. What the roster
    says beyond all payments arrived too.
    """
    names = named(case)
    paid = [each._replace(items=items_by(each.items, names)) for each in case.money.payments]
    payments = net(paid, [each._replace(items=items_by(each.items, names)) for each in case.money.returns])
    roll = roll_of(case, RECEIVED)
    return _shared_out(case, payments, roll) if roll else tuple(payments)


def roll_of(case: Case, name: str) -> Roll | None:
    """Return what the last roster told of one of the sums, None where none did."""
    return next((each for each in case.money.rolls if each.name == name), None)


def listed(case: Case, name: str) -> tuple[Item, ...]:
    """Return what the roster tells of one of the sums, as items; of several of one name, together."""
    found: dict[str, Sum | None] = {}
    for member in case.parties.members:
        found[member.name] = together(found.get(member.name), getattr(member, name))
    return tuple(Item(amount=amount, worker=worker) for worker, amount in found.items() if amount is not None)


def _shared_out(case: Case, payments: list[Payment], roll: Roll) -> tuple[Payment, ...]:
    told = {item.worker for each in payments for item in each.items}
    gone = [each for some in case.money.departed for each in some.workers if each.received is not None]
    first = [Item(amount=each.received, worker=each.name) for each in gone]  # what they got of payments is theirs still
    queue = _Queue((item.worker, item.amount) for item in (*first, *listed(case, RECEIVED)) if item.worker not in told)  # type: ignore[misc]
    found = [_of_payment(each, queue) for each in sorted(payments, key=lambda each: (each.on, each.entry))]
    while queue and queue[0][0] in {each.name for each in gone}:
        queue.popleft()  # beyond that it counts in their own case
    if queue and (not payments or any(amount for _worker, amount in queue)):
        rest = tuple(Item(amount=amount, worker=worker) for worker, amount in queue)
        found.append(Payment(roll.entry, roll.on, in_all(item.amount for item in rest), rest, last=date.max))
    return tuple(found)


def _of_payment(payment: Payment, queue: _Queue) -> Payment:
    """Return a payment with the roster's workers in it as far as it names none; take what they got from the queue."""
    if not queue:
        return payment
    told = with_unknown(payment.items) or (Item(amount=payment.amount),)
    items = tuple(part for item in told for part in ((item,) if item.worker else _parts(item, queue)))
    return payment._replace(items=items, amount=in_all(item.amount for item in items))


def _parts(item: Item, queue: _Queue) -> Iterator[Item]:
    """Yield an item as the roster's workers got it, and what is left of it."""
    left = item.amount
    while queue and isinstance(left, int) and left:
        worker, amount = queue[0]
        if not isinstance(amount, int):
            break
        part = min(left, amount)
        left -= part
        if part:
            yield item._replace(worker=worker, amount=part)
        queue.popleft()
        if part < amount:
            queue.appendleft((worker, amount - part))
    if left != 0 and queue and not isinstance(left, int):
        left = less(left, _whole(queue))
    if left != 0 or item.amount == 0:
        yield item._replace(amount=left)


def _whole(queue: Iterable[tuple[str, Sum]]) -> Sum | None:
    return in_all(amount for _worker, amount in queue)
