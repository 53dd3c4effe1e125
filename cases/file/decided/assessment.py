"""What is known of whether the centre may act, and of how hard a household has it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.values.spans import Dated

LIMIT_PASSED, LIMIT_UNSURE = "passed", "unsure"
"""That a limitation period has lapsed, and that nobody can say, as its clock says."""


@dataclass(frozen=True)
class CaseAssessment:
    """What the assessment at the counter found.

    means, in_scope: codes of their lists. limit_on: the day of limitation. assessed: its decision, a code of its list;
    empty until there is one. assessed_on: the day of it. right_on: the day on which the next right ends that is no
    limitation, as far as its clocks were looked at. limit_state: `LIMIT_PASSED` or `LIMIT_UNSURE` where these say so.
    """

    means: str = ""
    in_scope: str = ""
    limit_on: Dated | None = None
    assessed: str = ""
    assessed_on: Dated | None = None
    right_on: date | None = None
    limit_state: str = ""


class Cause(NamedTuple):
    """A cause of hardship, a code of `cause`. since: as of when it was told, by which entry, 1 for the intake."""

    since: Dated
    entry: int
    cause: str


@dataclass(frozen=True)
class CaseHardship:
    """How hard it is, and what was found when somebody looked again.

    grade: a code of `hardship_grade`, empty while nobody has said. review: what the last review found, a code of
    `hardship_review`; reviewed_on: its day. causes: each that there was, the first one first, once it is another.
    """

    grade: str = ""
    review: str = ""
    reviewed_on: Dated | None = None
    causes: tuple[Cause, ...] = ()
