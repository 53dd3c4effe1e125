"""Where words stand in a text, however both are written: by their letters and digits alone, as the search compares."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cases.hiding.words.traditional import TWOFOLD, simplified
from cases.values.text import half_width


def marks(text: str, terms: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where terms stand in a text, whatever signs stand between, however they are written, overlaps as one."""
    plain, places = _plain(text)
    found = sorted(span for term in terms for span in _standing(plain, _plain(term)[0]))
    whole: list[tuple[int, int]] = []
    for start, end in found:
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple((places[start], places[end - 1] + 1) for start, end in whole)


def _standing(plain: str, term: str) -> Iterator[tuple[int, int]]:
    at = plain.find(term) if term else -1
    while at >= 0:
        yield at, at + len(term)
        at = plain.find(term, at + len(term))


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return the letters and digits of a text as the index has them, and where each of them stood."""
    kept = [(at, plain) for at, char in enumerate(text) for plain in _folded(char)]
    return "".join(plain for _, plain in kept), [at for at, _ in kept]


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    return "".join(each for each in simplified(half_width(char)).translate(TWOFOLD).lower() if each.isalnum())
