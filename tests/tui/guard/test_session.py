"""A session that is over: its screens are covered within seconds, whatever they show, and never shown again."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from cases.values.text import say
from storage.desk import Desk
from tests.tui.filling import at, go_to, paste, write
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD
from tui.dialogs.confirm import Confirm, Leave
from tui.dialogs.progress import Progress
from tui.guard.session import ASKED
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.intake import IntakeScreen
from tui.screens.door.ended import Ended
from tui.screens.door.lock import Lock

ROOT = Path(__file__).parents[3]
NEW = "河岸上的第九棵柳树"

CHANGE = """
import sys
from datetime import datetime
from pathlib import Path
from cases.staff.people import Account, Role
from storage.desk import Desk
from tests.unlocked import open_store
store = open_store(Path(sys.argv[1]), "zhang")
with store.writing():
    store.add_account(Account("root", "管理", Role.ADMINISTRATOR, "BH"))
staffing = Desk(store, store.account("root"), lambda: datetime(2026, 6, 18, 9, 30)).staffing
CHANGE
store.close()
"""
PASSWORD_SET = f'staffing.set_password("liu", "{NEW}")'
MOVED = 'staffing.move("liu", Role.STAFF, "KF", everywhere=False)'
DISABLED = 'staffing.disable("liu")'


def change(folder: Path, what: str) -> None:
    """Let the administrator change liu's account, in a program of their own."""
    program = CHANGE.replace("CHANGE", what)
    subprocess.run([sys.executable, "-c", program, str(folder)], cwd=ROOT, check=True)


async def ended(hand: Hand) -> None:
    """Wait, without a key, until the session has been found to be over."""
    await hand.until(lambda: hand.app.ended)
    assert isinstance(hand.app.screen, Ended)
    assert "您的登录已失效" in hand.screen
    assert "BH00" not in hand.screen


async def sign_in(hand: Hand, account: str, password: str) -> None:
    hand.app.screen.query_one("#account", Input).value = account
    hand.app.screen.query_one("#password", Input).value = password
    await hand.press("f2")
    await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
    await hand.settle()


def test_it_is_asked_often_enough() -> None:
    assert ASKED <= 3


@pytest.mark.parametrize(
    ("what", "why"),
    [(PASSWORD_SET, "您的密码已重置"), (DISABLED, "您的账号已停用"), (MOVED, "您的角色或站点已由管理员更改")],
)
async def test_it_is_over_without_a_key_and_says_why(desk: Desk, what: str, why: str) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        change(desk.store.folder, what)
        await ended(hand)
        assert why in "".join(hand.screen.split())
        await hand.press("escape", "f3", "ctrl+n", "f4", "f9", "f10", "f12")
        assert isinstance(hand.app.screen, Ended)
        await hand.press("ctrl+q")
        assert isinstance(hand.app.screen, Leave)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Ended)


async def test_who_signs_in_anew_finds_their_draft_and_nothing_else_of_before(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        await write(hand, "写了一半")
        form = hand.app.screen
        change(desk.store.folder, PASSWORD_SET)
        await paste(hand, "，还在写")  # in one piece: whoever is covered amid typing loses the keys after that
        await ended(hand)
        await sign_in(hand, "liu", NEW)
        assert form not in hand.app.all_screens
        assert hand.app.desk.account.account == "liu"
        draft = hand.app.desk.drafts.get("opened")
        assert draft
        assert draft.fields["facts"] == "写了一半，还在写"


async def test_somebody_else_may_sign_in_and_has_none_of_it(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        await write(hand, "写了一半")
        change(desk.store.folder, DISABLED)
        await ended(hand)
        await sign_in(hand, "sun", PASSWORD)
        assert hand.app.desk.account.account == "sun"
        assert hand.app.desk.drafts.all() == ()
        assert len(hand.app.all_screens) == 1
        assert not hand.app.covered
        await hand.press("n")
        await hand.until(lambda: isinstance(hand.app.screen, IntakeScreen))


async def test_it_ends_while_the_desk_is_locked_and_no_password_of_before_opens_it(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        hand.app.lock()
        await hand.settle()
        assert isinstance(hand.app.screen, Lock)
        change(desk.store.folder, PASSWORD_SET)
        await ended(hand)
        assert not any(isinstance(each, Lock) for each in hand.app.all_screens)
        hand.app.lock()
        await hand.settle()
        assert isinstance(hand.app.screen, Ended)
        await sign_in(hand, "liu", NEW)


async def test_it_ends_over_a_dialog_and_running_work(desk: Desk) -> None:
    begun, go_on = Event(), Event()
    stopped: list[bool] = []

    def work(_report: Callable[[int, int], object], stop: Callable[[], bool]) -> None:
        begun.set()
        assert go_on.wait(60)
        stopped.append(stop())

    async with at_desk(at(desk, "liu")) as hand:
        hand.app.push_screen(Progress(say("工作"), work))
        hand.app.push_screen(Confirm(say("确定"), say("确定"), say("确定")))
        await hand.until(begun.is_set, threads=False)
        change(desk.store.folder, DISABLED)
        await hand.until(lambda: hand.app.ended, threads=False)
        go_on.set()
        await ended(hand)
        assert stopped == [False], "it went on beneath"
        await sign_in(hand, "sun", PASSWORD)
        assert len(hand.app.all_screens) == 1


async def test_changing_ones_own_password_ends_nothing(desk: Desk) -> None:
    liu = at(desk, "liu")
    async with at_desk(liu) as hand:
        liu.staffing.change_own(PASSWORD, NEW)
        liu.here()
        await hand.press("f5")
        assert isinstance(hand.app.screen, DeskScreen)
