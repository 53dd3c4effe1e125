"""Finding known people's names where they are written in Latin letters: pinyin in either order, and its initials."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice, product
from unicodedata import combining, normalize

from cases.hiding.pieces import DataSort, Piece
from cases.values.masking import HIDDEN_REST, surname_of
from cases.values.text import pattern

_WORDS = pattern("[A-Za-z\u00c0-\u024f\u0300-\u030c]+")
_BETWEEN = pattern(r"[\W_]{0,3}")
_TOGETHER = 5
"""Words that may make a name together."""

_LEAST = 3
"""Letters at least of what is taken for a name: two initials would hit ordinary abbreviations."""

_READINGS = 8
_LONGEST = 5


class Latin:
    """Known Chinese names, ready to be found in Latin letters. spell: how each may be spelt; as those of people are."""

    def __init__(self, names: Iterable[str], spell: Callable[[str], frozenset[str]] | None = None) -> None:
        self._names, self._spell = tuple(names), spell or _spelt
        self._spelt: frozenset[str] | None = None

    def find(self, text: str) -> Iterator[Piece]:
        """Yield each place where one of them stands, its words together or apart."""
        words = list(_WORDS.finditer(text))
        if not self._names or sum(len(each[0]) for each in words) < _LEAST:
            return
        known, at = self._known(), 0
        while at < len(words):
            end = self._end(text, words, at, known)
            if end > at:
                yield Piece(words[at].start(), words[end - 1].end(), DataSort.NAME, HIDDEN_REST)
            at = max(end, at + 1)

    def _end(self, text: str, words: list[re.Match[str]], at: int, known: frozenset[str]) -> int:
        """Return after how many words the longest name that begins at one ends; where it begins for none."""
        spelt, longest = "", at
        for end in range(at, min(at + _TOGETHER, len(words))):
            if end > at and not _BETWEEN.fullmatch(text, words[end - 1].end(), words[end].start()):
                break
            spelt += _plain(words[end][0])
            longest = end + 1 if spelt in known else longest
        return longest

    def _known(self) -> frozenset[str]:
        if self._spelt is None:
            self._spelt = frozenset(each for name in self._names for each in self._spell(name))
        return self._spelt


def _plain(word: str) -> str:
    """Return a word in small letters without the marks of tones."""
    return "".join(char for char in normalize("NFD", word.lower()) if not combining(char))


def small_letters(text: str) -> str:
    """Return a text, as long as it was, in small letters without the marks of tones."""
    return "".join(normalize("NFD", char)[0].lower()[0] for char in text)


@lru_cache(maxsize=4096)
def _spelt(name: str) -> frozenset[str]:
    """Return how a name is spelt: whole in either order, a given name of two characters, and the initials."""
    if len(name) > _LONGEST:
        return frozenset()
    found, surname = set(), len(surname_of(name))
    for reading in _readings(name):
        family, given = reading[:surname], reading[surname:]
        found |= {"".join((*family, *given)), "".join((*given, *family)), "".join(each[0] for each in reading)}
        found |= {"".join(given)} if len(given) > 1 else set()
        found |= {"".join((*family, *(each[0] for each in given))), "".join((*(each[0] for each in given), *family))}
    found |= {each.replace("v", "u") for each in found}
    return frozenset(each for each in found if len(each) >= _LEAST)


def _readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield how the characters of a text may be read."""
    from pypinyin import Style, pinyin

    yield from islice(product(*pinyin(text, style=Style.NORMAL, heteronym=True, v_to_u=False)), _READINGS)


_ENGLISH = {"路": ("road", "rd"), "街": ("street", "st"), "道": ("avenue", "ave"), "村": ("village",), "巷": ("lane",)}


@lru_cache(maxsize=4096)
def spelt_place(name: str) -> frozenset[str]:
    """Return how what is named in an address is spelt: whole, and with the English word for what it is."""
    found = set()
    for reading in _readings(name):
        found |= {"".join(reading), *("".join((*reading[:-1], each)) for each in _ENGLISH.get(name[-1], ()))}
    return frozenset({*found, *(each.replace("v", "u") for each in found)})
