"""What ties a case to others: whoever may be the same, and cases that belong together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cases.codes import codes
from cases.events.declare import Event, ask, happens
from cases.kinds import Kind, Line, Pick, Prose
from cases.refusal import Problem, refuse
from cases.stages import ANY, By
from cases.text import Sentence, say

if TYPE_CHECKING:
    from datetime import date

    from cases.case import Case
    from cases.lifecycle import Entry


class Seen(NamedTuple):
    """What somebody saw when they decided: the number of the other case, how alike, and what it means, as codes."""

    number: str
    likeness: str
    concern: str


@dataclass(frozen=True)
class Seens(Kind["tuple[Seen, ...]"]):
    """Other cases with somebody who may be the same."""

    empty = ()

    def read(self, text: str, today: "date") -> tuple[Seen, ...]:
        raise refuse("automatic", say("这一项由系统填写，请留空"))

    def write(self, value: tuple[Seen, ...]) -> str:
        return "\n".join(seen.number for seen in value)

    def show(self, value: tuple[Seen, ...]) -> tuple[object, ...]:
        return tuple(_shown(seen) for seen in value)

    def dump(self, value: tuple[Seen, ...]) -> Any:
        return [list(seen) for seen in value]

    def load(self, kept: Any) -> tuple[Seen, ...]:
        return tuple(Seen(*seen) for seen in kept)


def _shown(seen: Seen) -> Sentence:
    concern, likeness = codes("concern").label(seen.concern), codes("likeness").label(seen.likeness)
    return say("{number}（{concern}，{likeness}）", number=seen.number, concern=concern, likeness=likeness)


@happens("compared", ("查重回避", "Doubles and conflicts"), "Q", at=ANY, by=By.STAFF)
class Compared(Event):
    """Somebody has looked at the cases in which the same people or employers stand, and decides what that means."""

    decision: str = ask(("查重结论", "Decision"), Pick("alike_decision"))
    reason: str = ask(("说明", "Reason"), Prose(1000), default="")
    found: tuple[Seen, ...] = ask(("看到的案件", "Cases seen"), Seens(), default=(), automatic=True)

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if self.decision in _EXPLAINED and not self.reason:
            yield Problem("reason", say("选这一项须写明理由，请填写“说明”"), "reason")

    def change(self, case: "Case", entry: "Entry") -> "Case":
        return replace(case, compared=self.decision)


DECISION = ("decision", "reason")
"""What is asked for of it beside an intake."""

_EXPLAINED = frozenset({"continue", "avoided"})


@happens("linked", ("相关案件", "Link a case"), "K", at=ANY, by=By.STAFF)
class Linked(Event):
    """Another case belongs to this one: earlier or later, the same employer or incident, recognition or its benefits.

    Whoever keeps the file writes the number in full, and the tie into the other case as well.
    """

    number: str = ask(("案号", "Case number"), Line(60), hint=("对方案件的案号或其一部分", "Or a part of it"))
    relation: str = ask(("那件案件是", "The other one is"), Pick("relation_kind"))
    note: str = ask(("说明", "Note"), Prose(500), default="")

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if self.number == case.number:
            yield Problem("link_itself", say("不能关联案件自己；请填另一件的案号"), "number")
        elif (self.number, self.relation) in case.links:
            yield Problem("link_twice", say("这两件案件已经这样关联过了"), "number")

    def change(self, case: "Case", entry: "Entry") -> "Case":
        return replace(case, links=(*case.links, (self.number, self.relation)))

    @property
    def mirrored(self) -> "Linked":
        """The same tie as it is told in the other case, without its number."""
        return replace(self, number="", relation=_MIRRORS.get(self.relation, self.relation))


_MIRRORS = {
    "earlier": "later",
    "later": "earlier",
    "recognition": "compensation",
    "compensation": "recognition",
    "split_from": "split_to",
    "split_to": "split_from",
}
"""What a case is to the one that is this to it."""
