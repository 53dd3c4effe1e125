"""Amounts as ledgers write them: in 元 or 万元, as numbers and as text."""

import re
from decimal import Decimal

from cases.ledgers.columns.headers import SCALES
from cases.values.money import read_sum, write_sum
from cases.values.numerals import in_digits
from cases.values.refusal import refuse
from cases.values.text import half_width, one_line, say

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"[元百千万亿]")
_WHOLE = re.compile(r"[元圆块万亿萬億]")
"""What tells of numerals in Chinese that they are in yuan."""
_NAMES = {yuan: scale for scale, yuan in SCALES.items()}


def sum_text(value: float | str, factor: int) -> str:
    """Return an amount as `read_sum` reads it, in yuan. factor: yuan in the unit of the column.

    A unit in the cell itself goes before the one of the column. Raises `Refused` (rule `amount`).
    """
    text = half_width(one_line(value)).replace(" ", "") if isinstance(value, str) else _written(value)
    if text[:1] in ("-", "−") and text[1:2].isdigit():
        raise refuse("amount", say("金额是负数，请核对；退款等另行登记"))
    if factor > 1 and text != in_digits(text) and not _WHOLE.search(text):
        why = say("这一栏的单位是{scale}元，看不出“{text}”是多少，请写成数字", scale=_NAMES[factor], text=text[:30])
        raise refuse("amount", why)
    if not _UNIT.search(text):
        text = _FIGURE.sub(rf"\g<0>{_NAMES[factor]}", text, count=1)
    return write_sum(read_sum(text))


def _written(value: float) -> str:
    """Return a number with the 15 digits that Excel computes with: what comes after them is noise."""
    return f"{Decimal(f'{value:.15g}'):f}"
