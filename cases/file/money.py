"""The sums of a case, each with how well it is known."""

from dataclasses import dataclass

from cases.file.altering import altered
from cases.values.money import Sum, together


@dataclass(frozen=True)
class CaseMoney:
    """What it is about in money, as of now; None where nobody has said anything.

    claimed, awarded: the whole sums. received: what has actually arrived. benefits: aid that the union gave.
    """

    claimed: Sum | None = None
    awarded: Sum | None = None
    received: Sum | None = None
    benefits: Sum | None = None

    def of(self, name: str) -> Sum | None:
        """Return one of the sums by its name."""
        amount: Sum | None = getattr(self, name)
        return amount

    def having(self, name: str, amount: Sum | None) -> "CaseMoney":
        """Return the sums with one of them set, by its name."""
        return altered(self, **{name: amount})

    def grown(self, name: str, amount: Sum) -> "CaseMoney":
        """Return the sums with one of them grown. What was only roughly known stays so."""
        return self.having(name, together(self.of(name), amount))
