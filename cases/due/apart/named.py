"""For which items something was promised or paid: it moves the limitation of these alone (劳动报酬, 其他请求).

Whoever pays wages agrees to owe wages, and nothing else: a part paid interrupts the rest of the same claim alone
(诉讼时效规定, 同一债权; the number of the article, 第九条 since 2020, is from memory).
"""

from collections.abc import Iterable, Iterator, Mapping

from cases.events import Entry
from cases.file.accounts import accounts
from cases.file.case import Case
from cases.file.whom.arrived import arrived
from cases.file.whom.whose import items_by, named
from cases.law.clockrules import ClockRule
from cases.law.facts import OTHER, WAGE, item_groups
from cases.law.reckoning import Move
from cases.money.effects import AGREEMENT
from cases.money.items import Item, by_worker
from cases.money.paid.needs import most
from cases.values.sums import NoMoney, in_all, least

Groups = Mapping[int, frozenset[str]]
"""By entry the groups of items that a payment or an agreement names, where it names nothing without an item."""


def groups_named(case: Case) -> Groups:
    """Return for which groups of items alone each payment and agreement is, of those that say so."""
    told: list[tuple[int, tuple[Item, ...]]] = [(each.entry, each.items) for each in case.money.payments]
    told += [(each.entry, each.items) for each in case.money.instruments if each.sort == AGREEMENT]
    return {entry: frozenset(map(_group, items)) for entry, items in told if items and all(item.code for item in items)}


def concerns_items(act: Move, rule: ClockRule, found: Groups) -> bool:
    """Tell whether an act may let a limitation begin again by the items that it names."""
    mine = rule.given.get("items", ()) if rule.limitation and act.what == "restart" else ()
    return not mine or act.entry not in found or not found[act.entry].isdisjoint(mine)


def met_by_group(case: Case, entries: Iterable[Entry]) -> Iterator[tuple[str, int]]:
    """Yield each group of items of which all that is claimed has arrived by name, with the last payment of it.

    So it is only where all that is claimed is told by item, and nothing that is fixed of the group is missing.
    """
    told, there = accounts(case), {entry.seq for entry in entries}
    claim = [item for item in items_by(told.claim, named(case)) if not by_worker(item)]
    if not claim or not all(item.code for item in claim):
        return
    for group in (WAGE, OTHER):
        mine = [item for item in claim if _group(item) == group]
        paid = {
            each.entry: [item for item in each.items if item.code and _group(item) == group] for each in arrived(case)
        }
        came = [item for items in paid.values() for item in items]
        owed = [debt for debt in told.debts if not debt.item.code or _group(debt.item) == group]
        workers = {item.worker for item in mine}
        if (
            workers
            and all(_is_met(mine, came, each) for each in workers)
            and not any(most(each.short) != 0 for each in owed)
        ):
            last = max(
                (each for each in case.money.payments if paid.get(each.entry)),
                key=lambda each: (each.latest, each.entry),
            )
            if last.entry in there:
                yield group, last.entry


def _is_met(claim: Iterable[Item], came: Iterable[Item], worker: str) -> bool:
    """Tell whether surely as much came for a worker as is claimed for them, and that is a sum."""
    mine = [item.amount for item in claim if item.worker == worker]
    claimed = most(in_all(mine))
    if any(isinstance(each, NoMoney) for each in mine):
        return False
    return claimed is not None and 0 < claimed <= least(in_all(item.amount for item in came if item.worker == worker))


def _group(item: Item) -> str:
    return item_groups().get(item.code, OTHER)
