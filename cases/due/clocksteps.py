"""The steps of a clock's calculation as sentences, each with the article that it stands on."""

from collections.abc import Iterator, Sequence
from datetime import date

from cases.due.slack import Slack
from cases.law.clockrules import ClockRule, Ownership
from cases.law.reckoning import MISSED, Move, Reckoning, Turn
from cases.values.calendar import add_months
from cases.values.codes import codes
from cases.values.dates import with_weekday
from cases.values.spans import DaySpan, is_until
from cases.values.text import Sentence, say


def steps(found: Reckoning, slack: Slack | None = None) -> tuple[Sentence, ...]:
    """Return how a clock was reckoned, step by step, in the order in which it was.

    slack: what of it hangs on days that are not known exactly.
    """
    return tuple(_steps(found, slack))


def _steps(found: Reckoning, slack: Slack | None) -> Iterator[Sentence]:
    if slack and is_until(slack.starts):
        yield from _open(found, slack)
        return
    if slack and isinstance(slack.starts, DaySpan):
        yield say("起算的日子只知道是 {day}，按最早可能日计", day=slack.starts)
    yield _start(found)
    yield from turns(found)
    if found.rests_since and found.ended is None:
        yield from _resting(found)
        return
    yield _count(found)
    if found.rolled:
        yield say("{why}（民法典 第二百零三条）", why=found.rolled)
    if found.provisional:
        yield say("涉及的年份还没有公布放假安排，届满日是暂定的，公布后重新计算")
    if slack and found.due != slack.due < date.max:
        yield say("按最晚可能日，到 {day} 届满", day=with_weekday(slack.due))
    if found.met:
        yield _met(found.met, found, slack.due if slack else found.due)
    if found.overtaken:
        yield _overtaken(found.overtaken)


def _resting(found: Reckoning) -> Iterator[Sentence]:
    """Yield that it rests, where it does, and what ends that."""
    if not found.rests_only_from:
        yield say("时效现已中止，暂无届满日；自中止原因消除之日起继续计算")
    if found.rule.rests_in_last:
        yield _only_at_the_end(found)


def _only_at_the_end(found: Reckoning) -> Sentence:
    """Return that what ends before the last months of a time has changed nothing (民法典 第一百九十四条)."""
    months = found.rule.rests_in_last
    first = add_months(found.natural, -months)
    return say(
        "只有最后 {n} 个月内的障碍才中止：在 {first} 以前消除的，仍到 {due} 届满", n=months, first=first, due=found.due
    )


def _open(found: Reckoning, slack: Slack) -> Iterator[Sentence]:
    """Yield how it was reckoned where of its first day only the latest is known."""
    yield say("起算的日子只知道是 {day}", day=slack.starts)
    if slack.due < date.max:
        yield say("按最晚可能日，到 {day} 届满", day=with_weekday(slack.due))
    if found.met:
        yield _met(found.met, found, slack.due)
    if found.overtaken:
        yield _overtaken(found.overtaken)


def turns(found: Reckoning) -> Iterator[Sentence]:
    """Yield what each act came to that moved a clock; of what several entries tell of one day, but once."""
    alike: dict[object, list[Turn]] = {}
    for turn in found.turns:
        act = turn.act
        same = (act.on, act.until, act.what, act.cause, turn.counts) if act.cause else id(turn)
        alike.setdefault(same, []).append(turn)
    for each in alike.values():
        yield _turn(each[0], sorted(turn.act.entry for turn in each), found)


def _met(act: Move, found: Reckoning, latest: date) -> Sentence:
    day, whose = act.day, found.rule.whose
    if act.last <= found.due or found.rule.opens:
        return say("{day} 办理，没有逾期", day=day)
    if whose is Ownership.OTHER:
        return say("{day} 办理，晚于上述日期；是否逾期，以对方的记录为准", day=day)
    if act.on > latest:
        return (
            say("{day} 提出，已在届满之后", day=day) if whose is Ownership.RIGHT else say("{day} 办理，已逾期", day=day)
        )
    return say("{day} 办理，是否逾期要看确切的日期", day=day)


def _overtaken(act: Move) -> Sentence:
    day = act.day
    return say("{day}（第 {n} 条）起不再需要", day=day, n=act.entry) if act.entry else say("{day} 起不再需要", day=day)


def _start(found: Reckoning) -> Sentence:
    if found.rule.before:
        return say("自 {day} 往前推算，当日不计入", day=with_weekday(found.starts))
    return say("自 {day} 起，当日不计入，自次日起算（民法典 第二百零一条）", day=with_weekday(found.starts))


def _count(found: Reckoning) -> Sentence:
    rule, day = found.rule, with_weekday(found.natural)
    if rule.before:
        return say("往前推算 {length}，是 {day}", length=rule.length_said, day=day)
    if rule.opens and not rule.length:
        return say("{day} 起即可办理", day=day)
    if rule.named:
        return say("文书载明的最后一日是 {day}", day=day)
    if found.floor == found.natural:
        return say(
            "中止原因消除后至少还有 {n} 个月，到 {day}（民法典 第一百九十四条）", n=rule.ends_after_rest, day=day
        )
    counted = say("自 {start} 起算 {length}", start=found.base, length=rule.length_said)
    if found.longer:
        counted = say("{counted}，延长 {more}", counted=counted, more=rule.length_of(found.longer))
    if found.rested:
        counted = say("{counted}，加上中止的 {n} 日", counted=counted, n=found.rested)
    if rule.unit in ("months", "years"):
        return say("{counted}，到期月的对应日是 {day}（民法典 第二百零二条）", counted=counted, day=day)
    return say("{counted}，到 {day}", counted=counted, day=day)


