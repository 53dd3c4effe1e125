"""What is told of instruments once one of them set others aside: as if these had never been, for whom that is so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cases.money.effects import CORRECTION, SETTLEMENT, effect_of
from cases.money.papers import Fixed, Instrument

ALONE = ("award_annulled", "enforcement_denied")
"""The rulings that set aside one paper alone."""

OfWhom = dict[int, set[str]]
"""Workers, by the entry of an instrument; an empty name is for all of them together."""


def about_the_only(told: Sequence[Instrument]) -> Sequence[Instrument]:
    """Return instruments as they are where each that sets one aside, and does not say which, is about the only one.

    That is the only one recorded by then, and not of a later day: what is recorded later is not meant by it.
    """
    if not any(each.sort in ALONE and not each.of for each in told):
        return told
    return [replace(each, of=_only(each, told)) if each.sort in ALONE and not each.of else each for each in told]


def _only(ruling: Instrument, told: Sequence[Instrument]) -> int:
    ends = effect_of(ruling.sort).ends
    before = (each for each in told if each.entry < ruling.entry and each.on <= ruling.latest)
    found = [each.entry for each in before if each.sort in ends]
    return found[0] if len(found) == 1 else 0


def without_ended(
    told: Sequence[Instrument], found: Sequence[Fixed], after: Sequence[Fixed], ends: Collection[str]
) -> list[Instrument] | None:
    """Return the instruments that count without what was set aside; None where nothing was, or nobody knows for whom.

    found, after: what stood before that and after it. ends: the sorts that are set aside. Of several workers each has
    a case of their own: what is set aside for some stays as it was for the others. Settlements go together.
    """
    left, gone, sorts = whose(after), OfWhom(), {each.entry: each.sort for each in told}
    for each in (each for each in found if is_ended(each, ends) and each not in after):
        mine = whose([each])[each.instrument.entry] - left.get(each.instrument.entry, set())
        since = each.before.index(each.settles) + 1 if each.settles in each.before else len(each.before)
        before = [entry for at, entry in enumerate(each.before) if at >= since or sorts.get(entry) in ends]
        for entry in (each.instrument.entry, *before) if mine else ():
            gone.setdefault(entry, set()).update(mine)
    if not gone:
        return None
    there = (kept(each, gone.get(each.entry, ()), left) for each in told)
    return list(filter(None, there))


def is_ended(each: Fixed, ends: Collection[str]) -> bool:
    """Tell whether what stands is of a sort that is set aside."""
    return each.instrument.sort in ends or (each.settles > 0 and SETTLEMENT in ends)


def whose(found: Iterable[Fixed]) -> OfWhom:
    """Return of whom something stands."""
    workers = OfWhom()
    for each in found:
        workers.setdefault(each.instrument.entry, set()).update(item.worker for item in each.items)
    return workers


def kept(each: Instrument, gone: Collection[str], left: Mapping[int, set[str]]) -> Instrument | None:
    """Return an instrument without those for whom it is gone; None where nothing of it is left."""
    if not gone:
        return each
    others = left.get(each.entry, set()) - {""}
    only = each.workers[0] if len(each.workers) == 1 else ""
    items = tuple(item for item in each.items if (item.worker or only) not in gone)
    workers = tuple(name for name in each.workers or sorted(others) if name not in gone)
    return replace(each, items=items, workers=workers) if items or (workers and not each.items) else None


def corrected(told: Sequence[Instrument]) -> Sequence[Instrument]:
    """Return the instruments as corrections (补正) leave them, which are none themselves: the last of each counts."""
    last = {each.of: each for each in sorted(told, key=_order) if each.sort == CORRECTION and each.items}
    there = [each for each in told if each.sort != CORRECTION]
    return [
        replace(each, items=new.items, plan=new.plan or each.plan) if (new := last.get(each.entry)) else each
        for each in there
    ]


def _order(each: Instrument) -> tuple[date, int]:
    return each.latest, each.entry
