"""What lies ahead of a case: tasks, a suspension until a day, and handing all of it over to somebody else."""

from collections.abc import Iterator
from datetime import date
from typing import Self

from cases.events.asking.keeper import Keeper
from cases.events.declare import CATALOGUE, Entry, Event, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.kinds import Colleague, Day, EntryNumber, Line, Pick, Prose
from cases.standing.dues import Due, Promise, Sort
from cases.standing.stages import ANY, OPEN, Actor, By, Stage
from cases.values.codes import Code, CodeList, declare_list
from cases.values.refusal import Problem, refuse
from cases.values.text import say

WORKED = (Stage.INTAKE, Stage.ASSIGNMENT, Stage.FOLLOW_UP)


@happens("task", ("待办", "Task"), "D", at=OPEN, by=By.STAFF)
class Promised(Event):
    """Somebody is to do something by a day; an event that fulfils it, or anybody's word, ends it."""

    what: str = ask(("待办事项", "What is to be done"), Line())
    by_day: date | None = ask(
        ("完成期限", "By"), Day(coming=True), promises=Promise(Sort.TASK, text="what", who="who", until="until")
    )
    who: str = ask(("由谁办", "Who"), Colleague(), default="", hint=("不填为承办人", "The handler if left empty"))
    until: str = ask(
        ("由何事项办结", "Fulfilled by"),
        Pick("task_until"),
        default="",
        hint=("登记该事项即完成", "Recording that ends it"),
        once=(("2026-11-30", ("由何事完成", "Fulfilled by")),),
    )

    def filled(self, case: Case, keeper: Keeper) -> Self:
        if self.who:
            keeper.check_finds(case, self.who, "who")
        else:
            keeper.check_handler(case, "who")
        return self


@happens("task_done", ("办结待办", "Task done"), "B", at=OPEN, by=By.STAFF, does=Sort.TASK)
class Done(Event):
    """A task was done, or is no longer needed."""

    task: int = ask(
        ("待办序号", "Which task"),
        EntryNumber(),
        hint=("办理经过中的序号", "Its number in the history"),
        once=(("2026-11-30", ("待办是第几条", "Which task")),),
    )
    what: str = ask(("结果", "Outcome"), Prose(2000), default="")

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return None if case.due(Sort.TASK) else Problem("no_task", say("本案没有未办结的待办；要增加请登记“待办”"))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        tasks = [str(task.entry) for task in case.dues_of(Sort.TASK)]
        if str(self.task) not in tasks:
            known = "、".join(tasks)
            sentence = say("第 {n} 条不是未办结的待办；未办结的是第 {known} 条", n=self.task, known=known)
            yield Problem("no_task", sentence, "task")

    def fulfils(self, due: Due, case: Case, on: date) -> bool:
        return due.sort is Sort.TASK and due.entry == self.task


@happens("paused", ("暂停办理", "Suspend"), "Z", at=WORKED, by=By.STAFF)
class Paused(Event):
    """Nothing is to be done for a while, for a reason and until a day. The clocks of the law run on."""

    until: date | None = ask(
        ("暂停到", "Until"),
        Day(coming=True),
        promises=Promise(Sort.SUSPENSION),
        once=(("2026-11-30", ("挂起到", "Until")),),
    )
    reason: str = ask(("原因", "Reason"), Prose(500))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self.until and self.until <= entry.on:
            yield Problem("hold_end", say("暂停的终止日须在 {day} 之后，请改日期", day=entry.on), "until")


@happens(
    "resumed",
    ("恢复办理", "End the suspension"),
    "U",
    at=WORKED,
    by=By.STAFF,
    fulfils=(Sort.SUSPENSION,),
    does=Sort.SUSPENSION,
)
class Resumed(Event):
    """A suspension is ended, before its day or after."""

    what: str = ask(("说明", "Why"), Prose(500))

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return None if case.due(Sort.SUSPENSION) else Problem("no_hold", say("本案没有暂停办理，无需恢复"))


@happens("handed_over", ("交接", "Hand over"), "J", at=ANY, by=By.HANDS_OVER)
class HandedOver(Event):
    """Whoever leaves or is on leave hands the case, or the tasks that are theirs in it, to a colleague.

    A closed case too: somebody must see to what is followed or still due there.
    An administrator, who works on no case, does so only with what somebody cannot work on any more.
    """

    giver: str = ask(("移交人", "From"), Colleague(gone=True))
    taker: str = ask(("接收人", "To"), Colleague(), once=(("2026-11-30", ("接手人", "To")),))
    reason: str = ask(("理由", "Reason"), Prose(2000))

    def filled(self, case: Case, keeper: Keeper) -> Self:
        keeper.check_giver(case, self.giver)
        if not case.handled_by(self.giver):
            keeper.check_finds(case, self.taker, "taker")
        return self

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self.giver == self.taker:
            yield Problem("same_handler", say("移交人和接收人是同一人，请另选接收人"), "taker")
        elif not case.handled_by(self.giver) and all(due.who != self.giver for due in case.dues):
            yield Problem("not_theirs", say("移交人在本案没有承办、协办或待办事项，请核对移交人"), "giver")

    def change(self, case: Case, entry: "Entry") -> Case:
        dues = given(case, self.giver, self.taker)
        if case.handler == self.giver:
            return altered(case.led_by(self.taker), dues=dues)
        helpers = dict.fromkeys(self.taker if each == self.giver else each for each in case.team.helpers)
        helpers.pop(case.handler, None)
        return altered(case, team=altered(case.team, helpers=tuple(helpers)), dues=dues)


@happens(
    "released",
    ("收回待派", "Take back"),
    "N",
    at=(Stage.FOLLOW_UP,),
    to=Stage.ASSIGNMENT,
    by=By.STAFF,
    then=Actor.SUPERVISOR,
)
class Released(Event):
    """The handler cannot work on the case any more: it waits for another one, with the tasks that were theirs.

    Whoever keeps the file knows who that is, and records it by itself where an entry would give a case back to them.
    """

    giver: str = ask(("原承办人", "Former handler"), Colleague(gone=True), default="", automatic=True)
    reason: str = ask(("说明", "Reason"), Prose(2000))

    def filled(self, case: Case, keeper: Keeper) -> "Released":
        if not keeper.has_left(case):
            raise refuse("works_here", say("承办人仍能办理本案；请由其“申请改派”，或由主管改派"))
        return Released(giver=case.handler, reason=self.reason)

    def change(self, case: Case, entry: "Entry") -> Case:
        return altered(case, handler="", dues=given(case, self.giver, ""))


def given(case: Case, giver: str, taker: str) -> tuple[Due, ...]:
    """Return what is promised in a case once what was somebody's is another's. taker: empty for the handler's."""
    return tuple(due._replace(who=taker) if due.who == giver else due for due in case.dues)


__all__ = ["Done", "HandedOver", "Paused", "Promised", "Released", "Resumed"]


def _ending_tasks() -> CodeList:
    """Return the list of what a task may wait for."""
    specs = [event.spec for event in CATALOGUE.values() if event.spec.ends_tasks]
    found = [Code(each.code, each.label, "", None, None, "", "O", "") for each in specs]
    return CodeList("task_until", {each.code: each for each in found})


declare_list("task_until", _ending_tasks)
