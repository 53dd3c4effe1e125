"""A call that is answered on the spot: one page, at most ten keys that are not text, with or without a name."""

import pytest

from cases.standing.stages import Stage
from cases.values.masking import mask_name
from cases.views.rows import View
from storage.desk import Desk
from tests.tui.filling import case_of, field_in_hand, form_of, go_to, put, said, write
from tests.tui.hand import Hand, at_desk
from tui.dialogs.draft import DraftOffer
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.enquiry import EnquiryScreen
from tui.screens.cases.intake import IntakeScreen

MOST = 10
ASKED = {"groups": "农民工 ", "cause": "2025-205-5", "facts": "工资拖欠两个月，能不能告", "answer": "可以投诉或仲裁"}


async def ask(hand: Hand, told: dict[str, str]) -> int:
    """Type an enquiry as it comes, save it, and return how many keys it took that are not text."""
    await hand.press("ctrl+k")
    keys = 1
    for name, text in told.items():
        while field_in_hand(hand) != name:
            await hand.press("tab")
            keys += 1
        await write(hand, text)
    await hand.press("f2")
    await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
    return keys + 1


async def test_a_call_takes_ten_keys_at_most(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        assert await ask(hand, {"applicant": "尉迟工", "phone": "13700001111", **ASKED}) <= MOST
        assert "已答复并结案" in hand.screen


async def test_who_gives_no_name_need_not(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        assert await ask(hand, ASKED) <= MOST
    newest = max(desk.queues.page(View.CLOSED).rows, key=lambda row: row.id)
    assert (newest.applicant, newest.stage) == ("不愿留名", Stage.CLOSED)
    assert mask_name(newest.applicant) == "不愿留名", "it is nobody's name: nothing of it is hidden"


async def test_the_case_of_somebody_who_was_here_is_opened_from_the_call_and_what_was_typed_stays(desk: Desk) -> None:
    known = desk.cases.file(1).case.parties.applicant.name
    async with at_desk(desk) as hand:
        await hand.press("ctrl+k")
        await put(hand, facts="问到一半", applicant=known)
        await hand.until(lambda: bool(beside(hand).found))
        await hand.press("f6", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, CaseScreen) and hand.app.screen.reading is not None)
        assert desk.cases.file(case_of(hand).case_id).case.parties.applicant.name == known
        await hand.press("escape", "f7")
        await hand.until(lambda: "groups" in form_of(hand).values())
        assert form_of(hand).values()["facts"] == "问到一半"


def beside(hand: Hand) -> EnquiryScreen:
    assert isinstance(hand.app.screen, EnquiryScreen)
    return hand.app.screen


async def test_what_is_typed_is_kept_and_offered_again(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+k")
        await put(hand, facts="问到一半")
        await hand.press("escape")
        await hand.press("f6")
        assert "答复咨询，已填" in hand.screen
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, EnquiryScreen))
        assert form_of(hand).values()["facts"] == "问到一半"
        await hand.press("escape", "ctrl+k")
        assert isinstance(hand.app.screen, DraftOffer)


async def test_what_is_missing_is_said_and_nothing_is_lost(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+k")
        await put(hand, facts="问了")
        await hand.press("f2")
        assert isinstance(hand.app.screen, EnquiryScreen)
        assert said(hand, "answer") == "请填写“答复内容”"
        assert form_of(hand).values()["facts"] == "问了"


@pytest.mark.parametrize("field", ["applicant", "facts"])
async def test_a_call_is_answered_in_the_middle_of_an_intake_and_nothing_that_was_typed_is_lost(
    desk: Desk, field: str
) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, **{field: "赵铁柱"})
        await go_to(hand, field)
        await hand.press("home", "ctrl+k")
        assert isinstance(hand.app.screen, EnquiryScreen)
        await hand.press("ctrl+k", "escape")
        assert isinstance(hand.app.screen, IntakeScreen)
        assert form_of(hand).values()[field] == "赵铁柱"
