"""The administrator's screen: colleagues and stations are added, passwords set, accounts disabled."""

from pathlib import Path

import pytest
from textual.widgets import Input

from cases.staff.people import Account, Role
from storage.desk import Desk
from storage.opening.door import recover, sign_in
from storage.store.store import Store
from tests.tui.centre import NOW, clock
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD, give_passwords
from tui.dialogs.confirm import Confirm
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.screens.centre.accounts import Accounts
from tui.screens.door.recovery import Recovery
from tui.screens.small import Small

OTHER = "另外一句不短的话"


@pytest.fixture
def admin(store: Store) -> Desk:
    """Return the administrator's desk."""
    with store.writing():
        store.add_account(Account("guan", "管平", Role.ADMINISTRATOR, "BH", everywhere=True))
    give_passwords(store, "guan")
    return Desk(store, store.account("guan"), clock)


async def fill(hand: Hand, **typed: str) -> None:
    await hand.until(lambda: isinstance(hand.app.screen, Small))
    for name, text in typed.items():
        hand.app.screen.query_one(f"#{name}", Input).value = text
    await hand.press("f2")


async def opened(hand: Hand) -> None:
    await hand.press("f12")
    await hand.type("账号和站点")
    await hand.press("enter")
    assert isinstance(hand.app.screen, Accounts)


def comes_in(folder: Path, account: str, password: str) -> Account:
    store, found = sign_in(folder, account, password, NOW)
    store.close()
    return found


async def test_a_colleague_is_added_without_a_mouse(admin: Desk, folder: Path) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        assert "liu" in hand.screen
        await hand.press("f6")
        await hand.type("主管：全部")
        await hand.press("enter")
        await hand.type("开发区")
        await hand.press("enter")
        for text in ("qin", "秦岚", OTHER, OTHER):
            await hand.type(text)
            await hand.press("enter")
        assert OTHER not in hand.screen
        await hand.until(lambda: isinstance(hand.app.screen, Accounts) and "秦岚" in hand.screen)
    assert comes_in(folder, "qin", OTHER) == Account("qin", "秦岚", Role.SUPERVISOR, "KF", everywhere=True)


async def test_what_is_wrong_stands_under_its_field(admin: Desk) -> None:
    async with at_desk(admin, (80, 30)) as hand:
        await opened(hand)
        await hand.press("f6", "enter", "enter")
        await fill(hand, account="liu", name="刘", password=OTHER, again="不同的一句话")
        assert "两次输入的密码不同" in hand.screen
        await fill(hand, again=OTHER)
        await hand.until(lambda: "账号“liu”已经有了" in hand.screen)
        assert hand.app.screen.query_one("#name", Input).value == "刘"
        await hand.press("escape")
        assert isinstance(hand.app.screen, Accounts)


async def test_a_station_is_added(admin: Desk) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        await hand.press("f7", "down", "enter")
        await fill(hand, code="gx", name="高新区帮扶站")
        await hand.until(lambda: "高新区帮扶站（GX）" in hand.screen)


async def test_a_password_is_set(admin: Desk, folder: Path) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        row = [each.account for each in admin.store.accounts()].index("liu")
        await hand.press(*["down"] * row, "f8")
        await fill(hand, password=OTHER, again=OTHER)
        await hand.until(lambda: isinstance(hand.app.screen, Accounts))
    assert comes_in(folder, "liu", OTHER).name == "刘强"


async def test_enter_opens_the_account_and_never_sets_a_password(admin: Desk) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Menu)
        assert "主管：全部站点的案件" in hand.screen


