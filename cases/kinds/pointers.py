"""What points elsewhere: to somebody of the centre, to an entry of the history, to a field of the intake."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from cases.kinds.kind import NO_NAMES, Kind
from cases.kinds.texts import fits
from cases.kinds.ways import Way, Whose
from cases.values.refusal import refuse
from cases.values.text import half_width, one_line, say


@dataclass(frozen=True)
class Colleague(Kind[str]):
    """Somebody of the centre, by account name. The Desk turns a name into the account before it records.

    gone: whether it may be somebody who no longer works there; else it must be one who can handle the case.
    """

    gone: bool = False
    empty = ""
    called = say("账号或姓名")
    control = Way.COLLEAGUE

    @property
    def whose(self) -> Whose:
        return Whose.ANYBODY if self.gone else Whose.HANDLER

    def read(self, text: str, today: date) -> str:
        return fits(one_line(text), 60)

    def cell(
        self, parts: tuple[object, ...], read: Callable[[object], str], names: Mapping[str, str] = NO_NAMES
    ) -> str:
        account = read(parts)
        return names.get(account, account)


@dataclass(frozen=True)
class EntryNumber(Kind[int]):
    """The number of an entry in the case's history."""

    empty = 0
    called = say("经过序号")
    control = Way.ENTRY
    numbers_entry = True

    def read(self, text: str, today: date) -> int:
        digits = re.fullmatch(r"第?\s*#?(\d{1,6})\s*条?", half_width(one_line(text)))
        if not digits:
            raise refuse("entry", say("请填办理经过中的序号，例如 3"))
        return int(digits[1])

    def cell(
        self, parts: tuple[object, ...], read: Callable[[object], str], names: Mapping[str, str] = NO_NAMES
    ) -> str:
        return read(say("第 {n} 条", n=read(parts)))


@dataclass(frozen=True)
class FieldName(Kind[str]):
    """The name of a field of the intake, which a correction is about."""

    empty = ""
    called = say("接案登记的字段")
    control = Way.FIELD

    def read(self, text: str, today: date) -> str:
        return one_line(text)
