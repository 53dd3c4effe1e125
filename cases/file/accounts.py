"""What the ledger of a case comes to (款项): views of it, which no order of typing changes.

The whole sums, the instruments that stand, what is still owed, and how the parts of the roster fit the wholes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cases.file.altering import once
from cases.file.case import Case
from cases.file.members import SUMS, Member
from cases.file.money import CaseMoney, Roll
from cases.file.whom.arrived import arrived, listed, roll_of
from cases.file.whom.reported import reported_paid
from cases.file.whom.rostered import Apart, is_newer, roster_apart
from cases.file.whom.whose import heads, instrument_by, items_by, named, workers_by
from cases.money.court import NO_WINDOWS, Windows
from cases.money.effects import AT_ONCE, TOLD
from cases.money.instruments import Overlap, Superseded, gone, overlaps, standing
from cases.money.items import Item, with_unknown
from cases.money.items import total as total_of
from cases.money.meanwhile import standing_meanwhile
from cases.money.paid.needs import unknown
from cases.money.paid.settling import Debt, Settlement, settled
from cases.money.paid.shares import OUTSTANDING, PENDING, Shares, shared
from cases.money.papers import Contest, Fixed, Instrument, PayOrder
from cases.money.payments import Owed, Paid, Payment, Unused
from cases.money.quashed import about_the_only, corrected
from cases.values.sums import About, NoMoney, Sum, Uncounted, bounds, in_all, in_money, least, less, together

CLAIMED, AWARDED, RECEIVED = SUMS


@dataclass(frozen=True)
class Balance:
    """What the ledger comes to. claim: the items of the claim as of now.

    fixed: the instruments that stand, those not in force among them. claimed, awarded, received: the whole sums, None
    where nobody has said anything; awarded counts what is in force alone, pending the rest. outstanding: what of
    the fixed is not paid, debt by debt, None where nothing is fixed; unscheduled: what of it no instalment promises.
    given_up: see `Settlement`. owed: instalments due. debts: what each of the fixed is, and what of it is missing.
    unused, untold: see `Settlement`. by_ledger: the same wholes without what was reported at the end. apart: where
    parts and whole differ.
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
    unused: Unused
    untold: tuple[int, ...]
    by_ledger: Mapping[str, Sum | None]
    apart: tuple[Apart, ...]
    given_up: Sum | None = None

    def of(self, name: str) -> Sum | None:
        """Return one of the whole sums by its name."""
        amount: Sum | None = getattr(self, name)
        return amount


def accounts(case: Case, windows: Windows | None = None) -> Balance:
    """Return what the ledger of a case comes to.

    windows: until when instruments may be contested: while they may be, they are not in force. Where they are not told,
    as the case is seen, see `cases.due.windows.seen_on`.
    """
    return _as_seen(case) if windows is None else _accounts(case, windows)


@once
def _as_seen(case: Case) -> Balance:
    return _accounts(case, case.money.contestable or NO_WINDOWS)


def _accounts(case: Case, windows: Windows) -> Balance:
    money, rolls = case.money, {each.name: each for each in case.money.rolls}
    fixed, settlement = _settled(case, windows)
    claim, claimed = _claim(case, rolls.get(CLAIMED))
    by_ledger = {
        CLAIMED: claimed,
        AWARDED: in_all(each.amount for each in fixed if not each.pending)
        if fixed
        else _told(case, rolls.get(AWARDED)),
        RECEIVED: _received(case, rolls.get(RECEIVED)),
    }
    wholes = {name: _reported(case, name, amount) for name, amount in by_ledger.items()}
    as_fixed = wholes[AWARDED] == by_ledger[AWARDED] and not _less_than_recorded(case)
    return Balance(
        claim=claim,
        fixed=fixed,
        **wholes,
        pending=in_all(each.amount for each in fixed if each.pending),
        benefits=money.benefits,
        donations=money.donations,
        outstanding=settlement.short if as_fixed else less(wholes[AWARDED], wholes[RECEIVED]),
        unscheduled=settlement.unscheduled,
        owed=_uncontested(settlement),
        debts=settlement.debts,
        unused=settlement.unused,
        untold=settlement.untold,
        relief=money.relief,
        workplace=money.workplace,
        gifts=money.gifts,
        given_up=settlement.given_up,
        by_ledger=by_ledger,
        apart=tuple(apart for each in rolls.values() if (apart := roster_apart(case, each, by_ledger[each.name]))),
    )


