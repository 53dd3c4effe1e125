"""What a header of a column says once its dress is taken off: marks, blanks, brackets, the unit of its amounts."""

import re
from functools import lru_cache
from typing import NamedTuple

from cases.values.text import half_width, one_line

_DROPPED = re.compile(r"[\s*∗:\"'“”‘’※★☆●▲△◆_]|\((?:必填|选填|必填项|可不填|必选)\)")
_ALIKE = str.maketrans("【】〔〕[]{}<>、,;|\\", "()()()()()/////")
_UNIT = re.compile(r"\((?:(?:金额)?单位|人民币)?(?P<scale>[亿万千百]?)元(?:/[年月日天人次户]+)?\)")
_TAIL = re.compile(r"(?<=..)[/-]?(?P<scale>[亿万千百]?)元$")
_ABOVE = re.compile(r"单位(?P<scale>[亿万千百]?)元(?!\w)")
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
"""Yuan in each unit of amounts, without 元."""

_BRACKETS = re.compile(r"\([^()]*\)")


class Header(NamedTuple):
    """A header as it is compared.

    key: folded, with its unit, by which it is remembered. text: without the unit. factor: yuan in that unit, 0 where
    it tells none.
    """

    key: str
    text: str
    factor: int

    @property
    def forms(self) -> tuple[str, ...]:
        """The text, and where it has brackets, the text without them."""
        bare = _BRACKETS.sub("", self.text)
        return (self.text, bare) if bare and bare != self.text else (self.text,)


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Return a header without marks of what is needed, blanks and colons, with one kind of each sign."""
    for _ in range(_TURNS):  # what is left when something is dropped may be something to drop, or another sign
        before = text
        text = _DROPPED.sub("", half_width(one_line(text)).lower().translate(_ALIKE)).strip("/")
        if text == before:
            break
    return text


_TURNS = 5


@lru_cache(maxsize=10_000)
def header(text: str) -> Header:
    """Take a header apart."""
    key = folded(text)
    unit = _UNIT.search(key) or _TAIL.search(key)
    if not unit:
        return Header(key, key, 0)
    return Header(key, key[: unit.start()] + key[unit.end() :], SCALES[unit["scale"]])


def unit_above(text: str) -> int:
    """Return the yuan in the unit that a line above a table tells, as in 单位：万元; 0 where it tells none."""
    unit = _ABOVE.search(folded(text))
    return SCALES[unit["scale"]] if unit else 0
