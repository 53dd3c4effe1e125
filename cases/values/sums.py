"""Sums and numbers of workers as people know them: exactly, roughly, within bounds or not at all; how they add up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, NamedTuple, TypeGuard

from cases.values.text import Sentence, say

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


@dataclass(frozen=True)
class Uncounted(NoMoney):
    """Money that is a part of no sum to be paid to the worker: what comes every month, or what the worker is to pay.

    amount: how much. monthly: of each month, nobody knows how many there will be. by_worker: whether the worker is to
    pay it to the other side: it is neither added nor set off (抵销 is declared, 民法典 568).
    """

    amount: Fen | About | Between = 0
    monthly: bool = False
    by_worker: bool = False


Sum = Fen | About | Between | NoMoney
"""An amount as people know it: exactly, roughly, within bounds, or not at all; or none."""


def in_money(amount: Sum | None) -> TypeGuard[Fen | About | Between]:
    """Tell whether an amount is told, and told as money, however roughly."""
    return amount is not None and not isinstance(amount, NoMoney)


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


def least(amount: Sum | None) -> Fen:
    """Return how much an amount is at least; 0 where none is told."""
    return bounds(amount).low if in_money(amount) else 0


def within(low: Fen, high: Fen | None, *, about: bool = False) -> Fen | About | Between:
    """Return the amount that lies within bounds, as it is told."""
    if high is None and low == 0:
        return About()
    if low == high:
        return About(low) if about else low
    return Between(low, high, about)


def together(one: Sum | None, other: Sum | None) -> Sum | None:
    """Return two amounts in one: known as well as both are, so that what nobody knows stays told (至少…).

    What is uncounted stays so, and is told only where nothing that counts is.
    """
    if isinstance(one, Uncounted) and isinstance(other, NoMoney):
        return _uncounted(one, other)
    if one is None or (isinstance(one, NoMoney) and other is not None):
        return other
    if not in_money(other) or not in_money(one):
        return one
    mine, more = bounds(one), bounds(other)
    high = None if mine.high is None or more.high is None else mine.high + more.high
    return within(mine.low + more.low, high, about=mine.about or more.about)


def _uncounted(one: Uncounted, other: NoMoney) -> NoMoney:
    """Return what is uncounted in one: of one kind added up, of two kinds no figure; nothing in money adds nothing."""
    if not isinstance(other, Uncounted):
        return one
    if (one.monthly, one.by_worker) != (other.monthly, other.by_worker):
        return NoMoney()
    amount = together(one.amount, other.amount)
    return replace(one, amount=amount) if in_money(amount) else one


def in_all(amounts: Iterable[Sum | None]) -> Sum | None:
    """Return amounts in one; None where there is none."""
    return reduce(together, amounts, None)


def less(one: Sum | None, other: Sum | None) -> Sum | None:
    """Return what is left of an amount without another; nothing less than nothing. None where neither says a figure."""
    if not in_money(one):
        return one
    mine, gone = bounds(one), bounds(other if in_money(other) else 0)
    low = 0 if gone.high is None else max(mine.low - gone.high, 0)
    high = None if mine.high is None else max(mine.high - gone.low, 0)
    return within(low, high, about=mine.about or gone.about)


def differ(one: Sum, other: Sum) -> bool:
    """Tell whether two amounts cannot be the same, as well as they are known."""
    if not in_money(one) or not in_money(other):
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
        case Uncounted(fen, monthly, by_worker):
            return {"none": True, "amount": dump_sum(fen), "monthly": monthly, "by_worker": by_worker}
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
        case {"none": _, "amount": fen, "monthly": monthly, "by_worker": by_worker}:
            return Uncounted(load_sum(fen) or 0, monthly, by_worker)  # type: ignore[arg-type]
        case {"none": _}:
            return NoMoney()
    return kept  # type: ignore[no-any-return]


Heads = int | About | Between
"""A number of workers, as amounts are known: exactly, roughly, within bounds, or not at all."""

ANY_NUMBER = 10**9
"""More than there ever are: how many there may be where no most is known."""


def write_heads(heads: Heads) -> str:
    """Write a number of workers as `read_heads` reads it: `12`, `约30`, `至少30`, `20至30`, `不详`."""
    match heads:
        case About(None):
            return "不详"
        case About(int(many), near):
            return f"{'近' if near else '约'}{many}"
        case Between(low, high, about):
            rough = "约" if about else ""
            return f"至少{rough}{low}" if high is None else f"{rough}{low}至{high}" if low else f"至多{rough}{high}"
    return str(heads)


def say_heads(heads: Heads) -> Sentence:
    """Say a number of workers to a reader: 12 人, 约30 人, 不详."""
    return say("不详") if heads == About() else say("{n} 人", n=write_heads(heads))


def most_of(heads: Heads) -> int:
    """Return how many there may be: of what is only roughly known, `ANY_NUMBER`."""
    high = heads if isinstance(heads, int) else heads.high if isinstance(heads, Between) and not heads.about else None
    return ANY_NUMBER if high is None else high


def least_of(heads: Heads) -> int:
    """Return how many there are surely, or as far as it is told: the one who applies at least."""
    return max(bounds(heads).low, 1)


def with_at_least(heads: Heads, many: int) -> Heads:
    """Return a number of workers now that so many are known by name."""
    if isinstance(heads, int):
        return max(heads, many)
    if least_of(heads) >= many:
        return heads
    high = bounds(heads).high if isinstance(heads, Between) else None
    return within(many, None if high is None else max(high, many))


def without_so_many(heads: Heads, many: int) -> Heads:
    """Return a number of workers when so many of them have left."""
    left = less(heads, many)
    return left if isinstance(left, int | About | Between) else heads


_BITS = 20
EXACT = (1 << _BITS) - 1
"""What `packed_heads` gives is more than this where a number is not exact; these bits are at least how many."""


def packed_heads(heads: Heads) -> int:
    """Return a number of workers as one whole number: itself where it is exact, else more than any such.

    Its last 20 bits are how many there are at least as far as is told.
    """
    if isinstance(heads, int):
        return heads
    rough = 1 << 2 * _BITS
    if isinstance(heads, Between):
        return (5 if heads.about else 4) * rough + ((heads.high or 0) << _BITS) + heads.low
    return rough if heads.fen is None else (3 if heads.near else 2) * rough + heads.fen


def unpacked_heads(kept: int) -> Heads:
    """Return the number of workers that `packed_heads` packed."""
    sort, high, low = kept >> 2 * _BITS, kept >> _BITS & EXACT, kept & EXACT
    if not sort:
        return kept
    if sort == 1:
        return About()
    return About(low, near=sort == 3) if sort < 4 else Between(low, high or None, about=sort == 5)


def told_heads(sum_: int, *, rough: bool) -> Heads:
    """Return what numbers of workers come to. rough: whether one of them is not exact, so that it is that or more."""
    return within(sum_, None) if rough else sum_
