"""What is in force meanwhile: what an instrument takes the place of binds until it is in force itself, for each worker.

Of several workers each by their own act (劳动争议解释（一） 第十六、十七条): of one paper some may be bound already.
"""

from collections.abc import Sequence
from dataclasses import replace

from cases.money.court import Windows, implied
from cases.money.effects import AGREEMENT, TOLD
from cases.money.instruments import standing
from cases.money.papers import Contest, Fixed, Instrument
from cases.money.quashed import kept, whose


def standing_meanwhile(
    instruments: Sequence[Instrument], contests: Sequence[Contest], windows: Windows, people: int
) -> tuple[Fixed, ...]:
    """Return the instruments that stand, with what is in force until others are; see `standing`."""
    found = standing(instruments, contests, windows, people)
    binding = whose(each for each in found if not each.pending)
    pending = whose(each for each in found if each.pending)
    waiting = {entry: mine for entry, told in pending.items() if (mine := told - binding.get(entry, set()))}
    if not waiting:
        return found
    told = (kept(each, waiting.get(each.entry, ()), binding) for each in instruments)
    without = standing(list(filter(None, told)), [*contests, *implied(instruments)], windows, people)
    still = [each for each in without if not each.pending and each.instrument.sort != TOLD]
    agreed = {each.instrument.entry for each in still if each.instrument.sort == AGREEMENT}
    rest = [each for each in found if each.instrument.entry not in agreed]
    names, there = set[str]().union(*waiting.values()) - {""}, whose(rest)
    more = filter(None, (_beside(each, there.get(each.instrument.entry), names) for each in still))
    return tuple(sorted((*rest, *more), key=lambda each: (each.instrument.on, each.instrument.entry)))


def _beside(still: Fixed, there: set[str] | None, names: set[str]) -> Fixed | None:
    """Return what still stands: of a ruling that stands for some, for those alone who wait for another.

    there: for whom it does, None for nobody. Those who sued upon it have ended its force for themselves.
    """
    if there is None:
        return still
    items = tuple(item for item in still.items if item.worker in names - there)
    return replace(still, items=items, parted=True) if items else None
