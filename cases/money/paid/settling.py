"""Which payment pays which debt: the one place from which it follows what is still owed (尚欠), of whom and by when.

A payment counts for the debts of the worker, the side and the item that it names, first those of the instrument under
which it was made; of one worker's papers it pays first what is due first. Of which of several workers, or for which
item of a paper, it does not say: each of these debts is then paid as far as it surely is and as far as it may be, and
together they are paid by what came. What surely came before an instrument is not taken off what that fixes, unless it
was made under it. What names most is reckoned first, whenever it was typed.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.money.items import Item, by_worker
from cases.money.paid.needs import Need, Untold, unknown
from cases.money.paid.purpose import Owing, PaidPart, parts
from cases.money.papers import Fixed
from cases.money.payments import Owed, Paid, Payment, Unused
from cases.money.plans import Instalment
from cases.values.sums import Fen, NoMoney, Sum, Uncounted, in_all, least, less


class Debt(NamedTuple):
    """What is owed to somebody for something. fixed: what it stands on. short: what is not paid of it."""

    fixed: Fixed
    item: Item
    short: Sum | None


@dataclass(frozen=True)
class Settlement:
    """How far debts are paid. unused: what of payments pays none.

    short: what is missing of what is in force, and pending of what is not; None where nothing is. unscheduled: what
    is missing that no instalment promises, of what is in force. paid: by the entry of an instrument, as far as that
    whose place another has taken as this one, for it is the same debt. untold: the payments that do not say which of
    several debts they are for. whose: by the entry of a payment, of which workers the debts are that it may pay.
    given_up: what of debts in force is to be paid no longer, for a payment under their paper is told as the last; None
    where nothing is.
    """

    debts: tuple[Debt, ...]
    owed: tuple[Owed, ...]
    short: Sum | None
    pending: Sum | None
    unscheduled: Sum | None
    paid: Mapping[int, Paid]
    unused: Unused
    untold: tuple[int, ...]
    whose: Mapping[int, frozenset[str]]
    given_up: Sum | None


def settled(standing: Iterable[Fixed], payments: Sequence[Payment]) -> Settlement:
    """Return how far what stands is paid, whatever the order in which it was told."""
    accounts = sorted((_Account(each) for each in standing), key=lambda each: each.started)
    alike = Untold()
    unused = _pay(accounts, [part for each in payments for part in parts(each)], alike)
    alike.reckon()
    slots = sorted((slot for each in accounts for slot in each.slots), key=lambda slot: slot.order)
    in_force = [each for each in accounts if each.fixed.pending is None]
    return Settlement(
        debts=tuple(Debt(each.fixed, debt.item, debt.short) for each in accounts for debt in each.debts),
        owed=tuple(filter(None, (slot.owed for slot in slots))),
        short=in_all(each.short for each in in_force),
        pending=in_all(each.short for each in accounts if each.fixed.pending is not None),
        unscheduled=in_all(slot.short for each in in_force for slot in each.slots if not slot.promised),
        paid=_paid(accounts),
        unused=unused,
        untold=alike.untold,
        whose=_whose(accounts),
        given_up=in_all(debt.given_up for each in in_force for debt in each.debts),
    )


class _Debt(Owing):
    """A debt, with the account in which it stands."""

    def __init__(self, account: "_Account", item: Item) -> None:
        super().__init__(item)
        self.account = account
        self.took: list[Payment] = []
        self.perhaps = set[int]()  # the payments that are, or may be, for it


class _Slot(Need):
    """What an instrument promises by a day, or without one. promised: None where it has no day."""

    def __init__(self, account: "_Account", promised: Instalment | None, place: int, whole: Sum | None) -> None:
        super().__init__(whole)
        self.account, self.promised, self.place = account, promised, place
        self.took: list[Payment] = []
        self.as_told = False  # whether 2万余 was promised and 2万余 paid: that may be all of it

    @property
    def day(self) -> date:
        return self.promised.on if self.promised else date.max

    @property
    def order(self) -> tuple[date, date, int, int]:
        told = self.account.fixed.instrument
        return self.day, told.on, told.entry, self.place

    @property
    def owed(self) -> Owed | None:
        """The instalment that is due, None where none is, or it has no day."""
        fixed, of = self.account.fixed, len(self.account.fixed.plan)
        if self.promised is None or self.done or (self.as_told and self.room <= 0):
            return None
        return Owed(fixed.instrument, self.place, of, self.promised, self.whole, self.short, fixed.contested)


class _Account:
    """What an instrument fixes, by debt and by day: what is paid of it is paid of both."""

    def __init__(self, fixed: Fixed) -> None:
        self.fixed = fixed
        self.debts = [_Debt(self, item) for item in _merged(fixed.items)]
        self.slots = list(self._slots())
        self.took: list[Payment] = []
        self._by_worker: dict[str, list[_Debt]] = {}

    def of(self, worker: str) -> list[_Debt]:
        """Return the debts of a worker and those of all; every one where nobody is named."""
        if not worker:
            return self.debts
        if not self._by_worker:
            for debt in self.debts:
                self._by_worker.setdefault(debt.item.worker, []).append(debt)
        return self._by_worker.get(worker, []) + self._by_worker.get("", [])

    @property
    def short(self) -> Sum | None:
        """What is missing of all its debts, of whichever of them that is; of what is due every month no sum is."""
        short = in_all(debt.in_order for debt in self.debts)
        return NoMoney() if isinstance(short, Uncounted) else short

    @property
    def started(self) -> tuple[date, int]:
        return self.fixed.instrument.on, self.fixed.instrument.entry

    def _slots(self) -> Iterator[_Slot]:
        """Yield the instalments, none beyond what is fixed in all, and what is fixed beyond them."""
        plan, whole = self.fixed.plan, self.fixed.amount
        sums = [each.amount for each in plan]
        if sums.count(None) == 1:
            sums = [less(whole, in_all(sums)) if each is None else each for each in sums]
        left = least(whole)
        for place, (each, amount) in enumerate(zip(plan, sums, strict=True), 1):
            slot = _Slot(self, each, place, amount)
            if left < slot.need and not unknown(whole):
                slot = _Slot(self, each, place, left)
            left -= slot.need
            yield slot
        rest = less(whole, in_all(sums))
        if not plan or (None not in sums and least(rest)):
            yield _Slot(self, None, len(plan) + 1, rest)

    def next(self, payer: str) -> _Slot | None:
        """Return what is to be paid next, what another than the payer promised last; None where nothing is."""
        some = [slot for slot in self.slots if slot.room > 0 or (slot.unknown and not slot.begun)]
        some = some or [slot for slot in self.slots if slot.beyond and not slot.unknown]
        promised = any(_payer(slot) == payer for slot in self.slots)  # who promised nothing pays what is due first
        return min(some, key=lambda slot: (promised and _payer(slot) not in ("", payer), slot.place), default=None)

    def order(self, part: "PaidPart") -> tuple[bool, bool, date, date, int]:
        """Its place among those that a part of a payment pays one after the other."""
        told, slot = self.fixed.instrument, self.next(part.payment.payer)
        day = slot.day if slot else date.max
        return part.payment.under != told.entry, self.fixed.contested, day, told.on, told.entry

    def take(self, part: "PaidPart", debt: _Debt, most: Fen, *, sure: bool) -> Fen:
        """Pay a debt with no more than this, and by day what is next."""
        taken = min(most, debt.room) if debt.room > 0 else most
        debt.add(taken, sure=sure, about=part.about, untold=part.untold_debt)
        debt.perhaps |= {part.payment.entry} if taken else set()
        left = taken
        while left and (slot := self.next(part.payment.payer)):
            fen = min(left, slot.room if slot.room > 0 else left if slot.beyond is None else slot.beyond)
            slot.add(fen, sure=sure, about=part.about, untold=part.untold_slot)
            slot.took += [part.payment] if sure else []
            slot.as_told |= slot.most is None and part.spare is None
            left -= fen
        if sure and taken:
            self.took.append(part.payment)
            debt.took.append(part.payment)
        return taken


def _merged(items: Sequence[Item]) -> Iterable[Item]:
    """Return items of a paper as debts: those of one worker against one side for the same are one.

    What the worker is to pay is no debt to them.
    """
    theirs = [item for item in items if not by_worker(item)]
    told = [item for item in theirs if item.amount is not None] or theirs
    found: dict[tuple[str, frozenset[str], str, bool], Item] = {}
    for item in told:
        key = item.worker, frozenset(item.sides), item.code, isinstance(item.amount, Uncounted)
        before = found.get(key)
        found[key] = item._replace(amount=in_all((before.amount, item.amount))) if before else item
    return found.values()


def _unused(part: PaidPart, theirs: Sequence[_Debt], named: Sequence[_Debt]) -> int | None:
    """Return why something is left of a part of a payment, as `Unused` does; None where it is too much.

    theirs: the debts of its worker. named: those of them that it is for.
    """
    after = (debt.account.fixed for debt in named if not part.in_time(debt.account.fixed))
    if first := next(after, None):
        return first.instrument.entry
    return 0 if part.code and theirs and not named else None


def _pay(accounts: Sequence[_Account], told: Iterable[PaidPart], alike: Untold) -> Unused:
    """Pay debts with parts of payments; return of those of which something pays none what does not."""
    unused, unsure = dict[int, dict[int, Fen]](), list[tuple[PaidPart, list[_Debt]]]()
    for part in sorted(told, key=lambda part: part.order):
        fit = [account for account in accounts if part.counts_for(account.fixed)]
        theirs = [debt for account in fit for debt in account.of(part.worker)]
        named = part.named(theirs)
        mine = [debt for debt in named if part.in_time(debt.account.fixed)]
        for debts in part.turns(mine):
            _tie(part, debts, alike)
            part.left = _spread(part, debts, part.left)
            if part.payment.full:
                _end(part, debts)
        if part.spare != 0:
            unsure.append((part, mine))
        if (part.left or part.spare != 0) and (why := _unused(part, theirs, named)) is not None:
            of_it = unused.setdefault(part.payment.entry, {})
            of_it[why] = of_it.get(why, 0) + part.left
    for part, mine in unsure:
        spare = part.spare
        for debts in part.turns(mine):
            _tie(part, debts, alike)
            for debt in debts:
                debt.perhaps.add(part.payment.entry)
            most = sum(debt.room for debt in debts if debt.room > 0)
            fen = most if spare is None else min(spare, most)
            _spread(part, debts, fen, sure=False)
            spare = None if spare is None else spare - fen
    return unused


def _tie(part: PaidPart, debts: Sequence[_Debt], alike: Untold) -> None:
    """Tie those debts together of which a part of a payment does not say which it is for.

    Of one worker, those of one paper: what is due first under another is paid first. Of several workers, all, and the
    days on which their papers promise it.
    """
    several = len({debt.item.worker for debt in debts}) > 1
    groups: dict[int, list[Need]] = {}
    for debt in debts:
        groups.setdefault(0 if several else id(debt.account), []).append(debt)
        debt.perhaps |= {part.payment.entry} if several and part.left else set()
    part.untold_debt = any(len(group) > 1 for group in groups.values())
    if part.untold_debt:
        for group in groups.values():
            alike.tie(group, part.payment.entry)
    accounts = {id(debt.account): debt.account for debt in debts}
    part.untold_slot = several and len(accounts) > 1
    if part.untold_slot:
        alike.tie([slot for account in accounts.values() for slot in account.slots], part.payment.entry)


def _end(part: PaidPart, debts: Iterable[_Debt]) -> None:
    """End those debts that somebody says are paid with this part, and what their papers promise.

    Where both sums are known, they decide; unless it is paid under their paper: then the rest is given up.
    """
    for debt in debts:
        known = debt.need == debt.most and (part.spare is not None or part.left)
        if known and not part.payment.under:
            continue
        debt.ended, debt.waived = True, bool(known)
        debt.took.append(part.payment)
        debt.perhaps.add(part.payment.entry)
        debt.account.took.append(part.payment)
        for slot in debt.account.slots if all(each.done for each in debt.account.debts) else ():
            slot.ended = True
            slot.took.append(part.payment)


def _spread(part: PaidPart, debts: Sequence[_Debt], fen: Fen, *, sure: bool = True) -> Fen:
    """Pay debts with so much of a payment, what is due first before the rest; return what is left."""
    if not fen:
        return 0
    waiting: dict[_Account, deque[_Debt]] = {}
    for debt in debts:
        if debt.room > 0:
            waiting.setdefault(debt.account, deque()).append(debt)
    while fen and waiting:
        account = min(waiting, key=lambda each: each.order(part)) if len(waiting) > 1 else next(iter(waiting))
        slot, queue = account.next(part.payment.payer), waiting[account]
        most = min(fen, slot.room) if slot and not slot.unknown else fen
        taken = account.take(part, queue[0], most, sure=sure)
        fen -= taken
        if queue[0].room <= 0:
            queue.popleft()
        if not queue:
            del waiting[account]
    while fen and sure and (more := [debt for debt in debts if debt.beyond != 0]):
        first = min(more, key=lambda debt: (debt.begun, debt.account.order(part)))
        most = fen if first.beyond is None else min(fen, first.beyond)
        fen -= first.account.take(part, first, most, sure=True)
    return fen


def _paid(accounts: Sequence[_Account]) -> Mapping[int, Paid]:
    """Return how far each instrument is paid, and each whose place it has taken."""
    found: dict[int, list[_Account]] = {}
    for account in accounts:
        for entry in (account.fixed.instrument.entry, *account.fixed.before):
            found.setdefault(entry, []).append(account)
    return {
        entry: _paid_of(some)._replace(terms=_terms(entry, some), of=_by_worker(some)) for entry, some in found.items()
    }


def _by_worker(accounts: Sequence[_Account]) -> tuple[tuple[str, Paid], ...]:
    """Return how far what is each worker's own is paid; of nobody where one debt is not told whose it is."""
    found: dict[str, list[_Debt]] = {}
    for account in accounts:
        for debt in account.debts:
            found.setdefault(debt.item.worker, []).append(debt)
    took = {worker: [each for debt in mine for each in debt.took] for worker, mine in found.items()}
    return () if "" in found else tuple((each, _paid_slots(mine, took[each])) for each, mine in found.items())


