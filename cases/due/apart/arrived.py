"""Which clocks a payment moves: those alone of what whoever pays owes, and pays on (同意履行).

执行程序解释 第二十条、劳动争议调解仲裁法 第二十七条第二款: a time runs anew once the other side agrees to perform.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from cases.file.accounts import paid_to
from cases.file.case import Case
from cases.law.reckoning import Move
from cases.money.payments import Paid


class Arrived(NamedTuple):
    """What arrived, by entry. others: what somebody paid who is no respondent. whose: see `paid_to`."""

    entries: frozenset[int]
    others: frozenset[int]
    whose: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, case: Case, others: Collection[int]) -> "Arrived":
        """Return what arrived in a case. others: the entries that move clocks against no respondent."""
        payments = case.money.payments
        strange = frozenset(each.entry for each in payments if each.payer and each.entry in others)
        whose = paid_to(case) if case.money.instruments else {}
        return cls(frozenset(each.entry for each in payments), strange, whose)

    def moves(self, act: Move, paid: Paid | None) -> bool:
        """Tell whether an act may move the clock of a paper. paid: how far that is paid."""
        if act.what != "restart" or act.entry not in self.entries:
            return True
        unpaid = paid is not None and paid.took is not None and act.entry not in paid.took
        return not unpaid and act.entry not in self.others
