"""Who went to a body too late against a ruling that fixes nothing: then that took effect all the same."""

from collections.abc import Iterable, Mapping
from datetime import date

from cases.due.apart.proceeding import Proceeding
from cases.events import Entry
from cases.law.rulebook import RuleBook
from cases.money.effects import effect_of
from cases.values.calendar import add_days
from cases.values.spans import last_day


def mark_late(heads: Iterable[Proceeding], entries: Mapping[int, Entry], book: RuleBook) -> None:
    """Mark what the worker's side began surely after the time to contest each ruling that it is against.

    Of the other side nobody here knows when that was. The ledger is told the same, see `Windows.in_vain`.
    """
    for head in heads:
        ends = [_time_is_up(entries[each], book) for each in head.papers if each in entries]
        first = head.went[0] if head.went else date.min
        head.late = bool(ends) and all(end is not None and first > end for end in ends)


def _time_is_up(paper: Entry, book: RuleBook) -> date | None:
    """Return the last day on which a ruling that fixes nothing may be contested; None where nobody may."""
    effect, sort = effect_of(paper.event.goes_on_as), paper.event.goes_on_as
    served = last_day(getattr(paper.event, "served_on", None) or paper.day)
    rules = [book.version(each, served) for each in effect.window if not effect.fixes and sort]
    lengths = [rule.length for rule in rules if rule and rule.unit == "days"]
    return book.calendar.roll(add_days(served, max(lengths))).day if lengths else None
