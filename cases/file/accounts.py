"""What the ledger of a case comes to (款项): views of it, which no order of typing changes.

The whole sums, the instruments that stand, what is still owed, and how the parts of the roster fit the wholes.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases.file.case import Case
from cases.file.members import SUMS, Member
from cases.file.money import Roll
from cases.money.instruments import Fixed, standing
from cases.money.items import Item
from cases.money.items import total as total_of
from cases.money.payments import Owed, Paid, owed, paid
from cases.money.shares import PENDING, Shares, shared
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
    where nobody has said anything; awarded counts what is in force alone, pending the rest. owed: instalments due.
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
    relief: Sum | None
    workplace: Sum | None
    gifts: Sum | None
    owed: tuple[Owed, ...]
    by_ledger: Mapping[str, Sum | None]
    apart: tuple[Apart, ...]

    def of(self, name: str) -> Sum | None:
        """Return one of the whole sums by its name."""
        amount: Sum | None = getattr(self, name)
        return amount

    @property
    def outstanding(self) -> Sum | None:
        """What is fixed and has not arrived; None where nothing is fixed."""
        return less(self.awarded, self.received)


def accounts(case: Case, windows: Mapping[int, date] | None = None) -> Balance:
    """Return what the ledger of a case comes to.

    windows: until when instruments, by their entry, may be contested still: those are not in force.
    """
    money, rolls = case.money, {each.name: each for each in case.money.rolls}
    fixed = standing(money.instruments, money.contests, windows or {})
    claim, claimed = _claim(case, rolls.get(CLAIMED))
    by_ledger = {
        CLAIMED: claimed,
        AWARDED: in_all(each.amount for each in fixed if not each.pending) if fixed else _told(rolls.get(AWARDED)),
        RECEIVED: in_all(each.amount for each in money.payments) if money.payments else _told(rolls.get(RECEIVED)),
    }
    return Balance(
        claim=claim,
        fixed=fixed,
        **{name: _reported(case, name, amount) for name, amount in by_ledger.items()},
        pending=in_all(each.amount for each in fixed if each.pending),
        benefits=money.benefits,
        donations=money.donations,
        relief=money.relief,
        workplace=money.workplace,
        gifts=money.gifts,
        owed=owed((each for each in fixed if not (each.pending and each.pending.by)), money.payments),
        by_ledger=by_ledger,
        apart=tuple(apart for each in rolls.values() if (apart := _apart(case, each, by_ledger[each.name]))),
    )


def shares(case: Case, told: Balance) -> Shares:
    """Return what each worker has of each item. told: what the ledger of the case comes to."""
    people, applicant = case.parties, case.parties.applicant.name
    items = {
        CLAIMED: told.claim,
        AWARDED: [item for each in told.fixed if not each.pending for item in each.items],
        PENDING: [item for each in told.fixed if each.pending for item in each.items],
        RECEIVED: [item for each in case.money.payments for item in each.items],
    }
    listed: dict[str, dict[str, Sum]] = {name: {} for name in SUMS}
    for name, sums in listed.items():
        for member in people.members:
            if (amount := together(sums.get(member.name), getattr(member, name))) is not None:
                sums[member.name] = amount
    names = tuple(dict.fromkeys(member.name for member in people.members))
    return shared(items, listed, names, applicant if people.people <= 1 and not people.members else "")


def by_ledger(case: Case, told: Balance) -> tuple[Member, ...]:
    """Return the members of a case, with the sums that the ledger comes to for each.

    Of several who are called the same, what the roster tells: items name nobody but by name.
    """
    found, members = shares(case, told).by_worker, case.parties.members
    names = Counter(member.name for member in members)
    return tuple(_with_sums(each, found.get(each.name, {})) if names[each.name] == 1 else each for each in members)


def _with_sums(member: Member, sums: Mapping[str, Sum | None]) -> Member:
    return member._replace(claimed=sums.get(CLAIMED), awarded=sums.get(AWARDED), received=sums.get(RECEIVED))


def all_paid(case: Case) -> bool:
    """Tell whether a sum is fixed and surely nothing of it is missing."""
    rest = accounts(case).outstanding
    return rest is not None and not isinstance(rest, NoMoney) and bounds(rest).high == 0


def paid_off(case: Case) -> Mapping[int, Paid]:
    """Return how far each instrument is paid, by its entry; of those that may be contested too, for money is money."""
    return paid(standing(case.money.instruments), case.money.payments)


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
