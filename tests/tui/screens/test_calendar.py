"""The calendar: a week as a list, a month as a grid, moved through by keys alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from cases.audit import Deed
from cases.events import Promised
from storage.desk import Desk
from tests.exports.reader import everything, opened
from tests.tui.centre import NOW, clock
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD
from tui.dialogs.read import Read
from tui.screens.calendar import CalendarScreen
from tui.screens.case import CaseScreen
from tui.widgets.month import Month
from tui.widgets.rows import Rows

IN_HAND = 4
TODAY = NOW.date()


def task(desk: Desk, what: str, days: int, who: str = "") -> None:
    day = (TODAY + timedelta(days)).isoformat()
    event = Promised.read({"what": what, "by_day": day, "who": who}, TODAY)
    desk.record(IN_HAND, event, desk.file(IN_HAND).case.version)


@pytest.fixture
def liu(desk: Desk) -> Desk:
    """Return the desk of a member of staff with three tasks."""
    task(desk, "打电话给买买提·艾力", 0)
    task(desk, "取回工资表", 2)
    task(desk, "寄催告函", 9)
    return Desk(desk.store, desk.store.account("liu"), clock)


def calendar(hand: Hand) -> CalendarScreen:
    screen = hand.app.screen
    assert isinstance(screen, CalendarScreen)
    return screen


def listed(hand: Hand) -> list[str]:
    return [line.cells[1] for line in calendar(hand).query_one(Rows).lines]


async def test_a_week_lists_what_is_overdue_and_then_day_by_day(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("c")
        names = listed(hand)
        assert [each for each in names if each in ("打电话给买某某", "取回工资表")] == ["打电话给买某某", "取回工资表"]
        assert "寄催告函" not in names
        assert "!逾期" in hand.lines[3]
        assert "2026-06-15 至 2026-06-21" in hand.screen
        await hand.press("]")
        assert listed(hand) == ["寄催告函"]
        await hand.press("【", "［")
        assert "2026-06-08 至 2026-06-14" in hand.screen
        await hand.press("t")
        assert "2026-06-15 至 2026-06-21" in hand.screen


async def test_an_empty_week_says_so(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "]", "]", "]")
        assert "没有期限和待办" in hand.screen


async def test_a_month_counts_by_day_and_lists_the_day_under_the_cursor(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("c", "m")
        assert calendar(hand).query_one(Month).has_focus
        assert "2026年6月" in hand.screen
        assert ">18" in hand.screen
        counts = liu.agenda.counts(TODAY, TODAY, "liu")
        assert f">18 {counts[TODAY]}项" in hand.screen
        await hand.press("right", "right")
        assert listed(hand) == ["取回工资表"]
        await hand.press("down", "left")
        assert calendar(hand).day == TODAY + timedelta(8)
        assert "没有期限和待办" in hand.screen
        await hand.press("]")
        assert "2026年7月" in hand.screen
        await hand.press("ｍ")
        assert "2026-07-20 至 2026-07-26" in hand.screen


async def test_holidays_are_marked_and_named(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("c", "m", "right")
        assert ">19休" in hand.screen
        assert "2026-06-19（端午）" in hand.screen


async def test_a_case_is_opened_and_one_comes_back_to_the_same_day(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("c", "m", "right", "right", "enter", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, CaseScreen))
        await hand.press("escape")
        assert calendar(hand).day == TODAY + timedelta(2)
        assert listed(hand) == ["取回工资表"]
        await hand.press("escape")
        assert calendar(hand).query_one(Month).has_focus, "first back to the grid"
        await hand.press("escape")
        assert not isinstance(hand.app.screen, CalendarScreen)


async def test_it_says_on_what_a_thing_stands(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("c", "i")
        assert isinstance(hand.app.screen, Read)
        assert "依据" in hand.screen
        assert "登记 第" in " ".join(hand.screen.split())


@pytest.mark.usefixtures("liu")
async def test_one_sees_ones_own_or_all_within_reach(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("c")
        assert "日程：全部案件" in hand.lines[0]
        everyones = len(listed(hand))
        await hand.press("a")
        assert "日程：张敏" in hand.lines[0]
        assert len(listed(hand)) < everyones


async def test_names_are_hidden_until_asked_for(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("c")
        assert "买买提" not in hand.screen
        await hand.press("v")
        await hand.until(lambda: "买买提" in hand.screen)
        await hand.press("v")
        await hand.until(lambda: "买买提" not in hand.screen)
    noted = Desk(liu.store, liu.store.account("zhang"), clock).trail.lines(most=1)[0]
    assert (noted.deed, noted.by, noted.detail["what"]) == (Deed.REVEALED, "liu", "calendar")


@pytest.mark.parametrize("ending", [".docx", ".ics"])
async def test_what_is_in_sight_is_written_by_the_ending_of_the_name(liu: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"日程{ending}"
    async with at_desk(liu) as hand:
        await hand.press("c", "e", "shift+tab", "ctrl+u", "ctrl+k")
        await hand.type(str(path))
        await hand.press("enter", "enter")
        await hand.type(PASSWORD)
        await hand.press("enter")
        await hand.until(path.exists)
        await hand.until(lambda: "已写入" in hand.screen)
    if ending == ".ics":
        told = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert any("取回工资表" in str(event["summary"]) for event in told)
    else:
        assert "取回工资表" in everything(opened(path))
        assert "买买提·艾力" not in everything(opened(path))
