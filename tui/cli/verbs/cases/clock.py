"""`clock`: reckoning a rule without a case, each step with its article."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cases.due.clocksteps import steps
from cases.due.rulewords import act, papers, which
from cases.due.slack import Slack, latest_due
from cases.law.clockrules import MOVES, ClockRule, alike
from cases.law.facts import TOLD, Supposed, misfit, supposed
from cases.law.reckoning import Move, Reckoning, reckon
from cases.law.rulebook import RuleBook, rulebook
from cases.law.rulekeys import called, fact_label
from cases.values.dates import read_any_day
from cases.values.refusal import refuse
from cases.values.spans import Dated, DaySpan, first_day, is_until, last_day, law_of
from cases.values.tables import STATUSES
from cases.values.text import Sentence, say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.cells import table, wrapped
from tui.cli.plain.clockvalues import reckoning_values, rule_values
from tui.words.language import _, show


def _arguments(parser: Parser) -> None:
    parser.word("rule", metavar="RULE", nargs="?", help=_("规则编号，如 L20；不写就列出全部"))
    parser.option(
        "--on",
        metavar="DAY",
        default="",
        help=_("起算的日期，可写 2024-06、2019年春"),
    )
    parser.option(
        "--event",
        dest="events",
        metavar="K:DAY",
        action="append",
        default=[],
        help=_("起算之后的事，可写多次；K 见下"),
    )
    parser.option(
        "--case",
        dest="facts",
        metavar="F=V",
        action="append",
        default=[],
        help=_("案件是怎样的，可写多次；F 见下"),
    )
    parser.json()
    parser.ending = _ending


_KINDS = (
    *(
        say("完成"),
        say("取代：不再需要"),
        say("中断：重新计算"),
        say("中止：暂停计算"),
        say("恢复：继续计算"),
        say("延长，只一次"),
    ),
    say("终止之后重新起算"),
)


def _ending() -> str:
    kinds = table([[kind, show(what)] for kind, what in zip(MOVES, _KINDS, strict=True)])
    values = _("V 是代码，见 bangfu rules --keys 和 bangfu events；几个值用逗号分开")
    facts = [*wrapped(" ".join(TOLD), 76), values]
    example = _("例：bangfu clock L01 --on 2026-03-10 --case cause=2025-144")
    return "\n".join((*_under("--event K", kinds), *_under("--case F", facts), "", example))


def _under(label: str, rows: Sequence[str]) -> list[str]:
    return [_("{label}：", label=label), *(f"  {row}" for row in rows)]


def _run(call: Call) -> int:
    options, book, today = call.options, rulebook(), call.today
    case = supposed(_told(options.facts))
    if not options.rule:
        _list([rule for rule in book.rules if not misfit(rule, case)], as_json=options.json)
        return 0
    if not options.on:
        raise BadCall(say("请用 --on 写明起算的日期，如 --on 2026-05-06"))
    on = read_any_day(options.on, today)
    rule = version(book, options.rule, law_of(on))
    _fits(rule, case, book, law_of(on))
    acts = [_act(text, rule, today) for text in options.events]
    _come_after(on, acts, rule)
    found = reckon(rule, law_of(on), acts, book.calendar)
    latest = latest_due(rule, first_day(on), last_day(on), acts, book.calendar)
    slack = None if latest == found.due and not is_until(on) else Slack(on, latest, None, ())
    if options.json:
        tell_json(reckoning_values(found, slack))
    else:
        tell(_lines(found, slack))
    return 0


def _told(words: Sequence[str]) -> dict[str, list[str]]:
    """Return what is told of a case: several values after one field are set apart by commas."""
    told: dict[str, list[str]] = {}
    for word in words:
        name, equals, values = word.partition("=")
        if not equals or not values:
            raise BadCall(say("看不懂 --case {text}，请写成 cause=2025-205-5 的样子", text=word[:40]))
        told.setdefault(name, []).extend(values.split(","))
    return told


def _fits(rule: ClockRule, case: Supposed, book: RuleBook, on: date) -> None:
    """Refuse a rule that is not for such a case, and say which is."""
    if not (wrong := misfit(rule, case)):
        return
    others = (each for each in book.rules if each.in_force(on) and each.id != rule.id and not misfit(each, case))
    values = tuple(called(wrong, value) for value in sorted(case[wrong]))
    told = {"id": rule.id, "case": say("{label}：{value}", label=fact_label(wrong), value=values)}
    if beside := tuple(dict.fromkeys(each.id for each in others if alike(rule, each))):
        raise refuse("rule", say("规则 {id} 不适用于这样的案件（{case}）；适用的：{beside}", **told, beside=beside))
    raise refuse("rule", say("规则 {id} 不适用于这样的案件（{case}）", **told))


def version(book: RuleBook, typed: str, on: date) -> ClockRule:
    """Return the version of a rule that holds on a day; refuse an unknown one with those that are near."""
    known = {rule_id.lower(): rule_id for rule_id in book.by_id}
    versions: Sequence[ClockRule] = book.by_id.get(known.get(typed.lower(), ""), ())
    if not versions:
        near = " ".join(known[each] for each in sorted(known) if each.startswith(typed[:1].lower())) or "bangfu clock"
        raise refuse("rule", say("没有编号为“{id}”的规则，可用：{near}", id=typed[:20], near=near))
    if found := book.version(versions[0].id, on):
        return found
    times = tuple(_time(each) for each in versions)
    sentence = say("规则 {id} 适用于这些日子起算的期限：{times}；{on} 不在其中", id=versions[0].id, times=times, on=on)
    raise refuse("rule", sentence)


def _time(rule: ClockRule) -> Sentence:
    """Say from when to when a rule holds that does not hold for ever."""
    if rule.since and rule.until:
        return say("{since} 至 {until}", since=rule.since, until=rule.until)
    return say("{since} 起", since=rule.since) if rule.since else say("至 {until} 止", until=rule.until)


def _act(text: str, rule: ClockRule, today: date) -> Move:
    kind, colon, day = text.partition(":")
    if kind not in MOVES or not colon:
        raise BadCall(say("看不懂 --event {text}，请写成 restart:2026-05-06 的样子", text=text[:40]))
    if kind != "stop" and not getattr(rule, kind):
        able = tuple(move for move in MOVES if move == "stop" or getattr(rule, move))
        raise refuse("event", say("规则 {id} 没有 {kind}，可用：{able}", id=rule.id, kind=kind, able=able))
    on = read_any_day(day, today)
    if isinstance(on, DaySpan):
        return Move(kind, on.first, until=on.last, about=on.about)
    return Move(kind, on)


def _come_after(on: Dated, acts: Iterable[Move], rule: ClockRule) -> None:
    """Refuse what is before the start: that does nothing to a clock. One that counts back begins before its day."""
    early = next((act for act in acts if act.last < first_day(on)), None)
    if early and not rule.before:
        sentence = say("{kind}:{day} 早于起算的 {on}，不起作用；请核对日期", kind=early.what, day=early.day, on=on)
        raise refuse("event", sentence)


def _lines(found: Reckoning, slack: Slack | None) -> Iterator[str]:
    rule = found.rule
    yield _("{id} {label}（{length}）", id=rule.id, label=rule.label, length=rule.length_said)
    yield from (f"{place}. {show(step)}" for place, step in enumerate(steps(found, slack), 1))
    if not found.rests_since:
        yield _("届满：{day}", day=found.due)
    yield _("依据：{basis}（{status}）", basis=rule.basis_said, status=STATUSES[rule.status])
    yield from (_("{label}：{value}", label=label, value=value) for label, value in _about(rule))
    if rule.note:
        yield _("说明：{note}", note=rule.note)


def _about(rule: ClockRule) -> Iterator[tuple[object, object]]:
    """Yield whose it is, for which cases, and what fulfils or overtakes it, or tells from when it counts."""
    yield say("是谁的"), rule.whose.label
    yield from which(rule)
    if found := papers(rule):
        yield say("持以下文书提出的"), found
    for name, label in _ENDS:
        if triggers := getattr(rule, name):
            yield label, tuple(map(act, triggers))


_ENDS = (
    *(("stop", say("完成事项")), ("overtaken", say("不再需要")), ("unless", say("没有此期限"))),
    *(("counts_from", say("起算日")), ("at_once", say("收到即生效"))),
)


def _list(rules: Sequence[ClockRule], *, as_json: bool) -> None:
    if as_json:
        tell_json({"rules": [rule_values(rule) for rule in rules]})
    elif rules:
        tell(table([_row(rule) for rule in rules]))


def _row(rule: ClockRule) -> list[str]:
    whose = show(rule.whose.label)
    return [rule.id, show(rule.label), show(rule.length_said), whose, show(rule.basis_said), rule.status]


USAGE = "clock [RULE] [--on DAY] [--event K:DAY]… [--case F=V]… [--json]"
VERB = Verb(USAGE, say("不登记案件，直接推算法定期限并逐步说明；不写规则则列出全部规则"), _arguments, _run)
