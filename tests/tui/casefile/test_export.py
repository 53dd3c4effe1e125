"""The summary of a case on paper: asked where to and how, never over another file unasked, and said where it went."""

from pathlib import Path

import pytest
from docx import Document
from textual.widgets import Input

from cases.events import Note
from cases.values.text import say
from storage.desk import Desk
from tests.tui.filling import case_of, open_case
from tests.tui.hand import Hand, at_desk
from tui.dialogs.hiding import Hiding
from tui.dialogs.message import Message
from tui.dialogs.save import Save
from tui.papers.left import Readable
from tui.words.language import show

CASE = 3


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def written(folder: Path) -> list[Path]:
    return list(folder.glob("*.docx"))


async def asked(hand: Hand, path: Path) -> None:
    await open_case(hand, CASE)
    await hand.press("e")
    assert isinstance(hand.app.screen, Save)
    hand.app.screen.query_one("#path", Input).value = str(path)


async def test_the_summary_is_written_masked_and_says_where(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "摘要.docx"
    async with at_desk(desk) as hand:
        await asked(hand, path)
        await hand.press("tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert isinstance(hand.app.screen, Message)
        assert str(path) in "".join(map(show, hand.app.screen.parts)), "on the screen it is broken into lines anywhere"
        assert "王某某" in text_of(path)
        assert "王秀英" not in text_of(path)
        await hand.press("enter")
        assert case_of(hand).reading


async def test_names_stand_in_it_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "全名"
    async with at_desk(desk) as hand:
        await asked(hand, path)
        await hand.press("tab", "tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "王秀英" in text_of(path.with_name("全名.docx"))


async def test_leaving_the_question_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        await asked(hand, tmp_path / "不写.docx")
        await hand.press("enter")
        assert case_of(hand).reading
    assert not written(tmp_path)


async def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        await asked(hand, tmp_path / "没有这个文件夹" / "摘要.docx")
        await hand.press("tab", "enter")
        await hand.until(lambda: "目标文件夹不存在" in hand.screen)
        await hand.press("escape")
        assert case_of(hand).reading


@pytest.mark.parametrize("name", ["y.pdf", "摘要.DOC", "y.xlsx", "y.docx2"])
async def test_a_name_of_another_format_is_refused(desk: Desk, tmp_path: Path, name: str) -> None:
    async with at_desk(desk) as hand:
        await asked(hand, tmp_path / name)
        await hand.press("tab", "enter")
        await hand.until(lambda: "请把文件名的结尾改成 .docx" in hand.screen)
    assert not written(tmp_path)


@pytest.mark.parametrize("name", ["会议材料 2026.11", "1.2号案", "材料", "a.longer-than-that"])
async def test_a_dot_in_a_name_is_no_format(desk: Desk, tmp_path: Path, name: str) -> None:
    async with at_desk(desk) as hand:
        await asked(hand, tmp_path / name)
        await hand.press("tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
    assert written(tmp_path) == [tmp_path / f"{name}.docx"]


async def test_a_link_into_the_data_is_called_so_whatever_its_name(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "摘要.docx").symlink_to(desk.store.folder / "bangfu.db")
    async with at_desk(desk) as hand:
        await asked(hand, tmp_path / "摘要.docx")
        await hand.press("tab", "enter")
        await hand.until(lambda: "本中心的数据" in hand.screen)


async def test_all_that_stays_is_counted_and_can_be_reached(desk: Desk) -> None:
    words = tuple(f"张{chr(0x4E00 + at)}" for at in range(300))
    async with at_desk(desk) as hand:
        hand.app.push_screen(Hiding(say("写出"), Readable(say("已隐去"), words)))
        await hand.until(lambda: "下面 300 处" in hand.screen)
        assert f"[ ] {words[0]}" in hand.screen
        await hand.press("end", "space")
        assert f"[x] {words[-1]}" in hand.screen


async def test_the_default_name_holds_the_number_of_the_case(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, CASE)
        await hand.press("f7")
        assert isinstance(hand.app.screen, Save)
        assert desk.cases.file(CASE).case.number in hand.app.screen.query_one("#path", Input).value


async def test_what_stays_readable_is_shown_before_and_may_be_hidden_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "摘要.docx"
    file = desk.cases.file(CASE)
    desk.casework.record(CASE, Note(what="律师赵大力说见过，法官孙小虎也在。"), file.case.version)
    async with at_desk(desk) as hand:
        await asked(hand, path)
        await hand.press("tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Hiding) and "赵大力" in hand.screen)
        assert not path.exists()
        await hand.press("space", "tab")
        await hand.type("孙小虎")
        await hand.press("enter", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
    text = text_of(path)
    assert "律师***说见过，法官***也在" in text


async def test_leaving_what_stays_readable_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    file = desk.cases.file(CASE)
    desk.casework.record(CASE, Note(what="律师赵大力说见过"), file.case.version)
    async with at_desk(desk) as hand:
        await asked(hand, tmp_path / "摘要.docx")
        await hand.press("tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Hiding) and "赵大力" in hand.screen)
        await hand.press("escape")
        assert case_of(hand).reading
    assert not written(tmp_path)
