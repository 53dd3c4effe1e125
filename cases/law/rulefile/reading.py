"""Reading clock rules from TOML: one [[rule]] each, refused with line and reason where one is bad."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from itertools import pairwise
from typing import Any

from cases.law.clockrules import (
    ACTORS,
    ANYTHING,
    BESIDE,
    MOVES,
    OTHERS,
    REMIND,
    UNITS,
    UNSAID,
    UNTOLD,
    ClockRule,
    Conditions,
    Ownership,
    Trigger,
)
from cases.law.facts import KNOWN, had_value, values_of
from cases.law.reckoning import ENDS
from cases.law.rulefile.values import LONGEST, bad, codes_of, day_of, flag_of, label_of, number_of, one_of, text_of
from cases.values.codes import codes
from cases.values.refusal import Problem, Refused
from cases.values.tables import at_line, check_effect, packaged
from cases.values.text import Sentence, clean, one_line, say

EventFields = Mapping[str, Mapping[str, str]]
"""The fields of each event by its code, each with the name of its code list; `A_DAY` for a day, else empty."""

A_DAY = "*"
"""What stands for the list of a field that holds a day."""

_BLOCK = re.compile(r"\s*\[\[\s*rule\s*\]\]")
_LAW_TAKES_AS = "limitation_act"
_PAYS = "money"
"""The event by which anything is paid."""


def load_rules(text: str, name: str, events: EventFields | None = None, *, own: bool = False) -> tuple[ClockRule, ...]:
    """Read rules from TOML. name: the file's, for the refusal. own: a centre's, which must say why and who decided.

    Several rules may share an id, as versions of one whose times do not meet.
    events: if given, event codes, fields and the codes they may hold are checked against it too.
    Raises `Refused` (rule `table`) with every bad rule: the line where it begins, what is wrong and the way out.
    """
    rules: list[ClockRule] = []
    problems: list[Problem] = []
    for line, block in _blocks(text.removeprefix("\ufeff"), name):
        try:
            rule = _rule(block, own=own)
            if any(each.id == rule.id and each.overlaps(rule) for each in rules):
                sentence = say("编号 {id} 的两条规则生效时间重叠，请改 since、until 或换一个编号", id=rule.id)
                raise bad("id", sentence)
            if events is not None:
                _check_events(rule, events)
            rules.append(rule)
        except Refused as refused:
            problems += at_line(name, line, refused)
    if problems:
        raise Refused(*problems)
    return tuple(rules)


def _blocks(text: str, name: str) -> list[tuple[int, Mapping[str, Any]]]:
    if not clean(text):
        return []
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else len(text.splitlines()) or 1
        unreadable = bad("", say("不是正确的 TOML，请检查这一行的引号、括号和等号，以及有没有重复的字段"))
        raise Refused(*at_line(name, line, unreadable)) from error
    blocks = found.get("rule")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _BLOCK.match(line)]
    if set(found) != {"rule"} or not isinstance(blocks, list) or len(lines) != len(blocks):
        shape = bad("", say("文件应由若干 [[rule]] 组成，每条规则一个，别无其他内容；请照此改正"))
        raise Refused(*at_line(name, lines[0] if lines else 1, shape))
    return list(zip(lines, blocks, strict=True))


_FLAGS = ("right", "opens", "before", "named", "quiet", "limitation", "each", "once")
_FIELDS = frozenset(each.name for each in fields(ClockRule))


def _rule(block: Mapping[str, Any], *, own: bool) -> ClockRule:
    for key in block:
        if key not in _FIELDS:
            raise bad(key, say("没有字段 {key}，请改正或删去", key=one_line(key)))
    since, until, status = day_of(block, "since"), day_of(block, "until"), text_of(block, "status")
    check_effect(since, until, status)
    moves: dict[str, Any] = {move: _triggers(block, move) for move in MOVES}
    flags: dict[str, Any] = {flag: flag_of(block, flag) for flag in _FLAGS}
    rule = ClockRule(
        id=text_of(block, "id"),
        label=label_of(block, "label"),
        length=number_of(block, "length", 0),
        unit=one_of(block, "unit", UNITS),
        actor=one_of(block, "actor", ACTORS),
        lapses=label_of(block, "lapses"),
        basis=text_of(block, "basis"),
        status=status,
        start=_triggers(block, "start"),
        **moves,
        unless=_triggers(block, "unless"),
        counts_from=_triggers(block, "counts_from"),
        at_once=_triggers(block, "at_once"),
        lifted=_triggers(block, "lifted"),
        upon=_papers(block),
        after=_bodies(block, "after"),
        not_during=_bodies(block, "not_during"),
        rests_in_last=number_of(block, "rests_in_last", 1) if "rests_in_last" in block else 0,
        ends_after_rest=number_of(block, "ends_after_rest", 1) if "ends_after_rest" in block else 0,
        extension=number_of(block, "extension", 0) if "extension" in block else 0,
        kinds=codes_of(block.get("kinds", []), "kinds", needed=False),
        groups=codes_of(block.get("groups", []), "groups", needed=False),
        given=_given(block),
        belongs_to=one_of(block, "belongs_to", tuple(Ownership)) if "belongs_to" in block else "",
        **flags,
        remind=_remind(block),
        since=since,
        until=until,
        note=text_of(block, "note", needed=False),
        reason=text_of(block, "reason", needed=own),
        decided_by=text_of(block, "decided_by", needed=own),
    )
    return _consistent(rule)


def _consistent(rule: ClockRule) -> ClockRule:
    for key, list_name, held in (("kinds", "kind", rule.kinds), ("groups", "group", rule.groups)):
        for code in held:
            if not codes(list_name).had(code):
                choices = tuple(codes(list_name).by_code)
                raise bad(key, say("{key} 里有不认识的代码，请填 {choices} 之内的", key=key, choices=choices))
    if rule.length == 0 and not (rule.opens or rule.named):
        raise bad("length", say("{name} 须是 {least} 到 {most} 之间的整数", name="length", least=1, most=LONGEST))
    if bool(rule.extend) != bool(rule.extension):
        raise bad("extension", say("extend（何事可延长）和 extension（延长多少）须同时写或都不写，请补上"))
    if bool(rule.suspend) != bool(rule.resume):
        raise bad("suspend", say("suspend（何事中止）和 resume（何事恢复）须同时写或都不写，请补上"))
    if (rule.rests_in_last or rule.ends_after_rest) and not rule.suspend:
        raise bad("suspend", say("写了 rests_in_last 或 ends_after_rest 的，须写明 suspend（何事中止），请补上"))
    if rule.named and rule.length:
        raise bad("length", say("named（期满日由文书载明）的，length 应为 0，请改正"))
    _check_sense(rule)
    return rule


def _check_sense(rule: ClockRule) -> None:
    """Refuse what cannot both be so."""
    if rule.before and rule.opens:
        raise bad("before", say("before（往前数）和 opens（届时才可以办理）不能同时写，请删去一个"))
    if rule.right and rule.belongs_to in (Ownership.CENTRE, Ownership.STEP):
        raise bad("right", say("本中心的义务和步骤不是权利，right 和 belongs_to 请删去一个"))
    if rule.revive and not (rule.stop or rule.overtaken):
        raise bad("revive", say("没有 stop 或 overtaken，就没有可以重新起算的，请补上或删去 revive"))
    if both := next((each for each in rule.start if each in rule.stop), None):
        raise bad("stop", say("起算和办理不能是同一事项（{event}），请改正", event=both.event))
    _check_acts(rule)
    if rule.limitation and not rule.right:
        raise bad("limitation", say("limitation（时效）的须写 right = true，请补上"))
    if rule.actor in OTHERS and rule.belongs_to in (Ownership.CENTRE, Ownership.STEP):
        raise bad("belongs_to", say("由受理机构或对方办理的，不是本中心的义务或步骤，请改正 actor 或 belongs_to"))


def _check_acts(rule: ClockRule) -> None:
    """Refuse acts of which one cannot do what another does, or that do what cannot be done to such a clock."""
    for one, other in _APART:
        if twice := next((each for each in getattr(rule, one) if each in getattr(rule, other)), None):
            sentence = say(
                "{one} 和 {other} 不能是同一事项（{event}），请删去一个", one=one, other=other, event=twice.event
            )
            raise bad(other, sentence)
    if rule.named and not all(each.on for each in rule.start):
        raise bad("start", say("named（期满日由文书载明）的，start 须写明 on（载明期满日的日期字段），请补上"))
    if rule.before and (rule.restart or rule.extend):
        raise bad("before", say("before（往前数）的没有 restart（中断）和 extend（延长），请删去"))
    if rule.rests_in_last > _months(rule):
        raise bad("rests_in_last", say("rests_in_last 比期限还长，请改正"))


_APART = (("suspend", "resume"), ("stop", "restart"), ("stop", "overtaken"))
"""What cannot both be done by the same. A later one of what starts a clock may well end it: it takes its place."""


def _months(rule: ClockRule) -> int:
    """Return how many months a rule runs that counts by them; more than any of one that counts days."""
    return {"years": 12 * rule.length, "months": rule.length}.get(rule.unit, LONGEST)


def _papers(block: Mapping[str, Any]) -> tuple[str, ...]:
    papers = codes_of(block.get("upon", []), "upon", needed=False)
    for code in papers:
        if code != UNTOLD and not codes("ruling_kind").had(code):
            raise bad("upon", say("清单 {list} 里没有代码 {code}，请改正", list="ruling_kind", code=one_line(code)))
    return papers


def _bodies(block: Mapping[str, Any], key: str) -> tuple[str, ...]:
    bodies = codes_of(block.get(key, []), key, needed=False)
    for code in bodies:
        if not codes("forum").had(code):
            raise bad(key, say("清单 {list} 里没有代码 {code}，请改正", list="forum", code=one_line(code)))
    return bodies


def _given(block: Mapping[str, Any]) -> Conditions:
    told = block.get("given", {})
    if not isinstance(told, dict):
        raise bad("given", say('given 是本案的情形，请写成 {{ limitation = ["labour"] }} 的样子'))
    for name, held in told.items():
        known = values_of(name)
        if known is None:
            raise bad("given", say("given 里的 {name} 不是可以作条件的情形，可用：{known}", name=name, known=KNOWN))
        if unknown := [code for code in codes_of(held, "given") if not had_value(name, code)]:
            raise bad(
                "given", say("given 里 {name} 没有“{code}”，可用：{known}", name=name, code=unknown[0], known=known)
            )
    return {name: tuple(held) for name, held in told.items()}


def _remind(block: Mapping[str, Any]) -> tuple[int, ...]:
    days = block.get("remind", list(REMIND))
    well = isinstance(days, list) and all(type(day) is int and 0 <= day <= LONGEST for day in days)
    if not well or not all(more > less for more, less in pairwise(days)):
        raise bad("remind", say("remind 是提前几天提醒，从多到少，请写成 [7, 3, 1] 的样子；不提醒写 []"))
    return tuple(days)


def _triggers(block: Mapping[str, Any], key: str) -> tuple[Trigger, ...]:
    value = block.get(key, [])
    if not isinstance(value, list):
        raise _shape(key)
    return tuple(_trigger(each, key) for each in value)


def _shape(key: str) -> Refused:
    return bad(key, say('{key} 应是一列事项，请写成 [{{ event = "filed", forum = ["arbitration"] }}] 的样子', key=key))


def _trigger(value: Any, key: str) -> Trigger:
    if not isinstance(value, dict) or not isinstance(value.get("event"), str):
        raise _shape(key)
    told = {name: value.get(name, empty) for name, empty in _WORDS.items()}
    if not isinstance(told["on"], str) or not isinstance(told["strict"], bool):
        raise _shape(key)
    for name, (keys, sentence) in _BELONG.items():
        word = told[name]
        if type(word) is not type(_WORDS[name]) or (word and key not in keys) or (type(word) is int and word < 0):
            raise bad(key, sentence)
    if told["as"] and (key != "restart" or not codes(_LAW_TAKES_AS).had(told["as"])):
        choices = tuple(codes(_LAW_TAKES_AS).by_code)
        raise bad(key, say("as 只能写在 restart 里，说明按什么时效事由计，请填 {choices} 之一", choices=choices))
    if (told["strict"] and not (told["on"] or told["performed"])) or (told["last"] and not told["performed"]):
        raise _shape(key)
    when = {name: _held(held, key) for name, held in value.items() if name not in ("event", *_WORDS)}
    return Trigger(value["event"], when, *told.values())


_WORDS: Mapping[str, Any] = {
    "on": "",
    "strict": False,
    "paid": False,
    "as": "",
    "back": False,
    "late": False,
    "within": 0,
    "performed": False,
    "same": False,
    "contested": 0,
    "payable": 0,
    "made": False,
    "onward": False,
    "undone": False,
    "last": False,
    "published": 0,
}
"""What may be said of an act beside what its fields hold, as it is where nothing is said."""

_BELONG: Mapping[str, tuple[tuple[str, ...], Sentence]] = {
    "paid": (ENDS, say("paid 只能在 stop 或 overtaken 里写 true，意思是付清才算；请改正")),
    "back": (("revive",), say("back 只能在 revive 里写 true，意思是自先前终止它的事项之日重新计算；请改正")),
    "late": (("restart",), say("late 只能在 restart 里写 true，意思是届满之后也重新计算；请改正")),
    "within": (
        ENDS,
        say("within 只能在 stop 或 overtaken 里写天数，意思是收到文书之日起这些日之内提出才算；请改正"),
    ),
    "performed": (
        ("start", "restart"),
        say("performed 只能在 start 或 restart 里写 true，意思是自约定、文书确定的履行之日起；请改正"),
    ),
    "same": (MOVES, say("same 只能在 start、unless、counts_from、at_once 以外写 true，意思是在同一机构的才算；请改正")),
    "contested": (
        ("start", "resume"),
        say("contested 只能在 start 或 resume 里写天数，意思是收到后这些日届满的次日生效；请改正"),
    ),
    "payable": (("start",), say("payable 只能在 start 里写天数，意思是依法在收到后这些日之内履行；请改正")),
    "made": (("start",), say("made 只能在 start 里写 true，意思是自文书作出之日起；请改正")),
    "onward": (("suspend",), say("onward 只能在 suspend 里写 true，意思是接着先前使它中止的程序的才算；请改正")),
    "last": (("start",), say("last 只能在 start 里同 performed 一起写 true，意思是分期的只自最后一期；请改正")),
    "published": (
        ("restart",),
        say("published 只能在 restart 里写天数，意思是公告满这些日视为送达，自期满之日重新计算；请改正"),
    ),
    "undone": (("revive",), say("undone 只能在 revive 里写 true，意思是期间没有届满的接着原来的计；请改正")),
}
"""Where each of them may stand, and what is said where it may not, or is of another sort."""


def _held(value: Any, key: str) -> tuple[str, ...]:
    """Return what a field may hold, empty for `UNSAID`."""
    return tuple("" if code == UNSAID else code for code in codes_of(value, key))


def _check_events(rule: ClockRule, events: EventFields) -> None:
    for key in ("start", *BESIDE, *MOVES):
        for trigger in getattr(rule, key):
            _check_trigger(key, trigger, events)


def _check_trigger(key: str, trigger: Trigger, events: EventFields) -> None:
    if trigger.event not in events:
        raise bad(key, say("没有“{event}”这种事项，请改正", event=one_line(trigger.event)))
    known = events[trigger.event]
    for name in (*trigger.when, *([trigger.on] if trigger.on else [])):
        if name not in known:
            sentence = say("事项“{event}”没有字段 {field}，请改正", event=trigger.event, field=one_line(name))
            raise bad(key, sentence)
    if (trigger.on and known[trigger.on] != A_DAY) or any(known[name] == A_DAY for name in trigger.when):
        raise bad(key, say("事项“{event}”的日期字段写在 on 里，其他字段才写代码；请改正", event=trigger.event))
    if trigger.paid and trigger.event != _PAYS:
        raise bad(key, say("paid 只能写在款项（money）里，意思是付清才算；请改正"))
    _check_codes(key, trigger, known)


def _check_codes(key: str, trigger: Trigger, known: Mapping[str, str]) -> None:
    for name, held in trigger.when.items():
        list_name = known[name]
        for code in held if list_name else ():
            if code and code != ANYTHING and not codes(list_name).had(code):
                raise bad(key, say("清单 {list} 里没有代码 {code}，请改正", list=list_name, code=one_line(code)))


_SHIPPED = ("clocks.toml", "steps.toml")
_BEGINS = re.compile(r'^(?=\[\[rule\]\]\nid = "([^"]+)"$)', re.MULTILINE)


@cache
def shipped() -> tuple[ClockRule, ...]:
    """Return the rules that come with the program: the clocks of the law, and the usual steps of a case."""
    return tuple(rule for name in _SHIPPED for rule in load_rules(packaged(name), name))


def shipped_alone(rule_id: str) -> tuple[ClockRule, ...]:
    """Return the versions of one of them, without reading the others."""
    return tuple(rule for name, text in _texts().get(rule_id, ()) for rule in load_rules(text, name))


@cache
def _texts() -> Mapping[str, list[tuple[str, str]]]:
    """Return the text of each version of each rule, by its id, with the file in which it stands."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in _SHIPPED:
        _before, *parts = _BEGINS.split(packaged(name))
        for rule_id, text in zip(parts[::2], parts[1::2], strict=True):
            found.setdefault(rule_id, []).append((name, text))
    return found
