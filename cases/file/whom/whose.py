"""Whose a sum is that names somebody: of the only worker all of it is, and what an heir gets is the dead worker's."""

from collections.abc import Mapping
from dataclasses import replace

from cases.file.altering import once
from cases.file.case import Case
from cases.money.items import Item
from cases.money.papers import Instrument

NamesBeside = Mapping[str, str]
"""By the name that stands beside a sum, the name that stands for it; none where all of it is the only worker's."""


@once
def named(case: Case) -> NamesBeside:
    """Return by which names workers are called beside sums, the only worker's own first; nothing where by their own.

    Sums of who speaks for the only worker are theirs, and of whoever went on in the place of a worker, that worker's.
    Whoever else is named is another worker.
    """
    only = _only_worker(case)
    return dict.fromkeys(only, "") if only else _heirs(case)


@once
def workers_named(case: Case) -> tuple[str, ...]:
    """Return the workers whom the roster names, and by the names that stand for them those named beside sums.

    Who went on in a case of their own is named no more, though papers and payments may tell of them.
    """
    names, listed = named(case), tuple(each.name for each in case.parties.members)
    beside = dict.fromkeys(names.get(worker, worker) for worker in _beside_sums(case))
    gone = {"", *listed, *(name for each in case.money.departed for name in each.names)}
    return (*listed, *(worker for worker in beside if worker not in gone))


def heads(case: Case) -> int:
    """Return how many workers there are at least: as many as are told, or as are named where those are more."""
    return max(case.parties.most, len(workers_named(case)))


def _beside_sums(case: Case) -> tuple[str, ...]:
    """Return all workers who are named beside sums, or before whom they stand alone."""
    money = case.money
    told = (money.claimed, *(each.items for some in (money.claims, money.instruments, money.payments) for each in some))
    workers = [item.worker for items in told for item in items if item.worker]
    alone = (name for some in (money.instruments, money.contests) for each in some for name in each.workers)
    return tuple(dict.fromkeys((*workers, *alone)))


def _only_worker(case: Case) -> tuple[str, ...]:
    people = case.parties
    if people.several or people.members:
        return ()
    applied = tuple(each.name for each in (*people.former, people.applicant))
    only = (*applied, *(each.name for each in people.others))
    return only if set(only).issuperset(_beside_sums(case)) else ()


def _heirs(case: Case) -> NamesBeside:
    """Return in whose place each goes on; nobody for who is a worker of the roster too."""
    people = case.parties
    members = {each.name for each in people.members}
    found: dict[str, str] = {}
    for each in people.successions:
        of = found.get(each.of, each.of)
        found.update({name: of for name in each.by if name not in members and name != of})
    return found


def items_by(items: tuple[Item, ...], names: NamesBeside) -> tuple[Item, ...]:
    """Return items with the names that stand for those in them."""
    if not any(item.worker in names for item in items):
        return items
    return tuple(item._replace(worker=names.get(item.worker, item.worker)) for item in items)


def workers_by(workers: tuple[str, ...], names: NamesBeside) -> tuple[str, ...]:
    """Return workers by the names that stand for them, each once; without the only one, whose all of it is."""
    return tuple(dict.fromkeys(filter(None, (names.get(worker, worker) for worker in workers))))


def instrument_by(each: Instrument, names: NamesBeside) -> Instrument:
    """Return an instrument with the names that stand for those in it."""
    if not each.workers and not any(item.worker for item in each.items):
        return each
    return replace(each, items=items_by(each.items, names), workers=workers_by(each.workers, names))
