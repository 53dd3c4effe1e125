"""Handing over on the screen: who, to whom, why; then all of it, and a note."""

from pathlib import Path

from storage.desk import Desk
from storage.store import Store
from tests.exports.reader import everything, opened
from tests.tui.centre import clock
from tests.tui.hand import Hand, at_desk
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.dialogs.save import Save
from tui.screens.desk import DeskScreen
from tui.screens.hand_over import HandOver


async def asked(hand: Hand) -> None:
    await hand.press("f12")
    await hand.type("整体交接")
    await hand.press("enter")


async def test_all_of_it_goes_to_a_colleague_and_a_note_is_written(desk: Desk, tmp_path: Path) -> None:
    cases, ahead = desk.handing.of("liu")
    path = tmp_path / "交接.docx"
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        assert f"刘强 {len(cases)} 件" in " ".join(hand.screen.split())
        await hand.press("enter")
        assert "张敏" in hand.screen
        assert "孙莉" not in hand.screen, "she cannot handle cases of this station"
        await hand.press("enter")
        assert isinstance(hand.app.screen, HandOver)
        assert f"刘强的 {len(cases)} 件在办案件、{len(ahead)} 项期限和待办，将一次交给张敏" in hand.screen
        await hand.press("f2")
        assert "请填写“理由”" in hand.screen
        await hand.type("休假两个月")
        await hand.press("f2")
        await hand.until(lambda: isinstance(hand.app.screen, Save))
        await hand.press("shift+tab", "ctrl+u", "ctrl+k")
        await hand.type(str(path))
        await hand.press("enter", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
    assert desk.handing.of("liu") == ((), ())
    assert {desk.file(row.id).case.handler for row in cases} == {"zhang"}
    assert "休假两个月" in everything(opened(path))


async def test_escape_changes_nothing_on_the_way(desk: Desk) -> None:
    before = desk.handing.of("liu")
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.press("enter", "enter")
        await hand.type("想一想")
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)
    assert desk.handing.of("liu") == before


async def test_staff_are_told_whose_it_is(store: Store) -> None:
    async with at_desk(Desk(store, store.account("liu"), clock)) as hand:
        await asked(hand)
        assert isinstance(hand.app.screen, Message)
        assert "“整体交接”限主管" in "".join(hand.screen.replace("│", "").split())


async def test_where_nobody_has_anything_in_hand_it_says_so(empty: Desk) -> None:
    async with at_desk(empty) as hand:
        await asked(hand)
        await hand.until(lambda: "没有人手上有在办案件" in hand.screen)
