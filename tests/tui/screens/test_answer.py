"""The answer to a person, from their record: reached from the directory or from a case in one more key."""

from pathlib import Path

from textual.widgets import Input

from storage.desk import Desk
from tests.tui.casefile.test_export import text_of
from tests.tui.filling import open_case
from tests.tui.hand import at_desk
from tests.tui.screens.test_directory import opened, record
from tests.unlocked import PASSWORD
from tui.dialogs.message import Message


async def test_from_a_case_to_the_answer_for_who_stands_in_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "答复.docx"
    async with at_desk(desk) as hand:
        await open_case(hand, 3)
        await hand.press("q")
        await hand.type("申请人")
        await hand.press("enter")
        await opened(hand)
        name = record(hand).record.called
        await hand.press("f9")
        hand.app.screen.query_one("#path", Input).value = str(path)
        hand.app.screen.query_one("#full").focus()
        await hand.press("enter")
        hand.app.screen.query_one("#password", Input).value = PASSWORD
        hand.app.screen.query_one("#password", Input).focus()
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
    text = text_of(path)
    assert "个人信息查询答复单" in text
    assert name in text
    assert desk.file(3).case.number in text
