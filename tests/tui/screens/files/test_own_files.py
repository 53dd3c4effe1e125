"""我的文件: papers go to one's own folder unless somebody says otherwise, ledgers come from it, and both are listed."""

from datetime import timedelta
from pathlib import Path

from cases.staff.ownfiles import Direction
from cases.values.zones import at_centre, zone
from storage.desk import Desk
from storage.host.guard import FILES
from storage.outgoing.folders import Folders
from tests.tui.hand import Hand, at_desk
from tui.screens.files.importing import ImportScreen
from tui.screens.files.own_files import OwnFiles

LEDGER = "姓名,身份证号,电话\n张三丰,11010519491231002X,13800138000\n"


async def opened(hand: Hand) -> OwnFiles:
    await hand.press("f12")
    await hand.type("我的文件")
    await hand.press("enter")
    screen = hand.app.screen
    assert isinstance(screen, OwnFiles)
    return screen


def put(desk: Desk, side: Direction, name: str, text: str = LEDGER) -> Path:
    path = Folders(desk.store.folder, desk.account.account).path(side) / name
    path.write_text(text, encoding="utf-8")
    return path


async def test_without_files_it_says_what_to_do(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await opened(hand)
        assert "还没有文件" in hand.screen
        assert "sftp" in hand.screen


async def test_files_are_listed_with_when_they_go_and_deleted_after_a_question(desk: Desk) -> None:
    kept = put(desk, Direction.OUTGOING, "会议材料.docx")
    (Folders(desk.store.folder, "wang").path(Direction.OUTGOING) / "其他人的.docx").write_bytes(b"")
    written = at_centre(desk.folders.files()[0].since, zone(desk.day.zone))
    sitting = Desk(desk.store, desk.account, lambda: written)
    async with at_desk(sitting) as hand:
        await opened(hand)
        assert "会议材料.docx" in hand.screen
        assert "其他人的" not in hand.screen
        assert "发件" in hand.screen
        assert f"7天后 {written + timedelta(days=7):%m-%d}" in hand.screen
        await hand.press("delete", "enter")
        assert kept.exists(), "no stands first"
        await hand.press("delete", "tab", "enter")
        assert not kept.exists()
        assert "还没有文件" in hand.screen


async def test_a_ledger_that_was_sent_in_is_imported_from_the_list(desk: Desk) -> None:
    put(desk, Direction.INCOMING, "花名册.csv")
    async with at_desk(desk) as hand:
        await opened(hand)
        await hand.press("enter")
        screen = hand.app.screen
        assert isinstance(screen, ImportScreen)
        await hand.until(lambda: screen.preview is not None)
        assert "张某某" in hand.screen


async def test_an_empty_name_offers_what_was_sent_in(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        hand.app.push_screen(ImportScreen())
        await hand.settle()
        await hand.press("enter")
        assert "收件夹里没有文件" in hand.screen
        put(desk, Direction.INCOMING, "花名册.csv")
        await hand.press("enter", "enter")
        screen = hand.app.screen
        assert isinstance(screen, ImportScreen)
        await hand.until(lambda: screen.preview is not None)


async def test_what_went_out_is_not_imported(desk: Desk) -> None:
    put(desk, Direction.OUTGOING, "名单.csv")
    async with at_desk(desk) as hand:
        await opened(hand)
        await hand.press("enter")
        assert "请放进收件夹" in hand.screen


async def test_a_paper_goes_to_the_own_folder_and_says_when_it_is_deleted(desk: Desk) -> None:
    async with at_desk(desk, (100, 30)) as hand:
        await hand.press("enter", "e", "tab", "enter")
        assert "7 天后删除" in " ".join(hand.screen.split())
        out = desk.store.folder / FILES / desk.account.account / "out"
        assert [path.suffix for path in out.iterdir()] == [".docx"]
