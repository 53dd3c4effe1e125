"""Texts: on one line, of several lines, and several short ones."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.hiding.mask import mask_text
from cases.hiding.pieces import MASKS, Sort
from cases.identity import check_document, check_name, check_phones
from cases.kinds.kind import Hide, Kind, StandIn
from cases.masking import mask_address, mask_id, mask_name, mask_phone
from cases.refusal import refuse
from cases.text import clean, one_line, say

PROSE_MOST = 100_000
"""Characters in one narrative."""


def fits(text: str, most: int) -> str:
    """Return a text that is no longer than so many characters. Raises `Refused` (rule `length`) for one that is."""
    if len(text) > most:
        raise refuse("length", say("太长了：{n} 字，最多 {most} 字，请精简或分条登记", n=len(text), most=most))
    return text


@dataclass(frozen=True)
class Line(Kind[str]):
    """A short text on one line."""

    most: int = 200
    hide: Callable[[str], str] | None = None
    check: Callable[[str], str] | None = None
    empty = ""

    @property
    def personal(self) -> bool:
        return self.hide is not None

    def read(self, text: str, today: date) -> str:
        line = fits(one_line(text), self.most)
        return self.check(line) if self.check else line

    @property
    def sort(self) -> Sort | None:
        """What sort of personal data it is, None for none."""
        return next((sort for sort, hide in MASKS.items() if hide is self.hide), None)

    def hidden(self, value: str, hide: Hide) -> str:
        return hide(self.sort, value) if self.sort and value else value

    def reworded(self, value: str, change: Callable[[str], str]) -> str:
        return change(value)

    def nameless(self, value: str, stand_in: StandIn) -> str:
        return stand_in(value)


PERSON = Line(60, hide=mask_name, check=check_name)
DOCUMENT = Line(30, hide=mask_id, check=check_document)
PHONES = Line(80, hide=mask_phone, check=check_phones)
ADDRESS = Line(200, hide=mask_address)


@dataclass(frozen=True)
class Prose(Kind[str]):
    """A text of several lines."""

    most: int = PROSE_MOST
    empty = ""

    @property
    def personal(self) -> bool:
        return True

    def read(self, text: str, today: date) -> str:
        return fits(clean(text), self.most)

    def mask(self, value: str) -> tuple[object, ...]:
        return (mask_text(value),)

    def reworded(self, value: str, change: Callable[[str], str]) -> str:
        return change(value)

    def nameless(self, value: str, stand_in: StandIn) -> str:
        return ""


@dataclass(frozen=True)
class Lines(Kind["tuple[str, ...]"]):
    """Several short texts, one on each line; what is said twice counts once."""

    most: int = 200
    empty = ()

    @property
    def apart(self) -> bool:
        return True

    def read(self, text: str, today: date) -> tuple[str, ...]:
        lines = (one_line(line) for line in re.split(r"[\n;；]", clean(text)))
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

    def dump(self, value: tuple[str, ...]) -> Any:
        return list(value)

    def load(self, kept: Any) -> tuple[str, ...]:
        return tuple(kept)
