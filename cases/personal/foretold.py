"""What an entry would change in a case, told before it is recorded: its stage, clocks, promises, sums and people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cases.due.clocks import Clock
from cases.personal.reading import Reading
from cases.standing.dues import Sort
from cases.standing.promised import promised_as
from cases.values.money import say_sum
from cases.values.text import Sentence, say
from cases.views.clockwords import standing_in
from cases.views.ledger import ledger
from cases.views.wording import CASE_SUMS

_Key = tuple[str, str, int, int]


def foretold(before: Reading, after: Reading, today: date) -> tuple[Sentence, ...]:
    """Return what is other in a case after an entry than before it, a sentence each.

    before, after: the case with one reader before it, as it is and as it would be.
    """
    found = (_standing(before, after), _clocks(before, after, today), _promises(before, after, today))
    told = [sentence for some in (*found, _sums(before, after, today), _people(before, after)) for sentence in some]
    return tuple(told) or (say("阶段、期限、金额和当事人都不变。"),)


def _standing(before: Reading, after: Reading) -> Iterator[Sentence]:
    one, other = before.case, after.case
    if one.stage is not other.stage:
        yield say("阶段：{old} 改为 {new}。", old=one.stage.label, new=other.stage.label)
    if one.handler != other.handler:
        yield say("承办人：{old} 改为 {new}。", old=before.handler, new=after.handler)
    if one.acts_next is not other.acts_next:
        yield say("由谁办理：{old} 改为 {new}。", old=one.acts_next.label, new=other.acts_next.label)


def _clocks(before: Reading, after: Reading, today: date) -> Iterator[Sentence]:
    """Yield the clocks that go, come, or stand otherwise; one that begins elsewhere goes on by another day."""
    old, new = _by_key(before), _by_key(after)
    gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
    for key in gone:
        again = next((each for each in come if each[:2] == key[:2]), None)
        if again:
            come.remove(again)
            yield _moved(before, after, (old[key], new[again]), today)
        else:
            name = before.clock_name(old[key])
            yield say("期限不再计算：{name}（{told}）。", name=name, told=_told(before, old[key], today))
    for key in come:
        yield say("期限开始计算：{name}，{told}。", name=after.clock_name(new[key]), told=_told(after, new[key], today))
    for key in (each for each in old if each in new):
        if _told(before, old[key], today) != _told(after, new[key], today):
            yield _moved(before, after, (old[key], new[key]), today)


def _moved(before: Reading, after: Reading, clocks: tuple[Clock, Clock], today: date) -> Sentence:
    old, new = _told(before, clocks[0], today), _told(after, clocks[1], today)
    return say("期限：{name}，{old} 改为 {new}。", name=after.clock_name(clocks[1]), old=old, new=new)


def _by_key(reading: Reading) -> Mapping[_Key, Clock]:
    clocks: Sequence[Clock] = reading.file.clocks
    return {(each.rule.id, each.against, each.started_by, each.term): each for each in clocks}


def _told(reading: Reading, clock: Clock, today: date) -> Sentence:
    return standing_in(reading.file, clock, today).in_full


def _promises(before: Reading, after: Reading, today: date) -> Iterator[Sentence]:
    """Yield what people promised for a day and is so no more, or is again."""
    old, new = _promised(before, today), _promised(after, today)
    for key in old.keys() - new.keys():
        yield say("不再约定：{day} {what}。", day=key[0], what=old[key])
    for key in new.keys() - old.keys():
        yield say("恢复原来的约定：{day} {what}。", day=key[0], what=new[key])


def _promised(reading: Reading, today: date) -> Mapping[tuple[date, Sort, int, str], object]:
    return {
        (each.on, each.sort, each.entry, each.text): promised_as(each.sort, each.label, reading.text(each.text))
        for each in reading.file.ahead(today)
        if each.clock is None
    }


def _sums(before: Reading, after: Reading, today: date) -> Iterator[Sentence]:
    old, new = ledger(before.file, today), ledger(after.file, today)
    labels = {**CASE_SUMS, "outstanding": say("尚欠")}
    for name, label in labels.items():
        if old.of(name) != new.of(name):
            one, other = (say("没有") if (sum_ := each.of(name)) is None else say_sum(sum_) for each in (old, new))
            yield say("{sum}：{old} 改为 {new}。", sum=label, old=one, new=other)


def _people(before: Reading, after: Reading) -> Iterator[Sentence]:
    one, other = before.case, after.case
    if one.parties != other.parties:
        yield say("当事人或名册随之改变：{who}。", who=after.applicant)
    if one.privacy.reach != other.privacy.reach:
        yield say("查看范围随之改变。")
