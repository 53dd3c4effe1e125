"""What the ledger comes to for each worker and each item (每人、每项): one view of it, and the roster is another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cases.hiding.mask import Mask
from cases.money.called.naming import CLAIM_ITEM
from cases.money.items import Item
from cases.values.codes import codes
from cases.values.spans import Dated, first_day
from cases.values.sums import Sum, Uncounted, bounds, differ, in_all, in_money, less, together

CLAIMED, FIXED, PENDING, PAID, OUTSTANDING = COLUMNS = ("claimed", "awarded", "pending", "received", "outstanding")
"""What is told of each: claimed, fixed and in force, fixed and not in force, arrived, and in force but not arrived."""

Times = tuple[tuple[Dated | None, Dated | None], ...]
"""From when to when something is, each time apart."""


class Share(NamedTuple):
    """What one worker has of one item. worker: empty for all of them. code: of `claim_item`, empty where none is told.

    against: the other side as the case names it, empty where the case says it. times: what it is for. rest: whether it
    is what is left of a whole once the roster has told the parts of others. sums: by column, those that are told.
    named: the columns in which the item is named and no sum of it is told. apart: of what kind its sums are
    where they are a part of no whole, for they are of each month, or the worker's to pay.
    """

    worker: str
    code: str
    against: str = ""
    times: Times = ()
    sums: Mapping[str, Sum] = {}
    rest: bool = False
    named: frozenset[str] = frozenset()
    apart: str = ""

    def hidden(self, mask: Mask) -> "Share":
        """Return it with the names as they are shown while personal data is hidden."""
        return self._replace(worker=mask.name(self.worker), against=mask.somebody(self.against))


class Unlike(NamedTuple):
    """What items and payments tell of a worker in a column is not what the roster tells."""

    column: str
    worker: str
    told: Sum
    listed: Sum


class Shares(NamedTuple):
    """The shares in their order, and where the roster tells otherwise. alone: who all of it is about, if but one.

    twice: the columns in which the roster tells by worker what items tell of all of them, so that both stand there.
    """

    rows: tuple[Share, ...]
    unlike: tuple[Unlike, ...]
    alone: str = ""
    twice: frozenset[str] = frozenset()

    @property
    def say_more(self) -> bool:
        """Whether they tell more than the whole sums do."""
        return any(each.code or each.against or each.times or each.worker != self.alone for each in self.rows)

    def total(self, column: str) -> Sum | None:
        """Return what the rows come to in one of `COLUMNS`."""
        return in_all(each.sums.get(column) for each in self.rows if not each.apart)

    @property
    def by_worker(self) -> Mapping[str, Mapping[str, Sum | None]]:
        """By worker, what each has in all in each of `COLUMNS` in which anything is told of them."""
        found: dict[str, dict[str, Sum | None]] = {}
        for each in (row for row in self.rows if not row.apart):
            mine = found.setdefault(each.worker, {})
            for column, amount in each.sums.items():
                mine[column] = together(mine.get(column), amount)
        return found


RosterSums = Mapping[str, Mapping[str, Sum]]
"""What a roster tells: by column, each worker's sum."""


def shared(
    told: Mapping[str, Sequence[Item]],
    listed: RosterSums,
    listed_first: Sequence[str] = (),
    alone: str = "",
    *,
    early: bool = False,
) -> Shares:
    """Return what each worker has of each item. told: by column, the items of all that tells sums there.

    listed_first: workers in the order in which they come first. alone: who all of it is about where that is but one.
    early: whether something arrived that is not taken off what is fixed, for it came before that.
    A sum that the roster tells of a worker counts where no item names them in that column, and is then a part of what
    is told of all without an item.
    """
    table = _Table(alone, [item for items in told.values() for item in items])
    unlike = list[Unlike]()
    for column, items in told.items():
        for item in items:
            if item.code or item.amount is not None:
                table.add(column, item)
    for column, sums in listed.items():
        unlike += table.take_roster(column, sums)
    table.share_outstanding({} if early else listed.get(FIXED, {}))
    place = {name: at for at, name in enumerate(listed_first)}
    items_in_order = {code: at for at, code in enumerate(codes(CLAIM_ITEM).by_code)}

    def order(row: Share) -> tuple[bool, int, str, int, str, str]:
        last = len(items_in_order)
        at = items_in_order.get(row.code, last)
        return not row.worker, place.get(row.worker, len(place)), row.worker, at, row.against, row.apart

    return Shares(tuple(sorted(table.rows(), key=order)), tuple(unlike), alone, frozenset(table.twice))


_Key = tuple[str, str, str, str]
"""Worker, item, other side, and of what is a part of no whole which kind that is."""


