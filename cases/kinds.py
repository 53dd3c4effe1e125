"""Kinds of fields: how each is read from typed text, written back for editing, shown, masked, kept and loaded.

Every kind turns bad text into `Refused` with one sentence that says the way out.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, Self, TypeVar

from cases.codes import CodeList, codes
from cases.dates import read_date, read_rough_date
from cases.hiding.mask import mask_text
from cases.hiding.pieces import MASKS, Sort
from cases.identity import check_document, check_name, check_phones
from cases.masking import mask_address, mask_id, mask_name, mask_phone
from cases.money import About, Sum, read_sum, say_sum, write_sum
from cases.refusal import refuse
from cases.text import Label, clean, half_width, one_line, say

T = TypeVar("T")

Hide = Callable[[Sort, str], str]
"""Returns something of a sort of personal data as it is shown while that is hidden."""

StandIn = Callable[[str], str]
"""Returns what stands for a name once people are erased: a firm's stays, a person's gives way; empty for other text."""

PROSE_MOST = 100_000
"""Characters in one narrative."""


class Kind(ABC, Generic[T]):
    """What a field holds."""

    empty: Any = None

    @property
    def personal(self) -> bool:
        """Whether values are hidden until somebody asks to see them."""
        return False

    @property
    def by_event_day(self) -> bool:
        """Whether what may be typed depends on the day of the event, as lists with dates of effect do."""
        return False

    @abstractmethod
    def read(self, text: str, today: date) -> T:
        """Read typed text that is not blank."""

    def write(self, value: T) -> str:
        """Return the text that, read again, gives the value."""
        return str(value)

    @property
    def apart(self) -> bool:
        """Whether the parts that a reader sees stand on lines of their own."""
        return False

    def show(self, value: T) -> tuple[object, ...]:
        """Return the parts a reader sees (texts, labels, sentences), to be joined in the reader's language."""
        return (self.write(value),)

    def mask(self, value: T) -> tuple[object, ...]:
        """Return what is shown while personal data is hidden."""
        return self.show(self.hidden(value, hidden))

    def hidden(self, value: T, hide: Hide) -> T:
        """Return the value with each piece of personal data in it as `hide` gives it."""
        return value

    def reworded(self, value: T, change: Callable[[str], str]) -> T:
        """Return the value with each text that people wrote in it changed."""
        return value

    def nameless(self, value: T, stand_in: StandIn) -> T:
        """Return what stays of the value when what tells of people is erased: what is dated, counted or of a list."""
        return value

    def as_of(self, day: date) -> "Kind[T]":
        """Return the kind as it was on a day, with codes called as they were then."""
        return self

    def dump(self, value: T) -> Any:
        """Return the value as JSON can keep it."""
        return value

    def load(self, kept: Any) -> T:
        """Return the value that was kept."""
        value: T = kept
        return value


def hidden(sort: Sort, text: str) -> str:
    """Return something of a sort of personal data as it is shown while that is hidden."""
    return MASKS[sort](text)


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
class Day(Kind["date | None"]):
    """A day; `ahead` allows one that is still to come."""

    ahead: bool = False

    def read(self, text: str, today: date) -> date | None:
        day = read_date(text, today)
        if day > today and not self.ahead:
            raise refuse("future", say("日期不能在今天（{today}）之后，请核对", today=today))
        return day

    def write(self, value: date | None) -> str:
        return value.isoformat() if value else ""

    def dump(self, value: date | None) -> Any:
        return value.isoformat() if value else None

    def load(self, kept: Any) -> date | None:
        return date.fromisoformat(kept) if kept else None


@dataclass(frozen=True)
class RoughDay(Kind[str]):
    """A day, month or year in the past, as exactly as it is known."""

    empty = ""

    def read(self, text: str, today: date) -> str:
        return read_rough_date(text, today)


@dataclass(frozen=True)
class Amount(Kind["Sum | None"]):
    """An amount of money in 分, exact or as well as it is known."""

    def read(self, text: str, today: date) -> Sum | None:
        return read_sum(text)

    def write(self, value: Sum | None) -> str:
        return "" if value is None else write_sum(value)

    def show(self, value: Sum | None) -> tuple[object, ...]:
        return () if value is None else (say_sum(value),)

    def dump(self, value: Sum | None) -> Any:
        return {"about": value.fen} if isinstance(value, About) else value

    def load(self, kept: Any) -> Sum | None:
        return About(kept["about"]) if isinstance(kept, dict) else kept


@dataclass(frozen=True)
class Whole(Kind["int | None"]):
    """A whole number between two bounds; `empty` is what an empty field stands for."""

    least: int = 0
    most: int = 1_000_000
    empty: int | None = None

    def read(self, text: str, today: date) -> int | None:
        digits = re.fullmatch(r"(\d{1,9})\s*[人件份次个]?", half_width(one_line(text)))
        if not digits or not self.least <= int(digits[1]) <= self.most:
            raise refuse("number", say("请填 {least} 到 {most} 之间的整数", least=self.least, most=self.most))
        return int(digits[1])

    def write(self, value: int | None) -> str:
        return "" if value is None else str(value)


