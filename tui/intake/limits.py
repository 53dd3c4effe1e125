"""What begins to run with a day that the intake tells, said while it is typed."""

from datetime import date

from cases.due.limitation import runs_from
from cases.events import Opened
from cases.law.reckoning import Reckoning
from cases.law.rulebook import RuleBook
from cases.values.dates import distance
from cases.values.refusal import Refused
from cases.values.spans import Dated, DaySpan, is_until, law_of
from cases.values.text import Sentence, say
from cases.views.clockwords import EARLIEST, LATEST


def running_from(field: str, text: str, today: date, book: RuleBook) -> object:
    """Say which clock a typed day sets running and when it is over; empty where none is, or no day is typed."""
    day = _read(field, text, today)
    found = runs_from(field, law_of(day), today, book) if day else None
    if day is None or found is None:
        return ""
    told = _told(found, today)
    remark = LATEST if is_until(day) else EARLIEST
    return say("{told}，{remark}", told=told, remark=remark) if isinstance(day, DaySpan) else told


def _read(field: str, text: str, today: date) -> Dated | None:
    """Return the day that is typed in a field of the intake, None where there is none or it is not understood."""
    ask = Opened.ask(field)
    try:
        day: Dated | None = ask.kind.read(text, today) if ask and text.strip() else None
    except Refused:
        return None
    return day


def _told(found: Reckoning, today: date) -> Sentence:
    rule, left = found.rule.label, (found.due - today).days
    if left < 0:
        return say("{rule}已于 {day} 届满", rule=rule, day=found.due)
    return say("{rule} {day} 届满，{left}", rule=rule, day=found.due, left=distance(left))
