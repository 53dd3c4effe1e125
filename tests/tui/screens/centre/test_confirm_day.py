"""The day is confirmed on the screen where the clock is in doubt, and the desk says that recording waits."""

from datetime import timedelta

import pytest
from textual.widgets import Input

from storage.desk import Desk
from storage.store.store import Store
from tests.tui.centre import NOW
from tests.tui.hand import Hand, working
from tui.app import BangfuApp
from tui.screens.cases.desk import DeskScreen
from tui.screens.centre.confirm_day import ConfirmDay

LATER = NOW + timedelta(days=40)


def app_much_later(store: Store, account: str) -> BangfuApp:
    return BangfuApp(Desk(store, store.account(account), lambda: LATER), now=lambda: LATER, strict=True)


async def asked(hand: Hand) -> None:
    await hand.press("f12")
    await hand.type("确认日期")
    await hand.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_desk_says_it_and_the_supervisor_confirms(store: Store, size: tuple[int, int]) -> None:
    async with working(app_much_later(store, "zhang"), size) as hand:
        await hand.until(lambda: "电脑日期可疑，登记暂停" in hand.screen)
        await asked(hand)
        assert isinstance(hand.app.screen, ConfirmDay)
        await hand.type("2026-07-27")
        await hand.press("f2")
        await hand.until(lambda: "请先把电脑的日期调对" in hand.screen)
        hand.app.screen.query_one("#day", Input).value = "2026-07-28"
        await hand.press("f2")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen) and "日期可疑" not in hand.screen)
    assert Desk(store, store.account("zhang"), lambda: LATER).day.doubt is None


async def test_staff_are_told_who_may(store: Store) -> None:
    async with working(app_much_later(store, "liu")) as hand:
        await asked(hand)
        await hand.until(lambda: "限主管、管理员" in hand.screen)
