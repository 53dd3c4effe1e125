"""What was contested, by whom and before whom, and what of an instrument is in force therefore."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cases.money.effects import effect_of, leaves
from cases.money.items import Item, workers_of
from cases.money.papers import THEIRS, Contest, Contestable, Fixed, Instrument
from cases.values.sums import Sum, bounds, in_money, within

_WORKERS_ALONE = "final_award"
"""What the worker alone may sue upon; the employer may ask for its annulment (劳动争议调解仲裁法 48, 49)."""


class Windows(NamedTuple):
    """Until when instruments may be contested (生效前的期间), by their entry: clocks know that, the ledger is told.

    open: those that may be still; late: after which day the worker's side contests each in vain; `date.min` where what
    took effect with service may be contested by nobody (民事诉讼法 第一百六十五条).
    """

    open: Mapping[int, date] = {}
    late: Mapping[int, date] = {}

    def in_vain(self, act: Contest, each: Instrument) -> bool:
        """Tell whether an act came too late for an instrument: of the other side nobody here knows when that is."""
        until = self.late.get(each.entry, date.max)
        return act.on > until and (act.theirs is False or (act.theirs is True and until == date.min))


NO_WINDOWS = Windows()
"""That nobody knows until when anything may be contested."""


def _maintained(contests: Sequence[Contest], instruments: Sequence[Instrument], windows: Windows) -> Sequence[Contest]:
    """Return the acts that stand: a ruling that is in force took none of them back, or ended it as out of time."""
    contests = (*contests, *implied(instruments))
    first = sorted(contests, key=lambda act: (act.on, act.latest, act.entry))
    left = [told for act in first if (told := _untold(act, contests) if act.implied else act)]
    ends = [each for each in instruments if _ends(each) and each.entry not in windows.open]
    for each in sorted(ends, key=lambda each: _APPEAL not in _ends(each)):
        if not any(_against(act, each, windows) for act in left):  # appeals that were taken back keep none from force
            over = _ended_by(each, left)
            left = [kept for act in left if (kept := _ended(act, each) if act in over else act)]
    return left


def _ends(ruling: Instrument) -> frozenset[str]:
    """Return the forums before which a ruling ends acts."""
    effect = effect_of(ruling.sort)
    return effect.takes_back | effect.leaves_open if leaves(ruling.sort, ruling.result) else frozenset()


def _ended(act: Contest, ruling: Instrument) -> Contest | None:
    """Return what is left of an act that a ruling ends."""
    open_ = act.forum in effect_of(ruling.sort).leaves_open
    return act._replace(ended=ruling.entry) if open_ else act.taken_back(ruling.workers)


def implied(instruments: Sequence[Instrument]) -> Iterator[Contest]:
    """Yield what judgments tell of suits: one there was by those whom each is about, told or not."""
    for each in instruments:
        if each.sort == _JUDGMENT:
            workers = each.workers or tuple(sorted(workers_of(each.items)))
            yield Contest(each.entry, each.on, _SUIT, workers, theirs=None, last=each.last, implied=True)


_JUDGMENT, _SUIT, _APPEAL, _DECIDES = "first_judgment", "litigation", "appeal", "appeal_judgment"


def _untold(heard: Contest, contests: Sequence[Contest]) -> Contest | None:
    """Return what was heard of acts where nobody told of them, for those workers alone of whom nobody did."""
    told = [act for act in contests if act.forum == heard.forum and not act.implied and act.on <= heard.latest]
    workers = tuple(name for name in heard.workers if not any(act.is_for(name) for act in told))
    return heard._replace(workers=workers) if workers or not told else None


def _ended_by(ruling: Instrument, left: Sequence[Contest]) -> Sequence[Contest]:
    """Return the acts that a ruling ends: those of whom it says, else of whoever came first where both sides did.

    What the other side asks for is tried all the same (劳动争议解释（一） 第四条).
    """
    forums = _ends(ruling)
    mine = sorted(
        (act for act in left if act.on <= ruling.latest and act.forum in forums), key=lambda act: (act.on, act.entry)
    )
    told = ruling.side == THEIRS if ruling.side else next((act.theirs for act in mine if act.theirs is not None), None)
    return mine if told is None else [act for act in mine if act.theirs in (None, told)]


def both_sides(ruling: Instrument, instruments: Sequence[Instrument], contests: Sequence[Contest]) -> bool:
    """Tell whether acts of both sides stand that a ruling may end, so that it must say whose."""
    forums = _ends(ruling)
    left = _maintained(contests, instruments, NO_WINDOWS) if forums else ()
    return {True, False} <= {act.theirs for act in left if act.on <= ruling.latest and act.forum in forums}


def _against(act: Contest, ruling: Instrument, windows: Windows) -> bool:
    """Tell whether an act is against a ruling: it names it, or names none, and came in time."""
    if windows.in_vain(act, ruling):
        return False
    forums = effect_of(ruling.sort).contested_by
    return act.forum in forums and act.latest >= ruling.on and act.under in (0, ruling.entry)


class Court:
    """What was contested, and by whom: of several workers each by their own act (劳动争议解释（一） 第十六、十七条)."""

    def __init__(
        self, instruments: Sequence[Instrument], contests: Sequence[Contest], windows: Windows = NO_WINDOWS
    ) -> None:
        self._windows = windows
        self.contests = tuple(_maintained(contests, instruments, windows))
        self._there = {(each.on, each.sort) for each in instruments}

    def holds(self, each: Instrument) -> bool:
        """Tell whether nobody contests an instrument, nor may."""
        return each.entry not in self._windows.open and not self.acts(each)

    def decides(self, new: Instrument) -> bool:
        """Tell whether an instrument decides on an appeal, on the whole of what that is about (民事诉讼法 177)."""
        return new.sort == _DECIDES

    def appeals(self, each: Instrument) -> list[Contest]:
        """Return the appeals against an instrument; where none is told, that there must have been one."""
        found = [act for act in self.acts(each) if act.forum == _APPEAL]
        appealed = _APPEAL in effect_of(each.sort).contested_by
        return found or ([Contest(each.entry, each.on, _APPEAL, implied=True)] if appealed else [])

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
            and not (act.theirs is not False and each.sort == _WORKERS_ALONE)
            and act.latest >= each.on
            and (act.under == each.entry if act.under else not spared)
            and not self._windows.in_vain(act, each)
        ]


def by_force(each: Fixed, court: Court, until: date | None, people: int) -> Iterator[Fixed]:
    """Yield what stands of an instrument, in force and not, each apart. until: when it may be contested still.

    Where some contest what is fixed for all together, nobody knows how much of it is the others', and in force.
    """
    acts, open_still = court.acts(each.instrument), Contestable(until=until) if until else None
    parts: dict[Contestable | None, list[Item]] = {}
    for item in each.items:
        mine = [act for act in acts if act.is_for(item.worker) and (item.worker or act.beyond(each.apart))]
        act = mine[0] if mine else None
        contested = _by(act, each.instrument) if act else open_still
        if act and not item.worker and _some_alone(mine, people + each.instrument.gone_since):
            some = item._replace(amount=_some_of(item.amount))
            parts.setdefault(open_still, []).append(some)
            parts.setdefault(contested, []).append(some)
        else:
            parts.setdefault(contested, []).append(item)
    for pending, items in parts.items():
        yield replace(each, items=tuple(items), pending=pending, parted=each.parted or len(parts) > 1)


def _by(act: Contest, instrument: Instrument) -> Contestable:
    """Return why an instrument is not in force that an act contests."""
    heard = act.theirs is None and not act.ended and act.entry != instrument.entry and act.forum == _APPEAL
    return Contestable(act.ended or act.entry, unsure=bool(act.ended), heard=heard)


def _some_alone(acts: Sequence[Contest], people: int) -> bool:
    """Tell whether by all these acts together some workers alone contest what is fixed for all together."""
    named = {worker for act in acts for worker in act.workers}
    if whole := [{*act.gone} for act in acts if not act.workers]:
        return bool(set.intersection(*whole) - named)
    return len(named) < people


def _some_of(amount: Sum | None) -> Sum | None:
    """Return a part of an amount, nobody knows how much."""
    return within(0, bounds(amount).high) if in_money(amount) else amount
