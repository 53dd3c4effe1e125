"""What goes along with workers who go on in a case of their own, and what stays behind."""

from collections.abc import Sequence
from typing import Any

from cases.events.intake import Opened
from cases.events.people.listing import with_heirs
from cases.file.case import Case
from cases.file.members import Member
from cases.file.money import GoesAlone
from cases.money.items import Item, just
from cases.values.sums import in_all


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
    """Return what the roster tells of members who leave; what papers and payments tell of them stays with these."""
    money = case.money
    fixed = {name for each in money.instruments for name in (*each.workers, *(item.worker for item in each.items))}
    paid = {item.worker for each in money.payments for item in each.items}
    return tuple(
        each._replace(
            claimed=each.claimed if _goes_alone(case, each).claims(money.claim) else None,
            awarded=None if each.name in fixed else each.awarded,
            received=None if each.name in paid else each.received,
        )
        for each in members
    )


def _goes_alone(case: Case, member: Member) -> GoesAlone:
    return with_heirs(GoesAlone(member.name, member.claimed), case)


def _claimed(case: Case, members: Sequence[Member]) -> tuple[Item, ...]:
    """Return what those who leave claim: their items; the roster's sum of who has none, where that tells it."""
    claim, found, listed = case.money.claim, list[Item](), list[Item]()
    for each in (_goes_alone(case, member) for member in members):
        mine = each.items(claim)
        found += [item._replace(worker=each.name) for item in mine]
        listed += [Item(amount=each.claimed, worker=each.name)] if each.claims(claim) and not mine else []
    if not found:
        return just(in_all(item.amount for item in listed))
    items = (*found, *listed)
    return tuple(item._replace(worker="") for item in items) if len(members) == 1 else items
