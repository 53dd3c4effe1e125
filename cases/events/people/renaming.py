"""Who was called wrongly, or is called otherwise now: the same person or firm beside every sum that was told before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cases.file.altering import altered
from cases.file.case import Case
from cases.file.involved import CaseParties
from cases.file.members import Member
from cases.file.money import CaseMoney, Departed
from cases.file.parties import Party
from cases.money.called.names import TOGETHER
from cases.money.items import Item
from cases.money.papers import Instrument
from cases.money.payments import Payment
from cases.money.plans import Instalment

Renamed = Mapping[str, str]
"""By the old name the new one."""


def called_anew(case: Case, before: CaseParties) -> Case:
    """Return a case in which the ledger and the roster follow those who were renamed. before: who stood in it.

    Who takes the place of another, and was known under that name already, is no other name of the same.
    """
    now = case.parties
    theirs = _pairs(before.respondents, now.respondents)
    own = _pairs(before.others, now.others) | _applicant(case, before)
    if not (theirs or own):
        return case
    return altered(case, money=_money(case.money, own, theirs), parties=_parties(now, own))


def workers_called_anew(case: Case, own: Renamed) -> Case:
    """Return a case in which the ledger follows workers who were renamed."""
    return altered(case, money=_money(case.money, own, {})) if own else case


def _pairs(before: Sequence[Party], now: Sequence[Party]) -> dict[str, str]:
    """Return who of those that kept their place and role is called otherwise, and under the old name is nobody."""
    if [each.role for each in before] != [each.role for each in now]:
        return {}
    names, known = {each.name for each in now}, {each.name for each in before}
    pairs = ((old.name, new.name) for old, new in zip(before, now, strict=True))
    return {old: new for old, new in pairs if old not in names and new not in known}


def _applicant(case: Case, before: CaseParties) -> dict[str, str]:
    old, new = before.applicant.name, case.parties.applicant.name
    known = {each.name for each in before.members} | {each.name for each in before.others}
    alike = sum(each.name == old for each in before.members)
    return {old: new} if old != new and new not in known and alike <= 1 else {}


def _parties(parties: CaseParties, own: Renamed) -> CaseParties:
    """Return who stands in a case; rosters of before they went by their days stay as they were typed."""
    heirs = tuple(each._replace(of=own.get(each.of, each.of), by=_each(each.by, own)) for each in parties.successions)
    if not parties.listings:
        return altered(parties, successions=heirs)
    told = tuple(
        each._replace(members=_members(each.members, own), gone=_each(each.gone, own)) for each in parties.listings
    )
    return altered(parties, successions=heirs, members=_members(parties.members, own), listings=told)


def _members(members: Iterable[Member], own: Renamed) -> tuple[Member, ...]:
    return tuple(each._replace(name=own.get(each.name, each.name)) for each in members)


def _money(money: CaseMoney, own: Renamed, theirs: Renamed) -> CaseMoney:
    def items(some: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(_item(each, own, theirs) for each in some)

    return altered(
        money,
        claimed=items(money.claimed),
        claims=tuple(each._replace(items=items(each.items)) for each in money.claims),
        instruments=tuple(_instrument(each, own, theirs) for each in money.instruments),
        contests=tuple(
            each._replace(workers=_each(each.workers, own), gone=_each(each.gone, own)) for each in money.contests
        ),
        payments=tuple(_payment(each, own, theirs) for each in money.payments),
        returns=tuple(each._replace(items=items(each.items)) for each in money.returns),
        departed=tuple(_departed(each, own) for each in money.departed),
    )


def _item(item: Item, own: Renamed, theirs: Renamed) -> Item:
    against = TOGETHER.join(_each(item.sides, theirs)) if theirs and item.against else item.against
    return item._replace(worker=own.get(item.worker, item.worker), against=against)


def _instrument(told: Instrument, own: Renamed, theirs: Renamed) -> Instrument:
    return replace(
        told,
        items=tuple(_item(each, own, theirs) for each in told.items),
        plan=tuple(_instalment(each, {**own, **theirs}) for each in told.plan),
        workers=_each(told.workers, own),
        sides=_each(told.sides, theirs),
    )


def _instalment(each: Instalment, names: Renamed) -> Instalment:
    return each._replace(payer=names.get(each.payer, each.payer))


def _payment(paid: Payment, own: Renamed, theirs: Renamed) -> Payment:
    items = tuple(_item(each, own, theirs) for each in paid.items)
    return paid._replace(items=items, payer={**own, **theirs}.get(paid.payer, paid.payer))


def _departed(departed: Departed, own: Renamed) -> Departed:
    workers = (
        each._replace(name=own.get(each.name, each.name), heirs=_each(each.heirs, own)) for each in departed.workers
    )
    return departed._replace(workers=tuple(workers))


def _each(some: Iterable[str], names: Renamed) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in some)
