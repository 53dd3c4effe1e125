"""Finding a thing by what people type of it: Chinese, pinyin, initials of pinyin, or English."""

from functools import lru_cache

from cases.values.text import half_width, one_line
from tui.words.language import LANGUAGES, reader

NEVER = 2


def answers(typed: str, *names: object) -> bool:
    """Tell whether typed text is part of one of the names, its pinyin or its initials; blank text is part of any."""
    return closeness(typed, *names) < NEVER


def closeness(typed: str, *names: object) -> int:
    """Return 0 where one of the names begins with the typed text, 1 where one holds it, else `NEVER`."""
    folded = "".join(half_width(one_line(typed)).lower().split())
    found = [each for name in names for each in ways(name) if folded in each]
    if any(each.startswith(folded) for each in found):
        return 0
    return 1 if found else NEVER


def farness(typed: str, name: object, *also: object) -> int:
    """Return how far typed text is from a thing of this name, `NEVER` where it is not meant at all.

    A name that is typed in Chinese characters, from whichever of them on, is nearer than other words that begin so.
    """
    own, other = closeness(typed, name), closeness(typed, *also)
    if own == 0 or (own < NEVER and not typed.isascii()):
        return own - 2
    return min(own, other)


def ways(name: object) -> list[str]:
    """Return how a name may be typed: as it stands in each language, in pinyin and in initials."""
    texts = dict.fromkeys(reader(language)(name) for language in LANGUAGES)
    plain = ["".join(half_width(text).lower().split()) for text in texts]
    return plain + [each for text in texts if not text.isascii() for each in _pinyin(text)]


@lru_cache(4096)
def _pinyin(text: str) -> tuple[str, ...]:
    from storage.search.words import pinyin  # its tables are large, and wanted only where somebody searches

    return tuple(pinyin(text))
