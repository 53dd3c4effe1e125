"""Figures as people write and say them: Chinese numerals (三万八, 二〇二四), and words around them (约, 不到)."""

import re
from enum import Enum, auto
from typing import NamedTuple

from cases.values.text import pattern

_WRITTEN = (
    *("〇○零", "一壹", "二两兩贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"),
    *("拾", "佰", "仟", "萬", "億"),
)
_UNITS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_OURS = str.maketrans(
    {sign: ours for signs, ours in zip(_WRITTEN, (*"0123456789", *reversed(_UNITS)), strict=True) for sign in signs}
)
_ZEROS, *_EACH = _WRITTEN[:10]
ONES = "".join(_EACH)
"""The signs for one to nine."""

NUMERALS = "".join((*_WRITTEN, *_UNITS, "点點"))
"""All the signs of numerals."""

_VAGUE = pattern(rf"(?<![{ONES}{_ZEROS}])[{ONES}]{{2}}(?![{ONES}{_ZEROS}年])")
"""Two of them side by side are either of the two (三五百、二三号), but for a year: 二四年."""

_POINT = pattern(r"(?<=\d)[点點](?=\d)")
_FIGURE = pattern(r"(?<![\d.,几数])[\d.]*[十百千万亿][\d.十百千万亿]*+(?!几)")
_ONE_UNIT = pattern(r"[\d.]+[百千万亿]")
_SCALES = "万亿"
_TEN = 10
_LONGEST = 30
"""Signs of a figure: what is longer is none."""


def in_digits(text: str) -> str:
    """Return text with the numerals in it in digits: 二〇二四年十月二十 gives 2024年10月20, 三万八 gives 38000.

    What is told in one unit keeps it (3万, 500万). What may mean one thing or another (三五百, 几十) stays as it was.
    """
    if text.isascii() or _VAGUE.search(text):
        return text
    return _FIGURE.sub(_plain, _POINT.sub(".", text.translate(_OURS)))


def _plain(found: re.Match[str]) -> str:
    figure = found[0]
    if len(figure) > _LONGEST or _ONE_UNIT.fullmatch(figure) or (value := _value(figure)) is None:
        return figure
    scale = figure[-1] if figure[-1] in _SCALES else ""
    return f"{value // _UNITS[scale]}{scale}" if scale else str(value)


def _value(figure: str, *, last: bool = True) -> int | None:
    """Return what a figure comes to, None where it is none. last: whether nothing follows, so that 一万二 is 12,000."""
    for unit, worth in _UNITS.items():
        before, found, after = figure.partition(unit)
        if found:
            many, rest = _many(before, unit), _rest(after, worth, last=last)
            return None if many is None or rest is None else many * worth + rest
    return int(figure) if figure.isdecimal() else None


def _many(before: str, unit: str) -> int | None:
    """Return how many of a unit there are: of 十 one where none is told, of those below 万 fewer than ten."""
    if not before:
        return 1 if unit == "十" else None
    many = _value(before, last=False)
    return many if many is not None and (unit in _SCALES or many < _TEN) else None


def _rest(after: str, worth: int, *, last: bool) -> int | None:
    """Return what follows a unit; one digit is so many of the unit below, as in 三万八 and 两千五."""
    if not after:
        return 0
    if len(after) == 1 and worth > _TEN:
        return int(after) * worth // _TEN if last and after.isdecimal() else None
    rest = _value(after, last=last)
    return rest if rest is not None and rest < worth else None


class Degree(Enum):
    """How well a figure is known. NEAR: a little less than it; LEAST: it or more; MOST: it or less."""

    ABOUT = auto()
    NEAR = auto()
    LEAST = auto()
    MOST = auto()


_BEFORE = {
    **dict.fromkeys(("大约", "约莫", "约", "大概", "大致", "差不多", "估计"), Degree.ABOUT),
    **dict.fromkeys(("将近", "接近", "近"), Degree.NEAR),
    **dict.fromkeys(("至少", "最少", "起码", "不少于", "不低于", "不下于", "不下", "不止", "超过"), Degree.LEAST),
    **dict.fromkeys(("至多", "最多", "顶多", "不超过", "不高于", "不多于"), Degree.MOST),
    **dict.fromkeys(("不到", "不足", "不满", "未满", "少于", "低于"), Degree.MOST),
}
_AFTER = {
    **dict.fromkeys(("左右", "上下"), Degree.ABOUT),
    **dict.fromkeys(("以上", "起", "出头", "开外", "有余", "还多"), Degree.LEAST),
    **dict.fromkeys(("以下", "以内", "之内", "不到"), Degree.MOST),
}


def _either(words: dict[str, Degree]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


BEFORE = rf"(?:(?:{_either(_BEFORE)})\s*)"
"""One of the words that stand before a figure, as an expression."""
AFTER = "".join(dict.fromkeys("".join(_AFTER)))
"""The characters of the words that stand behind one."""

_LEADING, _TRAILING = pattern(rf"{BEFORE}+"), pattern(rf"(?:{_either(_AFTER)})+$")
_LED_BY, _TRAILED_BY = pattern(_either(_BEFORE)), pattern(_either(_AFTER))


class FigureTold(NamedTuple):
    """A figure without the words around it, and what those say of it."""

    figure: str
    degrees: frozenset[Degree]


def without_degrees(text: str) -> FigureTold:
    """Take the words around a figure off it; text that has none stays as it is."""
    leading, trailing = _LEADING.match(text), _TRAILING.search(text)
    start, end = leading.end() if leading else 0, trailing.start() if trailing else len(text)
    before = (_BEFORE[each] for each in _LED_BY.findall(text[:start]))
    after = (_AFTER[each] for each in _TRAILED_BY.findall(text[end:]))
    return FigureTold(text[start:end], frozenset((*before, *after)))
