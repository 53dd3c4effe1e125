"""Sums as people know them: exactly, roughly, within bounds or not at all; and how they add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any, NamedTuple

Fen = int
"""An amount in 分, never negative."""


@dataclass(frozen=True)
class About:
    """An amount that is only roughly known, such as 约3万. Without a figure, nobody knows it yet.

    near: it is said to be a little less: 近3万.
    """

    fen: Fen | None = None
    near: bool = False


@dataclass(frozen=True)
class Between:
    """An amount of which bounds are known: 5千到1万, 3万多, 不到1万.

    low: 0 where only the most is known. high: None where nobody knows it. about: roughly so.
    """

    low: Fen
    high: Fen | None
    about: bool = False


@dataclass(frozen=True)
class NoMoney:
    """Nothing in money (不涉及), which is not the same as 0."""


Sum = Fen | About | Between | NoMoney
"""An amount as people know it: exactly, roughly, within bounds, or not at all; or none."""


class SumBounds(NamedTuple):
    """What an amount comes to at least and at most, and whether that is only roughly known."""

    low: Fen
    high: Fen | None
    about: bool


def bounds(amount: Fen | About | Between) -> SumBounds:
    """Return the bounds of an amount; of one that nobody knows, nothing and no end. About nothing is just nothing."""
    match amount:
        case Between(low, high, about):
            return SumBounds(low, high, about and low > 0)
        case About(None):
            return SumBounds(0, None, about=False)
        case About(int(fen)):
            return SumBounds(fen, fen, about=fen > 0)
        case fen:
            return SumBounds(fen, fen, about=False)  # type: ignore[arg-type]


def within(low: Fen, high: Fen | None, *, about: bool = False) -> Fen | About | Between:
    """Return the amount that lies within bounds, as it is told."""
    if high is None and low == 0:
        return About()
    if low == high:
        return About(low) if about else low
    return Between(low, high, about)


def fen_of(amount: Sum | None) -> Fen | None:
    """Return the figure of an amount that has one, exact or rough; None for any other."""
    return None if isinstance(amount, Between | NoMoney) else amount.fen if isinstance(amount, About) else amount


def together(one: Sum | None, other: Sum | None) -> Sum | None:
    """Return two amounts in one: known as well as both are, so that what nobody knows stays told (至少…)."""
    if one is None or (isinstance(one, NoMoney) and other is not None):
        return other
    if other is None or isinstance(other, NoMoney):
        return one
    mine, more = bounds(one), bounds(other)  # type: ignore[arg-type]
    high = None if mine.high is None or more.high is None else mine.high + more.high
    return within(mine.low + more.low, high, about=mine.about or more.about)


def in_all(amounts: Iterable[Sum | None]) -> Sum | None:
    """Return amounts in one; None where there is none."""
    return reduce(together, amounts, None)


def less(one: Sum | None, other: Sum | None) -> Sum | None:
    """Return what is left of an amount without another; nothing less than nothing. None where neither says a figure."""
    if one is None or isinstance(one, NoMoney):
        return one
    mine, gone = bounds(one), bounds(0 if other is None or isinstance(other, NoMoney) else other)
    low = 0 if gone.high is None else max(mine.low - gone.high, 0)
    high = None if mine.high is None else max(mine.high - gone.low, 0)
    return within(low, high, about=mine.about or gone.about)


def differ(one: Sum, other: Sum) -> bool:
    """Tell whether two amounts cannot be the same, as well as they are known."""
    if isinstance(one, NoMoney) or isinstance(other, NoMoney):
        return one != other
    mine, theirs = bounds(one), bounds(other)
    return not (_reaches(mine.high, theirs.low) and _reaches(theirs.high, mine.low))


def _reaches(high: Fen | None, low: Fen) -> bool:
    return high is None or low <= high


def dump_sum(amount: Sum | None) -> Any:
    """Return an amount as JSON keeps it."""
    match amount:
        case About(fen, near):
            return {"about": fen, "near": True} if near else {"about": fen}
        case Between(low, high, about):
            return {"low": low, "high": high, "about": about}
        case NoMoney():
            return {"none": True}
    return amount


def load_sum(kept: Any) -> Sum | None:
    """Return the amount that `dump_sum` kept."""
    match kept:
        case {"low": low, "high": high, "about": about}:
            return Between(low, high, about)
        case {"about": fen}:
            return About(fen, near=kept.get("near", False))
        case {"none": _}:
            return NoMoney()
    return kept  # type: ignore[no-any-return]
