"""Which debts an instrument is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cases.money.effects import AGREEMENT
from cases.money.items import Item
from cases.money.papers import Fixed, Instrument

_What = tuple[tuple[str, ...], str]
"""Against whom something is, nobody where that is not told, and for which item."""


@dataclass(frozen=True)
class Reach:
    """Which debts an instrument touches. about: by worker, against whom and for what it tells anything.

    all_there: whether it names as many workers as there are.
    """

    new: Instrument
    all_there: bool
    about: dict[str, set[_What]] = field(default_factory=dict)

    @classmethod
    def of(cls, new: Instrument, people: int) -> "Reach":
        about: dict[str, set[_What]] = {}
        for item in new.items or (Item(),):
            for worker in (item.worker,) if item.worker else new.workers or ("",):
                about.setdefault(worker, set()).add((item.sides or new.sides, item.code))
        return cls(new, 0 < people <= len(about.keys() - {""}), about)

    def touches(self, each: Fixed, debt: Item) -> bool:
        """Tell whether it touches a debt of an instrument: of the same worker and side, and as far as asked, item.

        A debt of all workers is touched by what names none of them, or all.
        """
        by_item = AGREEMENT in (each.instrument.sort, self.new.sort) or each.instrument.on == self.new.on
        return any(
            self._alike(sides, code, debt, by_item=by_item) for about in self._of(debt.worker) for sides, code in about
        )

    @staticmethod
    def _alike(sides: tuple[str, ...], code: str, debt: Item, *, by_item: bool) -> bool:
        """Tell whether something against these sides for an item may be the same as a debt."""
        return debt.may_be_of(sides) and not (by_item and code and debt.code and code != debt.code)

    def within(self, each: Fixed, debt: Item) -> bool:
        """Tell whether what it tells of some workers may be a part of a debt of all: of the same side and item."""
        if debt.worker or self.all_there or not all(self.about):
            return False
        by_item = AGREEMENT in (each.instrument.sort, self.new.sort)
        return any(
            self._alike(sides, code, debt, by_item=by_item) for told in self.about.values() for sides, code in told
        )

    def _of(self, worker: str) -> Iterator[set[_What]]:
        if "" in self.about:
            yield self.about[""]
        if worker in self.about and worker:
            yield self.about[worker]
        if not worker and self.all_there:
            yield from self.about.values()
