"""What an entry says against what its case tells already: hard to believe, and so asked about once, on every way in."""

from collections.abc import Iterator, Sequence

from cases.directory.contradictions import Doubt
from cases.events import Entry
from cases.file.accounts import accounts
from cases.file.case import Case
from cases.law.proceedings import venue_of
from cases.values.money import say_sum
from cases.values.spans import first_day
from cases.values.sums import NoMoney, Sum, bounds
from cases.values.text import say


def doubts_of_sums(before: Case, after: Case) -> Iterator[Doubt]:
    """Yield that the claim falls, and below what is fixed or has arrived: a payment that was typed as a claim."""
    if before.money == after.money or before.money.claim == after.money.claim:
        return
    was, now = accounts(before), accounts(after)
    known = max((each for each in (was.awarded, was.received) if _least(each)), key=_least, default=None)
    most = _most(now.claimed)
    if known is None or most is None or most >= _least(known) or most >= _least(was.claimed):
        return
    told = say(
        "主张金额从 {was} 降到 {now}，低于已确定或已到账的 {known}",
        was=say_sum(was.claimed or 0),
        now=say_sum(now.claimed or 0),
        known=say_sum(known),
    )
    yield Doubt("claim_below", told)


def _least(amount: Sum | None) -> int:
    return 0 if amount is None or isinstance(amount, NoMoney) else bounds(amount).low


def _most(amount: Sum | None) -> int | None:
    """Return what an amount is at most; None where nobody knows, or nothing is claimed in money."""
    return None if amount is None or isinstance(amount, NoMoney) else bounds(amount).high


def doubts_of_day(history: Sequence[Entry], entry: Entry) -> Iterator[Doubt]:
    """Yield that something happened before a body on a day before anybody had gone there, by all that is told."""
    venue = venue_of(entry.event.for_rules)
    if venue is None or venue.begins:
        return
    gone = {each.event.voids for each in history}
    there = [each for each in history if each.seq not in gone and _begins(each, venue.forums)]
    if there and all(entry.latest < first_day(each.day) for each in there):
        first = min(there, key=lambda each: each.on)
        told = say(
            "{event}的日期 {day} 早于{filed}的日期 {on}",
            event=entry.event.spec.label,
            day=entry.latest,
            filed=first.event.spec.label,
            on=first.on,
        )
        yield Doubt("before_filed", told)


def _begins(entry: Entry, forums: Sequence[str]) -> bool:
    venue = venue_of(entry.event.for_rules)
    return venue is not None and venue.begins and bool({*venue.forums} & {*forums})
