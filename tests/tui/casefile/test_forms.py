"""What the forms of a case ask for, and with what they are filled in."""

from datetime import date

import pytest

from cases.events import Note
from cases.standing.dues import Sort
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.text import say
from storage.desk import Desk
from tests.tui.casefile.test_case import CHECK, IN_HAND, WAITING, record
from tests.tui.centre import NOW
from tests.tui.filling import field_in_hand, form_of, go_to, open_case, put, save, write
from tests.tui.hand import at_desk
from tui.screens.form import FormScreen


@pytest.mark.parametrize(
    ("typed", "kept"),
    [({}, "去工地"), ({"next_step": "再联系"}, "再联系"), ({"next_step": "", "next_on": ""}, "")],
    ids=["goes on", "replaced", "done"],
)
async def test_a_next_step_goes_on_until_it_is_done_or_replaced(desk: Desk, typed: dict[str, str], kept: str) -> None:
    record(desk, IN_HAND, Note.read({"what": "约定", "next_step": "去工地", "next_on": "6-20"}, NOW.date()))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        assert "预填（原定，照旧；已办的请删去）" in hand.screen
        await put(hand, what="来电问进度")
        for name, text in typed.items():
            await go_to(hand, name)
            await hand.press("end", *["backspace"] * 12)
            await write(hand, text)
        await save(hand)
    due = desk.cases.file(IN_HAND).case.due(Sort.PLAN)
    assert (due.text if due else "") == kept
    assert (due is not None and due.on is not None) is (kept == "去工地")


async def test_a_day_that_was_agreed_without_words_goes_on_too(desk: Desk) -> None:
    record(desk, IN_HAND, Note.read({"what": "约定", "next_on": "6-20"}, NOW.date()))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        assert "预填（原定，照旧；已办的请删去）" in hand.screen
        await put(hand, what="来电问进度")
        await save(hand)
    due = desk.cases.file(IN_HAND).case.due(Sort.PLAN)
    assert due is not None
    assert (due.text, due.on) == ("", date(2026, 6, 20))


async def test_all_points_of_the_check_are_ticked_by_one_key(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, CHECK)
        await hand.press("o")
        await go_to(hand, "checks")
        every = {each.code for each in codes("quality_check").on(desk.today)}
        await hand.press("ctrl+a")
        assert {*form_of(hand).values()["checks"].split(",")} == every
        await hand.press("ctrl+a")
        assert "checks" not in form_of(hand).values()


async def test_a_form_asks_for_a_decision_only_once_there_is_one_to_take(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, WAITING)
        await hand.press("s")
        assert "查重与利益冲突" not in hand.screen
        form = hand.app.screen
        assert isinstance(form, FormScreen)
        form.refused(refuse("alike", say("疑似重复，请看过后选一项"), "decision"))
        await hand.settle()
        assert "查重与利益冲突" in hand.screen
        assert field_in_hand(hand) == "decision"
