"""What was paid (到账), what is promised by a day, and how far an instrument is paid."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cases.money.items import Item
from cases.money.papers import Instrument
from cases.money.plans import Instalment
from cases.values.spans import Dated, DaySpan
from cases.values.sums import Fen, Sum, in_all


class Payment(NamedTuple):
    """What has arrived. entry, on: by which entry, on which day, the earliest that it may be; last: the latest.

    amount: None is told by nobody. items: what of it is for which item and worker. payer: who paid, empty where the
    case says it. way: how, a code of `pay_way`. under: the entry of the instrument it was paid under.
    span: what is known of the day where that is not known exactly. full: whether all of what it is for is paid with it.
    """

    entry: int
    on: date
    amount: Sum | None
    items: tuple[Item, ...] = ()
    payer: str = ""
    way: str = ""
    under: int = 0
    last: date | None = None
    span: DaySpan | None = None
    full: bool = False

    @property
    def day(self) -> Dated:
        """The day, as well as it is known."""
        return self.span or self.on

    @property
    def latest(self) -> date:
        """The latest day that it may be."""
        return self.last or self.on


Unused = Mapping[int, Mapping[int, Fen]]
"""By the entry of a payment, how much of it is taken off nothing that is fixed, as far as that is sure.

By the entry of the instrument that it came before, 0 where no instrument fixes anything of the item that it is for.
"""


class Owed(NamedTuple):
    """An instalment that is due. instrument: that promises it. place: which of how many.

    whole: what it comes to. short: what is not paid of it. contested: whether its instrument was.
    """

    instrument: Instrument
    place: int
    of: int
    promised: Instalment
    whole: Sum | None
    short: Sum | None
    contested: bool = False


class Paid(NamedTuple):
    """How far what an instrument fixes is paid. short: what is missing. begun: whether any of it is paid.

    by: the entry of the payment since which nothing is missing, 0 while something is. terms: the same of each of the
    instalments that it promises, in their order. of: the same of what is each worker's own, where all of it is.
    took: the payments that are, or may be, taken off what it fixes, and of each side that still owes something of it;
    None where nobody can say.
    """

    short: Sum | None
    begun: bool
    by: int
    terms: "tuple[Paid, ...]" = ()
    of: "tuple[tuple[str, Paid], ...]" = ()
    took: frozenset[int] | None = None


class AllDue(NamedTuple):
    """That all that is left of an instrument is due once its next instalment is not paid in time (加速到期).

    entry: of the instrument. missed: that instalment. rest: what all of them miss together.
    """

    entry: int
    missed: Owed
    rest: Sum


def all_due(owed: Iterable[Owed]) -> Iterator[AllDue]:
    """Yield of instalments that are due where a missed one lets all the others fall due, as their instrument says."""
    found: dict[int, list[Owed]] = {}
    for each in owed:
        if each.promised.all_due:
            found.setdefault(each.instrument.entry, []).append(each)
    for entry, some in found.items():
        rest = in_all(each.short for each in some)
        if len(some) > 1 and rest is not None:
            yield AllDue(entry, some[0], rest)
