"""What begins to run with a day that the intake tells, said while it is typed."""

from collections.abc import Mapping
from datetime import date

from cases.due.clocks import Clock, State
from cases.due.limitation import runs_from
from cases.due.starting import clocks
from cases.file.case import Case
from cases.history.typed import begun, typed_entry
from cases.law.casefacts import fact
from cases.law.facts import WAGE
from cases.law.rulebook import RuleBook
from cases.values.dates import distance
from cases.values.spans import Dated, DaySpan, is_until
from cases.values.text import Sentence, say
from cases.views.clockwords import EARLIEST, LATEST, standing_of


def running_from(field: str, typed: Mapping[str, str], today: date, book: RuleBook) -> object:
    """Say which clock a typed day sets running and when it is over; empty where none is, or no day is typed.

    It is one that the case will have, once it is saved as it is typed.
    """
    entry = typed_entry(typed, today)
    case = begun(entry)
    day: Dated | None = case.said(field)
    found = runs_from(clocks(case, (entry,), book), field, today) if day else None
    if day is None or found is None:
        return _WAGES if day and field == "wronged_on" and _only_wages(case) else ""
    told = _told(found, today)
    remark = LATEST if is_until(day) else EARLIEST
    return say("{told}，{remark}", told=told, remark=remark) if isinstance(day, DaySpan) else told


_WAGES = say("只欠劳动报酬的，时效不由此起算：在职期间不受一年限制，终止之日起一年（劳动争议调解仲裁法 第二十七条）")


def _only_wages(case: Case) -> bool:
    """Tell whether nothing but pay for work is claimed, of which no limit runs while the employment lasts."""
    return fact(case, "limitation") == {"labour"} and fact(case, "items") == {WAGE}


def _told(found: Clock, today: date) -> Sentence:
    rule, stands = found.rule.label, standing_of(found, today)
    if stands.state is State.UNSURE:
        return stands.with_rule
    if found.by < today:
        return say("{rule}已于 {day} 届满", rule=rule, day=found.by)
    return say("{rule} {day} 届满，{left}", rule=rule, day=found.by, left=distance(found.days_left(today)))
