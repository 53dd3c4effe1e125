"""Whose cases to look at: everybody who has open cases, with how many and how many of them are late."""

from collections.abc import Callable
from typing import Any

from cases.values.text import say
from cases.views.rows import Load
from tui.dialogs.menu import Menu
from tui.frame.frame import Frame
from tui.words.choices import Choice


def offer_colleagues(screen: Frame[Any], show: Callable[[Load], object]) -> None:
    """Let somebody choose whose open cases they look at."""

    def offer(found: tuple[Load, ...]) -> None:
        by_account = {each.account.account: each for each in found}

        def chosen(account: str | None) -> None:
            if account is not None:
                show(by_account[account])

        if found:
            screen.app.push_screen(Menu(say("看谁的案件"), [_choice(each) for each in found]), chosen)
        else:
            screen.bangfu.tell(say("没有人手上有在办案件"))

    screen.fetch("colleagues", screen.desk.colleagues.busy, offer)


def _choice(load: Load) -> Choice:
    """Return somebody as a choice, with how much they have in hand."""
    who = load.account
    told = say("在办 {n} 件，逾期 {late} 件", n=load.open_cases, late=load.overdue)
    return Choice(who.account, who.name, told, say("{name}（{account}）", name=who.name, account=who.account))
