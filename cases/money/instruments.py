"""What fixes a sum (确定): agreements, awards, judgments, orders, and what of each still stands after all the others.

What is fixed is a set of debts: each item is one, of a worker, against somebody, for something, as far as that is told.
A later instrument takes the place of those debts alone that it touches; the rest stands on under its own instrument.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from cases.money.called.names import TOGETHER
from cases.money.court import NO_WINDOWS, Court, Windows, by_force
from cases.money.effects import AGREEMENT, LOST, TOLD, UPHELD, beside, effect_of
from cases.money.items import Item, by_worker, just, with_unknown
from cases.money.papers import CONTAINED, ON_TOP, Contest, Fixed, Instrument
from cases.money.parts import owed_once
from cases.money.plans import Instalment
from cases.money.quashed import is_ended, without_ended
from cases.money.reach import Jointly, Reach, jointly
from cases.money.terms import taken
from cases.values.spans import as_happened
from cases.values.sums import in_all, less


class Superseded(NamedTuple):
    """What an instrument fixed, and the entries by which something of it is gone. whole: whether all of it is."""

    fixed: Fixed
    by: tuple[int, ...]
    whole: bool


def standing(
    instruments: Iterable[Instrument],
    contests: Sequence[Contest] = (),
    windows: Windows = NO_WINDOWS,
    people: int = 0,
) -> tuple[Fixed, ...]:
    """Return the instruments that stand, the oldest first.

    windows: until when each may be contested. people: how many workers there are, 0 where nobody knows.
    """
    ordered = _ordered(instruments)
    court = Court(ordered, contests, windows)
    stood = [after for _new, _before, after in _steps(ordered, court, people)]
    last, until = owed_once(stood[-1], people) if stood else (), windows.open
    return tuple(part for each in last for part in by_force(each, court, until.get(each.instrument.entry), people))


def gone(
    instruments: Iterable[Instrument], contests: Sequence[Contest] = (), people: int = 0
) -> tuple[Superseded, ...]:
    """Return the instruments that no longer stand, or no longer as a whole, in their order. See `standing`."""
    ordered = _ordered(instruments)
    first, by = dict[int, Fixed](), dict[int, list[int]]()
    found: Sequence[Fixed] = ()
    for new, before, found in _steps(ordered, Court(ordered, contests), people):
        for each in before:
            if each not in found:
                by.setdefault(each.instrument.entry, []).append(new.entry)
        for each in found:
            first.setdefault(each.instrument.entry, each)
    left = {each.instrument.entry for each in found}
    back = {entry for entry, each in first.items() if each in found}
    return tuple(
        Superseded(first[entry], tuple(by[entry]), entry not in left) for entry in first if entry in by.keys() - back
    )


class Overlap(NamedTuple):
    """A sum of some workers that may be a part of a whole of all, and nobody said: each by its entry."""

    whole: int
    part: int


def overlaps(
    instruments: Iterable[Instrument], contests: Sequence[Contest] = (), people: int = 0
) -> tuple[Overlap, ...]:
    """Return where nobody can know whether a sum that stands is counted twice. See `standing`."""
    ordered = _ordered(instruments)
    steps = list(_steps(ordered, Court(ordered, contests), people))
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
    reach, effect = Reach.of(new, people), effect_of(new.sort)
    for each in found:
        old = each.instrument.sort
        if (effect.touches(old) or beside(new.sort, old)) and any(reach.within(each, debt) for debt in each.items):
            yield each


def _less_contained(found: list[Fixed], new: Instrument, people: int) -> list[Fixed]:
    """Return what stands, the last whole without what an instrument tells as a part of it."""
    (*_, whole) = (None, *_wholes(found, new, people)) if new.beside == CONTAINED else (None,)
    if whole is None:
        return found
    reach, part = Reach.of(new, people), in_all(item.amount for item in new.items)
    at = next(at for at, debt in enumerate(whole.items) if reach.within(whole, debt))
    debt = whole.items[at]
    rest = (*whole.items[:at], debt._replace(amount=less(debt.amount, part)), *whole.items[at + 1 :])
    apart = (*whole.apart, *(name for name in reach.about if name))
    return [replace(each, items=rest, parted=True, apart=apart) if each is whole else each for each in found]


def _steps(
    ordered: Iterable[Instrument], court: Court, people: int
) -> Iterator[tuple[Instrument, Sequence[Fixed], Sequence[Fixed]]]:
    """Yield each instrument with what stood before it, and what does after it."""
    told, found = list[Instrument](), list[Fixed]()
    for each in ordered:
        before = found
        told, found = _told(told, each, before, court, people)
        yield each, before, found


def _told(
    told: list[Instrument], new: Instrument, found: list[Fixed], court: Court, people: int
) -> tuple[list[Instrument], list[Fixed]]:
    """Return the instruments that count after one more, and what stands of them.

    One that sets others aside gives back what these had taken the place of: nothing has, as it turns out.
    """
    after, effect = _after(found, new, court, people), effect_of(new.sort)
    left = None if effect.fixes else without_ended(told, found, after, effect.ends)
    if left is None:
        return [*told, new], after
    again = list[Fixed]()
    for each in left:
        again = _after(again, each, court, people)
    return [*left, new], again


def _ordered(instruments: Iterable[Instrument]) -> list[Instrument]:
    """Return instruments by their days; those of days that may be the same by their kinds, and then by their entry."""
    told = sorted(instruments, key=attrgetter("entry"))
    return as_happened(told, lambda each: (each.on, each.latest), lambda each: effect_of(each.sort).place)


def _after(found: list[Fixed], new: Instrument, court: Court, people: int) -> list[Fixed]:
    """Return what stands after one more instrument.

    One that tells no sum fixes what its instalments come to; where those do not tell it, what it takes the place of.
    """
    effect = effect_of(new.sort)
    sets_aside = effect.ends and new.result != UPHELD and court.holds(new)
    if not (effect.fixes or sets_aside or new.items):
        return found
    found = _less_contained(found, new, people)
    kept, gone = list[Fixed](), list[Fixed]()
    touched = _touched(found, new, court, people)
    some = taken(found, new, (at for at, marks in touched.items() if all(marks)))
    joint = jointly(found, new, _told_by(new), touched, people) if some is None else Jointly(_told_by(new), {})
    upheld = _upheld(found, new, touched, court, people)
    for at, each in enumerate(found):
        marks = touched.get(at, ()) if some is None or some.at != at else ()
        if not any(marks):
            kept.append(some.rest if some and some.at == at else each)
            continue
        gone.append(replace(each, items=tuple(item for item, mark in zip(each.items, marks, strict=True) if mark)))
        others = {place: item for (one, place), item in joint.others.items() if one == at and item.amount != 0}
        left = [others.get(place) if mark else each.items[place] for place, mark in enumerate(marks)]
        if rest := tuple(item for place, item in enumerate(left) if item and (at, place) not in upheld):
            kept.append(replace(each, items=rest, parted=True))
        if rest := tuple(item for place, item in enumerate(left) if item and (at, place) in upheld):
            kept.append(_as_upheld(replace(each, items=rest), new))
    if some:
        gone.append(some.gone)
    if not (effect.fixes or new.items) or (new.result == LOST and not effect.fixes and effect.replaces - {TOLD}):
        return kept
    settles = max(_enforceable(each, court) for each in gone) if gone and new.sort == AGREEMENT else 0
    return [*kept, *_fixed(new, joint.items, gone, settles)]


def _touched(found: list[Fixed], new: Instrument, court: Court, people: int) -> Mapping[int, Sequence[bool]]:
    """Return of what stands and an instrument may touch, by its place, item by item whether it does."""
    if new.beside == ON_TOP and not any(item.worker for item in new.items):
        return {}  # a whole for the rest, beside what was fixed for some
    reach, effect = Reach.of(new, people), effect_of(new.sort)
    touched = {
        at: [reach.touches(each, item) for item in each.items]
        for at, each in enumerate(found)
        if (effect.touches(each.instrument.sort) or is_ended(each, effect.ends))
        and (not new.of or each.stands_on(new.of))
    }
    if new.sort not in (TOLD, AGREEMENT):
        _leave_uncontested(touched, found, new, court)
    return touched


def _upheld(
    found: Sequence[Fixed], new: Instrument, touched: Mapping[int, Sequence[bool]], court: Court, people: int
) -> set[tuple[int, int]]:
    """Return which debts of what was appealed a judgment upholds, for it leaves them as they were, each by its places.

    Of several workers those alone who appealed, and of whom it is.
    """
    if not court.decides(new):
        return set()
    about, left = Reach.of(new, people).about, set[tuple[int, int]]()
    for at, marks in touched.items():
        acts = court.appeals(found[at].instrument)
        for place, (item, mark) in enumerate(zip(found[at].items, marks, strict=True)):
            mine = "" in about or item.worker in ("", *about)
            if not mark and mine and any(marks) and any(act.is_for(item.worker) for act in acts):
                left.add((at, place))
    return left


def _as_upheld(each: Fixed, new: Instrument) -> Fixed:
    """Return what was fixed before as a judgment fixes it that leaves it as it was."""
    before, decided = (*each.before, each.instrument.entry), (*each.decided, each.instrument.entry)
    return replace(each, instrument=new, before=before, decided=decided, pending=None, parted=True)


def _enforceable(each: Fixed, court: Court) -> int:
    """Return the entry of what may be enforced: an instrument that nobody contests, or what it settled; 0 for none."""
    told = each.instrument
    enforced = effect_of(told.sort).remedy == "enforcement" and not court.acts(told)
    return each.settles or (told.entry if enforced else 0)


def _leave_uncontested(touched: dict[int, list[bool]], found: list[Fixed], new: Instrument, court: Court) -> None:
    """Leave alone what a ruling is not about: where some was contested before it, all that was not.

    Of a worker whom it names that is about their own alone. What it sets off was to be paid at once, so that nobody
    contests that.
    """
    named, sets_off = {*new.workers, *(item.worker for item in new.items)} - {""}, effect_of(new.sort).sets_off
    asked, whose = dict[int, list[bool]](), set[str]()
    for at, marks in touched.items():
        if found[at].instrument.sort in sets_off:
            continue
        acts = [act for act in court.acts(found[at].instrument) if act.on <= new.latest]
        mine = zip(marks, found[at].items, strict=True)
        asked[at] = [mark and any(act.is_for(item.worker) for act in acts) for mark, item in mine]
        whose.update(item.worker for item, mark in zip(found[at].items, asked[at], strict=True) if mark)
    for at, marks in asked.items() if whose else ():
        own = ((item.worker in named - whose) for item in found[at].items)
        touched[at] = [was if mine else mark for was, mark, mine in zip(touched[at], marks, own, strict=True)]


def _told_by(new: Instrument) -> tuple[Item, ...]:
    """Return what an instrument tells itself, each with whose it is and whom it is against; nothing for no sum."""
    told = new.items or (() if new.result == LOST else promised(new.plan))
    if new.result == LOST and all(map(by_worker, told)):
        told = (*told, *_each(new, Item(amount=0)))
    return _against(_owned(with_unknown(told), new.workers), new.sides)


def _fixed(new: Instrument, told: tuple[Item, ...], gone: Sequence[Fixed], settles: int) -> Iterator[Fixed]:
    """Yield an instrument as it stands, by the day since which payments may be for it.

    told: what it fixes. gone: what it touches, in whose place it is.
    """
    effect = effect_of(new.sort)
    carried = tuple(item for each in gone for item in each.items)
    plan = new.plan
    if effect.confirms and not plan:
        plan = tuple(sorted((one for each in gone for one in each.plan), key=attrgetter("on")))
    before = tuple(dict.fromkeys(entry for each in gone for entry in (*each.before, each.instrument.entry)))
    decided = tuple(entry for each in gone if _decides(each) for entry in (*each.decided, each.instrument.entry))
    same = gone if effect.confirms or not told else [each for each in gone if each.instrument.sort in effect.sets_off]
    items = told or _against(carried or _each(new, Item()), new.sides)
    by_since = dict[date, list[Item]]()
    for item in items:
        by_since.setdefault(_since(new, item.worker, same), []).append(item)
    for since, some in by_since.items():
        yield Fixed(new, tuple(some), since, plan, None, before, len(by_since) > 1, settles, decided=decided)


def _since(new: Instrument, worker: str, same: Iterable[Fixed]) -> date:
    """Return since when payments may be for what an instrument fixes for a worker. same: what was that debt before."""
    if new.sort == TOLD:
        return date.min  # the whole as of now, whenever it was paid
    mine = (each for each in same if not worker or any(item.worker in ("", worker) for item in each.items))
    return min((each.since for each in mine), default=new.on)


def _decides(each: Fixed) -> bool:
    """Tell whether an instrument was decided, rather than agreed upon or told of no paper."""
    return each.instrument.sort not in (TOLD, AGREEMENT)


def _each(new: Instrument, item: Item) -> tuple[Item, ...]:
    """Return an item of no sum for each worker that an instrument is about."""
    return tuple(item._replace(worker=worker) for worker in new.workers) or (item,)


def _owned(items: tuple[Item, ...], workers: Sequence[str]) -> tuple[Item, ...]:
    """Return items as those of the only worker that an instrument is about, where they name none."""
    if len(workers) != 1:
        return items
    return tuple(item if item.worker else item._replace(worker=workers[0]) for item in items)


def _against(items: tuple[Item, ...], sides: Sequence[str]) -> tuple[Item, ...]:
    """Return items as owed by those alone against whom an instrument is, where they do not say so."""
    if not sides:
        return items
    return tuple(item if item.against else item._replace(against=TOGETHER.join(sides)) for item in items)


def promised(plan: Sequence[Instalment]) -> tuple[Item, ...]:
    """Return what instalments come to as an item; none where they do not all tell their sum."""
    sums = [each.amount for each in plan]
    return just(in_all(sums)) if sums and None not in sums else ()
