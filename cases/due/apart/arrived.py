"""Which clocks a payment moves: those alone of what whoever pays owes, and pays on (同意履行).

执行程序解释 第二十条、劳动争议调解仲裁法 第二十七条第二款: a time runs anew once the other side agrees to perform.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from cases.due.apart.named import met_by_group
from cases.events import Entry
from cases.file.accounts import accounts, missing, paid_to
from cases.file.case import Case
from cases.law.clockrules import ClockRule
from cases.law.reckoning import Move
from cases.money.effects import effect_of
from cases.money.items import by_worker
from cases.money.paid.needs import most
from cases.money.payments import Paid
from cases.values.sums import NoMoney, least


class Arrived(NamedTuple):
    """What arrived, by entry. others: what somebody paid who is no respondent. whose: see `paid_to`.

    met: the last of it, where nothing is missing any more of all that is claimed; else 0. by_group: the same of each
    group of items (欠薪, 其他) of which all has arrived by name.
    """

    entries: frozenset[int]
    others: frozenset[int]
    whose: Mapping[int, frozenset[str]]
    met: int
    by_group: Mapping[str, int]

    @classmethod
    def of(cls, case: Case, entries: Iterable[Entry], whom: Iterable[Collection[str] | None]) -> "Arrived":
        """Return what arrived in a case. whom: of each entry, the respondents against whom it moves clocks."""
        there = {each.entry for each in case.money.payments}
        told = {each.entry for each in case.money.payments if each.payer}
        others = {entry.seq for entry, some in zip(entries, whom, strict=True) if some == ()}
        whose = paid_to(case) if case.money.instruments else {}
        return cls(
            frozenset(there), frozenset(told & others), whose, _met(case, entries), dict(met_by_group(case, entries))
        )

    def met_for(self, rule: ClockRule) -> int:
        """Return the payment since which nothing is missing of what a limitation is about; 0 where something is."""
        mine = [self.by_group.get(each, 0) for each in rule.given.get("items", ())]
        return self.met or (max(mine) if mine and all(mine) else 0)

    def moves(self, act: Move, paid: Paid | None) -> bool:
        """Tell whether an act may move the clock of a paper. paid: how far that is paid."""
        if act.what != "restart" or act.entry not in self.entries:
            return True
        unpaid = paid is not None and paid.took is not None and act.entry not in paid.took
        return not unpaid and act.entry not in self.others


def _met(case: Case, entries: Iterable[Entry]) -> int:
    """Return the last payment where all that is claimed has arrived, and all that is fixed is paid; else 0.

    Where no claim is told, what may be enforced decided on it.
    """
    told, there = accounts(case), {entry.seq for entry in entries}
    rest, claimed = missing(told), told.claimed
    items = (*told.claim, *(each.item for each in told.debts))
    no_sum = any(isinstance(item.amount, NoMoney) and not by_worker(item) for item in items)
    if (rest is not None and most(rest) != 0) or isinstance(claimed, NoMoney) or no_sum:
        return 0
    if claimed is None:
        decided = any(effect_of(each.instrument.sort).remedy == "enforcement" for each in told.fixed)
    else:
        decided = (high := most(claimed)) is not None and 0 < high <= least(told.received)
    last = max(case.money.payments, key=lambda each: (each.latest, each.entry))
    return last.entry if decided and last.entry in there else 0
