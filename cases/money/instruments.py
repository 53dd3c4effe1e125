"""What fixes a sum (确定): agreements, awards, judgments, orders, and what of each still stands after all the others.

What is fixed is a set of debts: each item is one, of a worker, against somebody, for something, as far as that is told.
A later instrument takes the place of those debts alone that it touches; the rest stands on under its own instrument.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from cases.money.effects import AGREEMENT, TOLD, effect_of
from cases.money.items import Item, just, total, with_unknown
from cases.money.plans import Instalment
from cases.values.sums import Sum, in_all, less

CONTAINED = "contained"
"""That what is fixed for some workers is a part of the whole that was fixed for all."""

LOST = "none"
"""The result of a ruling that grants nothing."""


@dataclass(frozen=True)
class Instrument:
    """What fixes a sum. entry, on: by which entry, of which day. sort: a code of `ruling_kind`, or see `TOLD`.

    result: a code of `ruling_result`, empty for an agreement. items: what it fixes. plan: how that is to be paid.
    workers: whom alone it is about, as the case names them; nobody for all. beside: of what it fixes for some workers
    where a whole for all stands, a code of `beside_whole`; empty where nobody said.
    """

    entry: int
    on: date
    sort: str
    result: str = ""
    items: tuple[Item, ...] = ()
    plan: tuple[Instalment, ...] = ()
    workers: tuple[str, ...] = ()
    beside: str = ""


class Contest(NamedTuple):
    """An act by which instruments are contested. forum: where. workers: who alone does it, nobody for all of them.

    under: the entry of the instrument it is against, 0 where that is not told.
    """

    entry: int
    on: date
    forum: str
    workers: tuple[str, ...] = ()
    under: int = 0

    def is_for(self, worker: str) -> bool:
        """Tell whether it is about what is fixed for a worker, or for all where none is named."""
        return not self.workers or not worker or worker in self.workers


class Contestable(NamedTuple):
    """Why an instrument is not in force. by: the entry that contests it; until: the last day on which it may be."""

    by: int = 0
    until: date | None = None


@dataclass(frozen=True)
class Fixed:
    """What stands of an instrument, each item a debt. pending: why it is not in force (未生效), None where it is.

    Where it is in force for some workers alone, it stands there once for these and once for the others.
    before: the entries of those whose place it has taken, altogether or in part. since: the day from which payments may
    be for it, of one that confirms others the day of the first of them. parted: whether only a part of it stands here.
    settles: the entry of what could be enforced and was settled by this agreement, 0 for none.
    """

    instrument: Instrument
    items: tuple[Item, ...]
    since: date
    plan: tuple[Instalment, ...] = ()
    pending: Contestable | None = None
    before: tuple[int, ...] = ()
    parted: bool = False
    settles: int = 0

    @property
    def amount(self) -> Sum | None:
        """What it fixes in all, None where no sum is told."""
        return total(self.items)

    @property
    def contested(self) -> bool:
        """Whether somebody has contested it."""
        return self.pending is not None and bool(self.pending.by)


class Superseded(NamedTuple):
    """What an instrument fixed, and the entries by which something of it is gone. whole: whether all of it is."""

    fixed: Fixed
    by: tuple[int, ...]
    whole: bool


def standing(
    instruments: Iterable[Instrument],
    contests: Sequence[Contest] = (),
    windows: Mapping[int, date] = {},
    people: int = 0,
) -> tuple[Fixed, ...]:
    """Return the instruments that stand, the oldest first.

    windows: until when each, by its entry, may be contested. people: how many workers there are, 0 where nobody knows.
    """
    ordered = sorted(instruments, key=_order)
    court = _Court(ordered, contests)
    stood = [after for _new, _before, after in _steps(ordered, court, people)]
    last = stood[-1] if stood else ()
    return tuple(part for each in last for part in _by_force(each, court, windows.get(each.instrument.entry)))


def gone(
    instruments: Iterable[Instrument], contests: Sequence[Contest] = (), people: int = 0
) -> tuple[Superseded, ...]:
    """Return the instruments that no longer stand, or no longer as a whole, in their order. See `standing`."""
    ordered = sorted(instruments, key=_order)
    first, by = dict[int, Fixed](), dict[int, list[int]]()
    found: Sequence[Fixed] = ()
    for new, before, found in _steps(ordered, _Court(ordered, contests), people):
        for each in before:
            if not any(each is other for other in found):
                by.setdefault(each.instrument.entry, []).append(new.entry)
        for each in found:
            first.setdefault(each.instrument.entry, each)
    left = {each.instrument.entry for each in found}
    return tuple(Superseded(first[entry], tuple(by[entry]), entry not in left) for entry in first if entry in by)


class Overlap(NamedTuple):
    """A sum of some workers that may be a part of a whole of all, and nobody said: each by its entry."""

    whole: int
    part: int


def overlaps(
    instruments: Iterable[Instrument], contests: Sequence[Contest] = (), people: int = 0
) -> tuple[Overlap, ...]:
    """Return where nobody can know whether a sum that stands is counted twice. See `standing`."""
    ordered = sorted(instruments, key=_order)
    steps = list(_steps(ordered, _Court(ordered, contests), people))
    told = [
        Overlap(each.instrument.entry, new.entry)
        for new, before, _after_it in steps
        if not new.beside and any(item.amount for item in new.items)
        for each in _wholes(before, new, people)
    ]
    left = steps[-1][2] if steps else ()
    whole = {each.instrument.entry for each in left if any(not item.worker for item in each.items)}
    there = {each.instrument.entry for each in left}
    return tuple(each for each in told if each.whole in whole and each.part in there)


def _wholes(found: Iterable[Fixed], new: Instrument, people: int) -> Iterator[Fixed]:
    """Yield what stands for all workers of which an instrument of some may tell a part."""
    reach, effect = _Reach.of(new, people), effect_of(new.sort)
    for each in found:
        if effect.touches(each.instrument.sort) and any(reach.within(each, debt) for debt in each.items):
            yield each


def _less_contained(found: list[Fixed], new: Instrument, people: int) -> list[Fixed]:
    """Return what stands, the last whole without what an instrument tells as a part of it."""
    (*_, whole) = (None, *_wholes(found, new, people))
    if new.beside != CONTAINED or whole is None:
        return found
    reach, part = _Reach.of(new, people), in_all(item.amount for item in new.items)
    at = next(at for at, debt in enumerate(whole.items) if reach.within(whole, debt))
    debt = whole.items[at]
    rest = (*whole.items[:at], debt._replace(amount=less(debt.amount, part)), *whole.items[at + 1 :])
    return [replace(each, items=rest, parted=True) if each is whole else each for each in found]


def _steps(
    ordered: Iterable[Instrument], court: "_Court", people: int
) -> Iterator[tuple[Instrument, Sequence[Fixed], Sequence[Fixed]]]:
    """Yield each instrument with what stood before it, and what does after it."""
    found: list[Fixed] = []
    for each in ordered:
        before, found = found, _after(found, each, court, people)
        yield each, before, found


def _order(each: Instrument) -> tuple[date, int, int]:
    return each.on, effect_of(each.sort).place, each.entry


class _Court:
    """What was contested, and by whom: of several workers each by their own act (劳动争议解释（一） 第十六、十七条)."""

    def __init__(self, instruments: Iterable[Instrument], contests: Sequence[Contest]) -> None:
        self.contests = contests
        self._there = {(each.on, each.sort) for each in instruments}

    def acts(self, each: Instrument) -> list[Contest]:
        """Return the acts against an instrument; those that name none spare one that stands beside another."""
        if not self.contests:
            return []
        effect = effect_of(each.sort)
        spared = any((each.on, sort) in self._there for sort in effect.spared_beside)
        return [
            act
            for act in self.contests
            if act.forum in effect.contested_by
            and act.on >= each.on
            and (act.under == each.entry if act.under else not spared)
        ]


def _after(found: list[Fixed], new: Instrument, court: _Court, people: int) -> list[Fixed]:
    """Return what stands after one more instrument.

    One that tells no sum fixes what its instalments come to; where those do not tell it, what it takes the place of.
    """
    effect = effect_of(new.sort)
    if not (effect.fixes or effect.ends or new.items):
        return found
    reach, found = _Reach.of(new, people), _less_contained(found, new, people)
    touched = {
        at: [reach.touches(each, item) for item in each.items]
        for at, each in enumerate(found)
        if effect.touches(each.instrument.sort)
    }
    if new.sort not in (TOLD, AGREEMENT):
        _leave_uncontested(touched, found, new, court)
    kept, gone, carried = list[Fixed](), list[Fixed](), list[Item]()
    for at, each in enumerate(found):
        marks = touched.get(at, ())
        if not any(marks):
            kept.append(each)
            continue
        gone.append(each)
        carried += [item for item, mark in zip(each.items, marks, strict=True) if mark]
        if rest := tuple(item for item, mark in zip(each.items, marks, strict=True) if not mark):
            kept.append(replace(each, items=rest, parted=True))
    if not (effect.fixes or new.items):
        return kept
    settles = 0
    if new.sort == AGREEMENT:
        settles = max((_enforceable(each, court) for each in gone), default=0)
    return [*kept, replace(_fixed(new, gone, carried), settles=settles)]


def _enforceable(each: Fixed, court: _Court) -> int:
    """Return the entry of what may be enforced: an instrument that nobody contests, or what it settled; 0 for none."""
    told = each.instrument
    enforced = effect_of(told.sort).remedy == "enforcement" and not court.acts(told)
    return each.settles or (told.entry if enforced else 0)


def _leave_uncontested(touched: dict[int, list[bool]], found: list[Fixed], new: Instrument, court: _Court) -> None:
    """Leave alone what a ruling is not about: where some was contested before it, all that was not."""
    asked = {}
    for at, marks in touched.items():
        acts = [act for act in court.acts(found[at].instrument) if act.on <= new.on]
        mine = zip(marks, found[at].items, strict=True)
        asked[at] = [mark and any(act.is_for(item.worker) for act in acts) for mark, item in mine]
    if any(any(marks) for marks in asked.values()):
        touched |= asked


def _fixed(new: Instrument, gone: Sequence[Fixed], carried: Sequence[Item]) -> Fixed:
    """Return an instrument as it stands. gone: in whose place. carried: what of these it touches."""
    effect = effect_of(new.sort)
    told = new.items or (_each(new, Item(amount=0)) if new.result == LOST else promised(new.plan))
    same_debt = effect.confirms or not told
    since = min((each.since for each in gone), default=new.on) if same_debt else new.on
    plan = new.plan
    if effect.confirms and not plan:
        plan = tuple(sorted((one for each in gone for one in each.plan), key=attrgetter("on")))
    return Fixed(
        instrument=new,
        items=_owned(with_unknown(told), new.workers) or tuple(carried) or _each(new, Item()),
        since=date.min if new.sort == TOLD else since,  # the whole as of now, whenever it was paid
        plan=plan,
        before=tuple(dict.fromkeys(entry for each in gone for entry in (*each.before, each.instrument.entry))),
    )


def _each(new: Instrument, item: Item) -> tuple[Item, ...]:
    """Return an item of no sum for each worker that an instrument is about."""
    return tuple(item._replace(worker=worker) for worker in new.workers or ("",))


def _owned(items: tuple[Item, ...], workers: Sequence[str]) -> tuple[Item, ...]:
    """Return items as those of the only worker that an instrument is about, where they name none."""
    if len(workers) != 1:
        return items
    return tuple(item if item.worker else item._replace(worker=workers[0]) for item in items)


def promised(plan: Sequence[Instalment]) -> tuple[Item, ...]:
    """Return what instalments come to as an item; none where they do not all tell their sum."""
    sums = [each.amount for each in plan]
    return just(in_all(sums)) if sums and None not in sums else ()


@dataclass(frozen=True)
class _Reach:
    """Which debts an instrument touches. about: by worker, against whom and for what it tells anything.

    all_there: whether it names as many workers as there are.
    """

    new: Instrument
    all_there: bool
    about: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, new: Instrument, people: int) -> "_Reach":
        about: dict[str, set[tuple[str, str]]] = {}
        for item in new.items or (Item(),):
            for worker in (item.worker,) if item.worker else new.workers or ("",):
                about.setdefault(worker, set()).add((item.against, item.code))
        return cls(new, 0 < people <= len(about.keys() - {""}), about)

    def touches(self, each: Fixed, debt: Item) -> bool:
        """Tell whether it touches a debt of an instrument: of the same worker and side, and as far as asked, item.

        A debt of all workers is touched by what names none of them, or all.
        """
        by_item = AGREEMENT in (each.instrument.sort, self.new.sort) or each.instrument.on == self.new.on
        return any(
            self._alike(against, code, debt, by_item=by_item)
            for about in self._of(debt.worker)
            for against, code in about
        )

    @staticmethod
    def _alike(against: str, code: str, debt: Item, *, by_item: bool) -> bool:
        """Tell whether something against a side for an item may be the same as a debt."""
        same_side = not against or not debt.against or against == debt.against
        return same_side and not (by_item and code and debt.code and code != debt.code)

    def within(self, each: Fixed, debt: Item) -> bool:
        """Tell whether what it tells of some workers may be a part of a debt of all: of the same side and item."""
        if debt.worker or self.all_there or not all(self.about):
            return False
        by_item = AGREEMENT in (each.instrument.sort, self.new.sort)
        return any(
            self._alike(against, code, debt, by_item=by_item) for told in self.about.values() for against, code in told
        )

    def _of(self, worker: str) -> Iterator[set[tuple[str, str]]]:
        if "" in self.about:
            yield self.about[""]
        if worker in self.about and worker:
            yield self.about[worker]
        if not worker and self.all_there:
            yield from self.about.values()


def _by_force(each: Fixed, court: _Court, until: date | None) -> Iterator[Fixed]:
    """Yield what stands of an instrument, in force and not, each apart. until: when it may be contested still."""
    acts, open_still = court.acts(each.instrument), Contestable(until=until) if until else None
    parts: dict[Contestable | None, list[Item]] = {}
    for item in each.items:
        by = next((act.entry for act in acts if act.is_for(item.worker)), 0)
        parts.setdefault(Contestable(by=by) if by else open_still, []).append(item)
    for pending, items in parts.items():
        yield replace(each, items=tuple(items), pending=pending, parted=each.parted or len(parts) > 1)
