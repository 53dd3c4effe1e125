"""What a code list tells, and yes or no."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from cases.kinds.kind import Kind, StandIn, T
from cases.kinds.ways import Spelling, Way
from cases.values.codes import OTHER, Code, CodeList, codes, name_told, renamed, with_name
from cases.values.refusal import Refused, refuse
from cases.values.text import HAN, Label, Sentence, half_width, one_line, say


@dataclass(frozen=True)
class Listed(Kind[T]):
    """What a code list tells. fixed: the list where it is not the one of today."""

    list_name: str
    fixed: CodeList | None = field(default=None, kw_only=True)

    @property
    def list(self) -> CodeList:
        return self.fixed or codes(self.list_name)

    @property
    def spelled_by(self) -> str:
        return self.list_name

    def as_of(self, day: date) -> Self:
        return replace(self, fixed=self.list.worded_on(day))

    def remembering(self) -> Self:
        return replace(self, fixed=self.list.with_gone())


@dataclass(frozen=True)
class Pick(Listed[str]):
    """One of a code list, by code or by label."""

    grounded: bool = field(default=False, kw_only=True)
    empty = ""
    called = say("选一项")
    control = Way.CHOICE
    by_event_day = True
    spelling = Spelling.CODE

    @property
    def choices(self) -> CodeList:
        return self.list

    @property
    def no_says_something(self) -> bool:
        return self.list_name == "yes_no"

    def words(self, text: str) -> Iterable[str]:
        return (one_line(text),)

    def read(self, text: str, today: date) -> str:
        return find_code(self.list, one_line(text), today)

    def show(self, value: str) -> tuple[object, ...]:
        return (self.list.label(value),) if value else ()

    def reworded(self, value: str, change: Callable[[str], str]) -> str:
        return renamed(value, change)

    def nameless(self, value: str, stand_in: StandIn) -> str:
        return renamed(value, lambda name: stand_in(name) or name)

    def searched(self, value: str) -> Iterable[str]:
        return (name,) if HAN.search(name := name_told(value)) else ()


_ALL = frozenset({"全部", "全选", "all"})


@dataclass(frozen=True)
class PickMany(Listed["tuple[str, ...]"]):
    """Any number of a code list, in the list's order, typed with commas or blanks between.

    whole: whether all that is in force may be told in one word.
    """

    whole: bool = field(default=False, kw_only=True)
    empty = ()
    called = say("可多选")
    control = Way.CHECKS
    by_event_day = True
    spelling = Spelling.CODES

    @property
    def choices(self) -> CodeList:
        return self.list

    @property
    def in_one_word(self) -> bool:
        return self.whole

    def words(self, text: str) -> Iterable[str]:
        return filter(None, _SEVERAL.split(one_line(text)))

    def read(self, text: str, today: date) -> tuple[str, ...]:
        parts = [*self.words(text)]
        every = [code.code for code in self.list.on(today)] if self.whole and _ALL & {*parts} else []
        found = {*every, *(find_code(self.list, part, today) for part in parts if not (self.whole and part in _ALL))}
        return tuple(code.code for code in self.list if code.code in found)

    def write(self, value: tuple[str, ...]) -> str:
        return ",".join(value)

    def show(self, value: tuple[str, ...]) -> tuple[object, ...]:
        return tuple(self.list.label(code) for code in value)

    def dump(self, value: tuple[str, ...]) -> Any:
        return list(value)

    def load(self, kept: Any) -> tuple[str, ...]:
        return tuple(kept)


def find_code(list_: CodeList, text: str, today: date, used: Mapping[str, int] | None = None) -> str:
    """Return the code that the text names: any of the list, or one in force by its name or a part of it.

    What the list has no code for is named as 其他（…） or 其他：…. No part of a name means what the name denies. Raises
    `Refused` (rule `code`) with those that there are. used: how often each was chosen; those most used are named first.
    """
    if name := other_named(list_, text):
        return name
    folded = half_width(text).lower()
    if folded in list_:
        return folded
    now, same = list_.on(today), called_so(list_, text, today)
    near = [code for code in now if folded and folded in half_width(code.label.zh).lower()]
    found = same or [code for code in near if not denies(code.label.zh, folded)]
    if len(found) == 1:
        return found[0].code
    often = used or {}
    offered = sorted(found or now, key=lambda code: -often.get(code.code, 0))
    choices = [f"{code.label.zh}（{code.code}）" for code in offered]
    shown = "、".join(choices[:6]) + ("……" if len(choices) > 6 else "")
    if found:
        raise refuse("code", say("“{text}”对应不止一项，请选一项：{choices}", text=text[:30], choices=shown))
    raise refuse("code", say("列表里没有“{text}”，可选：{choices}", text=text[:30], choices=shown))


_DENYING = re.compile(r"没有|没|不予|不|未|无|非|\b(?:not|no)\b\s*|\b(?:non-?|un|dis)", re.IGNORECASE)


def after_denial(name: str) -> Iterator[str]:
    """Yield what stands after each word of a name that denies it: 有 of 没有, 受理 of 不予受理."""
    starts = (each.end() for at in range(len(name)) if (each := _DENYING.match(name, at)))
    for start in sorted({*starts, *(at + 1 for at, sign in enumerate(name) if sign in "没不")}):
        yield name[start:]


def denies(name: str, part: str) -> bool:
    """Tell whether a name says that it is not what a part of it, in half width and small letters, says: 没有 and 有."""
    told = half_width(name).lower()
    return not told.startswith(part) and any(rest.startswith(part) for rest in after_denial(told))


def in_order_of_use(kind: Kind[Any], text: str, today: date, used: Mapping[str, Mapping[str, int]]) -> Sentence | None:
    """Return why a text names no code of a kind, those most used first; None where that is not what is wrong."""
    choices = kind.choices
    if choices is None:
        return None
    try:
        for word in filter(None, kind.words(text)):
            find_code(choices, word, today, used.get(choices.name))
    except Refused as refused:
        return refused.problems[0].sentence
    return None


_SEVERAL = re.compile(r"[,，、;；\s]+")
_OTHER = re.compile(r"(?:其他|其它|other)\s*(?::(?P<after>[^:|;]*)|\((?P<within>[^:|;()]*)\))", re.IGNORECASE)
_NAME_MOST = 30


def other_named(of_list: CodeList, text: str) -> str:
    """Return the code with which a text tells what it is called that a list has no code for; empty where it does not.

    Raises `Refused` (rule `code`) where that is nothing, too long, or somebody's name, which is no name of a thing.
    """
    found = _OTHER.fullmatch(half_width(text).strip())
    if found is None or OTHER not in of_list:
        return ""
    name = (found["after"] or found["within"] or "").strip()
    from cases.hiding.likely.name import looks_like_a_person  # large expressions: lists are shown without

    if not re.search(r"\w", name) or len(name) > _NAME_MOST or looks_like_a_person(name):
        why = say("“其他”后面请写叫什么，不超过 {n} 字，不写人名，如“其他（家属楼押金）”", n=_NAME_MOST)
        raise refuse("code", why)
    return with_name(name)


def called_so(list_: CodeList, text: str, today: date) -> list[Code]:
    """Return the codes in force that are called exactly so, in the list or as people say."""
    folded = half_width(one_line(text)).lower()
    full = (folded, *(f"{folded}{end}" for end in ("纠纷", "责任纠纷")))
    now = list_.on(today)
    return [code for code in now if any(half_width(each).lower() in full for each in list_.called(code.code))]


def understood(kind: Kind[Any], text: str, today: date) -> Iterator[tuple[str, Label]]:
    """Yield each word as people say it that was read as a code, with the label of that."""
    choices = kind.choices
    if choices is None:
        return
    for word in kind.words(text):
        found = called_so(choices, word, today) if word else []
        if len(found) == 1 and half_width(word).lower() in map(str.lower, choices.spoken(found[0].code)):
            yield word, found[0].label


_YES = {"是", "是的", "y", "yes", "true", "1", "有", "对", "√", "已"}
_NO = {"否", "n", "no", "false", "0", "无", "没有", "没", "不", "不是", "×", "未"}


@dataclass(frozen=True)
class YesNo(Kind[bool]):
    """Yes or no. A needed one must be yes: it confirms that something was done."""

    empty = False
    called = say("是或否")
    control = Way.CONFIRM
    spelling = Spelling.YES_NO
    no_says_something = True

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
