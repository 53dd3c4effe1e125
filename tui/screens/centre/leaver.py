"""Somebody who leaves or moves: what they hold, and who takes it over in the same act, or to whom the list is left."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cases.staff.people import Account
from cases.values.text import Sentence, say
from cases.views.rows import Held
from storage.staff.colleagues import HANDLERS
from tui.dialogs.confirm import Confirm
from tui.dialogs.menu import Menu
from tui.screens.base import Base
from tui.screens.small import LEAVE, Blank, Small
from tui.words.choices import Choice
from tui.words.keys import bindings

_Then = Callable[[Account], int]
"""What hands over within the act, and returns how many cases that were."""

NOTHING = Held(0, 0, (), ())
"""What somebody leaves behind who can work on all of it afterwards."""


@dataclass(frozen=True)
class Leaver:
    """Whose account is disabled or moved. title, asked, yes: of the question. act: does it, told what follows."""

    account: Account
    title: Sentence
    asked: Sentence
    yes: Sentence
    act: Callable[[_Then], int]


def ask_leaver(screen: Base[Any], leaver: Leaver, held: Held, done: Callable[[], None]) -> None:
    """Ask who takes over what somebody holds, if anybody can, and do it. done: what comes then."""
    if not held.takers:
        _only(screen, leaver, held, done)
        return
    rest = Choice("", say("先不交接，留给主管"), tip=say("列在主管的工作台上，直到交接给同事"))
    takers = [Choice(each.account, each.name, each.role.label, also=(each.account,)) for each in held.takers]

    def chosen(key: str | None) -> None:
        if key:
            taker = next(each for each in held.takers if each.account == key)
            screen.app.push_screen(Taking(leaver, held, taker), lambda taken: done() if taken else None)
        elif key is not None:
            _only(screen, leaver, held, done)

    title = say("{name}名下有 {held}，由谁接收？", name=leaver.account.name, held=held.told)
    screen.app.push_screen(Menu(title, [rest, *takers]), chosen)


def _only(screen: Base[Any], leaver: Leaver, held: Held, done: Callable[[], None]) -> None:
    """Do it, after asking, and leave what they hold to the supervisors."""

    def sure(yes: bool | None) -> None:
        if yes:
            screen.fetch("leaver", lambda: leaver.act(lambda _account: 0), lambda _handed: done())

    question = say("{asked}{left}", asked=leaver.asked, left=_left(leaver.account, held))
    screen.app.push_screen(Confirm(leaver.title, question, leaver.yes), sure)


def _left(account: Account, held: Held) -> Sentence | str:
    """Say what becomes of what somebody holds where nobody takes it over now."""
    if held is NOTHING or account.role not in HANDLERS:
        return ""
    if not (held.cases or held.ahead):
        return say("其名下如有限定案件，会列在主管的工作台上。")
    told = say("其名下有 {held}：其不能再办的（连同限定案件）列为“离岗未交接”。", held=held.told)
    people = tuple(each.name for each in held.supervisors)
    if not people:
        return say("{told}现在没有主管看得到，请尽快设一位主管。", told=told)
    return say("{told}{people}打开工作台就会看到，直到在菜单“整体交接”中交给同事。", told=told, people=people)


class Taking(Small[bool]):
    """The reason for which a colleague takes over; then the act, after asking."""

    BINDINGS = bindings(LEAVE)
    ASKS = (Blank("reason", say("理由"), say("如：离职、调岗；写进每件案件的经过")),)

    def __init__(self, leaver: Leaver, held: Held, taker: Account) -> None:
        super().__init__()
        self.leaver, self.held, self.taker = leaver, held, taker

    def heading(self) -> object:
        return say("{what}并交接", what=self.leaver.title)

    def told(self) -> Iterable[Sentence]:
        yield self.leaver.asked
        yield say("其 {held}中不能再办的，同时交给{taker}。", held=self.held.told, taker=self.taker.name)
        yield say("限定案件不在其中，仍列给主管；这里也不写交接单，需要签字的请由主管“整体交接”。")

    def submit(self, typed: Mapping[str, str]) -> None:
        """Ask once, and then do both."""

        def sure(yes: bool | None) -> None:
            if yes:
                super(Taking, self).submit(typed)

        question = say("{asked}其案件交给{taker}。", asked=self.leaver.asked, taker=self.taker.name)
        self.app.push_screen(Confirm(self.heading(), question, self.leaver.yes), sure)

    def work(self, typed: Mapping[str, str]) -> Callable[[], int]:
        handing, taker, reason = self.desk.handing, self.taker.account, typed["reason"]
        return lambda: self.leaver.act(lambda account: handing.left_over(account.account, taker, reason))

    def done(self, result: int) -> None:
        self.bangfu.tell(say("已办理，{n} 件案件已交给{taker}", n=result, taker=self.taker.name))
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(None)
