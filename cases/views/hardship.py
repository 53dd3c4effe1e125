"""What is known of a household in hardship, as screens, command line and papers tell it."""

from collections.abc import Iterator

from cases.file.case import Case
from cases.values.codes import codes
from cases.values.spans import say_day
from cases.values.text import Label, say

_GRADE, _REVIEW = Label("困难等级", "Grade"), Label("最近复核", "Last review")


def hardship(case: Case) -> Iterator[tuple[Label, object]]:
    """Yield the grade of the hardship and what the last review of it found, each where it is known."""
    known = case.hardship
    if known.grade:
        yield _GRADE, codes("hardship_grade").label(known.grade)
    if known.review:
        day = say_day(known.reviewed_on) if known.reviewed_on else ""
        yield _REVIEW, say("{review}，{day}", review=codes("hardship_review").label(known.review), day=day)
