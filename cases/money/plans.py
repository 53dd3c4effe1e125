"""Instalments (分期): what is to be paid by which day, and by whom, as an instrument promises it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from cases.kinds import Hide, Kind, StandIn, Way, firms_in, somebody_gone
from cases.money.called.names import of_either
from cases.values.dates import read_promised
from cases.values.identity import check_name
from cases.values.money import read_sum, say_sum, write_sum
from cases.values.refusal import Refused, refuse
from cases.values.spans import Dated, DaySpan, last_day, pack_day, say_day, unpack_day, write_day
from cases.values.sums import Sum, dump_sum, load_sum
from cases.values.text import clean, half_width, one_line, say

_IN_WORDS = "一期不付全部到期"
_ALL_DUE = re.compile(
    r"加速到期|(?:任[何意一]?|有|其中)?一期.*(?:全部|其余|剩余|余款|各期).*(?:到期|付清|支付|履行|执行)"
)
"""A line that says so."""
_THE_REST = ("其余", "其余款项", "余款", "剩余", "剩余款项", "尾款", "全部余款")
"""Words for what is left of the whole, which is no figure."""
_SEVERAL = 2
_MOST = 120
"""Instalments of one instrument."""


class Instalment(NamedTuple):
    """What is to be paid. on: by which day. amount: None where it is the whole. payer: empty where the case says it.

    span: the month or year in which, where that was told and no day: on is its last. all_due: whether all that is left
    is due once it is not paid in time (加速到期).
    """

    on: date
    amount: Sum | None = None
    payer: str = ""
    span: DaySpan | None = None
    all_due: bool = False

    @classmethod
    def by(cls, day: Dated, amount: Sum | None = None, payer: str = "") -> "Instalment":
        """Return what is to be paid by a day, or in a month or a year."""
        return cls(last_day(day), amount, payer, day if isinstance(day, DaySpan) else None)

    @property
    def day(self) -> Dated:
        """By when it is to be paid, as it was told."""
        return self.span or self.on


@dataclass(frozen=True)
class Instalments(Kind["tuple[Instalment, ...]"]):
    """Instalments, one on a line: 2026-06-30 5000 or 今年底前 5000, and by whom where that is told."""

    empty = ()
    called = say("每行一期")
    control = Way.BOX
    apart = True
    personal = True

    def read(self, text: str, today: date) -> tuple[Instalment, ...]:
        told = [line for line in re.split(r"[\n;；]", clean(text)) if line.strip()]
        lines = [line for line in told if not _ALL_DUE.search(line)]
        if len(lines) > _MOST:
            raise refuse("plan", say("期数太多，最多 {n} 期", n=_MOST))
        found = [_instalment(line, at, today) for at, line in enumerate(lines, 1)]
        if len(lines) < len(told) and len(found) < _SEVERAL:
            raise refuse("plan", say("“一期不付全部到期”要先有两期以上，每期一行"))
        all_due = len(lines) < len(told)
        return tuple(each._replace(all_due=all_due) for each in sorted(found, key=attrgetter("on")))

    def write(self, value: tuple[Instalment, ...]) -> str:
        lines = (" ".join(filter(None, _cells(each))) for each in value)
        return "\n".join((*lines, *[_IN_WORDS] * any(each.all_due for each in value)))

    def show(self, value: tuple[Instalment, ...]) -> tuple[object, ...]:
        if len(value) == 1:
            return (_told(value[0]),)
        told = (say("第 {n} 期 {told}", n=at, told=_told(each)) for at, each in enumerate(value, 1))
        return (*told, *[say("任一期逾期未付清的，其余各期一并到期")] * any(each.all_due for each in value))

    def hidden(self, value: tuple[Instalment, ...], hide: Hide) -> tuple[Instalment, ...]:
        payer = of_either(hide)
        return tuple(each._replace(payer=payer(each.payer)) for each in value)

    def reworded(self, value: tuple[Instalment, ...], change: Callable[[str], str]) -> tuple[Instalment, ...]:
        return tuple(each._replace(payer=change(each.payer) if each.payer else "") for each in value)

    def firms(self, value: tuple[Instalment, ...]) -> Iterable[str]:
        return (each for instalment in value for each in firms_in(instalment.payer))

    def nameless(self, value: tuple[Instalment, ...], stand_in: StandIn) -> tuple[Instalment, ...]:
        return tuple(each._replace(payer=somebody_gone(each.payer, stand_in)) for each in value)

    def searched(self, value: tuple[Instalment, ...]) -> Iterable[str]:
        return self.names(value)

    def names(self, value: tuple[Instalment, ...]) -> Iterable[str]:
        return (each.payer for each in value if each.payer)

    def last_days(self, value: tuple[Instalment, ...]) -> Iterable[date]:
        return (each.on for each in value)

    def dump(self, value: tuple[Instalment, ...]) -> Any:
        return [[pack_day(each.day), dump_sum(each.amount), each.payer, *[True] * each.all_due] for each in value]

    def load(self, kept: Any) -> tuple[Instalment, ...]:
        return tuple(
            Instalment.by(unpack_day(on), load_sum(amount), payer)._replace(all_due=bool(more))
            for on, amount, payer, *more in kept
        )


def _instalment(line: str, at: int, today: date) -> Instalment:
    on, *rest = re.split(r"[\s|｜]+", half_width(one_line(line)).strip())
    try:
        day = read_promised(on, today)
        amount = read_sum(rest[0]) if rest and rest[0] not in _THE_REST else None
        return Instalment.by(day, amount, check_name("".join(rest[1:])) if rest[1:] else "")
    except Refused as refused:
        (problem, *_) = refused.problems
        sentence = say("第 {n} 期：{why}；请写成“6月30日 5000”的样子，一期一行", n=at, why=problem.sentence)
        raise refuse("plan", sentence) from None


def _cells(each: Instalment) -> list[str]:
    rest = _THE_REST[0] if each.payer else ""
    return [write_day(each.day), rest if each.amount is None else write_sum(each.amount), each.payer]


def _told(each: Instalment) -> tuple[object, ...]:
    return tuple(filter(None, (say_day(each.day), "" if each.amount is None else say_sum(each.amount), each.payer)))
