"""Which instalments of several (第几期) an order is about: the others stay due under the agreement."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from cases.kinds import Kind
from cases.money.effects import AGREEMENT
from cases.money.items import Item
from cases.money.papers import Fixed, Instrument
from cases.money.payments import Owed
from cases.values.refusal import refuse
from cases.values.sums import Sum, in_all, less
from cases.values.text import clean, half_width, say

EVERY = (0,)
"""All that is promised, so that nothing of it stays due."""

FOR_SOME = ("payment_order",)
"""The sorts of instruments that may be about some instalments: an order to pay is about what is due."""

Terms = tuple[int, ...]
"""The places of instalments among those of their agreement, from 1, or `EVERY`; nothing where it is not told."""


@dataclass(frozen=True)
class TermsKind(Kind[Terms]):
    """The numbers of instalments: 1, or 2、3, or 全部."""

    empty = ()
    called = say("第几期")

    def read(self, text: str, today: date) -> Terms:
        told = half_width(clean(text)).strip()
        if told.lower() in ("全部", "all"):
            return EVERY
        found = re.findall(r"\d{1,3}", told)
        if not found or re.sub(r"[\d第期、,，;；和\s]", "", told) or "0" in found:
            raise refuse("terms", say("请填是第几期，如 1 或 2、3；全部的填“全部”"))
        return tuple(sorted({int(each) for each in found}))

    def write(self, value: Terms) -> str:
        return "全部" if value == EVERY else "、".join(map(str, value))

    def load(self, kept: Any) -> Terms:
        return tuple(kept)


def about_some(standing: Sequence[Fixed], sort: str) -> Fixed | None:
    """Return the agreement of several instalments of which an instrument may be about some; None for none."""
    found = (each for each in reversed(standing) if each.instrument.sort == AGREEMENT and len(each.plan) > 1)
    return next(found, None) if sort in FOR_SOME else None


def terms_of(amount: Sum | None, owed: Sequence[Owed], rest: Sum | None) -> Terms | None:
    """Return which instalments an order of an amount is about, those due first; None where its sum does not tell.

    owed: what is due of the agreement. rest: what of the agreement is missing in all.
    """
    missing = less(rest, amount)
    if not isinstance(amount, int) or not isinstance(rest, int) or not missing:
        return EVERY
    until = 0
    for at, each in enumerate(owed, 1):
        if not isinstance(each.short, int):
            return None
        until += each.short
        if until == amount:
            return tuple(one.place for one in owed[:at])
    return None


class TermsTaken(NamedTuple):
    """What an instrument takes of an agreement: that, and what is left. at: the place of the agreement."""

    at: int
    gone: Fixed
    rest: Fixed


def taken(found: Sequence[Fixed], new: Instrument, touched: Iterable[int]) -> TermsTaken | None:
    """Return what an instrument that is about some instalments takes of an agreement; None where it takes all.

    touched: the places of what it touches whole.
    """
    at = next((at for at in sorted(touched, reverse=True) if about_some([found[at]], new.sort)), None)
    if at is None or not on_terms(new):
        return None
    agreed, sums = found[at], _sums(found[at])
    places = [place for place in new.terms if place <= len(sums)]
    asked, told = in_all(sums[place - 1] for place in places), in_all(item.amount for item in new.items)
    if None in sums or not asked:
        return None
    left = gone = less(asked, less(asked, told)) if isinstance(told, int) else asked
    for place in reversed(places):  # of one that is paid in part, the first of it is paid
        before = sums[place - 1]
        sums[place - 1], left = less(before, left), less(left, before)
    if (rest := less(in_all(item.amount for item in agreed.items), gone)) == 0:
        return None
    plan = tuple(each._replace(amount=amount) for each, amount in zip(agreed.plan, sums, strict=True))
    return TermsTaken(
        at,
        replace(agreed, items=(_in_one(agreed.items, gone),), plan=(), parted=True),
        replace(agreed, items=(_in_one(agreed.items, rest),), plan=plan, parted=True),
    )


def _sums(agreed: Fixed) -> list[Sum | None]:
    """Return what each instalment comes to, the one without a sum what the others leave."""
    sums = [each.amount for each in agreed.plan]
    rest = less(agreed.amount, in_all(sums)) if sums.count(None) == 1 else None
    return [rest if each is None else each for each in sums]


def _in_one(items: Sequence[Item], amount: Sum | None) -> Item:
    """Return an item of an amount that tells what all of these tell alike: nobody knows of which of them it is."""
    first, *others = items
    alike = {
        name: value
        for name, value in first._asdict().items()
        if name != "amount" and all(getattr(each, name) == value for each in others)
    }
    return Item(amount=amount)._replace(**alike)


def on_terms(instrument: Instrument) -> bool:
    """Tell whether an instrument is about some instalments alone."""
    return bool(instrument.terms) and instrument.terms != EVERY
