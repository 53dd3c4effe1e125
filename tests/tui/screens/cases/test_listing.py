"""Any list becomes a spreadsheet, after the password once more."""

from pathlib import Path

from storage.desk import Desk
from storage.ledgers.sheets.reading import read_sheets
from tests.tui.hand import Hand, at_desk
from tests.tui.leaving import name_and_unlock
from tui.dialogs.message import Message


async def written(hand: Hand, path: Path, how: str = "#masked") -> str:
    """Name the file, write it with names hidden or as told, give the password, and return what it says."""
    await name_and_unlock(hand, path, how)
    await hand.until(lambda: isinstance(hand.app.screen, Message))
    return str(read_sheets(path))


async def test_a_queue_is_written_as_a_list_where_the_name_says_so(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        await hand.press("e")
        told = await written(hand, tmp_path / "列表.xlsx")
    assert desk.cases.file(1).case.number in told
    assert "李小明" not in told


async def test_people_are_written_as_they_were_found(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f11")
        await hand.type("oyjg")
        await hand.until(lambda: " 2 条" in hand.screen)
        await hand.press("f2")
        told = await written(hand, tmp_path / "名单.xlsx")
    assert told.count("欧阳某某") == 2
    assert "李某某" not in told


async def test_what_a_search_found_is_written(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("oyjg")
        await hand.until(lambda: "找到 2 件" in hand.screen)
        await hand.press("f2")
        told = await written(hand, tmp_path / "查找.xlsx")
    assert told.count("欧阳某某") == 2


async def test_the_audit_log_is_written(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type("审计日志")
        await hand.press("enter")
        await hand.until(lambda: "登记" in hand.screen)
        await hand.press("f2")
        told = await written(hand, tmp_path / "日志.xlsx", "#full")
    assert "event=opened" in told
