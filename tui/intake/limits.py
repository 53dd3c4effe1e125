"""What begins to run with a day that the intake tells, said while it is typed."""

from collections.abc import Mapping
from datetime import date

from cases.due.limitation import runs_from
from cases.law.reckoning import Reckoning
from cases.law.rulebook import RuleBook
from cases.values.dates import distance
from cases.values.spans import Dated, DaySpan, is_until, law_of
from cases.values.text import Sentence, say
from cases.views.clockwords import EARLIEST, LATEST
from tui.intake.typed import case_of


def running_from(field: str, typed: Mapping[str, str], today: date, book: RuleBook) -> object:
    """Say which clock a typed day sets running and when it is over; empty where none is, or no day is typed.

    It is one that the case will have, once it is saved as it is typed.
    """
    case = case_of(typed, today)
    day: Dated | None = case.said(field)
    found = runs_from(case, field, law_of(day), today, book) if day else None
    if day is None or found is None:
        return ""
    told = _told(found, today)
    remark = LATEST if is_until(day) else EARLIEST
    return say("{told}，{remark}", told=told, remark=remark) if isinstance(day, DaySpan) else told


def _told(found: Reckoning, today: date) -> Sentence:
    rule, left = found.rule.label, (found.due - today).days
    if left < 0:
        return say("{rule}已于 {day} 届满", rule=rule, day=found.due)
    return say("{rule} {day} 届满，{left}", rule=rule, day=found.due, left=distance(left))
