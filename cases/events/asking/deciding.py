"""What must be decided before a case is refused or ended anew."""

from cases.file.case import Case
from cases.values.refusal import Problem
from cases.values.text import say


def objection_waits(case: Case) -> Problem | None:
    """Return that an objection is still to be decided on (法律援助法 49): a new refusal is no answer to it."""
    if not case.closing.objected_to:
        return None
    return Problem("objection_waits", say("申请人的异议还没有结果；请先登记“维持原决定”或“异议成立”"))
