"""Money is a whole number of fen (分). Reading what people type, and writing it for people."""

import re
from fractions import Fraction
from math import prod

from cases.values.numerals import ONES, in_digits
from cases.values.refusal import Refused, refuse
from cases.values.sums import About, Between, Fen, NoMoney, Sum, within
from cases.values.text import Sentence, half_width, one_line, say

MOST: Fen = 10**13
"""No single amount reaches a hundred billion yuan: anything above is a slip of the hand."""


_FIGURE = (
    r"(?:RMB|CNY|¥)?(?P<{0}whole>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<{0}part>\.\d+)?"
    r"(?P<{0}over>[余多来])?(?P<{0}scale>[亿万千百])?(?P<{0}more>[余多])?(?:[元圆]|块钱?)?[整正]?"
)
_ABOUT = r"(?P<about>大?约|将?近)?"
_AMOUNT = re.compile(_ABOUT + _FIGURE.format("") + r"(?P<or_so>左右|上下)?", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?P<least>至少|不少于|不低于|不下){_ABOUT}{_FIGURE.format('')}", re.IGNORECASE)
_OR_MORE = re.compile(rf"{_ABOUT}{_FIGURE.format('')}(?P<least>以上|起)", re.IGNORECASE)
_RANGE = re.compile(
    rf"{_ABOUT}{_FIGURE.format('')}(?:到|至|[-~—–～])+{_FIGURE.format('to_')}(?P<or_so>左右|上下)?", re.IGNORECASE
)
_SEVERAL = re.compile(
    rf"{_ABOUT}(?:(?P<tens>\d?十)?(?:好?几|数)|(?P<low>[{ONES}])(?P<high>[{ONES}]))(?P<scale>[十百千]?[亿万]|[十百千])"
    r"[余多]?(?:元|块钱?)?(?:左右|上下)?"
)
_SCALE = {None: 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WORDS: dict[str, Sum] = {
    **dict.fromkeys(("无", "没有", "零"), 0),
    **dict.fromkeys(("不详", "未知", "不明"), About()),
    **dict.fromkeys(("不涉及", "不涉及金额", "不涉及金钱"), NoMoney()),
}
_PARTED = re.compile(r"\d\s+\d")
"""Two figures, which are not to become one."""
_LONGEST = 60


def read_sum(text: str) -> Sum:
    """Read an amount such as `1.2万`, `12,000.50`, `￥３００`, `300元` or `无` into 分.

    Chinese numerals are read as `in_digits` reads them: `三万八` is 38,000. `3万多`, `近6000元` and the like are
    read as `About` that much, `不详` as `About` without a figure, `5千到1万`, `数万`, `三四万` and `至少1万` as
    `Between`, `不涉及` as `NoMoney`.
    Raises `Refused` (rule `amount`) for anything else, for parts of a 分, and for amounts beyond `MOST`.
    """
    folded = half_width(one_line(text)).replace(" ", "")
    if folded in _WORDS:
        return _WORDS[folded]
    if len(folded) > _LONGEST or _PARTED.search(half_width(one_line(text))):
        raise _bad_amount()
    folded = in_digits(folded)
    if found := _AMOUNT.fullmatch(folded):
        fen = _fen(found)
        return About(fen) if _is_rough(found, "about", "over", "more", "or_so") else fen
    if found := _AT_LEAST.fullmatch(folded) or _OR_MORE.fullmatch(folded):
        return within(_fen(found), None, about=_is_rough(found, "about", "over", "more"))
    if found := _RANGE.fullmatch(folded):
        return _range(found)
    if found := _SEVERAL.fullmatch(folded):
        return _several(found)
    raise _bad_amount()


def _several(found: re.Match[str]) -> Sum:
    """Return what 数万, 二十几万 or 三四万 is taken to mean: two to ten of them, twenty to thirty, three to four."""
    one = prod(_SCALE[each] for each in found["scale"]) * 100
    if found["tens"]:
        low = 10 * int(found["tens"][:-1] or 1)
        return within(low * one, (low + 10) * one, about=True)
    low, high = (int(in_digits(found[end])) for end in ("low", "high")) if found["low"] else (2, 10)
    if low >= high:
        raise _bad_amount()
    return within(low * one, high * one, about=True)


def _range(found: re.Match[str]) -> Sum:
    """Return an amount between two; 5-10万 means from 5万 on."""
    high = _fen(found, "to_")
    smaller = Fraction(_digits(found)) < Fraction(_digits(found, "to_"))
    low = _fen(found, scale=found["to_scale"] if found["scale"] is None and smaller else found["scale"])
    if low >= high:
        raise refuse("amount", say("前一个金额应小于后一个，请写成“5千到1万”的样子"))
    return within(low, high, about=_is_rough(found, "about", "over", "more", "to_over", "to_more", "or_so"))


def _is_rough(found: re.Match[str], *words: str) -> bool:
    return any(found[word] for word in words)


def _digits(found: re.Match[str], which: str = "") -> str:
    return found[f"{which}whole"].replace(",", "") + (found[f"{which}part"] or "")


def _fen(found: re.Match[str], which: str = "", scale: str | None = "") -> Fen:
    """Return a figure that was found, in 分. scale: the unit it is told in, where that is told elsewhere."""
    fen = Fraction(_digits(found, which)) * _SCALE[found[f"{which}scale"] if scale == "" else scale] * 100
    if fen > MOST:
        raise refuse("amount", say("金额过大，请核对位数（单位是元，可写“1.2万”）"))
    if fen.denominator != 1:
        raise refuse("amount", say("金额最小到分，请最多写两位小数"))
    return int(fen)


def _bad_amount() -> Refused:
    return refuse("amount", say("看不懂这个金额，请写成 12000、12,000.50、1.2万 或 5千到1万 的样子（单位：元）"))


def yuan(fen: Fen) -> str:
    """Write 分 as yuan with thousands separators and two decimals: 1200050 gives `12,000.50`."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def write_sum(amount: Sum) -> str:
    """Write an amount as `read_sum` reads it: `12,000.50`, `约30,000.00`, `至少10,000.00`, `不详`."""
    match amount:
        case NoMoney():
            return "不涉及"
        case About(None):
            return "不详"
        case About(int(fen)):
            return f"约{yuan(fen)}"
        case Between(low, None, about):
            return f"至少{'约' if about else ''}{yuan(low)}"
        case Between(low, int(high), about):
            return f"{'约' if about else ''}{yuan(low)}至{yuan(high)}"
    return yuan(amount)  # type: ignore[arg-type]


def say_sum(amount: Sum) -> Sentence:
    """Say an amount to a reader: 12,000.50 元, 约 30,000.00 元, 5,000.00 至 10,000.00 元, 不详."""
    match amount:
        case NoMoney():
            return say("不涉及")
        case About(None):
            return say("不详")
        case About(int(fen)):
            return say("约 {yuan} 元", yuan=yuan(fen))
        case Between():
            return _say_bounds(amount)
    return say("{yuan} 元", yuan=yuan(amount))  # type: ignore[arg-type]


def _say_bounds(amount: Between) -> Sentence:
    low, about = yuan(amount.low), amount.about
    if amount.high is None:
        return say("至少约 {yuan} 元", yuan=low) if about else say("至少 {yuan} 元", yuan=low)
    high = yuan(amount.high)
    return say("约 {low} 至 {high} 元", low=low, high=high) if about else say("{low} 至 {high} 元", low=low, high=high)