def _turn(turn: Turn, entries: Sequence[int], found: Reckoning) -> Sentence:
    """Return what an act came to. entries: those that tell it."""
    act = turn.act
    when = act.day
    told = tuple(str(entry) for entry in entries if entry)
    day = say("{day}（第 {n} 条）", day=when, n="、".join(told)) if told else say("{day}", day=when)
    if act.cause:
        day = say("{day}{cause}", day=day, cause=codes("limitation_act").label(act.cause))
    if act.what == MISSED or (act.by and act.by.within and act.when):
        return _missed(day, act)
    if act.perhaps:
        return _perhaps(day, act)
    if turn.unsure:
        return say("{day}：只知道大致的日子，可能在届满之后，没有计入", day=day)
    if not turn.counts and act.cause == _PROMISE and act.on > turn.due and not found.ended:
        return say("{day}：届满后付款，是否同意履行其余部分由人判断（民法典 第一百九十二条）", day=day)
    again = act.what == "suspend" and turn.natural is None and not turn.counts
    if not turn.counts and not again:
        return say("{day}：不影响本期限（当时尚未起算、已经届满，或状态没有变化）", day=day)
    return {
        "restart": _restarted(day, turn, found.rule),
        "suspend": _rests(day, turn, found),
        "resume": say("{day}：中止原因消除，继续计算", day=day),
        "extend": say("{day}：依法延长 {more}", day=day, more=found.rule.length_of(found.rule.extension)),
        "stop": say("{day}：已经办理", day=day),
        "overtaken": say("{day}：不再需要", day=day),
        "revive": _revived(day, act),
    }[act.what]


def _rests(day: Sentence, turn: Turn, found: Reckoning) -> Sentence:
    """Return that a clock rests, or rests for one thing more, or will only in its last months."""
    if found.rests_only_from and turn.act.last >= (found.rests_since or turn.act.last):
        return say("{day}：障碍发生，到 {first} 还没有消除的才中止", day=day, first=found.rests_only_from)
    return say("{day}：中止，暂停计算", day=day) if turn.counts else say("{day}：中止的原因又添一项，仍然暂停", day=day)


def _perhaps(day: Sentence, act: Move) -> Sentence:
    """Return why nobody can say what an act did."""
    if act.untold:
        return say("{day}：只登记了文书，没有登记它决定或者提出了什么，没有计入", day=day)
    return say("{day}：没有写明针对哪一份文书或哪一次申请，没有计入", day=day)


def _missed(day: Sentence, act: Move) -> Sentence:
    """Return that somebody went to a body too early for what is not due, or too late to contest, or may have."""
    days = act.by.within if act.by else 0
    if not days:
        return say("{day}：在履行期届满之前提出，只就已届期的部分，本期限照旧", day=day)
    if act.perhaps:
        return say("{day}：日期不确切，不知道是否在收到文书后 {n} 日之内提出，没有计入", day=day, n=days)
    return say("{day}：提出时收到文书已过 {n} 日，不影响裁判生效，本期限照旧", day=day, n=days)


def _revived(day: Sentence, act: Move) -> Sentence:
    """Return that a clock runs again that had ended."""
    if act.undone:
        return say("{day}：先前的没有结果，期限接着原来的计", day=day)
    if act.back:
        return say("{day}：没有结果，期限自先前提出之日或其后中断之日起重新计算", day=day)
    return say("{day}：期限自次日起重新计算", day=day)


_PROMISE = "promise"
"""That the other side agrees to perform, a code of `limitation_act`."""


def _restarted(day: Sentence, turn: Turn, rule: ClockRule) -> Sentence:
    """Return that a clock begins again, with the article by which that is so where the act tells."""
    act = turn.act
    if rule.actor == "respondent" and rule.right and act.late:
        return say("{day}：送达在后，期限自 {served} 的次日起计算", day=day, served=act.from_day)
    if turn.natural is None:
        return say("{day}：中断，期限重新计算；中止的原因还没有消除，仍然中止", day=day)
    if rule.whose is Ownership.OTHER:  # a body's time that is counted anew was not interrupted (办案规则 第四十六条)
        return say("{day}：期限自次日起重新计算", day=day)
    if act.on > turn.due:
        return say("{day}：届满后对方同意履行，不得再以时效抗辩（民法典 第一百九十二条），期限重新计算", day=day)
    if act.from_day > act.on:
        return say("{day}：中断，期限自约定的最后一日 {end} 的次日起重新计算", day=day, end=act.from_day)
    return _interrupted(day, act, rule)


def _interrupted(day: Sentence, act: Move, rule: ClockRule) -> Sentence:
    """Return that a limit begins again with what interrupts it, and by which article."""
    cause = codes("limitation_act").by_code.get(act.cause)
    law = cause.source.partition(" ")[0] if cause else ""
    if cause and law and law in rule.basis:  # an article of another law tells nothing of this time
        return say("{day}：中断（{basis}），期限自次日起重新计算", day=day, basis=cause.source)
    return say("{day}：中断，期限自次日起重新计算", day=day)
