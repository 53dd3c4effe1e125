"""Money is a whole number of fen (分). Reading what people type, and writing it for people."""

import re
from decimal import Decimal

from cases.refusal import Refused, refuse
from cases.text import half_width, one_line, say

Fen = int
"""An amount in 分, never negative."""

MOST: Fen = 10**13
"""No single amount reaches a hundred billion yuan: anything above is a slip of the hand."""

_AMOUNT = re.compile(r"(?:RMB|CNY|¥)?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(亿|万|千|百)?\s*元?整?", re.IGNORECASE)
_SCALE = {None: 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def read_fen(text: str) -> Fen:
    """Read an amount such as `1.2万`, `12,000.50`, `￥３００`, `300元` or `无` into 分.

    Raises `Refused` (rule `amount`) for anything else, for parts of a 分, and for amounts beyond `MOST`.
    """
    folded = half_width(one_line(text))
    if folded in ("无", "没有", "零"):
        return 0
    found = _AMOUNT.fullmatch(folded)
    if not found:
        raise _bad_amount()
    whole, part, scale = found.groups()
    fen = Decimal(whole.replace(",", "") + (part or "")) * _SCALE[scale] * 100
    if fen != fen.to_integral_value():
        raise refuse("amount", say("金额最小到分，请最多写两位小数"))
    if fen > MOST:
        raise refuse("amount", say("金额过大，请核对位数（单位是元，可写“1.2万”）"))
    return int(fen)


def _bad_amount() -> Refused:
    return refuse("amount", say("看不懂这个金额，请写成 12000、12,000.50 或 1.2万 的样子（单位：元）"))


def yuan(fen: Fen) -> str:
    """Write 分 as yuan with thousands separators and two decimals: 1200050 gives `12,000.50`."""
    return f"{fen // 100:,}.{fen % 100:02d}"
