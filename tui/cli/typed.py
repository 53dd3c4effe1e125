"""Reading FIELD=VALUE: the value as a form would take it, or the text of a file."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from cases.events import Event, Opened
from cases.kinds import Day, Whole
from cases.refusal import Problem, Refused, refuse
from cases.text import Sentence, one_line, say
from tui.cli.parser import BadCall

MOST = 1_000_000
"""Bytes of a file that a value is read from."""


def read_fields(words: Iterable[str]) -> dict[str, str]:
    """Return typed fields by name. `@FILE` stands for the text of a file, `@-` for what comes in, `@@` for an @.

    Raises `BadCall` for a word without = and for a field given twice, `Refused` (rule `file`) for a file without text.
    """
    typed: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        name = name.strip()
        if not equals or not name:
            raise BadCall(say("“{word}”不是 字段=内容 的样子，例如 applicant=张三", word=one_line(word)[:40]))
        if name in typed:
            raise BadCall(say("字段 {name} 写了两次，请只留一个", name=one_line(name)[:40]))
        typed[name] = _value(name, value)
    return typed


def _value(field: str, value: str) -> str:
    if value.startswith("@@") or not value.startswith("@"):
        return value.removeprefix("@") if value.startswith("@@") else value
    try:
        kept = sys.stdin.buffer.read(MOST + 1) if value == "@-" else _file(value[1:])
    except (OSError, ValueError) as fault:
        raise _no_file(field, say("读不到文件，请核对路径和权限；内容本来以 @ 开头的，请写成 @@")) from fault
    if len(kept) > MOST:
        raise _no_file(field, say("文件太大，最多 {most} 字节，请精简或分条登记", most=MOST))
    return _decoded(field, kept)


def _file(path: str) -> bytes:
    with Path(path).expanduser().open("rb") as file:
        return file.read(MOST + 1)


def _decoded(field: str, kept: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return kept.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no_file(field, say("文件不是文本文件，请另存为 UTF-8 文本再试"))


def _no_file(field: str, sentence: Sentence) -> Refused:
    return refuse("file", sentence, field)


E = TypeVar("E", bound=Event)
T = TypeVar("T")


@dataclass(frozen=True)
class Typed(Generic[E]):
    """An event as it was typed. on: the day that it happened; seen: the version looked at; None where not given."""

    event: E
    on: date | None
    seen: int | None


def read_event(kind: type[E], typed: Mapping[str, str], today: date) -> Typed[E]:
    """Read an event with `on=`, the day it happened, and `seen=`, the version of the case that was looked at.

    Raises `Refused` with every problem found, each naming its field.
    """
    rest = dict(typed)
    on_text = rest.pop("on", "").strip()
    seen_text = rest.pop("seen", "").strip() if kind is not Opened else ""
    problems: list[Problem] = []
    on = _tried(lambda: Day().read(on_text, today), "on", problems) if on_text else None
    seen = _tried(lambda: Whole(1).read(seen_text, today), "seen", problems) if seen_text else None
    event = _tried(lambda: kind.read(rest, today), None, problems)
    if problems or event is None:
        raise Refused(*problems)
    return Typed(event, on, seen)


def _tried(read: Callable[[], T], field: str | None, problems: list[Problem]) -> T | None:
    try:
        return read()
    except Refused as refused:
        problems += (Problem(each.rule, each.sentence, each.field or field) for each in refused.problems)
        return None
