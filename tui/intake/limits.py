"""What begins to run with a day that the intake tells, said while it is typed."""

from datetime import date

from cases.due.limitation import runs_from
from cases.law.rulebook import RuleBook
from cases.values.dates import distance, read_date
from cases.values.refusal import Refused
from cases.values.text import say


def running_from(field: str, text: str, today: date, book: RuleBook) -> object:
    """Say which clock a typed day sets running and when it is over; empty where none is, or no day is typed."""
    try:
        day = read_date(text, today) if text.strip() else None
    except Refused:
        day = None
    found = runs_from(field, day, today, book) if day else None
    if found is None:
        return ""
    rule, left = found.rule.label, (found.due - today).days
    if left < 0:
        return say("{rule}已于 {day} 届满", rule=rule, day=found.due)
    return say("{rule} {day} 届满，{left}", rule=rule, day=found.due, left=distance(left))
