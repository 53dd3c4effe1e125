"""Limitation periods (时效) at the counter: what the intake alone tells, before there is a history."""

from datetime import date

from cases.due.acts import is_for, told_by
from cases.due.agenda import limit_known
from cases.due.clocks import Clock
from cases.events import Opened
from cases.file.altering import altered
from cases.file.case import Case
from cases.law.clockrules import Ownership
from cases.law.reckoning import Reckoning, reckon
from cases.law.rulebook import RuleBook
from cases.values.spans import Dated, between, first_day, last_day, law_of


def first_limit(case: Case, book: RuleBook) -> Dated | None:
    """Return the first day on which a limit ends that begins with what the intake says; None where it says nothing."""
    found = list[Dated]()
    for rule, trigger in book.starts.get((Opened.spec.code, ""), ()):
        day: Dated | None = told_by(case, trigger.on) if rule.limitation else None
        if day and rule.in_force(law_of(day)) and is_for(rule, case):
            first, last = (reckon(rule, each, (), book.calendar).due for each in (first_day(day), last_day(day)))
            found.append(between(first, last))
    return min(found, key=first_day, default=None)


_OURS = ("handler", "applicant")
"""Who acts where the centre or the worker does."""


def runs_from(case: Case, field: str, day: date, today: date, book: RuleBook) -> Reckoning | None:
    """Return the clock that a day in a field of the intake sets running for the worker: the next due, else the last.

    case: as it is told so far. day: the earliest that it may be.
    """
    found = [
        reckon(rule, day, (), book.calendar)
        for rule, trigger in book.starts.get((Opened.spec.code, ""), ())
        if trigger.on == field and rule.actor in _OURS and rule.in_force(day) and is_for(rule, case)
    ]
    ahead = [each for each in found if each.due >= today]
    if ahead:
        return min(ahead, key=lambda each: each.due)
    return max(found, key=lambda each: each.due, default=None)


def limited(case: Case, found: tuple[Clock, ...]) -> Case:
    """Return a case with the day of its limit: what somebody wrote down in assessing it, else what its clocks say.

    And with the day on which the next other right ends: of a suit, a review, an application.
    """
    told = with_limit(case, case.assessment.limit_on or limit_known(found))
    ends = [clock.by for clock in found if clock.running and _ends_otherwise(clock)]
    return altered(told, assessment=altered(told.assessment, right_on=min(ends, default=None)))


def _ends_otherwise(clock: Clock) -> bool:
    rule = clock.rule
    return rule.whose is Ownership.RIGHT and not (rule.limitation or rule.opens)


def with_limit(case: Case, day: Dated | None) -> Case:
    """Return a case with this day as that of its limit."""
    return altered(case, assessment=altered(case.assessment, limit_on=day))
