"""Several handlers of one case: colleagues and people from outside join the one who leads, and leave again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Self

from cases.events.asking.keeper import Keeper
from cases.events.declare import Entry, Event, Whom, ask, happens
from cases.events.tasks import given
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.team import Aide
from cases.kinds import PERSON, PHONES, Colleague, Line, Pick, Prose
from cases.standing.stages import By, Stage
from cases.values.masking import spoken
from cases.values.refusal import Problem
from cases.values.text import say

WORKED_ON = (Stage.ASSIGNMENT, Stage.FOLLOW_UP, Stage.CLOSURE)


def _one_of(helper: str, name: str) -> Iterator[Problem]:
    if bool(helper) == bool(name):
        yield Problem("one_of", say("请填“协办同事”或“外部人员”中的一项，一次登记一人"), "helper")


@happens(
    "joined",
    ("加入办理", "Join"),
    at=(*WORKED_ON, Stage.CLOSED),
    by=By.HANDLER_OR_SUPERVISOR,
    compares=Whom.NEWCOMERS,
)
class Joined(Event):
    """Somebody works on the case beside the handler who leads: a colleague, or a person without an account.

    A colleague reaches the case as its handler does, as long as they have not left it. No clock begins again.
    """

    helper: str = ask(("协办同事", "Colleague"), Colleague(), default="")
    name: str = ask(
        ("外部人员", "From outside"),
        PERSON,
        default="",
        hint=("没有账号的；名录里有的只写姓名", "Without an account; the name alone once known"),
    )
    capacity: str = ask(("身份", "Capacity"), Pick("handler_capacity"), default="", tells_of="name")
    firm: str = ask(("所在单位", "Firm"), Line(120), default="", tells_of="name")
    phone: str = ask(("联系电话", "Phone"), PHONES, default="", tells_of="name")
    what: str = ask(("分工", "What they do"), Prose(500), tells_of="name")

    def filled(self, case: Case, keeper: Keeper) -> Self:
        """Take from the directory what was not typed."""
        if not self.name or self.helper:
            return self
        aide = keeper.outsider(case, Aide(self.name, self.capacity, self.firm, self.phone))
        return replace(self, capacity=aide.capacity, firm=aide.firm, phone=aide.phone)

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from _one_of(self.helper, self.name)
        if self.helper and case.handled_by(self.helper):
            yield Problem("same_handler", say("此人已在办理本案，无需再加入"), "helper", idle=True)
        if self.name and self.name in {each.name for each in case.team.aides}:
            yield Problem("same_handler", say("此人已在办理本案，无需再加入"), "name", idle=True)
        if self.name and not self.capacity:
            yield Problem("needed", say("外部人员须写明身份，请填写“身份”"), "capacity")

    def change(self, case: Case, entry: "Entry") -> Case:
        team = case.team
        if self.helper:
            return altered(case, team=altered(team, helpers=(*team.helpers, self.helper)))
        aide = Aide(self.name, self.capacity, self.firm, self.phone)
        former = tuple(each for each in team.former_aides if each.name != self.name)
        return altered(case, team=altered(team, aides=(*team.aides, aide), former_aides=former))


@happens("stepped_out", ("退出办理", "Leave"), at=(*WORKED_ON, Stage.CLOSED), by=By.HANDLER_OR_SUPERVISOR)
class SteppedOut(Event):
    """Somebody who joined works on the case no longer; their tasks in it are the leading handler's."""

    helper: str = ask(("协办同事", "Colleague"), Colleague(gone=True), default="")
    name: str = ask(("外部人员", "From outside"), PERSON, default="")
    reason: str = ask(("理由", "Reason"), Prose(500))

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        if case.team.helpers or case.team.aides:
            return None
        return Problem("no_helper", say("本案没有协办人员；要改由其他同事承办请登记“指派”"))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from _one_of(self.helper, self.name)
        if self.helper and self.helper not in case.team.helpers:
            yield Problem("no_helper", say("此人没有协办本案，请核对"), "helper")
        if self.name and self.name not in {each.name for each in case.team.aides}:
            known = spoken(each.name for each in case.team.aides)
            yield Problem("no_helper", say("本案的外部人员只有：{known}，请核对", known=known), "name")

    def change(self, case: Case, entry: "Entry") -> Case:
        helpers = tuple(each for each in case.team.helpers if each != self.helper)
        gone = tuple(each for each in case.team.aides if self.name and each.name == self.name)
        aides = tuple(each for each in case.team.aides if each not in gone)
        dues = given(case, self.helper, "") if self.helper else case.dues
        team = altered(case.team, helpers=helpers, aides=aides, former_aides=(*case.team.former_aides, *gone))
        return altered(case, team=team, dues=dues)
