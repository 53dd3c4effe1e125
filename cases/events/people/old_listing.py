"""Who belongs to a case as rosters of old told it, in the order of typing: old histories fold as they did."""

from collections.abc import Iterator, Sequence
from datetime import date

from cases.events.people.listing import LEFT, STAY
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.involved import Listing
from cases.file.members import SUMS, Member, filled_in, left_out
from cases.file.money import Roll
from cases.values.sums import in_all, with_at_least, without_so_many


def listed_of_old(case: Case, told: Listing) -> Case:
    """Return the case after a roster, or a splitting off, that was recorded before these went by their days."""
    parties = case.parties
    if told.gone:
        staying = tuple(each for each in parties.members if each.name not in told.gone)
        return _with_members(_less(case, len(parties.members) - len(staying), len(staying)), staying, told)
    if told.on >= parties.listed_on and told.rest == STAY:
        return _with_members(case, filled_in(parties.members, told.members), told)
    if told.on >= parties.listed_on and told.rest == LEFT:
        case = _less(case, len(left_out(parties.members, told.members)), max(len(told.members), 1))
    return _with_members(case, told.members, told)


def _less(case: Case, left: int, least: int) -> Case:
    people = with_at_least(without_so_many(case.parties.people, left), least)
    return altered(case, parties=altered(case.parties, people=people))


def _with_members(case: Case, now: tuple[Member, ...], told: Listing) -> Case:
    """Return a case with these members, who are all of them where the roster told of all before or does now.

    Where a roster of a later day was told before, that stands, and only sums that it does not tell are taken over.
    """
    rolls = {each.name: each for each in sorted((*case.money.rolls, *_rolls(now, told)), key=_told_at)}
    case = altered(case, money=altered(case.money, rolls=tuple(rolls.values())))
    if told.on < case.parties.listed_on:
        return case
    before, most = len(case.parties.members), case.parties.most
    whole = before >= most or len(now) >= most  # who was not named had left
    people = max(len(now), 1) if whole else with_at_least(case.parties.people, len(now))
    return altered(case, parties=altered(case.parties, members=now, people=people, listed_on=told.on))


def _told_at(roll: Roll) -> tuple[date, int]:
    return roll.on, roll.entry


def _rolls(members: Sequence[Member], told: Listing) -> Iterator[Roll]:
    for name in SUMS:
        sums = [getattr(member, name) for member in members if getattr(member, name) is not None]
        if (amount := in_all(sums)) is not None:
            yield Roll(name, told.entry, told.first, amount, len(sums), len(members))
