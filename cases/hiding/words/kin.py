"""Words after which people are named: of family, of work, of office. Data, see data/kin.csv."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import say

COLUMNS = ("sort", "words")


class Near(StrEnum):
    """How a word says who somebody is.

    A relative of some `side` or `rank` is of the family too: 大表哥, 二姨. `alone` are words of one character, which
    say so only where no other word runs into them. `near` are personal ties, `work` what somebody does.
    """

    FAMILY = "family"
    RANK = "rank"
    SIDE = "side"
    RANKED = "ranked"
    ALONE = "alone"
    NEAR = "near"
    WORK = "work"
    OFFICE = "office"


class Word(NamedTuple):
    """A word in a text, and where it ends. near: one of family, alone, near, work and office."""

    near: Near
    end: int


def load_kin(text: str, name: str) -> Mapping[Near, frozenset[str]]:
    """Read the words of each sort from CSV with the header `COLUMNS`; several lines may tell of one sort.

    name: the file's, for the refusal. Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[Near, frozenset[str]] = dict.fromkeys(Near, frozenset())

    def take(values: Mapping[str, str]) -> None:
        words = frozenset(values["words"].split())
        if values["sort"] not in tuple(Near) or not words:
            raise refuse("table", say("sort 须填 {sorts} 之一，words 不能空着", sorts=tuple(Near)), "sort")
        found[Near(values["sort"])] |= words

    load_lines(text, name, COLUMNS, take)
    return found


def words(text: str) -> Iterator[Word]:
    """Yield each word of a text after which somebody may be named."""
    several, alone = _patterns()
    taken: set[int] = set()
    for found in several.finditer(text):
        taken.update(range(*found.span()))
        yield Word(Near(found.lastgroup or ""), found.end())
    yield from (Word(Near.ALONE, found.end()) for found in alone.finditer(text) if found.start() not in taken)


_RUNS_INTO = r"(?<![^\W其之我俺咱他她你您大二三四五六小老])"
_CHILD = "(?:儿(?![子女媳童孙科]))?"
"""An ending of words for family: 老伴儿, 媳妇儿."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    of = load_kin(packaged("kin.csv"), "kin.csv")
    some = f"{_any_of(of[Near.RANK] | of[Near.SIDE])}{{1,2}}{_any_of(of[Near.RANKED])}"
    longer = [word for word in of[Near.FAMILY] if (found := re.match(some, word)) and found.end() < len(word)]
    family = f"(?:{_any_of(longer)}|{some}|{_any_of(of[Near.FAMILY])}){_CHILD}"
    others = "|".join(f"(?P<{near}>{_any_of(of[near])})" for near in (Near.NEAR, Near.WORK, Near.OFFICE))
    first = {word[0] for near in Near if near not in (Near.RANKED, Near.ALONE) for word in of[near]}
    several = f"(?=[{''.join(sorted(first))}])(?:(?P<family>{family})|{others})"  # at most characters nothing is tried
    return re.compile(several), re.compile(_RUNS_INTO + _any_of(of[Near.ALONE]))


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first, which looks at each first character once."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + ")"


def is_family(text: str, at: int) -> bool:
    """Tell whether a word for family stands at a place of a text."""
    found = _patterns()[0].match(text, at)
    return found is not None and found.lastgroup == Near.FAMILY