def _settled(case: Case, windows: Windows) -> tuple[tuple[Fixed, ...], Settlement]:
    """Return the instruments that stand, and how far all that is fixed is paid; where none is told, by the roster."""
    return _settled_anyway(case) if windows == NO_WINDOWS else _settled_by(case, windows)


@once
def _settled_anyway(case: Case) -> tuple[tuple[Fixed, ...], Settlement]:
    """Return the same as if nothing may be contested."""
    return _settled_by(case, NO_WINDOWS)


def _settled_by(case: Case, windows: Windows) -> tuple[tuple[Fixed, ...], Settlement]:
    fixed = standing_meanwhile(*_fixing(case), windows, heads(case))
    debts = fixed
    if not fixed and (roll := roll_of(case, AWARDED)):
        told = Instrument(roll.entry, roll.on, TOLD, items=_listed_all(case, roll))
        debts = (Fixed(told, told.items, since=date.min),)
    return fixed, settled(debts, (*_freed(case, fixed), *_reported_beyond(case)))


def _freed(case: Case, fixed: Sequence[Fixed]) -> Iterator[Payment]:
    """Yield what arrived; what was paid upon an order that names no sum pays whatever is owed.

    So does what was paid under what was set aside since, whenever that was.
    """
    orders = {each.entry for each in case.money.orders}
    there = {entry for each in fixed for entry in (each.instrument.entry, *each.before)}
    for each in arrived(case):
        freed = each._replace(under=0) if each.under in orders else each
        yield freed if freed.under in (0, *there) else freed._replace(under=0, last=date.max)


def _less_than_recorded(case: Case) -> bool:
    """Tell whether less was reported as arrived than was recorded by then, which no payment tells apart."""
    found = reported_paid(case)
    if not found or isinstance(found.by.received, NoMoney):
        return False
    return least(found.by.received) < least(found.then)


def _reported_beyond(case: Case) -> Iterator[Payment]:
    """Yield what was reported at the end as arrived beyond all that is recorded of that time: that is paid too."""
    found = reported_paid(case)
    if found and found.beyond:
        yield Payment(found.by.entry, date.max, found.beyond, last=date.max)


def superseded(case: Case, told: Balance | None = None) -> tuple[Superseded, ...]:
    """Return the instruments of which later ones have taken something, or all.

    told: what the ledger comes to by now; of what stands there whole, nothing is gone.
    """
    there = told.fixed if told else ()
    whole = {each.instrument.entry for each in there if not each.parted and not each.pending}
    found = gone(*_fixing(case), heads(case))
    return tuple(each for each in found if each.fixed.instrument.entry not in whole)


def overlapping(case: Case) -> tuple[Overlap, ...]:
    """Return the sums of some workers that may be parts of a whole of all, where nobody said."""
    return overlaps(*_fixing(case), heads(case))


@once
def _fixing(case: Case) -> tuple[Sequence[Instrument], Sequence[Contest]]:
    """Return what fixes sums and what that was contested by, each worker by the name that stands for them."""
    money, names = case.money, named(case)
    told = about_the_only(corrected(money.instruments))
    told = _still_there(told) if any(each.of for each in told) else told
    told = [_with_gone(each, money) for each in told] if money.departed else told
    if not names:
        return told, money.contests
    contests = [each._replace(workers=workers_by(each.workers, names)) for each in money.contests]
    return [instrument_by(each, names) for each in told], contests


def _still_there(told: Sequence[Instrument]) -> Sequence[Instrument]:
    """Return instruments; what was set aside and is voided since is named by none of them, as if none had been."""
    there = {0, *(each.entry for each in told)}
    return [each if each.of in there else replace(each, of=0) for each in told]


def _with_gone(told: Instrument, money: CaseMoney) -> Instrument:
    """Return an instrument with how many workers have gone on in a case of their own since."""
    since = (each for each in money.departed if (each.on, each.entry) > (told.latest, told.entry))
    return replace(told, gone_since=sum(len(each.workers) for each in since))


def _listed_all(case: Case, roll: Roll) -> tuple[Item, ...]:
    """Return what the roster tells was fixed, and for those who do not stand in it a sum that nobody knows."""
    told = listed(case, AWARDED)
    return (*told, Item(amount=About())) if heads(case) > roll.listed else told


