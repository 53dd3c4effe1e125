"""Voiding an entry: the one under the cursor is meant, and what goes with it is told before anything is recorded."""

from cases.events import Event, Note, Promised, Voided
from storage.desk import Desk
from tests.tui.centre import NOW
from tests.tui.filling import case_of, field_in_hand, form_of, open_case, put
from tests.tui.hand import at_desk
from tui.dialogs.confirm import Confirm
from tui.screens.form import FormScreen

IN_HAND = 4


def record(desk: Desk, *events: Event) -> None:
    for event in events:
        desk.casework.record(IN_HAND, event, None)


def note(text: str) -> Note:
    return Note.read({"what": text}, NOW.date())


async def test_the_line_under_the_cursor_is_voided(desk: Desk) -> None:
    record(desk, note("误登的一条"), note("对的一条"))
    last = desk.cases.file(IN_HAND).case.version
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("down", "V")
        assert form_of(hand).values()["entry"] == str(last - 1)
        assert "工作记录" in hand.screen
        assert field_in_hand(hand) == "why"
        await put(hand, why="登错了案件")
        await hand.press("f2")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("tab", "enter")
        assert case_of(hand).reading
        assert desk.cases.file(IN_HAND).history[last - 2].voided_by == last + 1


async def test_before_a_voiding_it_is_told_what_goes_with_the_entry(desk: Desk) -> None:
    task = Promised.read({"what": "整理考勤", "by_day": "2026-12-01"}, desk.today)
    record(desk, task)
    version = desk.cases.file(IN_HAND).case.version
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("V")
        await put(hand, why="登错了案件")
        await hand.press("f2")
        assert "不再约定：2026-12-01 整理考勤。" in hand.screen
        await hand.press("enter")
        assert "登错了案件" in hand.screen, "no comes first, and what was typed stays"
        await put(hand, entry="1")
        await hand.press("f2")
        assert isinstance(hand.app.screen, FormScreen), "what would be refused is refused before it is asked"
        assert desk.cases.file(IN_HAND).case.version == version


async def test_what_cannot_be_voided_is_said_before_a_reason_is_asked_for(desk: Desk) -> None:
    record(desk, note("误登的一条"))
    last = desk.cases.file(IN_HAND).case.version
    record(desk, Voided.read({"entry": str(last), "why": "登错"}, NOW.date()))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("V")
        assert "作废记录本身不能再作废" in hand.screen
        assert field_in_hand(hand) == "entry"
        await put(hand, entry=str(last))
        assert field_in_hand(hand) == "why"
        assert f"第 {last} 条已经作废过了" in hand.screen
