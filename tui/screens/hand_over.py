"""整体交接: who hands over, who takes over, why; then all of it in one act, and a note to sign."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cases.people import Account
from cases.text import Sentence, say
from cases.views import Handover
from storage.colleagues import can_handle
from tui.agendafile import write_note
from tui.choices import Choice
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.dialogs.save import Save, Target
from tui.keys import bindings
from tui.language import show_line
from tui.meeting import documents
from tui.screens.frame import Frame
from tui.screens.small import LEAVE, Ask, Small

if TYPE_CHECKING:
    from storage.desk import Desk


class _Hands(NamedTuple):
    """An account with what it has in hand: open cases, and things that lie ahead."""

    account: Account
    cases: int
    ahead: int


def ask_who(screen: Frame[Any]) -> None:
    """Ask who hands over, of those who have something in hand, and then who takes over."""
    screen.fetch("hands", lambda: _in_hand(screen.desk), lambda found: _choose(screen, found))


def _in_hand(desk: "Desk") -> list[_Hands]:
    found = []
    for account in desk.store.accounts():
        cases, ahead = desk.handing.of(account.account)
        if cases:
            found.append(_Hands(account, len(cases), len(ahead)))
    return found


def _choose(screen: Frame[Any], found: list[_Hands]) -> None:
    if not found:
        screen.bangfu.tell(say("没有人手上有在办案件"))
        return
    choices = [
        Choice(each.account.account, _named(each.account), say("{n} 件", n=each.cases), also=(each.account.account,))
        for each in found
    ]

    def chosen(key: str | None) -> None:
        if key is not None:
            _to_whom(screen, next(each for each in found if each.account.account == key))

    screen.app.push_screen(Menu(say("谁要交出案件？"), choices), chosen)


def _named(account: Account) -> object:
    return account.name if account.active else say("{name}（已停用）", name=account.name)


def _to_whom(screen: Frame[Any], giver: _Hands) -> None:
    station = giver.account.station
    takers = [each for each in screen.desk.colleagues.everyone() if can_handle(each, station) and each != giver.account]
    choices = [Choice(each.account, each.name, each.role.label, also=(each.account,)) for each in takers]

    def chosen(key: str | None) -> None:
        if key is not None:
            taker = next(each for each in takers if each.account == key)
            screen.app.push_screen(HandOver(giver, taker), lambda done: offer_note(screen, done) if done else None)

    screen.app.push_screen(Menu(say("交给谁？"), choices), chosen)


class HandOver(Small[Handover]):
    """The reason, and then the act."""

    BINDINGS = bindings(LEAVE)
    ASKS = (Ask("reason", say("理由"), say("如：离职、休假、调岗；写进每件案件的经过和交接单")),)
    BUTTON = say("交接（F2）")

    def __init__(self, giver: _Hands, taker: Account) -> None:
        super().__init__()
        self.giver, self.taker = giver, taker

    def heading(self) -> object:
        return say("整体交接")

    def told(self) -> Iterable[Sentence]:
        giver = self.giver
        yield say(
            "{giver}的 {n} 件在办案件、{m} 项期限和待办，将一次交给{taker}。",
            giver=giver.account.name,
            n=giver.cases,
            m=giver.ahead,
            taker=self.taker.name,
        )
        yield say("每件案件的经过里都会记下这次交接；要么全部交接，要么一件也不动。")

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        giver, taker = self.giver.account.account, self.taker.account
        return lambda: self.desk.handing.over(giver, taker, typed["reason"])

    def done(self, result: Handover) -> None:
        self.bangfu.tell(say("已交接 {n} 件案件", n=len(result.cases)))
        self.dismiss(result)

    def action_back(self) -> None:
        self.dismiss(None)


def offer_note(screen: Frame[Any], handover: Handover) -> None:
    """Ask where the note on a handover goes, and write it."""
    title = say("工作交接单")
    name = say("{title} {giver} {day}.docx", title=title, giver=handover.giver, day=handover.on)

    def chosen(target: Target | None) -> None:
        if target is None:
            return
        told = say("已写入 {path}", path=target.path.absolute())
        screen.fetch(
            "note",
            lambda: write_note(screen.desk, target.path, handover, masked=target.masked),
            lambda _done: screen.app.push_screen(Message(title, told)),
        )

    what = say("把这次交接写成一份交接单，供三方签字。")
    screen.app.push_screen(Save(title, what, documents() / show_line(name)), chosen)
