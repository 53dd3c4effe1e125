"""Clock rules (期限规则): which event starts a clock, how long it runs, what meets it. Data, see data/clocks.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any

from cases.calendar import Calendar, add_days, add_months, add_years
from cases.codes import codes
from cases.refusal import Problem, Refused, refuse
from cases.tables import UNCONFIRMED, at_line, check_effect, in_force, packaged, read_day
from cases.text import Label, Sentence, clean, one_line, say

UNITS = {
    "days": Label("日", "days"),
    "working_days": Label("个工作日", "working days"),
    "months": Label("个月", "months"),
    "years": Label("年", "years"),
}
ACTORS = {
    "staff": Label("接待人员", "Intake staff"),
    "supervisor": Label("主管", "Supervisor"),
    "handler": Label("承办人", "Handler"),
    "applicant": Label("申请人", "Applicant"),
    "forum": Label("受理机构", "The forum"),
    "respondent": Label("对方当事人", "Respondent"),
}
LONGEST = 3660
"""No clock is longer, in whatever unit: anything above is a slip of the hand."""

Conditions = Mapping[str, tuple[str, ...]]
"""Fields of an event, each with the codes that it may hold."""

EventFields = Mapping[str, Mapping[str, str]]
"""The fields of each event by its code, each with the name of its code list, empty where it has none."""


@dataclass(frozen=True)
class ClockRule:
    """One clock. length in unit; start, when, start_field: the event that starts it, and the day it counts from.

    kinds: the kinds of case it is for, all if empty. stop, stop_when: the events that meet it. actor: who must act.
    right: a chance that may be used; once it has passed it is over and nobody is late. lapses: what passing means.
    since, until: the first and last starting day that it holds for. basis, status, note: the article, and how sure.
    """

    id: str
    label: Label
    length: int
    unit: str
    start: str
    stop: tuple[str, ...]
    actor: str
    lapses: Label
    basis: str
    status: str
    when: Conditions = field(default_factory=dict, hash=False)
    start_field: str = ""
    kinds: tuple[str, ...] = ()
    stop_when: Mapping[str, Conditions] = field(default_factory=dict, hash=False)
    right: bool = False
    since: date | None = None
    until: date | None = None
    note: str = ""

    @property
    def unconfirmed(self) -> bool:
        """Whether it rests on memory or on an inference of our own."""
        return self.status in UNCONFIRMED

    @property
    def actor_label(self) -> Label:
        return ACTORS[self.actor]

    @property
    def length_said(self) -> Sentence:
        """Say how long it runs: 15 日, 5 个工作日."""
        return say("{length} {unit}", length=self.length, unit=UNITS[self.unit])

    def in_force(self, day: date) -> bool:
        """Tell whether the rule holds for a clock that starts on this day."""
        return in_force(day, self.since, self.until)


@dataclass(frozen=True)
class Due:
    """When a clock is due. natural: by counting alone; due: after rolling over rest days, with the reason if it rolled.

    provisional: a day it rests on lies in a year whose holiday arrangement is not known yet.
    """

    natural: date
    due: date
    rolled_reason: Sentence | None
    provisional: bool


def due(rule: ClockRule, base: date, calendar: Calendar) -> Due:
    """Return when a clock that starts on `base` is due. The day of the start does not count."""
    if rule.unit == "working_days":
        day = calendar.add_working_days(base, rule.length)
        return Due(day, day, None, not calendar.settled(add_days(base, 1), day))
    add = {"days": add_days, "months": add_months, "years": add_years}[rule.unit]
    natural = add(base, rule.length)
    rolled = calendar.roll(natural)
    return Due(natural, rolled.day, rolled.reason, not calendar.settled(natural, rolled.day))


_BLOCK = re.compile(r"\s*\[\[\s*rule\s*\]\]")


def load_rules(text: str, name: str, events: EventFields | None = None) -> tuple[ClockRule, ...]:
    """Read rules from TOML, one [[rule]] each. name: the file's, for the refusal.

    events: if given, event codes, fields and the codes they may hold are checked against it too.
    Raises `Refused` (rule `table`) with every bad rule: the line where it begins, what is wrong and the way out.
    """
    text = text.removeprefix("\ufeff")
    rules: dict[str, ClockRule] = {}
    problems: list[Problem] = []
    for line, block in _blocks(text, name):
        try:
            rule = _rule(block)
            if rule.id in rules:
                raise _bad("id", say("编号 {id} 重复，请换一个编号或删去一条", id=rule.id))
            if events is not None:
                _check_events(rule, events)
            rules[rule.id] = rule
        except Refused as refused:
            problems += at_line(name, line, refused)
    if problems:
        raise Refused(*problems)
    return tuple(rules.values())


def _blocks(text: str, name: str) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else len(text.splitlines()) or 1
        unreadable = _bad("", say("不是正确的 TOML，请检查这一行的引号、括号和等号，以及有没有重复的字段"))
        raise Refused(*at_line(name, line, unreadable)) from error
    blocks = found.get("rule")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _BLOCK.match(line)]
    if set(found) != {"rule"} or not isinstance(blocks, list) or len(lines) != len(blocks):
        shape = _bad("", say("文件应由若干 [[rule]] 组成，每条规则一个，别无其他内容；请照此改正"))
        raise Refused(*at_line(name, lines[0] if lines else 1, shape))
    return list(zip(lines, blocks, strict=True))


def _bad(key: str, sentence: Sentence) -> Refused:
    return refuse("table", sentence, key or None)


_FIELDS = frozenset(each.name for each in fields(ClockRule))


def _rule(block: Mapping[str, Any]) -> ClockRule:
    for key in block:
        if key not in _FIELDS:
            raise _bad(key, say("没有字段 {key}，请改正或删去", key=one_line(key)))
    since, until, status = _day(block, "since"), _day(block, "until"), _text(block, "status")
    check_effect(since, until, status)
    rule = ClockRule(
        id=_text(block, "id"),
        label=_label(block, "label"),
        length=_length(block),
        unit=_one_of(block, "unit", UNITS),
        start=_text(block, "start"),
        stop=_names(block, "stop"),
        actor=_one_of(block, "actor", ACTORS),
        lapses=_label(block, "lapses"),
        basis=_text(block, "basis"),
        status=status,
        when=_conditions(block.get("when", {}), "when"),
        start_field=_text(block, "start_field", needed=False),
        kinds=_names(block, "kinds", needed=False),
        stop_when={each: _conditions(of, "stop_when") for each, of in _mapping(block, "stop_when").items()},
        right=_flag(block, "right"),
        since=since,
        until=until,
        note=_text(block, "note", needed=False),
    )
    return _consistent(rule)


def _consistent(rule: ClockRule) -> ClockRule:
    for kind in rule.kinds:
        if kind not in codes("kind"):
            choices = tuple(codes("kind").by_code)
            raise _bad("kinds", say("kinds 里有不认识的案件类别，请填 {choices} 之内的", choices=choices))
    for event in rule.stop_when:
        if event not in rule.stop:
            raise _bad("stop_when", say("stop_when 里的 {event} 不在 stop 中，请加入 stop 或删去", event=event))
    return rule


def _text(block: Mapping[str, Any], key: str, *, needed: bool = True) -> str:
    value = block.get(key, "")
    if not isinstance(value, str):
        raise _bad(key, say("{key} 应是带引号的文字，请改正", key=key))
    if needed and not clean(value):
        raise _bad(key, say("缺少 {key}，请补上", key=key))
    return clean(value)


def _one_of(block: Mapping[str, Any], key: str, choices: Iterable[str]) -> str:
    value = _text(block, key)
    if value not in choices:
        raise _bad(key, say("{key} 不认识，请填 {choices} 之一", key=key, choices=tuple(choices)))
    return value


def _label(block: Mapping[str, Any], key: str) -> Label:
    value = block.get(key)
    if (
        not isinstance(value, dict)
        or set(value) != {"zh", "en"}
        or not all(isinstance(each, str) and clean(each) for each in value.values())
    ):
        raise _bad(key, say('{key} 应有中英文两个名称，请写成 {{ zh = "…", en = "…" }}', key=key))
    return Label(clean(value["zh"]), clean(value["en"]))


def _length(block: Mapping[str, Any]) -> int:
    value = block.get("length")
    if type(value) is not int or not 1 <= value <= LONGEST:
        raise _bad("length", say("length 应是 1 到 {most} 的整数，请改正", most=LONGEST))
    return value


def _flag(block: Mapping[str, Any], key: str) -> bool:
    value = block.get(key, False)
    if not isinstance(value, bool):
        raise _bad(key, say("{key} 请填 true 或 false，不加引号", key=key))
    return value


def _day(block: Mapping[str, Any], key: str) -> date | None:
    value = block.get(key, "")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return read_day(value if isinstance(value, str) else "?", key)


def _names(block: Mapping[str, Any], key: str, *, needed: bool = True) -> tuple[str, ...]:
    return _codes(block.get(key, []), key, needed=needed)


def _codes(value: Any, key: str, *, needed: bool = True) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise _bad(key, say('{key} 应是一列代码，请写成 ["…", "…"]', key=key))
    if needed and not value:
        raise _bad(key, say("{key} 至少要有一个代码，请补上", key=key))
    return tuple(value)


def _mapping(block: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = block.get(key, {})
    if not isinstance(value, dict):
        raise _bad(key, say('{key} 应按事件写明条件，请写成 {{ filed = {{ forum = ["…"] }} }}', key=key))
    return value


def _conditions(value: Any, key: str) -> Conditions:
    if not isinstance(value, dict):
        raise _bad(key, say('{key} 的条件应按字段写明，请写成 {{ forum = ["…"] }}', key=key))
    return {each: _codes(allowed, key) for each, allowed in value.items()}


def _check_events(rule: ClockRule, events: EventFields) -> None:
    for event in (rule.start, *rule.stop):
        if event not in events:
            raise _bad("start" if event == rule.start else "stop", say("没有叫 {event} 的事件，请改正", event=event))
    _check_conditions("when", rule.start, rule.when, events)
    for event, conditions in rule.stop_when.items():
        _check_conditions("stop_when", event, conditions, events)
    if rule.start_field and rule.start_field not in events[rule.start]:
        raise _no_field("start_field", rule.start, rule.start_field)


def _check_conditions(key: str, event: str, conditions: Conditions, events: EventFields) -> None:
    for name, allowed in conditions.items():
        if name not in events[event]:
            raise _no_field(key, event, name)
        if list_name := events[event][name]:
            for code in allowed:
                if code not in codes(list_name):
                    raise _bad(key, say("清单 {list} 里没有代码 {code}，请改正", list=list_name, code=code))


def _no_field(key: str, event: str, name: str) -> Refused:
    return _bad(key, say("事件 {event} 没有字段 {field}，请改正", event=event, field=name))


@cache
def rules() -> tuple[ClockRule, ...]:
    """Return the rules that come with the program."""
    return load_rules(packaged("clocks.toml"), "clocks.toml")
