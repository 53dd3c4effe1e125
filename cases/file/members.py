"""The workers of a collective case, each with their time and sums; the sums of the case are the totals."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cases.hiding.pieces import DataSort
from cases.kinds import PERSON, Hide, Kind, RoughDay, StandIn, Way
from cases.values.identity import check_document, check_phones
from cases.values.money import read_sum, say_sum, write_sum
from cases.values.refusal import Problem, Refused, refuse
from cases.values.spans import Dated, pack_day, say_day, told_day, unpack_day, write_day
from cases.values.sums import Sum, dump_sum, in_all, load_sum
from cases.values.text import Label, Sentence, clean, half_width, one_line, say

MOST = 2000
"""Members of one case."""


class Member(NamedTuple):
    """A worker of a collective case. since, until: the time it is about, as exactly as it is known. Sums in 分."""

    name: str
    id_number: str = ""
    phone: str = ""
    since: Dated | None = None
    until: Dated | None = None
    claimed: Sum | None = None
    awarded: Sum | None = None
    received: Sum | None = None


SUMS = ("claimed", "awarded", "received")
LABELS = {
    "name": Label("姓名", "Name"),
    "id_number": Label("证件号码", "ID number"),
    "phone": Label("电话", "Phone"),
    "since": Label("起", "From"),
    "until": Label("止", "To"),
    "claimed": Label("主张金额", "Claimed"),
    "awarded": Label("确定金额", "Awarded"),
    "received": Label("到账金额", "Received"),
}
"""The columns of a roster, in their order; a line of these words on top tells another order."""

_DAYS = ("since", "until")
_SPLIT = re.compile(r"[\t|｜]")
_MORE_THAN_A_NAME = re.compile(r"\d{3}|[\s,，、:：;；]\s*\d")


def total(members: Iterable[Member], name: str) -> Sum | None:
    """Return the sum of what the members have of one of `SUMS`: rough where one is rough, None where none has any."""
    return in_all(getattr(member, name) for member in members)


def left_out(before: Sequence[Member], now: Sequence[Member], *, by_number: bool = False) -> tuple[Member, ...]:
    """Return who stood on a roster and is not on it now; who has two numbers is two people.

    by_number: whether who has one number is one, however they are called.
    """
    there = frozenset(pairs(before, now, by_number=by_number).values())
    return tuple(each for at, each in enumerate(before) if at not in there)


def filled_in(before: Sequence[Member], now: Sequence[Member], *, by_number: bool = False) -> tuple[Member, ...]:
    """Return a roster with these lines in it: what a line does not tell of somebody stays as it was."""
    same = pairs(before, now, by_number=by_number)
    lines = {old: _over(before[old], now[new]) for new, old in same.items()}
    kept = tuple(lines.get(at, each) for at, each in enumerate(before))
    return (*kept, *(each for at, each in enumerate(now) if at not in same))


def resummed(before: Sequence[Member], now: Sequence[Member], told: Sequence[str]) -> tuple[Member, ...]:
    """Return these lines with the sums that stood on a roster before, but for those of `SUMS` that are told anew."""
    kept, same = [name for name in SUMS if name not in told], pairs(before, now, by_number=True)
    return tuple(
        each._replace(**{name: getattr(before[same[at]], name) for name in kept}) if at in same else each
        for at, each in enumerate(now)
    )


def pairs(before: Sequence[Member], now: Sequence[Member], *, by_number: bool) -> Mapping[int, int]:
    """Return by the place of each line the place of the same person on a roster before, who is no other line's."""
    called = dict[str, list[int]]()
    for at, each in enumerate(before):
        called.setdefault(each.name, []).append(at)
    found = dict[int, int]()
    for alike in (_known_for_same, _same):
        for at, each in enumerate(now):
            free = called.get(each.name, []) if at not in found else []
            if (old := next((old for old in free if alike(before[old], each)), None)) is not None:
                found[at] = old
                free.remove(old)
    if by_number:
        numbers = {each.id_number: at for at, each in enumerate(before) if each.id_number and at not in found.values()}
        found |= {
            at: numbers[each.id_number] for at, each in enumerate(now) if at not in found and each.id_number in numbers
        }
    return found


def _known_for_same(one: Member, other: Member) -> bool:
    return (one.id_number, one.phone) == (other.id_number, other.phone)


def _same(one: Member, other: Member) -> bool:
    return one.id_number == other.id_number or not (one.id_number and other.id_number)


def _over(old: Member, new: Member) -> Member:
    told = {name: value for name, value in new._asdict().items() if value not in (None, "")}
    return old._replace(**told)


