"""A ledger is brought along on the screen, without a mouse: looked at, put right, imported, taken back."""

from pathlib import Path

from textual.widgets import Input

from storage.desk import Desk
from storage.ledgers.sheets.reading import read_sheets
from tests.tui.filling import at
from tests.tui.hand import Hand, at_desk
from tui.dialogs.message import Message
from tui.screens.files.importing import ImportScreen

ID = "11010519491231002X"
PEOPLE = f"附件\n序号,*姓名,身份证号,大名,电话\n1,孔令辉,{ID},辉哥,13700000000\n2,王强,1.10105E+17,,\n3,孔令辉,{ID},,\n"


async def look(hand: Hand, path: Path) -> ImportScreen:
    """Open the screen, name the file and look at it."""
    await hand.press("f12")
    await hand.type("导入台账")
    await hand.press("enter")
    screen = hand.app.screen
    assert isinstance(screen, ImportScreen)
    screen.query_one("#path", Input).value = str(path)
    await hand.press("enter")
    await hand.until(lambda: screen.preview is not None and hand.app.screen is screen)
    await hand.settle()
    return screen


def ledger(folder: Path, text: str = PEOPLE) -> Path:
    path = folder / "花名册.csv"
    path.write_text(text, encoding="utf-8")
    return path


async def test_a_ledger_is_looked_at_imported_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    path = ledger(tmp_path)
    async with at_desk(desk) as hand:
        screen = await look(hand, path)
        assert "新 1 行" in hand.screen
        assert "未通过 1 行" in hand.screen
        assert "末几位已丢失" in hand.screen
        assert "没有用到的列：大名" in hand.screen
        assert "孔令辉" not in hand.screen, "names are masked"
        await hand.press("f8", "right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        await hand.press("enter")
        assert "王强" in str(read_sheets(tmp_path / "花名册-未通过.xlsx"))
        await hand.press("f2")
        assert "导入 1 行" in hand.screen
        await hand.press("tab", "enter")
        await hand.until(lambda: any(isinstance(each, Message) for each in hand.app.screen_stack))
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        await hand.press("enter")
        assert [line.record.called for line in desk.directory.page("person", "klh")] == ["孔令辉"]
        await hand.until(lambda: hand.app.screen is screen)
        await hand.press("f11", "enter", "tab", "enter")
        await hand.until(lambda: not desk.directory.page("person", "klh"))


async def test_a_column_is_given_another_meaning_and_the_rows_follow(desk: Desk, tmp_path: Path) -> None:
    path = ledger(tmp_path, "大名,手机\n孔令辉,13700000000\n")
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type("导入台账")
        await hand.press("enter")
        screen = hand.app.screen
        assert isinstance(screen, ImportScreen)
        screen.query_one("#path", Input).value = str(path)
        await hand.press("enter")
        await hand.until(lambda: "没有认出表头" in hand.screen)
        path.write_text("姓名,大名,手机\n孔令辉,辉哥,13700000000\n", encoding="utf-8")
        await hand.press("enter", "enter")
        await hand.until(lambda: screen.preview is not None and hand.app.screen is screen)
        await hand.press("f6")
        await hand.type("大名")
        await hand.press("enter")
        await hand.type("备注")
        await hand.press("enter")
        await hand.until(lambda: hand.app.screen is screen and "没有用到的列" not in hand.screen)
        assert screen.preview
        assert screen.preview.rows[0].row.values["note"] == "辉哥"


async def test_a_bad_file_and_an_empty_name_are_said_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type("导入台账")
        await hand.press("enter", "enter")
        assert "收件夹里没有文件；请写文件名" in hand.screen
        (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04")
        hand.app.screen.query_one("#path", Input).value = str(tmp_path / "x.xlsx")
        await hand.press("enter")
        await hand.until(lambda: "已损坏或不完整" in hand.screen)


async def test_an_auditor_is_told_whose_work_it_is(desk: Desk) -> None:
    async with at_desk(at(desk, "he")) as hand:
        await hand.press("f12")
        await hand.type("导入台账")
        await hand.press("enter")
        assert "请转交办理" in hand.screen