def shares(case: Case, told: Balance) -> Shares:
    """Return what each worker has of each item. told: what the ledger of the case comes to."""
    people, names = case.parties, named(case)
    roll = roll_of(case, CLAIMED)
    items = {
        CLAIMED: _claimed(items_by(with_unknown(told.claim), names), newer=roll is not None and is_newer(case, roll)),
        AWARDED: [item for each in told.fixed if not each.pending for item in each.items],
        PENDING: [item for each in told.fixed if each.pending for item in each.items],
        RECEIVED: [item for each in arrived(case) for item in with_unknown(each.items)],
        OUTSTANDING: [
            each.item._replace(amount=each.short)
            for each in told.debts
            if not (each.fixed.pending or isinstance(each.item.amount, Uncounted))
        ],
    }
    told_of: dict[str, dict[str, Sum]] = {name: {} for name in SUMS}
    for name, sums in told_of.items():
        for member in people.members:
            if (amount := together(sums.get(member.name), getattr(member, name))) is not None:
                sums[member.name] = amount
    order = tuple(dict.fromkeys(member.name for member in people.members))
    only = next((name for name, whose in names.items() if not whose), "")
    return shared(items, told_of, order, only, early=bool(told.unused))


def _claimed(items: tuple[Item, ...], *, newer: bool) -> tuple[Item, ...]:
    """Return what is claimed as it stands by worker. newer: whether a roster of all has taken the place of wholes."""
    return tuple(item for item in items if item.worker or item.code) if newer else items


def by_ledger(case: Case, told: Balance) -> tuple[Member, ...]:
    """Return the members of a case, with the sums that the ledger comes to for each.

    Of several who are called the same, what the roster tells: items name nobody but by name.
    """
    found, members = shares(case, told).by_worker, case.parties.members
    names = Counter(member.name for member in members)
    return tuple(_with_sums(each, found.get(each.name, {})) if names[each.name] == 1 else each for each in members)


def _with_sums(member: Member, sums: Mapping[str, Sum | None]) -> Member:
    return member._replace(claimed=sums.get(CLAIMED), awarded=sums.get(AWARDED), received=sums.get(RECEIVED))


def paid_to(case: Case) -> Mapping[int, frozenset[str]]:
    """Return the workers to whom alone each payment goes, by its entry: to whom it says, else all of it by the ledger.

    Nobody where a part of it pays nothing that is told, or something of which it is not told whose it is.
    """
    found = _settled(case, NO_WINDOWS)[1]
    return {entry: whose for entry, whose in found.whose.items() if "" not in whose and entry not in found.unused}


def promises(case: Case) -> bool:
    """Tell whether any instrument of a case ever promised instalments."""
    return any(each.plan for each in case.money.instruments)


def owed(case: Case, windows: Windows) -> tuple[Owed, ...]:
    """Return the instalments due as `Balance.owed` tells them, without reckoning all the rest; none without a plan."""
    return _uncontested(_settled(case, windows)[1]) if promises(case) else ()


def _uncontested(settlement: Settlement) -> tuple[Owed, ...]:
    return tuple(each for each in settlement.owed if not each.contested)


def missing(told: Balance) -> Sum | None:
    """Return what of the fixed is not paid, with what is not in force yet; None where nothing is fixed."""
    return together(told.outstanding, in_all(each.short for each in told.debts if each.fixed.pending))


def surely_missing(case: Case) -> list[Debt]:
    """Return the debts of which something is not paid for certain: of one that nobody knows the sum of, any of it."""
    paid = paid_off(case)
    return [each for each in accounts(case).debts if _surely(each, paid)]


def _surely(debt: Debt, paid: Mapping[int, Paid]) -> bool:
    if not in_money(debt.short) or bounds(debt.short).high == 0:
        return False
    return bounds(debt.short).low > 0 or not paid[debt.fixed.instrument.entry].begun


def all_paid(case: Case) -> bool:
    """Tell whether a sum is fixed and surely nothing of it is missing, nor of what is not in force yet.

    What is to be paid every month is never paid altogether.
    """
    told = accounts(case)
    rest = missing(told)
    if any(isinstance(each.item.amount, Uncounted) for each in told.debts):
        return False
    return in_money(rest) and bounds(rest).high == 0


