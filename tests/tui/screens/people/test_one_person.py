"""The switch by which a centre of one person checks its own closures."""

from pathlib import Path

from storage.desk import Desk
from tests.tui.centre import clock
from tests.tui.hand import at_desk
from tests.unlocked import found
from tui.dialogs.confirm import Confirm


async def test_whoever_works_alone_switches_it_on_and_off(tmp_path: Path) -> None:
    store = found(tmp_path / "alone", centre="海山县工会", station="HS", account="du", name="杜鹃")
    desk = Desk(store, store.account("du"), clock)
    async with at_desk(desk) as hand:
        for expected in (True, False):
            hand.app.action_one_person()
            await hand.settle()
            assert isinstance(hand.app.screen, Confirm)
            await hand.press("right", "enter")
            assert desk.one_person is expected


async def test_no_stands_first(tmp_path: Path) -> None:
    store = found(tmp_path / "alone", centre="海山县工会", station="HS", account="du", name="杜鹃")
    desk = Desk(store, store.account("du"), clock)
    async with at_desk(desk) as hand:
        hand.app.action_one_person()
        await hand.settle()
        await hand.press("enter")
        assert not desk.one_person


async def test_where_others_work_too_it_is_refused_with_the_way_out(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        hand.app.action_one_person()
        await hand.settle()
        await hand.press("right", "enter")
        assert "由管理员设置" in hand.screen
        assert not desk.one_person
