"""Money is a whole number of fen (分). Reading what people type, and writing it for people."""

import re
from fractions import Fraction
from math import prod

from cases.values.numerals import ONES, Degree, in_digits, without_degrees
from cases.values.refusal import Refused, refuse
from cases.values.sums import About, Between, Fen, NoMoney, Sum, Uncounted, within
from cases.values.text import Sentence, half_width, one_line, pattern, say

MOST: Fen = 10**13
"""No single amount reaches a hundred billion yuan: anything above is a slip of the hand."""


MONTHLY, BY_WORKER = "每月", "工人应付"
"""Words before a sum that is of each month, and before one that the worker is to pay."""

_FIGURE = (
    r"(?:RMB|CNY|¥)?(?P<{0}whole>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<{0}part>\.\d+)?"
    r"(?P<{0}over>[余多来])?(?P<{0}scale>[亿万千百])?(?P<{0}more>[余多])?(?:[元圆]|块钱?)?[整正]?"
)
_AMOUNT = pattern(_FIGURE.format(""), re.IGNORECASE)
_RANGE = pattern(rf"{_FIGURE.format('')}(?:到|至|[-~—–～])+{_FIGURE.format('to_')}", re.IGNORECASE)
_SEVERAL = pattern(
    rf"(?:(?P<tens>\d?十)?(?:好?几|数)|(?P<up>上)|(?P<low>[{ONES}])(?P<high>[{ONES}]))"
    r"(?P<scale>[十百千]?[亿万]|[十百千])[余多]?(?:元|块钱?)?"
)
_SCALE = {None: 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WORDS: dict[str, Sum] = {
    **dict.fromkeys(("无", "没有", "零"), 0),
    **dict.fromkeys(("不详", "未知", "不明"), About()),
    **dict.fromkeys(("不涉及", "不涉及金额", "不涉及金钱"), NoMoney()),
}
_PARTED = pattern(r"\d\s+\d")
"""Two figures, which are not to become one."""
_LONGEST = 60


def read_sum(text: str) -> Sum:
    """Read an amount such as `1.2万`, `12,000.50`, `￥３００`, `300元` or `无` into 分.

    Chinese numerals are read as `in_digits` reads them: `三万八` is 38,000. `约3万`, `近6000元` and the like are
    read as `About` that much, `不详` as `About` without a figure, `3万多`, `至少1万`, `不到2万`, `5千到1万`, `数万`
    and `三四万` as `Between`, `不涉及` as `NoMoney`.
    Raises `Refused` (rule `amount`) for anything else, for parts of a 分, and for amounts beyond `MOST`.
    """
    folded = half_width(one_line(text)).replace(" ", "")
    if folded in _WORDS:
        return _WORDS[folded]
    if len(folded) > _LONGEST or _PARTED.search(half_width(one_line(text))):
        raise _bad_amount()
    figure, degrees = without_degrees(in_digits(folded))
    if found := _AMOUNT.fullmatch(figure):
        return _as_well_known(_fen(found), _fen(found), degrees | _degrees_in(found))
    if (found := _RANGE.fullmatch(figure)) and not degrees & _ENDS:
        return _range(found, about=bool(degrees))
    if found := _SEVERAL.fullmatch(figure):
        return _several(found, degrees)
    raise _bad_amount()


_ENDS = {Degree.LEAST, Degree.MOST}


def _degrees_in(found: re.Match[str]) -> frozenset[Degree]:
    """Return what 多, 余 and 来 within a figure say of it: 3万多 is that or more, 十来万 about that."""
    words = {found["over"], found["more"]}
    return frozenset([Degree.LEAST] * bool(words & {"多", "余"}) + [Degree.ABOUT] * ("来" in words))


def _as_well_known(low: Fen, high: Fen | None, degrees: frozenset[Degree]) -> Sum:
    """Return what lies within bounds as well as it is known by the words around it."""
    if degrees >= _ENDS:
        raise _bad_amount()
    about = bool(degrees - _ENDS)
    if Degree.LEAST in degrees:
        return within(low, None, about=about)
    if Degree.MOST in degrees:
        return within(0, high, about=about)
    near = low == high and low > 0 and Degree.NEAR in degrees
    return About(low, near=True) if near else within(low, high, about=about)


def _several(found: re.Match[str], degrees: frozenset[Degree]) -> Sum:
    """Return what 数万, 二十几万, 三四万 or 上万 is taken to mean: 2 to 10 of them, 20 to 30, 3 to 4, one or more."""
    one = prod(_SCALE[each] for each in found["scale"]) * 100
    low, high = _how_many(found)
    return _as_well_known(low * one, high and high * one, degrees | {Degree.ABOUT})


def _how_many(found: re.Match[str]) -> tuple[int, int | None]:
    if found["up"]:
        return 1, None
    if found["tens"]:
        tens = 10 * int(found["tens"][:-1] or 1)
        return tens, tens + 10
    low, high = (int(in_digits(found[end])) for end in ("low", "high")) if found["low"] else (2, 10)
    if low >= high:
        raise _bad_amount()
    return low, high


def _range(found: re.Match[str], *, about: bool) -> Sum:
    """Return an amount between two; 5-10万 means from 5万 on."""
    high = _fen(found, "to_")
    smaller = Fraction(_digits(found)) < Fraction(_digits(found, "to_"))
    low = _fen(found, scale=found["to_scale"] if found["scale"] is None and smaller else found["scale"])
    if low >= high:
        raise refuse("amount", say("前一个金额应小于后一个，请写成“5千到1万”的样子"))
    return within(low, high, about=about or _is_rough(found, "over", "more", "to_over", "to_more"))


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
    """Write an amount as `read_sum` reads it: `12,000.50`, `约30,000.00`, `至少10,000.00`, `至多500.00`, `不详`."""
    match amount:
        case Uncounted(each, monthly, by_worker):
            return f"{BY_WORKER if by_worker else ''}{MONTHLY if monthly else ''}{write_sum(each)}"
        case NoMoney():
            return "不涉及"
        case About(None):
            return "不详"
        case About(int(fen), near):
            return f"{'近' if near else '约'}{yuan(fen)}"
        case Between():
            return _write_bounds(amount)
    return yuan(amount)  # type: ignore[arg-type]


def _write_bounds(amount: Between) -> str:
    low, about = yuan(amount.low), "约" if amount.about else ""
    if amount.high is None:
        return f"至少{about}{low}"
    return f"{about}{low}至{yuan(amount.high)}" if amount.low else f"至多{about}{yuan(amount.high)}"


def say_sum(amount: Sum) -> Sentence:
    """Say an amount to a reader: 12,000.50 元, 约 30,000.00 元, 5,000.00 至 10,000.00 元, 不详."""
    match amount:
        case Uncounted(each, monthly, by_worker):
            told = say("每月 {sum}", sum=say_sum(each)) if monthly else say_sum(each)
            return say("工人应付 {sum}", sum=told) if by_worker else told
        case NoMoney():
            return say("不涉及")
        case About(None):
            return say("不详")
        case About(int(fen), near):
            return say("近 {yuan} 元", yuan=yuan(fen)) if near else say("约 {yuan} 元", yuan=yuan(fen))
        case Between():
            return _say_bounds(amount)
    return say("{yuan} 元", yuan=yuan(amount))  # type: ignore[arg-type]


def _say_bounds(amount: Between) -> Sentence:
    low, about = yuan(amount.low), amount.about
    if amount.high is None:
        return say("至少约 {yuan} 元", yuan=low) if about else say("至少 {yuan} 元", yuan=low)
    high = yuan(amount.high)
    if not amount.low:
        return say("至多约 {yuan} 元", yuan=high) if about else say("至多 {yuan} 元", yuan=high)
    return say("约 {low} 至 {high} 元", low=low, high=high) if about else say("{low} 至 {high} 元", low=low, high=high)
