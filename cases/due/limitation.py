"""Limitation periods (时效) at the counter: how they stand, as the clocks of the case say."""

from collections.abc import Iterable
from datetime import date

from cases.due.agenda import limit_known
from cases.due.clocks import Clock, State
from cases.events import Opened
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.decided.assessment import LIMIT_PASSED, LIMIT_UNSURE
from cases.law.clockrules import ClockRule, Ownership

_OURS = ("handler", "applicant")
"""Who acts where the centre or the worker does."""


def runs_from(found: Iterable[Clock], field: str, today: date) -> Clock | None:
    """Return the clock that a day in a field of the intake has set running for the worker: the next due, else the last.

    found: the clocks of the case as it is told so far.
    """
    mine = [each for each in found if each.rule.actor in _OURS and _begins_with(each.rule, field)]
    ahead = [each for each in mine if each.by >= today]
    return min(ahead, key=lambda each: each.by) if ahead else max(mine, key=lambda each: each.by, default=None)


def _begins_with(rule: ClockRule, field: str) -> bool:
    intake = Opened.spec.code, field
    return any((trigger.event, trigger.on) == intake for trigger in rule.start)


def limited(case: Case, found: tuple[Clock, ...], today: date) -> Case:
    """Return a case with the day of its limit: what somebody wrote down in assessing it, else what its clocks say.

    With the day on which the next other right ends: of a suit, a review, an application. Where of several limits one
    has lapsed, or nobody can say of one, that is told; the others still end as rights do.
    """
    mine = [each for each in found if each.rule.limitation and not case.assessment.limit_on]
    lapsed, unsure = (_standing(mine, state, today) for state in (State.LAPSED, State.UNSURE))
    told = lapsed or unsure
    limit = case.assessment.limit_on or limit_known(told, running=False) or limit_known(found)
    ends = [clock.by for clock in found if clock.running and (_ends_otherwise(clock) or (told and clock in mine))]
    state = LIMIT_PASSED if lapsed else LIMIT_UNSURE if unsure else ""
    right = min((day for day in ends if day >= today), default=min(ends, default=None))
    told_now = altered(case.assessment, limit_on=limit, right_on=right, limit_state=state)
    return altered(case, assessment=told_now)


def _standing(found: Iterable[Clock], state: State, today: date) -> list[Clock]:
    return [each for each in found if each.state(today, closed=False) is state]


def _ends_otherwise(clock: Clock) -> bool:
    rule = clock.rule
    return rule.whose is Ownership.RIGHT and not (rule.limitation or rule.opens)
