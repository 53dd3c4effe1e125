"""What an order to pay is about, where an agreement of several instalments stands: which of them."""

from cases.file.accounts import accounts
from cases.file.case import Case
from cases.money.papers import Fixed
from cases.money.terms import EVERY, Terms, about_some, terms_of
from cases.values.sums import Sum, in_all


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
