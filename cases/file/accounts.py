"""What the ledger of a case comes to (款项): views of it, which no order of typing changes.

The whole sums, the instruments that stand, what is still owed, and how the parts of the roster fit the wholes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cases.file.case import Case
from cases.file.members import SUMS, Member
from cases.file.money import Roll
from cases.money.effects import TOLD
from cases.money.instruments import Contest, Fixed, Instrument, Overlap, Superseded, gone, overlaps, standing
from cases.money.items import Item, with_unknown
from cases.money.items import total as total_of
from cases.money.payments import Owed, Paid, Payment
from cases.money.settling import Debt, Settlement, settled
from cases.money.shares import OUTSTANDING, PENDING, Shares, shared
from cases.values.spans import first_day
from cases.values.sums import NoMoney, Sum, bounds, in_all, less, together

CLAIMED, AWARDED, RECEIVED = SUMS


@dataclass(frozen=True)
class Apart:
    """The parts that a roster tells differ from the whole. untold: members of whom it tells none."""

    name: str
    whole: Sum
    parts: Sum
    untold: int
    missing: int


@dataclass(frozen=True)
class Balance:
    """What the ledger comes to. claim: the items of the claim as of now.

    fixed: the instruments that stand, those not in force among them. claimed, awarded, received: the whole sums, None
    where nobody has said anything; awarded counts what is in force alone, pending the rest. outstanding: what of
    the fixed is not paid, debt by debt, None where nothing is fixed; unscheduled: what of it no instalment promises.
    owed: instalments due. debts: what each of the fixed is, and what of it is missing; early: see `Settlement`.
    by_ledger: the same wholes without what was reported at the end. apart: where parts and whole differ.
    """

    claim: tuple[Item, ...]
    fixed: tuple[Fixed, ...]
    claimed: Sum | None
    awarded: Sum | None
    pending: Sum | None
    received: Sum | None
    benefits: Sum | None
    donations: Sum | None
    outstanding: Sum | None
    unscheduled: Sum | None
    relief: Sum | None
    workplace: Sum | None
    gifts: Sum | None
    owed: tuple[Owed, ...]
    debts: tuple[Debt, ...]
    early: Mapping[int, int]
    by_ledger: Mapping[str, Sum | None]
    apart: tuple[Apart, ...]

    def of(self, name: str) -> Sum | None:
        """Return one of the whole sums by its name."""
        amount: Sum | None = getattr(self, name)
        return amount


def accounts(case: Case, windows: Mapping[int, date] | None = None) -> Balance:
    """Return what the ledger of a case comes to.

    windows: until when instruments, by their entry, may be contested still: those are not in force.
    """
    money, rolls = case.money, {each.name: each for each in case.money.rolls}
    fixed, settlement = _settled(case, windows or {})
    claim, claimed = _claim(case, rolls.get(CLAIMED))
    by_ledger = {
        CLAIMED: claimed,
        AWARDED: in_all(each.amount for each in fixed if not each.pending) if fixed else _told(rolls.get(AWARDED)),
        RECEIVED: in_all(each.amount for each in money.payments) if money.payments else _told(rolls.get(RECEIVED)),
    }
    wholes = {name: _reported(case, name, amount) for name, amount in by_ledger.items()}
    as_recorded = all(wholes[name] == by_ledger[name] for name in (AWARDED, RECEIVED))
    return Balance(
        claim=claim,
        fixed=fixed,
        **wholes,
        pending=in_all(each.amount for each in fixed if each.pending),
        benefits=money.benefits,
        donations=money.donations,
        outstanding=settlement.short if as_recorded else less(wholes[AWARDED], wholes[RECEIVED]),
        unscheduled=settlement.unscheduled,
        owed=_uncontested(settlement),
        debts=settlement.debts,
        early=settlement.early,
        relief=money.relief,
        workplace=money.workplace,
        gifts=money.gifts,
        by_ledger=by_ledger,
        apart=tuple(apart for each in rolls.values() if (apart := _apart(case, each, by_ledger[each.name]))),
    )


def _settled(case: Case, windows: Mapping[int, date]) -> tuple[tuple[Fixed, ...], Settlement]:
    """Return the instruments that stand, and how far all that is fixed is paid; where none is told, by the roster."""
    money, only = case.money, _only_worker(case)
    fixed = standing(*_fixing(case, only), windows, case.parties.people)
    payments = [each._replace(items=_unnamed(each.items, only)) for each in money.payments]
    rolls = {each.name: each for each in money.rolls}
    if not payments and (roll := rolls.get(RECEIVED)):
        listed = _listed(case, RECEIVED)
        payments = [Payment(roll.entry, roll.on, roll.amount, listed, last=date.max)]
    debts = fixed
    if not fixed and (roll := rolls.get(AWARDED)):
        told = Instrument(roll.entry, roll.on, TOLD, items=_listed(case, AWARDED))
        debts = (Fixed(told, told.items, since=date.min),)
    return fixed, settled(debts, payments)


def superseded(case: Case) -> tuple[Superseded, ...]:
    """Return the instruments of which later ones have taken something, or all."""
    return gone(*_fixing(case, _only_worker(case)), case.parties.people)


def overlapping(case: Case) -> tuple[Overlap, ...]:
    """Return the sums of some workers that may be parts of a whole of all, where nobody said."""
    return overlaps(*_fixing(case, _only_worker(case)), case.parties.people)


def _fixing(case: Case, only: tuple[str, ...]) -> tuple[Sequence[Instrument], Sequence[Contest]]:
    """Return what fixes sums and what that was contested by. only: the names of the only worker, whose all of it is."""
    money = case.money
    if not only:
        return money.instruments, money.contests
    return [_of_all(each, only) for each in money.instruments], [each._replace(workers=()) for each in money.contests]


def _listed(case: Case, name: str) -> tuple[Item, ...]:
    """Return what the roster tells of one of the sums, as items."""
    told = ((member.name, getattr(member, name)) for member in case.parties.members)
    return tuple(Item(amount=amount, worker=worker) for worker, amount in told if amount is not None)


def _only_worker(case: Case) -> tuple[str, ...]:
    """Return by which names the only worker is called, their own first; nothing where there are more.

    Sums of who speaks for them, or went on in their place, are theirs. Whoever else is named is another worker.
    """
    people, money = case.parties, case.money
    if people.people > 1 or people.members:
        return ()
    applied = tuple(each.name for each in (*people.former, people.applicant))
    only = (*applied, *(each.name for each in people.others))
    told = (money.claimed, *(each.items for some in (money.claims, money.instruments, money.payments) for each in some))
    workers = {item.worker for items in told for item in items if item.worker}
    workers.update(name for some in (money.instruments, money.contests) for each in some for name in each.workers)
    return only if workers.issubset(only) else ()


def _unnamed(items: tuple[Item, ...], only: tuple[str, ...]) -> tuple[Item, ...]:
    """Return items without the name of the only worker, whose all of them are."""
    if not any(item.worker in only for item in items):
        return items
    return tuple(item._replace(worker="") if item.worker in only else item for item in items)


def _of_all(each: Instrument, only: tuple[str, ...]) -> Instrument:
    """Return an instrument without the name of the only worker."""
    if not each.workers and not any(item.worker for item in each.items):
        return each
    workers = tuple(worker for worker in each.workers if worker not in only)
    return replace(each, items=_unnamed(each.items, only), workers=workers)


def shares(case: Case, told: Balance) -> Shares:
    """Return what each worker has of each item. told: what the ledger of the case comes to."""
    people, only = case.parties, _only_worker(case)
    items = {
        CLAIMED: _unnamed(with_unknown(told.claim), only),
        AWARDED: [item for each in told.fixed if not each.pending for item in each.items],
        PENDING: [item for each in told.fixed if each.pending for item in each.items],
        RECEIVED: [item for each in case.money.payments for item in _unnamed(with_unknown(each.items), only)],
        OUTSTANDING: [each.item._replace(amount=each.short) for each in told.debts if not each.fixed.pending],
    }
    listed: dict[str, dict[str, Sum]] = {name: {} for name in SUMS}
    for name, sums in listed.items():
        for member in people.members:
            if (amount := together(sums.get(member.name), getattr(member, name))) is not None:
                sums[member.name] = amount
    names = tuple(dict.fromkeys(member.name for member in people.members))
    return shared(items, listed, names, only[0] if only else "")


def by_ledger(case: Case, told: Balance) -> tuple[Member, ...]:
    """Return the members of a case, with the sums that the ledger comes to for each.

    Of several who are called the same, what the roster tells: items name nobody but by name.
    """
    found, members = shares(case, told).by_worker, case.parties.members
    names = Counter(member.name for member in members)
    return tuple(_with_sums(each, found.get(each.name, {})) if names[each.name] == 1 else each for each in members)


def _with_sums(member: Member, sums: Mapping[str, Sum | None]) -> Member:
    return member._replace(claimed=sums.get(CLAIMED), awarded=sums.get(AWARDED), received=sums.get(RECEIVED))


def owed(case: Case) -> tuple[Owed, ...]:
    """Return the instalments due as `Balance.owed` tells them, without reckoning all the rest; none without a paper."""
    return _uncontested(_settled(case, {})[1]) if case.money.instruments else ()


def _uncontested(settlement: Settlement) -> tuple[Owed, ...]:
    return tuple(each for each in settlement.owed if not each.contested)


def all_paid(case: Case) -> bool:
    """Tell whether a sum is fixed and surely nothing of it is missing, nor of what is not in force yet."""
    told = accounts(case)
    rest = together(told.outstanding, in_all(each.short for each in told.debts if each.fixed.pending))
    return rest is not None and not isinstance(rest, NoMoney) and bounds(rest).high == 0


def paid_off(case: Case) -> Mapping[int, Paid]:
    """Return how far each instrument is paid, by its entry; of those that may be contested too, for money is money."""
    return _settled(case, {})[1].paid


def _told(roll: Roll | None) -> Sum | None:
    return roll.amount if roll else None


def _claim(case: Case, roll: Roll | None) -> tuple[tuple[Item, ...], Sum | None]:
    """Return the claim and what it comes to: as it was told last, or by a whole roster no older than that."""
    money = case.money
    last = max(money.claims, key=lambda claim: (claim.on, claim.entry), default=None)
    items, on = (last.items, last.on) if last else (money.claimed, first_day(case.opened_on))
    told = total_of(items)
    if roll and (told is None or (roll.on >= on and not _untold(case, roll))):
        return items, roll.amount
    return items, told


def _reported(case: Case, name: str, amount: Sum | None) -> Sum | None:
    """Return a whole sum as it was reported at the end, with what came since."""
    reported = case.money.reported
    told: Sum | None = getattr(reported, name) if reported else None
    if reported is None or told is None:
        return amount
    since = reported.entry
    if name == RECEIVED:
        return together(told, in_all(each.amount for each in case.money.payments if each.entry > since))
    later = case.money.claims if name == CLAIMED else case.money.instruments
    return amount if any(each.entry > since for each in later) else told


def _untold(case: Case, roll: Roll) -> int:
    """Return of how many workers a roster tells no sum."""
    return max(case.parties.people, roll.listed) - roll.told


def _apart(case: Case, roll: Roll, whole: Sum | None) -> Apart | None:
    if whole is None or roll.amount == whole:
        return None
    missing = max(case.parties.people - roll.listed, 0)
    return Apart(roll.name, whole, roll.amount, _untold(case, roll) - missing, missing)