class _Table:
    """The shares as they come together."""

    def __init__(self, alone: str, items: Iterable[Item]) -> None:
        self.alone = alone
        self._against: dict[tuple[str, str], set[str]] = {}
        self._rows: dict[_Key, dict[str, Sum]] = {}
        self._times: dict[_Key, set[tuple[Dated | None, Dated | None]]] = {}
        self._rest: set[_Key] = set()
        self._named: dict[_Key, set[str]] = {}
        self.twice: set[str] = set()
        for item in items:
            names = self._against.setdefault((item.worker or alone, item.code), set())
            names |= {item.against} if item.against else set()

    def _key(self, item: Item) -> _Key:
        """Return where an item stands: one that tells no other side, with those of the only one that is told."""
        worker = item.worker or self.alone
        names = self._against.get((worker, item.code), set())
        return worker, item.code, item.against or (next(iter(names)) if len(names) == 1 else ""), _apart(item.amount)

    def add(self, column: str, item: Item) -> None:
        """Add an item in a column."""
        key = self._key(item)
        row = self._rows.setdefault(key, {})
        if item.since or item.until:
            self._times.setdefault(key, set()).add((item.since, item.until))
        if (amount := together(row.get(column), item.amount)) is not None:
            row[column] = amount
        if item.amount is None:
            self._named.setdefault(key, set()).add(column)

    def take_roster(self, column: str, sums: Mapping[str, Sum]) -> Iterable[Unlike]:
        """Take what a roster tells in a column; yield where items tell otherwise."""
        named = {key[0] for key, row in self._rows.items() if key[0] and column in row and not key[3]}
        for worker, amount in sums.items():
            if worker not in named:
                self._rows.setdefault(self._key(Item(worker=worker)), {})[column] = amount
            elif (told := self._total(worker, column)) is not None and differ(told, amount):
                yield Unlike(column, worker, told, amount)
        if parts := [amount for worker, amount in sums.items() if worker not in named]:
            self._leave_rest(column, in_all(parts))
            of_all = {key for key, row in self._rows.items() if key[1] and not (key[0] or key[3]) and column in row}
            self.twice |= {column} if of_all and not of_all & self._rest else set()

    def share_outstanding(self, fixed: Mapping[str, Sum]) -> None:
        """Take out of what is outstanding of all what is missing of those whose part of the fixed the roster tells.

        fixed: that part. What arrived for nobody who is told may be of any of them, so that nobody knows.
        """
        there = any(OUTSTANDING in self._rows[key] for key in self._rest)
        if not there or any(row.get(PAID) for (worker, *_), row in self._rows.items() if not worker):
            return
        parts = list[Sum | None]()
        for worker, amount in fixed.items():
            row, mine = self._rows.get(self._key(Item(worker=worker)), {}), self._total(worker, PAID)
            if row.get(FIXED) != amount or self._total(worker, OUTSTANDING) is not None:
                continue
            missing = less(amount, mine)
            parts.append(missing)
            if missing is not None:
                row[OUTSTANDING] = missing
        if parts:
            self._leave_rest(OUTSTANDING, in_all(parts))

    def _total(self, worker: str, column: str) -> Sum | None:
        return in_all(row.get(column) for key, row in self._rows.items() if key[0] == worker and not key[3])

    def _leave_rest(self, column: str, parts: Sum | None) -> None:
        """Take the parts that the roster tells out of what is told of all, where that is one sum."""
        wholes = [key for key in self._rows if not (key[0] or key[3]) and column in self._rows[key]]
        if len(wholes) != 1:
            return
        (key,) = wholes
        rest = less(self._rows[key][column], parts)
        self._rest.add(key)
        if not in_money(rest) or bounds(rest).high == 0:
            del self._rows[key][column]
        else:
            self._rows[key][column] = rest

    def rows(self) -> Iterable[Share]:
        """Yield what came together; nothing for what the roster told whole."""
        for key, row in self._rows.items():
            if row or key not in self._rest:
                named = frozenset(self._named.get(key, ())) - row.keys()
                times, rest = _in_order(self._times.get(key, ())), key in self._rest
                yield Share(*key[:3], times, row, rest, named, apart=key[3])


def _apart(amount: Sum | None) -> str:
    """Return of which kind a sum is that is a part of no whole; empty for any other."""
    return f"{amount.monthly} {amount.by_worker}" if isinstance(amount, Uncounted) else ""


def _in_order(times: Iterable[tuple[Dated | None, Dated | None]]) -> Times:
    def order(time: tuple[Dated | None, Dated | None]) -> tuple[str, ...]:
        return tuple(first_day(day).isoformat() if day else "" for day in time)

    return tuple(sorted(times, key=order))
