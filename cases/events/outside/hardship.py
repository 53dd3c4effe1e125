"""What changes for a household in hardship: its cause, its grade, and what the yearly review finds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from cases.events.declare import Entry, Event, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.decided.assessment import Cause
from cases.kinds import Amount, Day, Pick, Prose, RoughDay
from cases.standing.dues import Promise, Sort
from cases.standing.stages import By, Stage
from cases.values.codes import CodeList, codes, declare_list
from cases.values.refusal import Problem
from cases.values.spans import Dated, first_day
from cases.values.sums import Sum
from cases.values.text import say

_HARDSHIP = "u-hardship"
"""The cause above all causes of hardship."""

_AT = (Stage.ASSIGNMENT, Stage.FOLLOW_UP, Stage.CLOSURE, Stage.CLOSED)


@cache
def _hardship_causes() -> CodeList:
    """Return the causes of hardship alone, as a list of their own."""
    found = {each.code: replace(each, parent="") for each in codes("cause") if each.parent == _HARDSHIP}
    return CodeList("hardship_cause", found)


declare_list("hardship_cause", _hardship_causes)


def _no_hardship(case: Case) -> Problem | None:
    if case.intake.kind == "assistance" or case.intake.cause.startswith(_HARDSHIP):
        return None
    return Problem("no_hardship", say("本案不是帮扶救助，没有困难情况；家庭困难的请另立帮扶案件"))


@happens("hardship_changed", ("困难情况变化", "Hardship changed"), at=_AT, by=By.STAFF)
class HardshipChanged(Event):
    """The cause or the grade of a hardship is another one than before; that is no mistake of the intake."""

    cause: str = ask(("现在的致困原因", "Cause now"), Pick("hardship_cause"))
    grade: str = ask(("现在的困难等级", "Grade now"), Pick("hardship_grade"), default="")
    since: Dated | None = ask(("何时起", "Since"), RoughDay(), default=None)
    what: str = ask(("变化情况", "What has changed"), Prose(5000))

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return _no_hardship(case)

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self.cause == case.intake.cause and self.grade in ("", case.hardship.grade):
            yield Problem("same_hardship", say("致困原因和等级都没有变化；定期复核请登记“困难复核”"), "cause")

    def change(self, case: Case, entry: "Entry") -> Case:
        hardship = altered(case.hardship, grade=self.grade or case.hardship.grade)
        known = hardship.causes or (Cause(case.opened_on, 1, case.intake.cause),)
        told = Cause(self.since or entry.day, entry.seq, self.cause)
        causes = tuple(sorted((*known, told), key=lambda each: (each.entry > 1, first_day(each.since), each.entry)))
        intake = altered(case.intake, cause=causes[-1].cause)
        return altered(case, intake=intake, hardship=altered(hardship, causes=causes))


@happens("hardship_reviewed", ("困难复核", "Review of the hardship"), at=_AT, by=By.STAFF, fulfils=(Sort.REVIEW,))
class HardshipReviewed(Event):
    """Somebody has looked, as once a year, at whether the household is still in hardship, and how much."""

    result: str = ask(("复核结论", "Result"), Pick("hardship_review"))
    grade: str = ask(("困难等级", "Grade"), Pick("hardship_grade"), default="")
    income: Sum | None = ask(
        ("家庭月人均收入", "Income a head"), Amount(), default=None, hint=("每月，元", "A month, yuan")
    )
    what: str = ask(("复核情况", "What was found"), Prose(5000))
    next_review: date | None = ask(
        ("下次复核", "Next review"), Day(coming=True), default=None, promises=Promise(Sort.REVIEW)
    )

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return _no_hardship(case)

    def change(self, case: Case, entry: "Entry") -> Case:
        told = case.hardship.reviewed_on
        if told and entry.precedes(told):
            return case  # somebody looked again since
        grade = self.grade or case.hardship.grade
        return altered(case, hardship=altered(case.hardship, grade=grade, review=self.result, reviewed_on=entry.day))


__all__ = ["HardshipChanged", "HardshipReviewed"]
