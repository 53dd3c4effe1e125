"""Money is a whole number of fen (分). Reading what people type, and writing it for people."""

import re
from dataclasses import dataclass
from fractions import Fraction

from cases.values.refusal import Refused, refuse
from cases.values.text import Sentence, half_width, one_line, say

Fen = int
"""An amount in 分, never negative."""

MOST: Fen = 10**13
"""No single amount reaches a hundred billion yuan: anything above is a slip of the hand."""


@dataclass(frozen=True)
class About:
    """An amount that is only roughly known, such as 3万多元. Without a figure, nobody knows it yet."""

    fen: Fen | None = None


Sum = Fen | About
"""An amount as people know it: exactly, roughly, or not at all."""


def fen_of(amount: Sum | None) -> Fen | None:
    """Return the figure of an amount, however well it is known; None where there is none."""
    return amount.fen if isinstance(amount, About) else amount


def together(one: Sum | None, other: Sum | None) -> Sum | None:
    """Return two amounts in one, rough where one of them is, without a figure where neither has one."""
    figures = [fen for each in (one, other) if (fen := fen_of(each)) is not None]
    total = sum(figures) if figures else None
    return About(total) if isinstance(one, About) or isinstance(other, About) else total


_AMOUNT = re.compile(
    r"(?P<about>大?约|将?近)?\s*(?:RMB|CNY|¥)?\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*"
    r"(?P<over>[余多])?\s*(?P<scale>[亿万千百])?\s*(?P<more>[余多])?\s*元?整?(?P<or_so>左右|上下|以上)?",
    re.IGNORECASE,
)
_SCALE = {None: 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NONE = ("无", "没有", "零")
_UNKNOWN = ("不详", "未知", "不明")
_LONGEST = 60


def read_sum(text: str) -> Sum:
    """Read an amount such as `1.2万`, `12,000.50`, `￥３００`, `300元` or `无` into 分.

    `3万多`, `近6000元` and the like are read as `About` that much, `不详` as `About` without a figure.
    Raises `Refused` (rule `amount`) for anything else, for parts of a 分, and for amounts beyond `MOST`.
    """
    folded = half_width(one_line(text)).strip()
    if folded in _NONE:
        return 0
    if folded in _UNKNOWN:
        return About()
    found = _AMOUNT.fullmatch(folded)
    if not found or len(folded) > _LONGEST:
        raise _bad_amount()
    fen = Fraction(found["whole"].replace(",", "") + (found["part"] or "")) * _SCALE[found["scale"]] * 100
    if fen > MOST:
        raise refuse("amount", say("金额过大，请核对位数（单位是元，可写“1.2万”）"))
    if fen.denominator != 1:
        raise refuse("amount", say("金额最小到分，请最多写两位小数"))
    rough = any(found[word] for word in ("about", "over", "more", "or_so"))
    return About(int(fen)) if rough else int(fen)


def _bad_amount() -> Refused:
    return refuse("amount", say("看不懂这个金额，请写成 12000、12,000.50 或 1.2万 的样子（单位：元）"))


def yuan(fen: Fen) -> str:
    """Write 分 as yuan with thousands separators and two decimals: 1200050 gives `12,000.50`."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def write_sum(amount: Sum) -> str:
    """Write an amount as `read_sum` reads it: `12,000.50`, `约30,000.00`, `不详`."""
    if not isinstance(amount, About):
        return yuan(amount)
    return _UNKNOWN[0] if amount.fen is None else f"约{yuan(amount.fen)}"


def say_sum(amount: Sum) -> Sentence:
    """Say an amount to a reader: 12,000.50 元, 约 30,000.00 元, 不详."""
    if not isinstance(amount, About):
        return say("{yuan} 元", yuan=yuan(amount))
    return say("不详") if amount.fen is None else say("约 {yuan} 元", yuan=yuan(amount.fen))