async def test_an_account_is_put_to_rest_and_called_back(admin: Desk, folder: Path) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        row = [each.account for each in admin.store.accounts()].index("liu")
        await hand.press(*["down"] * row, "delete")
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Confirm))
        told = "".join(hand.screen.replace("│", "").split())
        assert "列为“离岗未交接”。张敏打开工作台就会看到" in told
        await hand.press("enter")
        assert admin.store.account("liu").active, "no stands first"
        await hand.press("delete")
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Confirm))
        await hand.press("right", "enter")
        await hand.until(lambda: "停用" in hand.screen.split("liu")[1].splitlines()[0])
        await hand.press("delete")
        await fill(hand, password=OTHER, again=OTHER)
        await hand.until(lambda: "在用" in hand.screen.split("liu")[1].splitlines()[0])
    assert comes_in(folder, "liu", OTHER).active


async def test_what_a_leaver_holds_goes_to_a_colleague_in_the_act(admin: Desk) -> None:
    held = admin.staffing.held("liu")
    async with at_desk(admin, (80, 30)) as hand:
        await opened(hand)
        row = [each.account for each in admin.store.accounts()].index("liu")
        await hand.press(*["down"] * row, "delete")
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        assert f"刘强名下有 {held.cases} 件在办案件" in hand.screen
        await hand.type("张敏")
        await hand.press("enter")
        await fill(hand, reason="离职")
        await hand.until(lambda: isinstance(hand.app.screen, Confirm))
        await hand.press("right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Accounts))
        assert "已交给张敏" in hand.screen
    assert [each.active for each in admin.store.accounts() if each.account == "liu"] == [False]
    assert (admin.staffing.held("liu")[:2], admin.staffing.held("zhang").cases) == ((0, 0), held.cases)


async def test_a_role_is_changed_after_asking(admin: Desk, folder: Path) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        row = [each.account for each in admin.store.accounts()].index("liu")
        await hand.press(*["down"] * row, "f2")
        await hand.type("审计员")
        await hand.press("enter")
        await hand.type("开发区")
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Menu) and "由谁接收" in hand.screen)
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Confirm))
        assert "刘强改为：开发区" in "".join(hand.screen.split())
        await hand.press("right", "enter")
        await hand.until(lambda: "审计员" in hand.screen.split("liu")[1].splitlines()[0])
    assert comes_in(folder, "liu", PASSWORD) == Account("liu", "刘强", Role.AUDITOR, "KF", everywhere=True)


async def test_others_are_told_whose_affair_it_is(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type("账号和站点")
        await hand.press("enter")
        assert isinstance(hand.app.screen, Message)
        assert "限管理员" in hand.screen


async def test_one_changes_ones_own_password(desk: Desk, folder: Path) -> None:
    async with at_desk(desk, (80, 30)) as hand:
        await hand.press("f12")
        await hand.type("修改密码")
        await hand.press("enter")
        await fill(hand, old="a guess of mine", password=OTHER, again=OTHER)
        await hand.until(lambda: "密码不对" in hand.screen and "账号或密码" not in hand.screen)
        await fill(hand, old=PASSWORD, password=OTHER, again=OTHER)
        await hand.until(lambda: "密码已修改" in hand.screen)
    assert comes_in(folder, "zhang", OTHER).name == "张敏"


async def test_a_recovery_key_that_was_lost_is_made_anew(admin: Desk, folder: Path) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        await hand.press("ctrl+y", "right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Recovery))
        shown = hand.app.screen
        assert isinstance(shown, Recovery)
        await fill(hand, last=shown.key[-5:])
        await hand.until(lambda: "恢复密钥已换新" in hand.screen)
    recover(folder, "liu", shown.key, OTHER, NOW)
    assert comes_in(folder, "liu", OTHER).name == "刘强"


async def test_the_time_until_the_lock_is_set(admin: Desk) -> None:
    async with at_desk(admin) as hand:
        await opened(hand)
        await hand.press("f11")
        await fill(hand, minutes="0")
        await hand.until(lambda: "1 到 60 之间的整数" in hand.screen)
        await fill(hand, minutes="１０")
        await hand.until(lambda: isinstance(hand.app.screen, Accounts))
    async with at_desk(admin) as hand:
        assert hand.app.idle_seconds == 600
