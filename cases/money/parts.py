"""What one instrument fixes as a part of what others fix, as payment in advance (先予执行) is: it is owed but once."""

from collections.abc import Sequence
from dataclasses import replace

from cases.money.effects import effect_of
from cases.money.items import Item
from cases.money.papers import ON_TOP, Fixed
from cases.money.reach import Reach
from cases.values.sums import less


def owed_once(found: Sequence[Fixed], people: int) -> Sequence[Fixed]:
    """Return what stands without what another fixes of the same debts: what is a part of the others is owed but once.

    What is paid of either is paid of both. One that says that it comes on top is a part of none.
    """
    for part in found:
        within = effect_of(part.instrument.sort).within
        if not within or part.instrument.beside == ON_TOP:
            continue
        reach, rest, same = Reach.of(part.instrument, people), part.amount, list[Fixed]()
        for at, each in enumerate(found):
            items = list[Item]()
            for item in each.items if each.instrument.sort in within else ():
                mine = reach.touches(each, item)
                items.append(item._replace(amount=less(item.amount, rest)) if mine else item)
                rest = less(rest, item.amount) if mine else rest
            if items and (*items,) != each.items:
                same.append(each)
                found = [*found[:at], replace(each, items=(*items,), parted=True), *found[at + 1 :]]
        at = next(at for at, each in enumerate(found) if each is part)
        found = [*found[:at], _same_as(part, same), *found[at + 1 :]]
    return found


def _same_as(part: Fixed, others: Sequence[Fixed]) -> Fixed:
    """Return what is a part of others: what was paid under these, or since they came, may be of it too."""
    entries = tuple(each.instrument.entry for each in others)
    since = min((part.since, *(each.since for each in others)))
    return replace(part, within=entries, before=(*part.before, *entries), since=since)
