"""A screen that was read before a colleague restricted a case: nothing of it is shown in full, marked or written."""

from pathlib import Path

import pytest

from cases.events import event_class
from storage.desk import Desk
from storage.store.store import Store
from tests.tui import centre
from tests.tui.filling import case_of, open_case
from tests.tui.hand import Hand, at_desk
from tests.tui.leaving import name_and_unlock
from tui.dialogs.message import Message
from tui.dialogs.save import Save
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.search import SearchScreen
from tui.screens.people.record import RecordScreen

CASE, NAME, PHONE = 2, "建国", "13812340001"
"""A case that nobody handles yet, and what tells of its applicant."""


@pytest.fixture
def staff(store: Store) -> Desk:
    """Return the desk of somebody who finds no restricted case that they do not handle."""
    return Desk(store, store.account("liu"), centre.clock)


def restrict(store: Store) -> None:
    desk = Desk(store, store.account("zhang"), centre.clock)
    event = event_class("reach").read({"who": "restricted", "reason": "涉及隐私。"}, desk.today)
    desk.casework.record(CASE, event, None)


def out_of_reach(hand: Hand) -> bool:
    """Tell whether the screen says so and shows nothing."""
    return "没有显示也没有导出" in "".join(hand.screen.replace("│", "").split()) and NAME not in hand.screen


async def test_a_record_is_left_and_not_shown(staff: Desk, store: Store) -> None:
    async with at_desk(staff, (120, 40)) as hand:
        hand.app.open_record(staff.directory.standing(CASE)[0].record)
        await hand.until(lambda: "欧阳某某" in hand.screen)
        restrict(store)
        await hand.press("v")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "没有这条记录" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
        assert NAME not in hand.screen
        assert PHONE not in hand.screen


async def test_a_record_that_lost_what_the_case_told_is_shown_as_it_is_now(staff: Desk, store: Store) -> None:
    number = "11010519491231002X"
    told = {"applicant": "欧阳建国", "id_number": number, "phone": "13900000000"}
    corrected = event_class("corrected")
    for field, new in (("id_number", number),):
        event = corrected.read({"field": field, "old": "", "new": new, "reason": "漏记。"}, staff.today)
        staff.casework.record(CASE, event, None)
    compared = event_class("compared").read({"decision": "same_new"}, staff.today)
    opened = event_class("opened").read(centre.intake(6, **told), staff.today)
    file = staff.casework.open(opened, None, compared)  # type: ignore[arg-type]
    record = staff.directory.standing(file.id)[0].record
    assert record == staff.directory.standing(CASE)[0].record
    async with at_desk(staff, (120, 40)) as hand:
        hand.app.open_record(record)
        await hand.until(lambda: "欧阳某某" in hand.screen)
        restrict(store)
        await hand.press("v")
        await hand.until(lambda: NAME in hand.screen)
        assert isinstance(hand.app.screen, RecordScreen)
        assert PHONE not in hand.screen, "which the restricted case alone told"
        assert "13900000000" in hand.screen


async def test_a_case_is_left_and_not_shown(staff: Desk, store: Store) -> None:
    async with at_desk(staff) as hand:
        await open_case(hand, CASE)
        restrict(store)
        await hand.press("v")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "没有这件案件" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
        assert NAME not in hand.screen


async def test_what_a_search_found_is_found_anew(staff: Desk, store: Store) -> None:
    async with at_desk(staff) as hand:
        await hand.press("/")
        await hand.type("oyjg")
        await hand.until(lambda: "找到 2 件" in hand.screen)
        restrict(store)
        await hand.press("f8")
        await hand.until(lambda: out_of_reach(hand))
        await hand.press("enter")
        await hand.until(lambda: "找到 1 件" in hand.screen)
        assert NAME not in hand.screen


async def asked_in_full(hand: Hand, path: Path) -> None:
    """Name the file, ask for full names, and give the password."""
    await hand.until(lambda: isinstance(hand.app.screen, Save))
    await name_and_unlock(hand, path)


async def test_names_in_sight_go_with_the_next_look(staff: Desk, store: Store) -> None:
    async with at_desk(staff) as hand:
        await hand.press("/")
        await hand.type("oyjg")
        await hand.until(lambda: "找到 2 件" in hand.screen)
        await hand.press("f8")
        assert hand.screen.count("欧阳建国") == 4
        restrict(store)
        found = hand.app.screen
        assert isinstance(found, SearchScreen)
        found._poll()
        await hand.until(lambda: "找到 1 件" in hand.screen)
        assert hand.screen.count("欧阳建国") == 2


async def test_a_record_in_sight_is_left_with_the_next_look(staff: Desk, store: Store) -> None:
    async with at_desk(staff, (120, 40)) as hand:
        hand.app.open_record(staff.directory.standing(CASE)[0].record)
        await hand.until(lambda: "欧阳某某" in hand.screen)
        await hand.press("v")
        assert NAME in hand.screen
        restrict(store)
        shown = hand.app.screen
        assert isinstance(shown, RecordScreen)
        shown._look()
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert NAME not in hand.screen


async def test_a_case_in_sight_is_left_with_the_next_look(staff: Desk, store: Store) -> None:
    async with at_desk(staff) as hand:
        await open_case(hand, CASE)
        await hand.press("v")
        assert NAME in hand.screen
        restrict(store)
        case_of(hand)._look()
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert NAME not in hand.screen


async def test_what_a_search_found_is_not_written(staff: Desk, store: Store, tmp_path: Path) -> None:
    async with at_desk(staff) as hand:
        await hand.press("/")
        await hand.type("oyjg")
        await hand.until(lambda: "找到 2 件" in hand.screen)
        restrict(store)
        await hand.press("f2")
        await asked_in_full(hand, tmp_path / "查找.xlsx")
        await hand.until(lambda: out_of_reach(hand))
    assert not (tmp_path / "查找.xlsx").exists()


async def test_marked_cases_are_not_written_and_no_longer_marked(staff: Desk, store: Store, tmp_path: Path) -> None:
    async with at_desk(staff) as hand:
        screen = hand.app.screen
        assert isinstance(screen, DeskScreen)
        for row in staff.queues.rows([CASE, 3]):
            screen.marks.turn(row.id)
        restrict(store)
        await hand.press("e")
        await asked_in_full(hand, tmp_path / "会议.xlsx")
        await hand.until(lambda: out_of_reach(hand))
        assert not (tmp_path / "会议.xlsx").exists()
        await hand.press("enter")
        await hand.until(lambda: screen.marks.ids == {3})
        assert "不再选中" in hand.screen
