"""Meeting material from the desk: asked once, written whole or not at all, and said where it went."""

from pathlib import Path
from threading import Event

import pytest
from docx import Document
from textual.widgets import Input

from cases.events import Assigned
from cases.views.rows import View
from storage.casework.casefiles import CaseFiles
from storage.desk import Desk
from tests.tui.centre import NOW
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD
from tui.dialogs.password import AskPassword
from tui.dialogs.progress import Progress
from tui.dialogs.save import Save
from tui.screens.cases.desk import DeskScreen


async def ask(hand: Hand, path: Path, button: str) -> None:
    assert isinstance(hand.app.screen, Save)
    hand.app.screen.query_one("#path", Input).value = str(path)
    hand.app.screen.query_one(f"#{button}").focus()
    await hand.press("enter")


async def prove(hand: Hand, password: str = PASSWORD) -> None:
    """Give the password that many cases at once are asked for."""
    await hand.until(lambda: isinstance(hand.app.screen, AskPassword))
    await hand.type(password)
    await hand.meanwhile("enter")


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def written(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name != "centre"]


async def test_the_queue_in_sight_is_written(desk: Desk, tmp_path: Path) -> None:
    rows = desk.queues.page(View.OPEN).rows
    async with at_desk(desk) as hand:
        await hand.press("e")
        assert f"{len(rows)} 件" in hand.screen
        assert hand.app.focused
        assert hand.app.focused.id == "no"
        await ask(hand, tmp_path / "out.docx", "masked")
        await prove(hand, "a guess of mine")
        await hand.until(lambda: "密码不对" in hand.screen and "账号或密码" not in hand.screen)
        assert written(tmp_path) == []
        await prove(hand)
        await hand.until(lambda: "已导出" in hand.screen)
        assert "out.docx" in "".join(hand.screen.replace("│", "").split())
    text = text_of(tmp_path / "out.docx")
    assert all(row.number in text for row in rows)
    assert "欧阳某某" in text
    assert "欧阳建国" not in text


async def test_marked_cases_are_written_instead_with_names_if_asked(desk: Desk, tmp_path: Path) -> None:
    rows = desk.queues.page(View.OPEN).rows
    async with at_desk(desk) as hand:
        await hand.press("down", "down", "space", "f7")
        await ask(hand, tmp_path / "marked", "full")
        await prove(hand)
        await hand.until(lambda: "已导出" in hand.screen)
    text = text_of(tmp_path / "marked.docx")
    assert [row.number for row in rows if row.number in text] == [rows[2].number]
    assert rows[2].applicant in text


async def test_no_means_no(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_desk(desk) as hand:
        await hand.press("e", "enter")
        assert isinstance(hand.app.screen, DeskScreen)
        await hand.press("e", "escape")
        assert isinstance(hand.app.screen, DeskScreen)
    assert written(tmp_path) == []


async def test_the_name_is_sensible_and_stands_in_the_own_folder(desk: Desk) -> None:
    async with at_desk(desk, (120, 30)) as hand:
        await hand.press("e")
        assert hand.app.screen.query_one("#path", Input).value == "会议材料 全部在办 2026-06-18.docx"
        assert "只写文件名就放进您的发件夹" in hand.screen


async def test_an_existing_file_is_replaced_only_after_a_question_to_which_no_stands_first(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "old.docx").write_text("old", encoding="utf-8")
    async with at_desk(desk) as hand:
        await hand.press("e")
        await ask(hand, tmp_path / "old.docx", "masked")
        assert "已有同名文件“old.docx”，要替换吗？" in "".join(hand.screen.split())
        await hand.press("enter")
        assert isinstance(hand.app.screen, Save)
        assert (tmp_path / "old.docx").read_text(encoding="utf-8") == "old"
        await hand.until(lambda: not hand.app.screen.query(".-active"))
        await hand.press("enter", "right", "enter")
        await prove(hand)
        await hand.until(lambda: "已导出" in hand.screen)
    assert text_of(tmp_path / "old.docx")


@pytest.mark.parametrize(
    ("name", "said"), [("", "请填写文件名"), (".", "是一个文件夹"), ("missing/x.docx", "目标文件夹不存在")]
)
async def test_a_bad_place_is_said_and_can_be_mended(desk: Desk, tmp_path: Path, name: str, said: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("e")
        assert isinstance(hand.app.screen, Save)
        hand.app.screen.query_one("#path", Input).value = name and str(tmp_path / name)
        hand.app.screen.query_one("#masked").focus()
        await hand.press("enter")
        await hand.until(lambda: said in hand.screen)


async def test_an_empty_queue_has_nothing_to_write(empty: Desk) -> None:
    async with at_desk(empty) as hand:
        await hand.press("e")
        assert "没有可导出的会议材料" in hand.screen


async def test_writing_can_be_stopped_and_then_nothing_is_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = Event(), Event()
    whole = CaseFiles.file

    def slow(self: CaseFiles, case_id: int) -> object:
        reached.set()
        go_on.wait(60)
        return whole(self, case_id)

    monkeypatch.setattr(CaseFiles, "file", slow)
    async with at_desk(desk) as hand:
        await hand.press("e")
        assert isinstance(hand.app.screen, Save)
        hand.app.screen.query_one("#path", Input).value = str(tmp_path / "out.docx")
        hand.app.screen.query_one("#masked").focus()
        await hand.press("enter")
        await prove(hand)
        await hand.until(reached.is_set, threads=False)
        assert isinstance(hand.app.screen, Progress)
        await hand.meanwhile("escape")
        go_on.set()
        await hand.until(lambda: "已停止，没有写文件" in hand.screen)
    assert written(tmp_path) == []


async def test_marked_cases_are_written_as_they_are_by_now_and_those_gone_from_the_list_are_told(
    desk: Desk, tmp_path: Path
) -> None:
    first, second = desk.queues.page(View.ASSIGNMENT).rows[:2]
    async with at_desk(desk) as hand:
        screen = hand.app.screen
        assert isinstance(screen, DeskScreen)
        screen.show_view(View.ASSIGNMENT)
        await hand.settle()
        await hand.press("space", "space")
        desk.casework.record(first.id, Assigned.read({"handler": "liu"}, NOW.date()), first.version)
        await hand.press("e")
        told = "".join(hand.screen.replace("│", "").split())
        assert "把选中的2件案件导出为会议清单，每案一行。其中1件不在“待指派”里，也一并导出。" in told
        assert hand.app.screen.query_one("#path", Input).value == "会议材料 选中的案件 2026-06-18.docx"
        await ask(hand, tmp_path / "marked", "full")
        await prove(hand)
        await hand.until(lambda: "已导出" in hand.screen)
    text = text_of(tmp_path / "marked.docx")
    assert "会议清单（选中的案件）" in text
    assert "待指派" not in text
    assert text.index(first.number) < text.index("刘强") < text.index(second.number) < text.index("尚未指派")
    assert text.count("尚未指派") == 1
