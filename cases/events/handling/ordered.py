"""What an order to pay is about, where an agreement of several instalments stands: which of them."""

from collections.abc import Iterator

from cases.file.accounts import accounts
from cases.file.case import Case
from cases.money.papers import Fixed
from cases.money.terms import EVERY, FOR_SOME, Terms, about_some, terms_of
from cases.values.money import say_sum
from cases.values.refusal import Problem
from cases.values.sums import Sum, in_all
from cases.values.text import say


def unclear_terms(case: Case, sort: str, terms: Terms, amount: Sum | None, *, asked: bool) -> Iterator[Problem]:
    """Yield what is wrong with the instalments that an instrument is about, and what must be said of them.

    asked: whether it must be told where the amount does not tell it.
    """
    if not (terms or sort in FOR_SOME):
        return
    told = Ordered(case, sort)
    if told.agreed is None or any(place > len(told.agreed.plan) for place in terms):
        if terms:
            most = len(told.agreed.plan) if told.agreed else 0
            why = say("现行的协议没有这一期（共 {n} 期）；不是只就其中几期的，请留空", n=most)
            yield Problem("terms", why, "terms")
    elif asked and not terms and told.by_sum(amount) is None:
        why = say(
            "支付令 {sum}，第 {n} 条协议还欠 {rest}：只就其中几期的，请在“针对第几期”写明是第几期；就全部的填“全部”",
            sum=say_sum(amount or 0),
            n=told.agreed.instrument.entry,
            rest=say_sum(told.missing or 0),
        )
        yield Problem("terms", why, "terms")


class Ordered:
    """An agreement of several instalments of which an instrument of a sort may be about some. agreed: None for none."""

    def __init__(self, case: Case, sort: str) -> None:
        self._told = accounts(case)
        self.agreed: Fixed | None = about_some(self._told.fixed, sort)

    @property
    def missing(self) -> Sum | None:
        """What of the agreement is not paid."""
        return in_all(each.short for each in self._told.debts if each.fixed is self.agreed)

    def by_sum(self, amount: Sum | None) -> Terms | None:
        """Return the instalments that come to an amount, those due first; None where it does not tell which."""
        if self.agreed is None:
            return ()
        entry = self.agreed.instrument.entry
        found = terms_of(amount, [each for each in self._told.owed if each.instrument.entry == entry], self.missing)
        return () if found == EVERY else found
