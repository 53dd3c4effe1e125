"""The answer to a person, from their record: reached from the directory or from a case in one more key."""

from pathlib import Path

from textual.widgets import Input

from cases.events import Note
from storage.desk import Desk
from tests.tui.casefile.test_export import text_of
from tests.tui.filling import open_case
from tests.tui.hand import Hand, at_desk
from tests.tui.leaving import name_and_unlock
from tests.tui.screens.people.test_directory import opened, record
from tui.dialogs.hiding import Hiding
from tui.dialogs.message import Message

NUMBER = "〔2026〕BH0003"


async def at_record(hand: Hand) -> None:
    """Go from a case to the record of its applicant."""
    await open_case(hand, 3)
    await hand.press("q")
    await hand.type("申请人")
    await hand.press("enter")
    await opened(hand)


async def asked(hand: Hand, path: Path) -> None:
    """Open the answer from the record of the applicant, and say where it goes."""
    await at_record(hand)
    await hand.press("ctrl+y")
    await name_and_unlock(hand, path)


async def test_what_stays_of_others_is_shown_before_and_may_be_hidden_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "答复.docx"
    file = desk.cases.file(3)
    told = f"律师赵大力说见过，法官孙小虎也在。{file.case.parties.applicant.name}表示要钱。联系人申请人称同意。"
    desk.casework.record(3, Note(what=told), file.case.version)
    async with at_desk(desk) as hand:
        await asked(hand, path)
        await hand.until(lambda: isinstance(hand.app.screen, Hiding))
        assert "[ ] 赵大力" in hand.screen
        assert "下面 2 处" in hand.screen, "neither whose answer it is nor what the program calls people is offered"
        assert not path.exists()
        await hand.press("space")
        assert "[x] 赵大力" in hand.screen
        assert "[ ] 孙小虎" in hand.screen
        await hand.press("tab", "tab", "tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
    text = text_of(path)
    assert f"律师***说见过，法官孙小虎也在。{file.case.parties.applicant.name}表示要钱" in text


async def test_leaving_what_stays_writes_no_answer(desk: Desk, tmp_path: Path) -> None:
    desk.casework.record(3, Note(what="律师赵大力说见过。"), desk.cases.file(3).case.version)
    async with at_desk(desk) as hand:
        await asked(hand, tmp_path / "答复.docx")
        await hand.until(lambda: isinstance(hand.app.screen, Hiding))
        await hand.press("escape")
    assert not (tmp_path / "答复.docx").exists()


async def test_from_a_case_to_the_answer_for_who_stands_in_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "答复.docx"
    async with at_desk(desk) as hand:
        await at_record(hand)
        name = record(hand).record.called
        await hand.press("ctrl+y")
        assert name not in hand.screen
        assert hand.app.screen.query_one("#path", Input).value == f"个人信息查询答复单 {NUMBER} 2026-06-18.docx"
        await name_and_unlock(hand, path)
        await hand.until(lambda: isinstance(hand.app.screen, Message))
    text = text_of(path)
    assert "个人信息查询答复单" in text
    assert name in text
    assert desk.cases.file(3).case.number in text
