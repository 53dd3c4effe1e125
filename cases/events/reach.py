"""Who finds a case at all: it may be kept to its handler and the supervisors."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cases.events.declare import Event, ask, happens
from cases.kinds import Pick, Prose
from cases.refusal import Problem
from cases.stages import ANY, By
from cases.text import say

if TYPE_CHECKING:
    from cases.case import Case
    from cases.lifecycle import Entry


@happens("reach", ("查看范围", "Who may see it"), "L", at=ANY, by=By.SUPERVISOR)
class Reach(Event):
    """Restricted, only the handler and supervisors find the case, and reading it is logged."""

    who: str = ask(("由谁查看", "Who"), Pick("reach"))
    reason: str = ask(("理由", "Reason"), Prose(500))

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if case.restricted == (self.who == "restricted"):
            yield Problem("same_reach", say("本案现在就是这个查看范围，无需更改"), "who")

    def change(self, case: "Case", entry: "Entry") -> "Case":
        return replace(case, restricted=self.who == "restricted")
