"""What an entry says against what its case tells already: hard to believe, and so asked about once, on every way in."""

from collections.abc import Iterator, Sequence
from datetime import date

from cases.directory.contradictions import Doubt
from cases.events import Entry
from cases.file.accounts import Balance, accounts, superseded
from cases.file.case import Case
from cases.law.proceedings import venue_of
from cases.money.effects import AGREEMENT
from cases.money.items import Item, monthly
from cases.money.papers import Instrument
from cases.standing.dues import Sort
from cases.values.money import say_sum
from cases.values.spans import between, first_day, last_day, say_day
from cases.values.sums import NoMoney, Sum, bounds, in_money, least
from cases.values.text import say


def doubts_of_sums(before: Case, after: Case) -> Iterator[Doubt]:
    """Yield what the sums of a case say against each other since an entry, and did not before."""
    if before.money == after.money and before.parties.members == after.parties.members:
        return
    was, now = accounts(before), accounts(after)
    if before.money.claim != after.money.claim:
        yield from _claim_below(was, now)
    yield from _received_above(was, now)
    if len(before.money.instruments) < len(after.money.instruments):
        new = after.money.instruments[-1]
        yield from _which_first(after, new)
        yield from _same_debt(now, new)


def _same_debt(now: Balance, new: Instrument) -> Iterator[Doubt]:
    """Yield that an agreement fixes what another fixes against somebody else: one debt for which a second answers.

    So it is where somebody guarantees it (保证) or joins in it (债务加入): it is owed but once.
    """
    mine = [debt.item for debt in now.debts if debt.fixed.instrument.entry == new.entry and new.sort == AGREEMENT]
    for old in now.debts:
        told = old.fixed.instrument
        if told.sort == AGREEMENT and told.entry != new.entry and any(_alike(each, old.item) for each in mine):
            sum_ = say_sum(old.item.amount or 0)
            why = say(
                "和第 {n} 条是同样的 {sum}、对不同的人；保证、加入债务是同一笔款，请把几方都写进项目的“对方”，只计一次",
                n=told.entry,
                sum=sum_,
            )
            yield Doubt("same_debt", why)
            return


def _alike(one: Item, other: Item) -> bool:
    """Tell whether two debts of different sides may be one: of one worker, for the same, of the same known sum."""
    same = (one.worker, one.code, one.amount) == (other.worker, other.code, other.amount)
    return same and bool(least(one.amount)) and bool(one.sides and other.sides) and not other.may_be_of(one.sides)


def _which_first(case: Case, new: Instrument) -> Iterator[Doubt]:
    """Yield that a paper takes the place of another of its kind, and their days do not tell which came first.

    Of one day that is known exactly, what is recorded later came later.
    """
    for each in superseded(case) if new.last else ():
        old = each.fixed.instrument
        if new.entry in each.by and (old.sort, old.on, old.last) == (new.sort, new.on, new.last):
            day = say_day(between(new.on, new.latest))
            told = say("和第 {n} 条都是 {day} 的，分不出先后；按登记的先后，由这一条代替", n=old.entry, day=day)
            yield Doubt("which_first", told)


def _claim_below(was: Balance, now: Balance) -> Iterator[Doubt]:
    """Yield that the claim falls, and below what is fixed or has arrived: a payment that was typed as a claim."""
    known = max((each for each in (was.awarded, was.received) if least(each)), key=least, default=None)
    most = _most(now.claimed)
    if known is None or most is None or most >= least(known) or most >= least(was.claimed):
        return
    told = say(
        "主张金额从 {was} 降到 {now}，低于已确定或已到账的 {known}",
        was=say_sum(was.claimed or 0),
        now=say_sum(now.claimed or 0),
        known=say_sum(known),
    )
    yield Doubt("claim_below", told)


def _received_above(was: Balance, now: Balance) -> Iterator[Doubt]:
    """Yield that more has arrived than is claimed or fixed: a nought too many, or a payment told twice."""
    known = [each for each in (now.claimed, now.awarded, now.pending) if _most(each)]
    if not known or now.received is None or least(now.received) <= least(was.received):
        return
    items = (*now.claim, *(item for each in now.fixed for item in each.items))
    if any(isinstance(each, NoMoney) for each in (now.claimed, now.awarded)) or any(map(monthly, items)):
        return
    most = max(known, key=lambda each: _most(each) or 0)
    if least(now.received) > (_most(most) or 0):
        told = say(
            "到账金额 {received}，超过主张或确定的 {known}", received=say_sum(now.received), known=say_sum(most or 0)
        )
        yield Doubt("received_above", told)


def _most(amount: Sum | None) -> int | None:
    """Return what an amount is at most; None where nobody knows, or nothing is claimed in money."""
    return bounds(amount).high if in_money(amount) else None


def doubts_of_day(history: Sequence[Entry], entry: Entry) -> Iterator[Doubt]:
    """Yield that something happens before a body on a day before anybody had gone there, by all that is told."""
    venue = venue_of(entry.event.for_rules)
    if venue is None or venue.begins:
        return
    gone = {each.event.voids for each in history}
    there = [each for each in history if each.seq not in gone and _begins(each, venue.forums)]
    if not there:
        return
    first = min(there, key=lambda each: first_day(each.day))
    for what, day in _days(entry):
        if day < first_day(first.day):
            told = say(
                "{what} {day} 早于{filed}的日期 {on}",
                what=what,
                day=day,
                filed=first.event.spec.label,
                on=first.on,
            )
            yield Doubt("before_filed", told)


def _days(entry: Entry) -> Iterator[tuple[object, date]]:
    """Yield the day of an entry, and of a hearing for which it summons, each as it is called."""
    yield say("{event}的日期", event=entry.event.spec.label), entry.latest
    for ask in entry.event.spec.asks:
        day = getattr(entry.event, ask.name)
        if ask.promises and ask.promises.sort is Sort.HEARING and day:
            yield ask.label, last_day(day)


def _begins(entry: Entry, forums: Sequence[str]) -> bool:
    venue = venue_of(entry.event.for_rules)
    return venue is not None and venue.begins and bool({*venue.forums} & {*forums})
