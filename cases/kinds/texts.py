"""Texts: on one line, of several lines, and several short ones."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.hiding.mask import mask_text
from cases.hiding.pieces import DataSort
from cases.kinds.kind import Hide, Kind, StandIn
from cases.kinds.ways import Spelling, Way
from cases.values.identity import check_document, check_name, check_phones
from cases.values.masking import GONE
from cases.values.refusal import refuse
from cases.values.text import HAN, clean, one_line, say

PROSE_MOST = 100_000
"""Characters in one narrative."""

SHORT = 80
"""Characters up to which a line is given half the width."""

TALL = 10_000
"""Characters beyond which more lines of a text are seen at once."""


def fits(text: str, most: int) -> str:
    """Return a text that is no longer than so many characters. Raises `Refused` (rule `length`) for one that is."""
    if len(text) > most:
        raise refuse("length", say("太长了：{n} 字，最多 {most} 字，请精简或分条登记", n=len(text), most=most))
    return text


@dataclass(frozen=True)
class Line(Kind[str]):
    """A short text on one line. sort: of personal data; check: returns it in its usual form, or refuses it."""

    most: int = 200
    sort: DataSort | None = None
    check: Callable[[str], str] | None = None
    empty = ""
    called = say("文字")

    @property
    def control(self) -> Way:
        return Way.LINE if self.most > SHORT else Way.SHORT

    def read(self, text: str, today: date) -> str:
        line = fits(one_line(text), self.most)
        return self.check(line) if self.check else line

    def hidden(self, value: str, hide: Hide) -> str:
        return hide(self.sort, value) if self.sort and value else value

    def reworded(self, value: str, change: Callable[[str], str]) -> str:
        return change(value)

    def nameless(self, value: str, stand_in: StandIn) -> str:
        return stand_in(value) or (stand_in.other(value) if value and not self.sort else "")

    def searched(self, value: str) -> Iterable[str]:
        return (value,) if HAN.search(value) else ()  # what has no word in it is a number or a code

    def names(self, value: str) -> Iterable[str]:
        return (value,) if self.sort is DataSort.NAME else ()

    def digits(self, value: str) -> Iterable[str]:
        return (value,) if self.sort in (DataSort.NUMBER, DataSort.PHONE) else ()

    @property
    def spelling(self) -> Spelling:
        return _SPELLINGS.get(self.sort, Spelling.WORDS)

    @property
    def joint(self) -> str:
        return "、" if self.sort is DataSort.PHONE else ""


_SPELLINGS: Mapping[DataSort | None, Spelling] = {
    DataSort.NAME: Spelling.NAME,
    DataSort.NUMBER: Spelling.NUMBER,
    DataSort.PHONE: Spelling.PHONES,
}

PERSON = Line(60, DataSort.NAME, check_name)
DOCUMENT = Line(30, DataSort.NUMBER, check_document)
PHONES = Line(80, DataSort.PHONE, check_phones)
ADDRESS = Line(200, DataSort.ADDRESS)


@dataclass(frozen=True)
class Prose(Kind[str]):
    """A text of several lines."""

    most: int = PROSE_MOST
    empty = ""
    called = say("长文")
    personal = True
    spelling = Spelling.TEXT
    no_says_something = True
    joint = "\n"

    @property
    def control(self) -> Way:
        return Way.STORY if self.most > TALL else Way.BOX

    def read(self, text: str, today: date) -> str:
        return fits(clean(text), self.most)

    def mask(self, value: str) -> tuple[object, ...]:
        return (mask_text(value),)

    def reworded(self, value: str, change: Callable[[str], str]) -> str:
        return change(value)

    def nameless(self, value: str, stand_in: StandIn) -> str:
        return GONE if value else ""  # whether anything was told may have decided something

    def searched(self, value: str) -> Iterable[str]:
        return (value,) if value else ()


@dataclass(frozen=True)
class Lines(Kind["tuple[str, ...]"]):
    """Several short texts, one on each line; what is said twice counts once."""

    most: int = 200
    between = r"[\n;；]"
    empty = ()
    called = say("每行一项")
    control = Way.BOX
    apart = True

    def read(self, text: str, today: date) -> tuple[str, ...]:
        lines = (one_line(line) for line in re.split(self.between, clean(text)))
        return tuple(dict.fromkeys(fits(line, self.most) for line in lines if line))

    def write(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)

    def show(self, value: tuple[str, ...]) -> tuple[object, ...]:
        return value

    def mask(self, value: tuple[str, ...]) -> tuple[object, ...]:
        return self.reworded(value, mask_text)

    def reworded(self, value: tuple[str, ...], change: Callable[[str], str]) -> tuple[str, ...]:
        return tuple(map(change, value))

    def nameless(self, value: tuple[str, ...], stand_in: StandIn) -> tuple[str, ...]:
        return tuple(filter(None, map(stand_in, value)))

    def searched(self, value: tuple[str, ...]) -> Iterable[str]:
        return value

    def dump(self, value: tuple[str, ...]) -> Any:
        return list(value)

    def load(self, kept: Any) -> tuple[str, ...]:
        return tuple(kept)