_YES = {"是", "y", "yes", "true", "1", "有", "对", "√", "已"}
_NO = {"否", "n", "no", "false", "0", "无", "不", "×", "未"}


@dataclass(frozen=True)
class YesNo(Kind[bool]):
    """Yes or no. A needed one must be yes: it confirms that something was done."""

    empty = False

    def read(self, text: str, today: date) -> bool:
        folded = half_width(one_line(text)).lower()
        if folded in _YES:
            return True
        if folded in _NO:
            return False
        raise refuse("yes_no", say("请填“是”或“否”"))

    def write(self, value: bool) -> str:
        return "是" if value else "否"

    def show(self, value: bool) -> tuple[object, ...]:
        return (Label("是", "yes") if value else Label("否", "no"),)


@dataclass(frozen=True)
class Listed(Kind[T]):
    """What a code list tells. fixed: the list where it is not the one of today."""

    list_name: str
    fixed: CodeList | None = field(default=None, kw_only=True)

    @property
    def list(self) -> CodeList:
        return self.fixed or codes(self.list_name)

    def as_of(self, day: date) -> Self:
        return replace(self, fixed=self.list.worded_on(day)) if self.list.earlier else self


@dataclass(frozen=True)
class Pick(Listed[str]):
    """One of a code list, by code or by label."""

    empty = ""

    @property
    def by_event_day(self) -> bool:
        return True

    def read(self, text: str, today: date) -> str:
        return find_code(self.list, one_line(text), today)

    def show(self, value: str) -> tuple[object, ...]:
        return (self.list.label(value),) if value else ()


@dataclass(frozen=True)
class PickMany(Listed["tuple[str, ...]"]):
    """Any number of a code list, in the list's order, typed with commas or blanks between."""

    empty = ()

    @property
    def by_event_day(self) -> bool:
        return True

    def read(self, text: str, today: date) -> tuple[str, ...]:
        parts = [part for part in re.split(r"[,，、;；\s]+", one_line(text)) if part]
        found = {find_code(self.list, part, today) for part in parts}
        return tuple(code.code for code in self.list if code.code in found)

    def write(self, value: tuple[str, ...]) -> str:
        return ",".join(value)

    def show(self, value: tuple[str, ...]) -> tuple[object, ...]:
        return tuple(self.list.label(code) for code in value)

    def dump(self, value: tuple[str, ...]) -> Any:
        return list(value)

    def load(self, kept: Any) -> tuple[str, ...]:
        return tuple(kept)


def find_code(list_: CodeList, text: str, today: date) -> str:
    """Return the code that the text names: any code of the list, or the label, or a part of one, of one in force."""
    folded = half_width(text).lower()
    if folded in list_:
        return folded
    now = list_.on(today)
    full = (folded, f"{folded}纠纷")
    same = [code for code in now if any(half_width(each).lower() in full for each in code.label)]
    near = [code for code in now if folded and folded in half_width(code.label.zh).lower()]
    for found in (same, near):
        if len(found) == 1:
            return found[0].code
    choices = [f"{code.label.zh}（{code.code}）" for code in (same or near or now)]
    shown = "、".join(choices[:6]) + ("……" if len(choices) > 6 else "")
    if near:
        raise refuse("code", say("“{text}”对应不止一项，请选一项：{choices}", text=text[:30], choices=shown))
    raise refuse("code", say("列表里没有“{text}”，可选：{choices}", text=text[:30], choices=shown))


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


@dataclass(frozen=True)
class Kept(Kind[Any]):
    """A value of another field as that one keeps it, beside the words in which a reader sees it."""

    def read(self, text: str, today: date) -> Any:
        raise refuse("automatic", say("这一项由系统填写，请留空"))

    def write(self, value: Any) -> str:
        return ""

    def show(self, value: Any) -> tuple[object, ...]:
        return ()

    def hidden(self, value: Any, hide: Hide) -> Any:
        return None

    def reworded(self, value: Any, change: Callable[[str], str]) -> Any:
        return None

    def nameless(self, value: Any, stand_in: StandIn) -> Any:
        return None


@dataclass(frozen=True)
class Colleague(Kind[str]):
    """Somebody of the centre, by account name. The Desk turns a name into the account before it records.

    gone: whether it may be somebody who no longer works there; else it must be one who can handle the case.
    """

    gone: bool = False
    empty = ""

    def read(self, text: str, today: date) -> str:
        return fits(one_line(text), 60)


@dataclass(frozen=True)
class EntryNumber(Kind[int]):
    """The number of an entry in the case's history."""

    empty = 0

    def read(self, text: str, today: date) -> int:
        digits = re.fullmatch(r"第?\s*#?(\d{1,6})\s*条?", half_width(one_line(text)))
        if not digits:
            raise refuse("entry", say("请填办理经过中的序号，例如 3"))
        return int(digits[1])


@dataclass(frozen=True)
class FieldName(Kind[str]):
    """The name of a field of the intake, which a correction is about."""

    empty = ""

    def read(self, text: str, today: date) -> str:
        return one_line(text)
