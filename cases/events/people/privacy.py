"""What the protection of personal data asks for: consent and its withdrawal, who may see a case, and legal hold."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Self

from cases.events.asking.keeper import Keeper
from cases.events.declare import Entry, Event, Question, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.members import SUMS
from cases.file.money import Reported
from cases.file.privacy import REACHES
from cases.kinds import Line, Pick, Prose
from cases.standing.stages import ANY, Actor, By, Stage
from cases.values.refusal import Problem
from cases.values.sums import About
from cases.values.text import say


@happens("consent", ("同意", "Consent"), "Y", at=ANY, by=By.STAFF)
class Consent(Event):
    """The person agrees to a use of their data, or takes that back (个人信息保护法 13-16, 23, 25, 29, 31)."""

    purpose: str = ask(("用途", "Purpose"), Pick("consent_purpose"))
    state: str = ask(("同意或撤回", "Given or withdrawn"), Pick("consent_state"))
    way: str = ask(("方式", "How"), Pick("consent_way"))
    notice: str = ask(("告知书版本", "Version of the notice"), Line(40), default="")
    what: str = ask(("说明", "What"), Prose(500), default="", hint=("如向谁提供", "Such as to whom"))

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if self.state == "withdrawn" and self.purpose not in case.privacy.consents:
            yield Problem("no_consent", say("没有这项用途的同意可以撤回；请核对用途"), "purpose", idle=True)

    def change(self, case: "Case", entry: "Entry") -> "Case":
        said_on = dict(case.privacy.said_on)
        if entry.precedes(said_on.get(self.purpose, date.min)):
            return case  # they said otherwise since
        said_on[self.purpose] = entry.latest
        others = {*case.privacy.consents} - {self.purpose}
        given = {self.purpose} if self.state == "given" else set()
        consents = tuple(sorted(others | given))
        return altered(case, privacy=altered(case.privacy, consents=consents, said_on=tuple(said_on.items())))


_OPEN = REACHES[0]


@happens("reach", ("查看范围", "Who may see it"), "L", at=ANY, by=By.SUPERVISOR, sealed=True)
class Visibility(Event):
    """Restricted: only handler and supervisors find it. Sealed (个人信息保护法 47): it is kept and nothing else.

    Cases that were split from it tell its facts in its words, whatever becomes of the tie, and are hidden with it: from
    as many people, or where they are open, as which none is sealed, from all but their handler and supervisors.
    """

    who: str = ask(("由谁查看", "Who"), Pick("reach"))
    reason: str = ask(("理由", "Reason"), Prose(500))

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if case.privacy.reach == self.who:
            yield Problem("same_reach", say("本案现在就是这个查看范围，无需更改"), "who", idle=True)
        elif self.who == "sealed" and case.stage is not Stage.CLOSED:
            yield Problem("seal_open", say("在办案件不能封存；请先结案，或选“只限承办人和主管”"), "who")

    def told_to(self, told: Iterable[Event]) -> tuple[str, ...]:
        parts = dict.fromkeys(event.split_to for event in told if event.split_to)
        return tuple(parts) if self.who != _OPEN else ()

    def told_there(self, here: "Case", there: "Case", typed: Event) -> "Visibility | None":
        who = self.who if there.stage is Stage.CLOSED else "restricted"
        hides_more = REACHES.index(who) > REACHES.index(there.privacy.reach)
        return replace(self, who=who) if hides_more else None

    def change(self, case: "Case", entry: "Entry") -> "Case":
        return altered(case, privacy=altered(case.privacy, reach=self.who))


@happens("hold", ("暂缓销毁", "Legal hold"), "H", at=ANY, by=By.SUPERVISOR)
class LegalHold(Event):
    """The file must be kept beyond its time, for a dispute or an inquiry, or no longer."""

    state: str = ask(("开始或解除", "Begin or end"), Pick("hold_state"))
    reason: str = ask(("理由", "Reason"), Prose(500))

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if case.privacy.legal_hold == (self.state == "on"):
            yield Problem("same_hold", say("本案现在就是这样，无需更改"), "state", idle=True)

    def change(self, case: "Case", entry: "Entry") -> "Case":
        return altered(case, privacy=altered(case.privacy, legal_hold=self.state == "on"))


@happens(
    "erased",
    ("删除个人信息", "Erase"),
    "E",
    at=ANY,
    to=Stage.CLOSED,
    by=By.SUPERVISOR,
    then=Actor.NOBODY,
    sealed=True,
    erases=True,
)
class Erased(Event):
    """All that the file says of people is erased (个人信息保护法 47), and what statistics need is kept.

    Whoever keeps the file lays its history down anew, without a word of anybody, and this at its end. Once a history
    gave way to an intake in which nobody is named, and what was counted stood here.
    """

    ground: str = ask(("依据", "Ground"), Pick("erase_ground"))
    kept: str = ask(("统计数据", "Statistics"), Line(2000), default="", automatic=True)

    @classmethod
    def bar(cls, case: "Case") -> Problem | None:
        if case.privacy.legal_hold:
            return Problem("hold", say("本案暂缓销毁，不能删除；请先解除“{hold}”", hold=LegalHold.spec.label))
        return None

    @property
    def question(self) -> Question:
        told = say("姓名、号码、事实和全部办理经过将被删除且不能恢复，只保留统计数据。确定删除吗？")
        return Question(told, say("删除"))

    def filled(self, case: "Case", keeper: Keeper) -> Self:
        keeper.check_over(case)
        return self

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if case.stage is not Stage.CLOSED and not self.kept:
            yield Problem("erase_open", say("在办案件不能删除；请先结案"))

    def said(self, name: str, *, masked: bool, on: date | None = None) -> tuple[object, ...]:
        return () if name == "kept" else super().said(name, masked=masked, on=on)

    def change(self, case: "Case", entry: "Entry") -> "Case":
        case = altered(case, privacy=altered(case.privacy, reach="sealed"))
        told = dict(_counted(self.kept) if self.kept else ())
        sums = {name: told.pop(name) for name in SUMS if name in told}
        for name, value in told.items():
            case = case.saying(name, value)
        return (
            altered(case, money=altered(case.money, reported=Reported(entry.seq, entry.latest, **sums)))
            if sums
            else case
        )


def _counted(kept: str) -> Iterator[tuple[str, Any]]:
    """Yield what once was kept of a case for statistics, by field; beside it stands which sums are roughly known."""
    told = json.loads(kept)
    rough = told.pop("rough")
    for name, value in told.items():
        if name in rough:
            yield name, About(value)
        else:
            yield name, date.fromisoformat(value) if value and name.endswith("_on") else value
