"""Who is named in a short field that tells of somebody: a person, a body, or several with words between them.

由王某付给李某 names two people, 包工头欧阳某 one, 某某劳务公司 a body; 农民工 nobody.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from cases.hiding.likely.name import BODY, looks_like_a_person
from cases.hiding.words.given import GIVEN
from cases.hiding.words.kin import words
from cases.hiding.words.surnames import SurnameSort, any_of
from cases.values.masking import tells_no_more

_BETWEEN = re.compile(
    r"(\s*[、，,;；:：/|（）()\n]+\s*|^由|[支交垫代]付[给与]?|付给|付款|转[给交账]|交给|借给|以及|(?<=.{2})[和与及、给付]|\s+(?![A-Za-z]))"
)
"""What stands between those who are named in a field."""

_FIRM = re.compile("公司")
"""A word for a body that a name may follow: of whoever acts for it."""

_THINGS = re.compile("资金|经费|基金|专项|自筹|捐|补助|财政|爱心|[款费金方]$")
"""What is told of money instead of a name."""

_MOST = 4
"""Characters of a person's name, one in another script or with a dot aside."""


def each_person(text: str, change: Callable[[str], str]) -> str:
    """Return a field with the name of each person in it changed, and bodies and the words between as they were."""
    return "".join(told if not is_name else change(told) for told, is_name in _pieces(text))


def people_in(text: str) -> tuple[str, ...]:
    """Return the names of the people in a field."""
    return tuple(told for told, is_name in _pieces(text) if is_name)


def bodies_in(text: str) -> tuple[str, ...]:
    """Return a field by itself where it names a body alone."""
    return (text,) if BODY.search(text) and not people_in(text) else ()


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the field piece by piece, and whether each is the name of a person."""
    if tells_no_more(text) or not text.strip():
        yield text, False
    elif _is_person(text):
        yield text, True
    else:
        for at, part in enumerate(_BETWEEN.split(text)):
            yield from [(part, False)] if at % 2 else _told_with(part)


def _told_with(part: str) -> Iterator[tuple[str, bool]]:
    """Yield what somebody is or acts for, 包工头 or 某公司, apart from the name that follows it."""
    if tells_no_more(part):
        yield part, False
        return
    ends = sorted({0, *(word.end for word in words(part)), *(found.end() for found in _FIRM.finditer(part))})
    for end in ends:
        if end < len(part) and _is_person(part[end:]):
            yield from ((part[:end], False), (part[end:], True))
            return
    yield part, False


def _is_person(name: str) -> bool:
    """Tell whether all of it is a person's name: it looks like one, or has a surname and no word for a body."""
    name = name.strip()
    if looks_like_a_person(name):
        return True
    if not name or BODY.search(name) or _THINGS.search(name) or tells_no_more(name):
        return False
    if name[0].isascii():
        return bool(re.fullmatch(r"[A-Za-z][A-Za-z .'’-]+", name))
    if re.search("[·•・‧]", name):
        return True
    every = any_of(SurnameSort.NAME, SurnameSort.WORD, SurnameSort.RARE)
    return len(name) <= _MOST and bool(re.fullmatch(f"{every}{GIVEN}{{1,2}}", name))
