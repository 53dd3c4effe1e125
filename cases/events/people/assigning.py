"""A case is given to a handler, and given back."""

from collections.abc import Iterator

from cases.events.declare import Entry, Event, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.kinds import Colleague, Prose
from cases.standing.stages import Actor, By, Stage
from cases.values.refusal import Problem
from cases.values.text import say

FOLLOW_UP = (Stage.FOLLOW_UP,)


@happens(
    "assigned",
    ("指派", "Assign"),
    "z",
    at=(Stage.ASSIGNMENT, Stage.FOLLOW_UP),
    to=Stage.FOLLOW_UP,
    by=By.SUPERVISOR,
    then=Actor.HANDLER,
    bar=14,
)
class Assigned(Event):
    """A supervisor gives the case to a handler, or to another one."""

    handler: str = ask(("承办人", "Handler"), Colleague())
    reason: str = ask(
        ("理由", "Reason"), Prose(2000), default="", hint=("改派时必填", "Needed when it is assigned again")
    )

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if case.stage is Stage.FOLLOW_UP and not self.reason:
            yield Problem("needed", say("改派须说明理由，请填写“理由”"), "reason")
        if case.stage is Stage.FOLLOW_UP and self.handler == case.handler:
            yield Problem("same_handler", say("本案已由此人承办，请另选承办人"), "handler", idle=True)

    def change(self, case: Case, entry: "Entry") -> Case:
        return case.led_by(self.handler)


@happens(
    "handed_back",
    ("申请改派", "Ask to be replaced"),
    "b",
    at=FOLLOW_UP,
    to=Stage.ASSIGNMENT,
    by=By.HANDLER,
    then=Actor.SUPERVISOR,
)
class HandedBack(Event):
    """The handler cannot go on with the case and returns it for another assignment."""

    reason: str = ask(("理由", "Reason"), Prose(2000))

    def change(self, case: Case, entry: "Entry") -> Case:
        return altered(case, handler="")
