"""What fixes a sum and what contests that, as it was told, and what of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.money.items import Item, total
from cases.money.plans import Instalment
from cases.values.sums import Sum

CONTAINED = "contained"
"""That what is fixed for some workers is a part of the whole that was fixed for all."""

ON_TOP = "on_top"
"""That what is fixed comes on top of what stands."""

STANDS = "stands"
"""That what a judgment does not name of what was ruled before stands as it was: a code of `ruling_rest`."""

OURS, THEIRS = "ours", "theirs"
"""Whose suit or appeal something is about: codes of `suit_side`."""


@dataclass(frozen=True)
class Instrument:
    """What fixes a sum. entry, on: by which entry, of which day, the earliest that it may be; last: the latest.

    sort: a code of `ruling_kind`, or see `TOLD`.
    result: a code of `ruling_result`, empty for an agreement. items: what it fixes. plan: how that is to be paid.
    workers: whom alone it is about, as the case names them; nobody for all. beside: of what it fixes for some workers
    where a whole for all stands, a code of `beside_whole`; empty where nobody said. terms: of an agreement which
    instalments it is about, see `cases.money.terms`; nothing where it is about all of it. sides: against whom alone it
    is, as far as its items do not say so; several owe it together (连带), nobody stands for all. last: the latest day
    that it may be of, None where that is known exactly. side: whose act it ends, `OURS` or `THEIRS`, empty where that
    is not told. gone_since: how many workers have gone on in a case of their own since. of: the entry of the only one
    that it sets aside, 0 where it does not say which. rest: what becomes of the items that it does not name of what was
    ruled before, a code of `ruling_rest`, empty where nobody said.
    """

    entry: int
    on: date
    sort: str
    result: str = ""
    items: tuple[Item, ...] = ()
    plan: tuple[Instalment, ...] = ()
    workers: tuple[str, ...] = ()
    beside: str = ""
    terms: tuple[int, ...] = ()
    sides: tuple[str, ...] = ()
    last: date | None = None
    side: str = ""
    gone_since: int = 0
    of: int = 0
    rest: str = ""

    @property
    def latest(self) -> date:
        """The latest day that it may be of."""
        return self.last or self.on


class PayOrder(NamedTuple):
    """A notice of labour inspection to pay within a time, which names no sum: by which entry, of which day."""

    entry: int
    on: date


class Contest(NamedTuple):
    """An act by which instruments are contested. forum: where. workers: who alone does it, nobody for all of them.

    under: the entry of the instrument it is against, 0 where that is not told. gone: for whom it was taken back.
    theirs: whether the other side does it, None where that is not told. last: as of an instrument. implied: whether all
    that is told is a hearing or a judgment, so that somebody must have done it. ended: the entry of a ruling that ended
    it, whatever becomes of what it was against; 0 for none.
    """

    entry: int
    on: date
    forum: str
    workers: tuple[str, ...] = ()
    under: int = 0
    gone: tuple[str, ...] = ()
    theirs: bool | None = False
    last: date | None = None
    implied: bool = False
    ended: int = 0

    @property
    def latest(self) -> date:
        """The latest day that it may be of."""
        return self.last or self.on

    def is_for(self, worker: str) -> bool:
        """Tell whether it is about what is fixed for a worker, or for all where none is named."""
        return worker not in self.gone and (not self.workers or not worker or worker in self.workers)

    def beyond(self, workers: Sequence[str]) -> bool:
        """Tell whether it is about others than these workers too."""
        return not self.workers or any(name not in workers for name in self.workers)

    def taken_back(self, workers: Sequence[str]) -> "Contest | None":
        """Return what is left of it once these workers take it back, all of them where none is named."""
        left = tuple(each for each in self.workers if each not in workers)
        if not workers or (self.workers and not left):
            return None
        return self._replace(workers=left) if left else self._replace(gone=(*self.gone, *workers))


class Contestable(NamedTuple):
    """Why an instrument is not in force. by: the entry that contests it; until: the last day on which it may be.

    unsure: whether that was ended by this entry, and nobody knows whether the instrument is in force again. heard:
    whether all that is told is that somebody must have contested it, and neither who nor when.
    """

    by: int = 0
    until: date | None = None
    unsure: bool = False
    heard: bool = False


@dataclass(frozen=True)
class Fixed:
    """What stands of an instrument, each item a debt. pending: why it is not in force (未生效), None where it is.

    Where it is in force for some workers alone, it stands there once for these and once for the others.
    before: the entries of those whose place it has taken, altogether or in part. since: the day from which payments may
    be for it, of one that confirms others the day of the first of them. parted: whether only a part of it stands here.
    settles: the entry of what could be enforced and was settled by this agreement, 0 for none. within: the entries of
    those whose debts it is about too, which stand without what it fixes. decided: of those whose place it has taken the
    decisions, so that what was paid under them is paid of it. apart: the workers whose parts of what it fixed for all
    others tell, so that the rest is not theirs.
    """

    instrument: Instrument
    items: tuple[Item, ...]
    since: date
    plan: tuple[Instalment, ...] = ()
    pending: Contestable | None = None
    before: tuple[int, ...] = ()
    parted: bool = False
    settles: int = 0
    within: tuple[int, ...] = ()
    decided: tuple[int, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def amount(self) -> Sum | None:
        """What it fixes in all, None where no sum is told."""
        return total(self.items)

    def stands_on(self, entry: int) -> bool:
        """Tell whether it is the instrument of an entry, or has taken the place of that."""
        return entry in (self.instrument.entry, *self.before)

    @property
    def contested(self) -> bool:
        """Whether somebody has contested it."""
        return self.pending is not None and bool(self.pending.by)