def _paid_of(accounts: Sequence[_Account]) -> Paid:
    slots = [slot for account in accounts for slot in account.slots]
    paid = _paid_slots(slots, [payment for account in accounts for payment in account.took])
    return paid._replace(took=_took(accounts))


def _took(accounts: Sequence[_Account]) -> frozenset[int]:
    """Return the payments for what is fixed, and for each side that still owes: what one pays no other promised."""
    debts = [debt for account in accounts for debt in account.debts]
    owing: dict[frozenset[str], set[int]] = {}
    for debt in debts:
        if not debt.done:
            owing.setdefault(frozenset(debt.item.sides), set()).update(debt.perhaps)
    return frozenset().union(*(debt.perhaps for debt in debts)).intersection(*owing.values())


def _whose(accounts: Iterable[_Account]) -> Mapping[int, frozenset[str]]:
    """Return of which workers the debts are that each payment may pay, an empty name where one is not told whose."""
    found: dict[int, frozenset[str]] = {}
    for account in accounts:
        for debt in account.debts:
            for entry in debt.perhaps:
                found[entry] = found.get(entry, frozenset()) | {debt.item.worker}
    return found


def _paid_slots(slots: Sequence[_Slot | _Debt], took: Sequence[Payment]) -> Paid:
    last = max(took, key=lambda payment: (payment.on, payment.entry), default=None)
    by = last.entry if last and all(slot.done for slot in slots) else 0
    return Paid(in_all(0 if slot.done else slot.short for slot in slots), bool(took), by)


def _terms(entry: int, accounts: Sequence[_Account]) -> tuple[Paid, ...]:
    """Return how far each instalment of an instrument is paid, where it stands with them: it, or what confirmed it."""
    if len(accounts) != 1:
        return ()
    fixed, slots = accounts[0].fixed, accounts[0].slots
    if fixed.instrument.entry != entry and (fixed.instrument.plan or fixed.before != (entry,)):
        return ()
    return tuple(_paid_slots([slot], slot.took) for slot in slots if slot.promised)


def _payer(slot: _Slot) -> str:
    return slot.promised.payer if slot.promised else ""