def paid_off(case: Case) -> Mapping[int, Paid]:
    """Return how far each instrument is paid, by its entry; of those that may be contested too, for money is money.

    What was ordered without a sum is paid once somebody says that it is. What was to be paid at once is paid by what
    came since, however much more was decided afterwards.
    """
    paid = {**_settled(case, NO_WINDOWS)[1].paid, **_paid_at_once(case)}
    return {**paid, **{each.entry: _obeyed(case, each) for each in case.money.orders}} if case.money.orders else paid


def _paid_at_once(case: Case) -> Mapping[int, Paid]:
    """Return how far what was to be paid at once (先予执行) is paid, by its entry."""
    at_once = [each for each in _fixing(case)[0] if each.sort in AT_ONCE]
    alone = (standing((each,), people=heads(case)) for each in at_once)
    return {entry: paid for each in alone for entry, paid in settled(each, arrived(case)).paid.items()}


def in_place_of_at_once(case: Case) -> Mapping[int, Mapping[int, frozenset[str]]]:
    """Return which decisions in force are in the place of what was to be paid at once (先予执行), each by its entry.

    With the workers for whom that is so, an empty name for all of them. What was paid since is taken off these.
    """
    at_once = {each.entry for each in case.money.instruments if each.sort in AT_ONCE}
    found: dict[int, dict[int, frozenset[str]]] = {entry: {} for entry in at_once}
    for each in standing_meanwhile(*_fixing(case), NO_WINDOWS, heads(case)) if at_once else ():
        mine = frozenset(item.worker for item in each.items)
        for entry in at_once.intersection(each.before) if not each.pending else ():
            found[entry][each.instrument.entry] = found[entry].get(each.instrument.entry, frozenset()) | mine
    return found


def _obeyed(case: Case, order: PayOrder) -> Paid:
    """Return how far an order is obeyed: by payments under it, or under nothing where no paper fixes a sum."""
    gone, alone = {each.of for each in case.money.returns}, not case.money.instruments
    mine = [each for each in case.money.payments if each.under == order.entry or (alone and not each.under)]
    full = [each for each in mine if each.full and each.latest >= order.on and each.entry not in gone]
    first = min(full, key=lambda each: (each.latest, each.entry), default=None)
    return Paid(None, bool(mine), first.entry if first else 0)


def _told(case: Case, roll: Roll | None) -> Sum | None:
    """Return what a roster tells of all: where not everybody stands in it, at least that."""
    if roll is None:
        return None
    return together(roll.amount, About()) if heads(case) > roll.listed else roll.amount


def _received(case: Case, roll: Roll | None) -> Sum | None:
    """Return all that arrived, as payments and the roster tell it."""
    return in_all(each.amount for each in arrived(case)) if case.money.payments or roll else None


def _claim(case: Case, roll: Roll | None) -> tuple[tuple[Item, ...], Sum | None]:
    """Return the claim and what it comes to: as it was told last, or by a whole roster no older than that."""
    items = case.money.claim
    untold = total_of((*case.money.claimed, *(item for each in case.money.claims for item in each.items))) is None
    if roll and (untold or is_newer(case, roll)):
        return items, _told(case, roll)
    whole = total_of(items)
    return items, _at_least(whole, roll) if roll and whole is not None and unknown(whole) else whole


def _at_least(whole: Sum, roll: Roll) -> Sum | None:
    """Return a whole of which nobody knows how much it is, as what a roster tells of some of them already comes to."""
    return together(roll.amount, About()) if least(roll.amount) > least(whole) else whole


def claimed_by_roster(case: Case) -> bool:
    """Tell whether what each claims is told by a roster of all, and by no claim since."""
    roll = roll_of(case, CLAIMED)
    return roll is not None and is_newer(case, roll)


def _reported(case: Case, name: str, amount: Sum | None) -> Sum | None:
    """Return a whole sum as it was reported at the end, with what came since."""
    reported = case.money.reported.of(name) if case.money.reported else None
    if reported is None:
        return amount
    told: Sum | None = getattr(reported, name)
    since = reported.entry
    if name == RECEIVED:
        found = reported_paid(case)
        return found.whole if found else amount
    later = case.money.claims if name == CLAIMED else case.money.instruments
    return amount if any(each.entry > since for each in later) else told
