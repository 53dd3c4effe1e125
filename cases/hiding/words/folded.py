"""A text as it is compared with what is known: without blanks and dots, simplified, in half-width small letters.

Each character remembers where it stood, so that what is found can be hidden in the text as it was written.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cases.hiding.words.traditional import simplified
from cases.values.text import pattern

_DROPPED = " \t\u3000\xa0\u200b\u200c\u200d\ufeff·•‧・"
_HALF: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF |= dict.fromkeys(map(ord, _DROPPED))
CHINESE_DIGITS = "〇○零一二三四五六七八九"
_CHINESE = str.maketrans(CHINESE_DIGITS, "000123456789")
_RUN = f"(?:[{CHINESE_DIGITS[3:]}]?十[{CHINESE_DIGITS[3:]}]?|[{CHINESE_DIGITS}]+)"
_HOUSE = pattern(
    f"{_RUN}(?=[号栋幢座楼层室弄组户房]|单元|[-—])|(?:(?<=[号栋幢座楼层])|(?<=单元)|(?<=-)){_RUN}(?![{CHINESE_DIGITS}十年月日元人个])"
)
"""Chinese numbers of houses: others stand in the names of places, or are none."""

_TOLD_SINGLY = pattern(f"[\\d{CHINESE_DIGITS}]{{5,}}")
"""A number told digit by digit: no quantity is, and a year has four."""

_PLAIN = pattern(f"[^{re.escape(_DROPPED)}A-Z\uff01-\uff5e]*")


class Folded(NamedTuple):
    """A folded text, and where each of its characters stood."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where a part of it stood, which holds a character at least."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text."""
    text = simplified(text)
    if _PLAIN.fullmatch(text):
        return Folded(text, range(len(text)))
    kept = [(at, each) for at, char in enumerate(text) if (each := char.translate(_HALF))]
    return Folded("".join(_small(each) for _, each in kept), [at for at, _ in kept])


def with_house_numbers(folded: Folded) -> Folded:
    """Return a folded text in which the numbers of houses and flats stand in digits: 十二幢五〇一 as 12幢501."""
    text, done = "", 0
    places: list[int] = []
    for found in _HOUSE.finditer(folded.text):
        start, end = found.span()
        digits = _digits(found[0])
        text += folded.text[done:start] + digits
        stood = folded.places[start:end]
        stood = [*(stood[min(at, len(stood) - 1)] for at in range(len(digits) - 1)), stood[-1]]
        places += [*folded.places[done:start], *stood]
        done = end
    return Folded(text + folded.text[done:], [*places, *folded.places[done:]]) if done else folded


def with_digits(text: str) -> str:
    """Return a text in which numbers told digit by digit stand in digits, as long as it was."""
    return _TOLD_SINGLY.sub(lambda found: found[0].translate(_CHINESE), text)


def _digits(number: str) -> str:
    """Return a Chinese number below a hundred, or one told digit by digit, in digits."""
    tens, ten, ones = number.partition("十")
    if ten:
        return (tens.translate(_CHINESE) or "1") + (ones.translate(_CHINESE) or "0")
    return number.translate(_CHINESE)


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char
