"""Reading FIELD=VALUE: the value as a form would take it, or the text of a file."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from cases.events import Event
from cases.kinds import RoughDay, Whole, in_order_of_use, understood
from cases.kinds.fields import Fields
from cases.values.refusal import Problem, Refused, refuse
from cases.values.spans import Dated, law_of
from cases.values.text import Sentence, one_line, say
from storage.host.guard import Ground
from storage.host.plainfile import NotPlain, open_plain
from tui.cli.calls.parser import BadCall
from tui.cli.output import complain
from tui.words.language import _, show

MOST = 1_000_000
"""Bytes of a file that a value is read from."""


def by_input() -> str:
    """Say, at the end of a help, how personal data is kept out of the history of a shell."""
    return "\n".join(
        (
            _("个人信息请从标准输入给，不留在命令历史和进程列表中："),
            _("  写 - ，再逐行给 字段=内容；以空格开头的行接上一行"),
            _("  或写 字段=@- ，整个输入就是这一项的内容"),
        )
    )


def read_fields(words: Iterable[str], ground: Callable[[], Ground]) -> dict[str, str]:
    """Return typed fields by name.

    `@FILE` stands for the text of a file of the user, `@-` for what comes in, `@@` for an @; a word `-` for all that
    comes in, a field a line. ground: tells what of the centre's is not taken, asked once a file is.
    Raises `BadCall` for a word without = and for a field given twice, `Refused` (rule `file`) for a file without text.
    """
    typed: dict[str, str] = {}
    source = _Source(ground)
    for word in (each for given in words for each in (source.lines() if given == "-" else [given])):
        name, equals, value = word.partition("=")
        name = name.strip()
        if not equals or not name:
            raise BadCall(say("“{word}”不是 字段=内容 的样子，例如 applicant=张三", word=one_line(word)[:40]))
        if name in typed:
            raise BadCall(say("字段 {name} 写了两次，请只留一个", name=one_line(name)[:40]))
        typed[name] = source.value(name, value)
    return typed


class _Source:
    """Where values come from that are not among the words: files of the user, and what comes in, which is read once."""

    def __init__(self, ground: Callable[[], Ground]) -> None:
        self._ground = ground
        self._read = False

    def lines(self) -> list[str]:
        """Return what comes in, a field an item; a line that begins with a blank goes on with the one before."""
        lines: list[str] = []
        for line in _decoded("-", _bounded("-", self._standard_input())).splitlines():
            if line[:1].isspace() and lines:
                lines[-1] += f"\n{line[1:]}"
            elif line.strip():
                lines.append(line)
        return lines

    def value(self, field: str, value: str) -> str:
        """Return what a value stands for."""
        if value.startswith("@@") or not value.startswith("@"):
            return value.removeprefix("@") if value.startswith("@@") else value
        try:
            kept = self._standard_input() if value == "@-" else self._file(Path(value[1:]).expanduser())
        except NotPlain as other:
            sentence = say("只能取自己的普通文件，不能取设备、管道、系统文件或本中心的数据；请先另存为文本文件")
            raise _no_file(field, sentence) from other
        except (OSError, ValueError, RuntimeError) as fault:
            sentence = say("读不到文件，请核对路径和权限；内容本来以 @ 开头的，请写成 @@")
            raise _no_file(field, sentence) from fault
        return _decoded(field, _bounded(field, kept))

    def _standard_input(self) -> bytes:
        if self._read:
            raise BadCall(say("标准输入只能取一次：- 和 @- 请只留一处"))
        self._read = True
        return sys.stdin.buffer.read(MOST + 1)

    def _file(self, path: Path) -> bytes:
        with open_plain(path, self._ground(), own=True) as file:
            return file.read(MOST + 1)


def _bounded(field: str, kept: bytes) -> bytes:
    if len(kept) > MOST:
        raise _no_file(field, say("文件太大，最多 {most} 字节，请精简或分条登记", most=MOST))
    return kept


def _decoded(field: str, kept: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return kept.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no_file(field, say("文件不是文本文件，请另存为 UTF-8 文本再试"))


def _no_file(field: str, sentence: Sentence) -> Refused:
    return refuse("file", sentence, field)


def tell_heard(kind: type[Event], typed: Mapping[str, str], today: date) -> None:
    """Say on stderr how words that people say were understood, a line for each: 欠薪 → 追索劳动报酬纠纷."""
    if told := list(_heard(kind, typed, today)):
        complain(told)


def _heard(kind: type[Event], typed: Mapping[str, str], today: date) -> Iterator[str]:
    for name, text in typed.items():
        if (ask := kind.spec.ask(name)) is None:
            continue
        for word, label in understood(ask.kind, text, today):
            yield show(say("{field}：{word} → {label}", field=ask.label, word=word, label=label))


E = TypeVar("E", bound=Event)
F = TypeVar("F", bound=Fields)
T = TypeVar("T")


@dataclass(frozen=True)
class Typed(Generic[E]):
    """An event as it was typed. on: the day that it happened; seen: the version looked at; None where not given."""

    event: E
    on: Dated | None
    seen: int | None


UsedBefore = Callable[[], Mapping[str, Mapping[str, int]]]
"""How often each code of a list was chosen, looked up where it is asked which is meant."""


def read_event(kind: type[E], typed: Mapping[str, str], today: date, used: UsedBefore = dict) -> Typed[E]:
    """Read an event with `on=`, the day it happened, and `seen=`, the version of the case that was looked at.

    used: by which the codes that a word may mean are put in order, as in forms.
    Raises `Refused` with every problem found, each naming its field.
    """
    rest, problems = dict(typed), list[Problem]()
    on = _day(rest, today, problems)
    seen_text = rest.pop("seen", "").strip() if not kind.spec.opens else ""
    seen = _tried(lambda: Whole(1).read(seen_text, today), "seen", problems) if seen_text else None
    event = _made(kind, rest, today, on, problems, used)
    if problems or event is None:
        raise Refused(*problems)
    return Typed(event, on, seen)


def read_dated(kind: type[F], typed: Mapping[str, str], today: date, used: UsedBefore = dict) -> tuple[F, Dated | None]:
    """Read declared fields with `on=`, the day that they tell of, None where it was not given; see `read_event`."""
    rest, problems = dict(typed), list[Problem]()
    on = _day(rest, today, problems)
    made = _made(kind, rest, today, on, problems, used)
    if problems or made is None:
        raise Refused(*problems)
    return made, on


def _day(rest: dict[str, str], today: date, problems: list[Problem]) -> Dated | None:
    """Take the day out of what was typed."""
    text = rest.pop("on", "").strip()
    return _tried(lambda: RoughDay(needed=True).read(text, today), "on", problems) if text else None


def _made(
    kind: type[F], rest: Mapping[str, str], today: date, on: Dated | None, problems: list[Problem], used: UsedBefore
) -> F | None:
    day, before = law_of(on) if on else None, len(problems)
    made = _tried(lambda: kind.read(rest, today, day), None, problems)
    if any(each.rule == "code" for each in problems[before:]):
        problems[before:] = [_in_order(kind, each, rest, day or today, used()) for each in problems[before:]]
    return made


def _in_order(
    kind: type[Fields], problem: Problem, rest: Mapping[str, str], day: date, used: Mapping[str, Mapping[str, int]]
) -> Problem:
    """Return a problem with the codes that may be meant in the order in which forms offer them."""
    ask = kind.ask(problem.field or "") if problem.rule == "code" else None
    told = in_order_of_use(ask.kind, rest[ask.name], day, used) if ask else None
    return replace(problem, sentence=told) if told else problem


def _tried(read: Callable[[], T], field: str | None, problems: list[Problem]) -> T | None:
    try:
        return read()
    except Refused as refused:
        problems += (Problem(each.rule, each.sentence, each.field or field) for each in refused.problems)
        return None
