"""Something that can happen, declared here and nowhere else: the proof is that it appears wherever such a thing does.

It is loaded as a plugin before the program, in a process of its own: no other test ever hears of it.
"""

from datetime import date
from typing import TYPE_CHECKING

from cases.events.declare import Event, Paper, Whom, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.parties import Parties, Party
from cases.kinds import Amount, Day, Line, Pick, Prose
from cases.standing.dues import Promise, Sort
from cases.standing.stages import OPEN, Actor, By, Stage
from cases.values.sums import Sum

if TYPE_CHECKING:
    from cases.events import Entry


@happens(
    "inspected",
    ("监察责令", "Inspection order"),
    at=(Stage.INTAKE, Stage.FOLLOW_UP),
    by=By.STAFF,
    then=Actor.STAFF,
    paper=Paper("forum", ("reference",)),
    works=True,
    ends_tasks=True,
    counts_as="note",
    compares=Whom.NEWCOMERS,
    in_ledgers=True,
)
class Inspected(Event):
    """The labour inspectorate orders somebody to pay by a day."""

    forum: str = ask(("机构类型", "Forum"), Pick("forum"))
    reference: str = ask(("文号", "Reference"), Line(80), default="")
    ordered: Sum | None = ask(("责令金额", "Ordered"), Amount(), default=None)
    against: tuple[Party, ...] = ask(("被责令单位", "Ordered to pay"), Parties(), default=())
    helper: tuple[Party, ...] = ask(("协助单位", "Helped by"), Parties(), default=())
    pay_by: date | None = ask(
        ("责令期限", "To be paid by"), Day(ahead=True), default=None, promises=Promise(Sort.PAYMENT, text="reference")
    )
    what: str = ask(("责令内容", "What was ordered"), Prose())

    def change(self, case: Case, entry: "Entry") -> Case:
        new = tuple(each for each in self.against if each not in case.parties.respondents)
        return altered(case, parties=altered(case.parties, respondents=(*case.parties.respondents, *new)))


@happens(
    "settled_here",
    ("当场了结", "Settled on the spot"),
    at=OPEN,
    to=Stage.CLOSED,
    by=By.STAFF,
    then=Actor.NOBODY,
    ground="how",
)
class SettledHere(Event):
    """What somebody came for is settled before they leave: the case is closed, and nothing more is said of that."""

    how: str = ask(("了结方式", "How"), Pick("outcome"))


@happens(
    "taken_up",
    ("接着办", "Take up again"),
    at=(Stage.CLOSED,),
    to=Stage.INTAKE,
    by=By.SUPERVISOR,
    then=Actor.STAFF,
)
class TakenUp(Event):
    """A closed case goes on."""

    why: str = ask(("缘由", "Why"), Line(80))
