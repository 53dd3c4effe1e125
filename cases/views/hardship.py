"""What is known of a household in hardship, as screens, command line and papers tell it."""

from collections.abc import Iterator
from itertools import pairwise

from cases.file.case import Case
from cases.values.codes import codes
from cases.values.spans import Dated, say_day
from cases.values.text import Label, say

_GRADE, _REVIEW = Label("困难等级", "Grade"), Label("最近复核", "Last review")
_FORMER = Label("原致困原因", "Cause before")


def hardship(case: Case) -> Iterator[tuple[Label, object]]:
    """Yield the causes that there were before, the grade, and what the last review found, each where it is known."""
    known = case.hardship
    for former, until in former_causes(case):
        yield _FORMER, say("{cause}，到 {day} 前", cause=codes("cause").label(former), day=say_day(until))
    if known.grade:
        yield _GRADE, codes("hardship_grade").label(known.grade)
    if known.review:
        day = say_day(known.reviewed_on) if known.reviewed_on else ""
        yield _REVIEW, say("{review}，{day}", review=codes("hardship_review").label(known.review), day=day)


def former_causes(case: Case) -> Iterator[tuple[str, Dated]]:
    """Yield each cause of the hardship that there was before, and as of when it was another."""
    for former, later in pairwise(case.hardship.causes):
        if former.cause != later.cause:
            yield former.cause, later.since
