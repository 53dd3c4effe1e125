"""Which item somebody means: by its code, its whole name or what people call it, and by no part of a name.

A part of a name would be a guess: what begins like an item may be something else altogether, money given back, say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from cases.kinds import other_named
from cases.values.codes import Code, CodeList, codes
from cases.values.refusal import Refused, refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import half_width, say

CLAIM_ITEM = "claim_item"
COLUMNS = ("item", "text")

_BACK = re.compile(r"退[回还款]?|返还|扣[减除回]?|冲[减销]|收回")
"""Words of money that goes back, where they are all that is told."""
_SHOWN = 6


def item_named(text: str, today: date) -> str:
    """Return the code of the item that a text names. Raises `Refused` (rule `code`) with those that may be meant."""
    now = codes(CLAIM_ITEM)
    if name := other_named(now, text):
        return name
    said = half_width(text).lower()
    if said in now:
        return said
    if found := _by_name(today).get(said):
        return found
    if _BACK.fullmatch(said):
        raise gone_back()
    raise _unknown(now, said, today)


def gone_back() -> Refused:
    """Return the refusal of a sum that is told as one that goes back."""
    return refuse("amount", say("金额前不要写符号；退回或扣减的另登记一条“款项”，“性质”选“退款”，只写退回的数"))


def _unknown(now: CodeList, said: str, today: date) -> Refused:
    if near := like_items(said, today):
        return refuse(
            "code", say("没有“{text}”这一项，要写全称；是不是：{choices}", text=said[:30], choices=some_items(near))
        )
    shown = some_items(now.on(today))
    return refuse(
        "code", say("没有“{text}”这一项；有：{choices}，都不是的写“其他（叫什么）”", text=said[:30], choices=shown)
    )


def like_items(text: str, today: date) -> tuple[Code, ...]:
    """Return the items in force that may be meant: those of which it is a part, or which are a part of it."""
    said = half_width(text).lower()
    now = codes(CLAIM_ITEM).on(today)
    return tuple(each for each in now if said in half_width(each.label.zh).lower() or each.label.zh in said)


def some_items(items: Sequence[Code]) -> str:
    """Return what some items are called, the first of them where they are many."""
    return "、".join(each.label.zh for each in items[:_SHOWN]) + ("" if len(items) <= _SHOWN else "……")


@cache
def _by_name(today: date) -> Mapping[str, str]:
    """Return the items in force on a day by all that each is called."""
    found = {name: each.code for each in codes(CLAIM_ITEM).on(today) for name in _names(each.code)}
    return {name: code for name, code in _words().items() if code in found.values()} | found


def _names(code: str) -> Iterator[str]:
    """Yield what an item is called: its labels, and each of the names that one puts side by side."""
    for called in codes(CLAIM_ITEM).called(code):
        name = half_width(called).lower()
        yield name
        yield from filter(None, re.split(r"[、()]", name))


@cache
def _words() -> Mapping[str, str]:
    """Return what people call items besides, with the code of each: see data/item_words.csv."""
    found: dict[str, str] = {}

    def take(line: Mapping[str, str]) -> None:
        if not codes(CLAIM_ITEM).had(line["item"]):
            raise refuse("table", say("清单 {list} 里没有代码 {code}，请改正", list=CLAIM_ITEM, code=line["item"]))
        if line["text"] in found:
            raise refuse("table", say("“{text}”写了两次，请删去一行", text=line["text"]))
        found[half_width(line["text"]).lower()] = line["item"]

    load_lines(packaged("item_words.csv"), "item_words.csv", COLUMNS, take)
    return found
