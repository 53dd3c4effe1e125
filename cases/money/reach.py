"""Which debts an instrument is about, and what of those of several (连带) it leaves to whom it is not about.

What both papers fix is one sum and is owed once: it stands under the later paper, owed by all of them together. What
the earlier paper fixes beyond stays owed by the others alone, and what the later one fixes beyond by those it is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cases.money.called.names import TOGETHER
from cases.money.effects import AGREEMENT, TOLD, beside, effect_of
from cases.money.items import Item, by_worker
from cases.money.papers import ON_TOP, STANDS, Fixed, Instrument
from cases.values.sums import NoMoney, Sum, SumBounds, bounds, within

_What = tuple[tuple[str, ...], str, bool]
"""Against whom something is, nobody where that is not told, for which item, and whether the worker is to pay it."""


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
                about.setdefault(worker, set()).add((item.sides or new.sides, item.code, by_worker(item)))
        return cls(new, people > 0 and people + new.gone_since <= len(about.keys() - {""}), about)

    def touches(self, each: Fixed, debt: Item) -> bool:
        """Tell whether it touches a debt of an instrument: of the same worker and side, and as far as asked, item.

        A debt of all workers is touched by what names none of them, or all.
        """
        by_item = AGREEMENT in (each.instrument.sort, self.new.sort) or self._of_one_day(each.instrument)
        return self.names(debt, by_item=by_item or self.new.rest == STANDS)

    def names(self, debt: Item, *, by_item: bool = True) -> bool:
        """Tell whether it tells anything of a debt: of its worker and side, and as far as asked, of its item."""
        return any(self._alike(what, debt, by_item=by_item) for about in self._of(debt.worker) for what in about)

    def _of_one_day(self, other: Instrument) -> bool:
        """Tell whether both are of one day that is known exactly."""
        return other.on == self.new.on and not (other.last or self.new.last)

    @staticmethod
    def _alike(what: _What, debt: Item, *, by_item: bool) -> bool:
        """Tell whether something against these sides for an item may be the same as a debt."""
        sides, code, theirs = what
        unlike = theirs != by_worker(debt) or (code and debt.code and code != debt.code)
        return debt.may_be_of(sides) and not (by_item and unlike)

    def within(self, each: Fixed, debt: Item) -> bool:
        """Tell whether what it tells of some workers may be a part of a debt of all: of the same side and item."""
        if debt.worker or self.all_there or not all(self.about):
            return False
        old, new = each.instrument.sort, self.new.sort
        by_item = AGREEMENT in (old, new) or beside(old, new)
        return any(self._alike(what, debt, by_item=by_item) for told in self.about.values() for what in told)

    def covers(self, debt: Item, worker: str) -> bool:
        """Tell whether it touches a debt of a worker, or what of a debt of all is theirs whom it names."""
        about = [told for name, told in self.about.items() if not name or not worker or name == worker]
        return any(self._alike(what, debt, by_item=True) for told in about for what in told)

    def _of(self, worker: str) -> Iterator[set[_What]]:
        if "" in self.about:
            yield self.about[""]
        if worker in self.about and worker:
            yield self.about[worker]
        if not worker and self.all_there:
            yield from self.about.values()


_NOT_DECIDED_UPON = frozenset((TOLD, AGREEMENT, "inspection_order"))
"""What a later paper takes the place of without deciding who of several owes it."""


_Marks = Mapping[int, Sequence[bool]]
"""Of what stands, by its place, item by item whether a later paper touches it."""


class Jointly(NamedTuple):
    """A later paper beside those who owe together with whom it is about. items: what it fixes, each with who owes it.

    others: by the places of an instrument and a debt of it, what those alone owe of that whom the paper is not about.
    """

    items: tuple[Item, ...]
    others: Mapping[tuple[int, int], Item]


def jointly(found: Sequence[Fixed], new: Instrument, told: tuple[Item, ...], touched: _Marks, people: int) -> Jointly:
    """Return what a later paper leaves of debts of several. told: what it fixes, each with whom it is against."""
    left, items = dict[tuple[int, int], Item](), list[Item]()
    for item in told:
        mine, rest = list[Item](), item.amount
        reach = Reach.of(replace(new, items=(item,)), people)
        for key, debt in _of_several(found, new, item.sides, touched):
            if not reach.touches(found[key[0]], debt):
                continue
            before = left.get(key, debt)
            others = TOGETHER.join(name for name in before.sides if name not in item.sides)
            left[key] = before._replace(against=others)
            if (shared := _shared(before.amount, rest)) and shared.both != 0:
                left[key] = before._replace(amount=shared.old, against=others)
                all_of_them = TOGETHER.join(filter(None, (item.against, others)))
                mine.append(item._replace(amount=shared.both, against=all_of_them))
                rest = shared.new
        items += [*mine, item._replace(amount=rest)] if rest != 0 or not mine else mine
    return Jointly(tuple(items), left)


class _Shared(NamedTuple):
    """What two sums have in common, and what of each is beyond that: together never more than the larger of the two."""

    both: Sum
    old: Sum
    new: Sum


def _shared(old: Sum | None, new: Sum | None) -> _Shared | None:
    """Return what of an earlier and a later sum is the same money, as well as they are known; None where one is not.

    Where neither is surely the larger, that counts as common of which the bounds are narrower.
    """
    if old is None or new is None or isinstance(old, NoMoney) or isinstance(new, NoMoney):
        return None
    one, other = bounds(old), bounds(new)
    older, newer = _beyond(one, other), _beyond(other, one)
    if newer is not None and (older is None or not _exceeds(one, other)):
        return _Shared(old, 0, newer)
    return None if older is None else _Shared(new, older, 0)


def _beyond(one: SumBounds, other: SumBounds) -> Sum | None:
    """Return what a sum may come to beyond another, bound by bound; None where that are no bounds."""
    low, high = max(one.low - other.low, 0), None
    if one.high is not None:
        high = 0 if other.high is None else max(one.high - other.high, 0)
    elif other.high is None:
        high = 0
    return within(low, high, about=one.about or other.about) if high is None or low <= high else None


def _exceeds(one: SumBounds, other: SumBounds) -> bool:
    """Tell whether a sum may come to more than another at most."""
    return other.high is not None and (one.high is None or one.high > other.high)


def _of_several(
    found: Sequence[Fixed], new: Instrument, sides: Sequence[str], touched: _Marks
) -> Iterator[tuple[tuple[int, int], Item]]:
    """Yield the debts of several, of whom a paper against these sides leaves some out, each with its places."""
    for at, marks in touched.items():
        if sides and not decides_on(new, found[at].instrument):
            for place, (debt, mark) in enumerate(zip(found[at].items, marks, strict=True)):
                if mark and not set(debt.sides) <= set(sides):
                    yield (at, place), debt


def decides_on(new: Instrument, old: Instrument) -> bool:
    """Tell whether a paper decides anew who owes what another fixed, so that who is not named owes it no more."""
    return old.sort in effect_of(new.sort).replaces - _NOT_DECIDED_UPON


def takes_the_place(new: Instrument, old: Instrument) -> bool:
    """Tell whether an agreement leaves nothing of an earlier one, of the workers whom it is about.

    That is so where each of the debts it fixed of these is touched: of the same side and item, as far as they are told.
    """
    if new.beside == ON_TOP:
        return False
    reach = Reach.of(new, 0)
    mine = reach.about.keys() - {""} if "" not in reach.about else None
    debts = [
        item if item.against else item._replace(against=TOGETHER.join(old.sides)) for item in old.items or (Item(),)
    ]
    of_these = [(debt, worker) for debt in debts for worker in _owners(debt, old)]
    told = [(debt, worker) for debt, worker in of_these if mine is None or not worker or worker in mine]
    return bool(told) and all(reach.covers(debt, worker) for debt, worker in told)


def _against(debt: Item, old: Instrument) -> Item:
    return debt if debt.against else debt._replace(against=TOGETHER.join(old.sides))


def _owners(debt: Item, old: Instrument) -> tuple[str, ...]:
    return (debt.worker,) if debt.worker else old.workers or ("",)
