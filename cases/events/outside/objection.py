"""Objections (异议) to a refusal or an ending of aid, what becomes of them, and the decision that is taken anew."""

from datetime import date

from cases.events.declare import EndedBy, Entry, Event, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.kinds import Day, Line, Pick, Prose, YesNo
from cases.standing.dues import Promise, Sort
from cases.standing.stages import Actor, By, Stage
from cases.values.refusal import Problem
from cases.values.text import say

OBJECTIONABLE = ("declined", "terminated")
"""The endings against which somebody may object (法律援助法 49)."""


@happens(
    "objected",
    ("提出异议", "Object"),
    "O",
    at=(Stage.CLOSED,),
    to=Stage.INTAKE,
    by=By.STAFF,
    then=Actor.SUPERVISOR,
    bar=12,
)
class Objected(Event):
    """The applicant objects to a refusal or an ending of aid; the case comes back to the desk to be looked at.

    Of legal aid the law says to whom, and how long they may take (法律援助法 49).
    """

    to_whom: str = ask(("向谁提出", "Objected to"), Pick("objection_to"))
    why: str = ask(("异议理由", "Why"), Prose())
    answer_by: date | None = ask(
        ("约定答复日期", "To be answered by"), Day(coming=True), default=None, promises=Promise(Sort.PLAN)
    )

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        if case.closing.ending in OBJECTIONABLE:
            return None
        return Problem("no_refusal", say("只有不予受理或终止的案件才有异议；确需再办请主管“重新办理”"))

    def change(self, case: Case, entry: "Entry") -> Case:
        return altered(case, closing=altered(case.closing, objected_to=case.closing.ending))


_OURS = ("不填为本中心", "This centre if left empty")


def _no_objection(case: Case) -> Problem | None:
    if case.closing.objected_to:
        return None
    return Problem("no_objection", say("本案没有待审查的异议；申请人不服不予受理或终止的，请先登记“提出异议”"))


@happens(
    "objection_rejected",
    ("维持原决定", "Reject the objection"),
    at=(Stage.INTAKE,),
    to=Stage.CLOSED,
    by=By.SUPERVISOR,
    then=Actor.NOBODY,
)
class ObjectionRejected(Event):
    """Whoever looked at the objection leaves the decision as it was; the case is closed as it had been."""

    body: str = ask(("审查单位", "Decided by"), Line(120), default="", hint=_OURS)
    reason: str = ask(("理由", "Reason"), Prose(2000))
    remedy_told: bool = ask(
        ("已告知后续途径", "Told what may follow"),
        YesNo(),
        default=False,
        hint=("法律援助的可以复议或诉讼", "Of legal aid: review or suit"),
    )

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return _no_objection(case)

    def ending(self, case: Case) -> EndedBy:
        return EndedBy(case.closing.objected_to, case.closing.ground)


@happens(
    "objection_upheld",
    ("异议成立", "Uphold the objection"),
    at=(Stage.INTAKE,),
    by=By.SUPERVISOR,
    fulfils=(Sort.PLAN,),
)
class ObjectionUpheld(Event):
    """The decision is taken back: what was refused is decided anew, and work that was ended goes on."""

    body: str = ask(("审查单位", "Decided by"), Line(120), default="", hint=_OURS)
    reason: str = ask(("理由", "Reason"), Prose(2000))

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return _no_objection(case)

    def change(self, case: Case, entry: "Entry") -> Case:
        freed = altered(case, closing=altered(case.closing, objected_to="", ground=""))
        if case.accepted_on is None:
            return freed
        stage, actor = (Stage.FOLLOW_UP, Actor.HANDLER) if case.handler else (Stage.ASSIGNMENT, Actor.SUPERVISOR)
        return altered(freed, stage=stage, next_actor=actor, moved_on=entry.day)


__all__ = ["OBJECTIONABLE", "Objected", "ObjectionRejected", "ObjectionUpheld"]
