"""What goes along with workers who go on in a case of their own, and what stays behind."""

from collections.abc import Mapping, Sequence
from typing import Any

from cases.events.intake import Opened
from cases.events.people.listing import with_heirs
from cases.file.accounts import claimed_by_roster
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.members import SUMS, Member
from cases.file.money import GoesAlone
from cases.file.whom.arrived import arrived, roll_of
from cases.money.items import Item, just
from cases.values.sums import Sum, in_all


def opening_of(case: Case, members: Sequence[Member]) -> Opened:
    """Return the intake of a case for members who leave another: the first of them is its applicant.

    What comes out of a restricted case is as restricted, and the same person's.
    """
    first = members[0]
    told: dict[str, Any] = {each.name: case.said(each.name) for each in Opened.asks if each.name not in _OWN}
    told |= {"reach": case.privacy.reach, "handler": case.handler} if case.restricted else {"reach": "", "handler": ""}
    told |= {"applicant": first.name, "id_number": first.id_number, "phone": first.phone, "people": len(members)}
    return Opened(**told, claimed=_claimed(case, members))


_OWN = ("applicant", "id_number", "phone", "address", "people", "claimed", "others")


def lines_of(case: Case, members: Sequence[Member]) -> tuple[Member, ...]:
    """Return what the roster alone tells of members who leave: what papers and payments tell stays with these."""
    money, listed = case.money, _claimed_by_lines(case, members)
    beyond = _beyond_payments(case, members)
    return tuple(
        each._replace(
            claimed=each.claimed if each.name in listed else None,
            awarded=None if money.instruments else each.awarded,
            received=beyond.get(each.name, 0 if each.received == 0 and not money.payments else None),
        )
        for each in members
    )


def _beyond_payments(case: Case, members: Sequence[Member]) -> Mapping[str, Sum | None]:
    """Return by worker what the roster says that they got and no payment tells: they are the first whom one is for."""
    roll, staying = roll_of(case, SUMS[2]), [each for each in case.parties.members if each not in members]
    seen = altered(case, parties=altered(case.parties, members=(*members, *staying)))
    mine = (each for each in arrived(seen) if roll and each.entry == roll.entry)
    return {item.worker: item.amount for each in mine for item in each.items}


def _claimed_by_lines(case: Case, members: Sequence[Member]) -> frozenset[str]:
    """Return of which members the roster tells what they claim."""
    if claimed_by_roster(case):
        return frozenset(each.name for each in members)
    claim, leaving = case.money.claim, [_goes_alone(case, each) for each in members]
    return frozenset(each.name for each in leaving if each.claims(claim) and not each.items(claim))


def _goes_alone(case: Case, member: Member) -> GoesAlone:
    return with_heirs(GoesAlone(member.name, member.claimed), case)


def _claimed(case: Case, members: Sequence[Member]) -> tuple[Item, ...]:
    """Return what those who leave claim: their items, and the roster's sums of those of whom it tells that."""
    claim, lines = case.money.claim, _claimed_by_lines(case, members)
    listed = [Item(amount=each.claimed, worker=each.name) for each in members if each.name in lines]
    leaving = [_goes_alone(case, each) for each in members if each.name not in lines]
    found = [item._replace(worker=each.name) for each in leaving for item in each.items(claim)]
    if not found:
        return just(in_all(item.amount for item in listed))
    items = (*found, *listed)
    return tuple(item._replace(worker="") for item in items) if len(members) == 1 else items
