"""Figures: amounts of money and whole numbers."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.kinds.kind import Kind
from cases.kinds.ways import Spelling, Way
from cases.values.money import read_sum, say_sum, write_sum
from cases.values.numerals import in_digits
from cases.values.refusal import refuse
from cases.values.sums import Sum, dump_sum, load_sum
from cases.values.text import half_width, one_line, say


@dataclass(frozen=True)
class Amount(Kind["Sum | None"]):
    """An amount of money in 分, exact or as well as it is known."""

    called = say("金额")
    money = True
    control = Way.BRIEF
    echoes = True
    spelling = Spelling.SUM
    no_says_something = True

    def read(self, text: str, today: date) -> Sum | None:
        return read_sum(text)

    def write(self, value: Sum | None) -> str:
        return "" if value is None else write_sum(value)

    def show(self, value: Sum | None) -> tuple[object, ...]:
        return () if value is None else (say_sum(value),)

    def dump(self, value: Sum | None) -> Any:
        return dump_sum(value)

    def load(self, kept: Any) -> Sum | None:
        return load_sum(kept)


@dataclass(frozen=True)
class Whole(Kind["int | None"]):
    """A whole number between two bounds; `empty` is what an empty field stands for."""

    least: int = 0
    most: int = 1_000_000
    empty: int | None = None
    called = say("整数")
    control = Way.BRIEF
    spelling = Spelling.COUNT
    no_says_something = True

    def read(self, text: str, today: date) -> int | None:
        digits = re.fullmatch(r"(\d{1,9})\s*[人件份次个]?", in_digits(half_width(one_line(text))))
        if not digits or not self.least <= int(digits[1]) <= self.most:
            raise refuse("number", say("请填 {least} 到 {most} 之间的整数", least=self.least, most=self.most))
        return int(digits[1])

    def write(self, value: int | None) -> str:
        return "" if value is None else str(value)
