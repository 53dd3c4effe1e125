"""How many workers there are, as well as people know it: 12, 约30, 三十多人, 20到30, 人数不详."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.kinds.kind import Kind
from cases.kinds.ways import Spelling, Way
from cases.values.money import read_sum
from cases.values.numerals import ONES, in_digits, without_degrees
from cases.values.refusal import Refused, refuse
from cases.values.sums import About, Between, Heads, bounds, dump_sum, load_sum, say_heads, write_heads
from cases.values.text import half_width, one_line, say

_MOST = 100_000
_YUAN = 100
_UNKNOWN = frozenset(("不详", "未知", "不明", "不清楚", "不清", "若干", "人数不详", "人数不明", "人数未知", "人数不清"))
_UNIT = re.compile(r"[个名位口]?(?:工人|职工|员工|工友|农民工|人)|[个名位口]|[件份次]$")
_FEW = re.compile(rf"(?:(?P<tens>\d*)十)?[几数]|(?P<low>[{ONES}])(?P<high>[{ONES}])")


def read_heads(text: str) -> Heads:
    """Read a number of workers: `12`, `12人`, `约30人`, `三十多人`, `二三十人`, `不到20人`, `20到30人`, `人数不详`.

    Raises `Refused` (rule `number`) for anything else, and for fewer than one or more than 100,000.
    """
    folded = half_width(one_line(text)).replace(" ", "")
    if folded in _UNKNOWN:
        return About()
    if re.search(r"[元圆块¥]|RMB|CNY|\d\s+\d", half_width(text), re.IGNORECASE):
        raise _bad()
    bare = _UNIT.sub("", folded)
    try:
        found = _few(bare) or _in_heads(read_sum(bare))
    except Refused:
        raise _bad() from None
    low, high, _about = bounds(found)
    if not (found == About() or 1 <= (low if high is None else high) <= _MOST):
        raise _bad()
    return found


def _few(text: str) -> Heads | None:
    """Return what 几人, 十几人 and 两三人 are taken to mean: 2 to 10, 10 to 20, 2 to 3."""
    found = _FEW.fullmatch(without_degrees(in_digits(text)).figure)
    if found is None:
        return None
    if found["low"]:
        low, high = (int(in_digits(found[end])) for end in ("low", "high"))
        return Between(low, high, about=True) if low < high else None
    if found["tens"] is None:
        return Between(2, 10, about=True)
    tens = 10 * int(found["tens"] or 1)
    return Between(tens, tens + 10, about=True)


def _in_heads(amount: object) -> Heads:
    """Return as many workers as there are yuan in an amount."""
    match amount:
        case About(int(fen), near) if not fen % _YUAN:
            return About(fen // _YUAN, near)
        case Between(low, high, about) if not (low % _YUAN or (high or 0) % _YUAN):
            return Between(low // _YUAN, None if high is None else high // _YUAN, about)
        case int(fen) if not fen % _YUAN:
            return fen // _YUAN
    raise _bad()


def _bad() -> Refused:
    return refuse("number", say("请填 1 到 {most} 之间的整数，或写成 约30、30多、20到30、不详", most=_MOST))


@dataclass(frozen=True)
class HeadCount(Kind[Heads]):
    """A number of workers, one where none is told."""

    empty = 1
    called = say("人数")
    control = Way.BRIEF
    echoes = True
    spelling = Spelling.COUNT
    no_says_something = True

    def read(self, text: str, today: date) -> Heads:
        return read_heads(text)

    def write(self, value: Heads) -> str:
        return write_heads(value)

    def echo(self, value: Heads, today: date) -> object:
        return say_heads(value)

    def dump(self, value: Heads) -> Any:
        return dump_sum(value)

    def load(self, kept: Any) -> Heads:
        heads = load_sum(kept)
        return heads if isinstance(heads, int | About | Between) else 1