@dataclass(frozen=True)
class Members(Kind["tuple[Member, ...]"]):
    """A roster: one member on a line, the columns set apart by | or as pasted from a spreadsheet."""

    empty = ()
    called = say("每行一名成员")
    control = Way.STORY
    apart = True
    personal = True

    def read(self, text: str, today: date) -> tuple[Member, ...]:
        lines = [(at, line) for at, line in enumerate(clean(text).split("\n"), 1) if line.strip()]
        names = _head(lines[0][1]) if lines else None
        found, problems = _read_lines(lines[1:] if names else lines, names or tuple(LABELS), today)
        problems += _twice(found)
        if len(found) > MOST:
            problems.append(Problem("members", say("一件案件最多 {n} 名成员，请分成几件", n=MOST)))
        if problems:
            raise Refused(*problems[:10])
        return tuple(found)

    def write(self, value: tuple[Member, ...]) -> str:
        return "\n".join(" | ".join(_written(member)).rstrip(" |") for member in value)

    def show(self, value: tuple[Member, ...]) -> tuple[object, ...]:
        return tuple(_shown(member) for member in value)

    def hidden(self, value: tuple[Member, ...], hide: Hide) -> tuple[Member, ...]:
        return tuple(hide_member(member, hide) for member in value)

    def reworded(self, value: tuple[Member, ...], change: Callable[[str], str]) -> tuple[Member, ...]:
        return tuple(member._replace(name=change(member.name)) for member in value)

    def nameless(self, value: tuple[Member, ...], stand_in: StandIn) -> tuple[Member, ...]:
        return tuple(member._replace(name=stand_in(member.name), id_number="", phone="") for member in value)

    def searched(self, value: tuple[Member, ...]) -> Iterable[str]:
        return self.names(value)

    def names(self, value: tuple[Member, ...]) -> Iterable[str]:
        return (member.name for member in value)

    def digits(self, value: tuple[Member, ...]) -> Iterable[str]:
        return (each for member in value for each in (member.phone, member.id_number))

    def dump(self, value: tuple[Member, ...]) -> Any:
        return _dumped(value, pack_day)

    def told(self, value: tuple[Member, ...]) -> Any:
        return _dumped(value, told_day)

    def load(self, kept: Any) -> tuple[Member, ...]:
        return tuple(Member(*map(_loaded, Member._fields, row)) for row in kept)


def _dumped(members: Iterable[Member], day: Callable[[Dated], str]) -> Any:
    """Return members as JSON has them. day: gives the text of a day."""

    def cell(name: str, value: Any) -> Any:
        if name in _DAYS:
            return day(value) if value else ""
        return dump_sum(value) if name in SUMS else value

    return [list(map(cell, Member._fields, member)) for member in members]


def _loaded(name: str, cell: Any) -> Any:
    if name in _DAYS:
        return unpack_day(cell) if cell else None
    return load_sum(cell) if name in SUMS else cell


def _head(line: str) -> tuple[str, ...] | None:
    """Return the columns that a first line names, None where it names none but tells of somebody."""
    cells = [one_line(cell).strip("*＊﹡ ") for cell in _SPLIT.split(line)]
    if LABELS["name"].zh not in cells:
        return None
    known = {label.zh: name for name, label in LABELS.items()}
    return tuple(known.get(cell, "") for cell in cells)


def _read_lines(
    lines: Sequence[tuple[int, str]], names: Sequence[str], today: date
) -> tuple[list[Member], list[Problem]]:
    found: list[Member] = []
    problems: list[Problem] = []
    for at, line in lines:
        try:
            found.append(_member(line, names, today))
        except Refused as refused:
            whys = [say("第 {n} 行：{why}", n=at, why=each.sentence) for each in refused.problems]
            problems += [Problem("members", why) for why in whys]
    return found, problems


def _member(line: str, names: Sequence[str], today: date) -> Member:
    cells = [one_line(cell) for cell in _SPLIT.split(line)]
    if len(cells) > len(names):
        raise refuse("members", say("列太多，请按“姓名 | 证件号码 | 电话 | 起 | 止 | 主张 | 确定 | 到账”填写"))
    values = {name: _read(name, cell, today) for name, cell in zip(names, cells, strict=False) if name and cell}
    if not values.get("name"):
        raise refuse("members", say("缺姓名，请补上或删去这一行"))
    return Member(**values)


def _read(name: str, cell: str, today: date) -> Any:
    if name == "name":
        found = PERSON.read(cell, today)
        if _MORE_THAN_A_NAME.search(half_width(cell)):
            raise refuse("name", say("“姓名”一栏里有数字；各列用 | 隔开，如“王五 | | | | | 15000”"))
        return found
    if name == "id_number":
        return check_document(half_width(cell).lstrip("'"))
    if name == "phone":
        return check_phones(cell)
    return read_sum(cell) if name in SUMS else RoughDay().read(cell, today)


def _twice(members: Sequence[Member]) -> list[Problem]:
    """Return a problem for each number that stands there twice, and each name without a number that does."""
    seen: set[tuple[str, ...]] = set()
    problems = []
    for member in members:
        same = (member.id_number,) if member.id_number else (member.name, member.phone)
        if same in seen:
            sentence = say("“{name}”出现了两次；一人一行，同名的请填证件号码或电话", name=member.name)
            problems.append(Problem("members", sentence))
        seen.add(same)
    return problems


def _written(member: Member) -> list[str]:
    return list(map(cell_text, Member._fields, member))


def cell_text(name: str, cell: Any) -> str:
    """Return what a line of a roster has in one of `LABELS`, as one types it."""
    if cell is None or cell == "":
        return ""
    if name in SUMS:
        return write_sum(cell)
    return write_day(cell) if name in _DAYS else str(cell)


def _shown(member: Member) -> object:
    told: list[object] = [each for each in (member.id_number, member.phone) if each]
    if member.since or member.until:
        told.append(time_of(member))
    told += [
        say("{label} {sum}", label=LABELS[each], sum=say_sum(value))
        for each in SUMS
        if (value := getattr(member, each)) is not None
    ]
    return say("{name}（{told}）", name=member.name, told=tuple(told)) if told else member.name


def time_of(member: Member) -> Sentence:
    """Say the time that a member's claim is about."""
    since, until = (say_day(day) if day else "" for day in (member.since, member.until))
    return say("{since} 至 {until}", since=since, until=until)


def hide_member(member: Member, hide: Hide) -> Member:
    """Return a member with name, number and phone as they are shown while personal data is hidden."""
    name, number, phone = hide(DataSort.NAME, member.name), member.id_number, member.phone
    return member._replace(name=name, id_number=hide(DataSort.NUMBER, number), phone=hide(DataSort.PHONE, phone))
