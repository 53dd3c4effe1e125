"""A text as it is compared with what is known: without blanks and dots between characters, in half-width small letters.

Each character remembers where it stood, so that what is found can be hidden in the text as it was written.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_DROPPED = " \t\u3000\xa0\u200b\u200c\u200d\ufeff·•‧・"
_HALF: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF |= dict.fromkeys(map(ord, _DROPPED))
_PLAIN = re.compile(f"[^{re.escape(_DROPPED)}A-Z\uff01-\uff5e]*")


class Folded(NamedTuple):
    """A folded text, and where each of its characters stood."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where a part of it stood, which holds a character at least."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text."""
    if _PLAIN.fullmatch(text):
        return Folded(text, range(len(text)))
    kept = [(at, each) for at, char in enumerate(text) if (each := char.translate(_HALF))]
    return Folded("".join(_small(each) for _, each in kept), [at for at, _ in kept])


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char
