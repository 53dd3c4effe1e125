"""The calendar: a week as a list, a month as a grid, moved through by keys alone."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from textual.screen import Screen

from cases.events import Done, Fact, Promised
from cases.staff.audit import AuditAction
from cases.staff.people import Account, Role
from cases.values.dates import LATEST
from storage.desk import Desk
from storage.store.store import Store
from tests.exports.reader import everything, opened
from tests.tui.centre import NOW, clock
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.dialogs.read import Read
from tui.screens.cases import calendar as calendar_screen
from tui.screens.cases.calendar import CalendarScreen
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.which_day import WhichDay
from tui.screens.centre.hand_over import HandOver
from tui.widgets.month import Month
from tui.widgets.rows import Rows
from tui.words.keys import ACTS, GLOBAL

IN_HAND = 4
TODAY = NOW.date()


def task(desk: Desk, what: str, days: int, who: str = "") -> None:
    day = (TODAY + timedelta(days)).isoformat()
    event = Promised.read({"what": what, "by_day": day, "who": who}, TODAY)
    desk.casework.record(IN_HAND, event, desk.cases.file(IN_HAND).case.version)


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
        await hand.press("f2")
        names = listed(hand)
        assert [each for each in names if each in ("打电话给买某某", "取回工资表")] == ["打电话给买某某", "取回工资表"]
        assert "寄催告函" not in names
        assert "!逾期" in hand.lines[3]
        assert "2026-06-15 至 2026-06-21" in hand.screen
        await hand.press("]")
        assert listed(hand) == ["寄催告函"]
        await hand.press("【", "［")
        assert "2026-06-08 至 2026-06-14" in hand.screen
        await hand.press("ctrl+left", "f5")
        assert "2026-06-15 至 2026-06-21" in hand.screen


async def test_what_is_overdue_from_before_stands_first_and_today_is_one_key_away(liu: Desk) -> None:
    late = len(liu.agenda.between(date.min, TODAY - timedelta(TODAY.weekday() + 1), "liu"))
    assert late
    async with at_desk(liu) as hand:
        await hand.press("f2")
        assert f"含以前逾期 {late} 项" in hand.screen
        assert calendar(hand).query_one(Rows).cursor == 0
        await hand.press("f5")
        item = calendar(hand).item
        assert item
        assert item.on == TODAY
        await hand.press("[", "]")
        assert "2026-06-15 至 2026-06-21" in hand.screen
        item = calendar(hand).item
        assert item
        assert item.on >= TODAY - timedelta(TODAY.weekday()), "the week itself, not what lies before it"


async def test_a_day_is_typed_and_a_wrong_one_says_what_would_do(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "f2")
        await hand.type("6-31")
        await hand.press("enter", "enter")
        assert "日历上没有 2026年6月31日" in hand.screen
        await hand.press("ctrl+u", "ctrl+k", "f2")
        assert "请填写“日期”" in hand.screen
        await hand.type("2201-1-1")
        await hand.press("f2")
        assert "日期晚于 2200 年" in hand.screen
        await hand.press("ctrl+u", "ctrl+k")
        await hand.type("6-27")
        await hand.press("f2")
        assert "2026-06-22 至 2026-06-28" in hand.screen
        assert calendar(hand).day == date(2026, 6, 27)
        await hand.press("f2", "escape")
        assert calendar(hand).day == date(2026, 6, 27)


async def test_the_calendar_has_ends(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "f2")
        await hand.type("2200-12-31")
        await hand.press("f2", "f6", "]", "right", "down")
        assert "2200年12月" in hand.screen
        assert calendar(hand).day == LATEST


async def test_an_empty_week_says_so(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "]", "]", "]")
        assert "没有期限和待办" in hand.screen


async def test_a_month_counts_by_day_and_lists_the_day_under_the_cursor(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "f6")
        assert calendar(hand).query_one(Month).has_focus
        assert "2026年6月" in hand.screen
        assert ">18" in hand.screen
        counts = liu.agenda.counts(TODAY, TODAY, "liu")
        assert f">18今 {counts[TODAY]}项" in hand.screen
        assert re.search(r" 1 !\d项", hand.screen), "what has passed has a sign"
        await hand.press("right", "right")
        assert listed(hand) == ["取回工资表"]
        await hand.press("down", "left")
        assert calendar(hand).day == TODAY + timedelta(8)
        assert "没有期限和待办" in hand.screen
        await hand.press("]")
        assert "2026年7月" in hand.screen
        await hand.press("f6")
        assert "2026-07-20 至 2026-07-26" in hand.screen


async def test_holidays_are_marked_and_named(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "f6", "right")
        assert ">19休" in hand.screen
        assert "2026-06-19 星期五（端午）" in hand.screen
        await hand.press("f6")
        assert "06-19 端午" in hand.screen, "the week names it too"


async def test_a_working_day_of_a_weekend_is_marked(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "f2")
        await hand.type("2026-10-10")
        await hand.press("f2")
        assert "10-05 至 10-07 国庆节；10-10 上班" in hand.screen
        await hand.press("f6")
        assert ">10班" in hand.screen
        assert " 7休" in hand.screen


async def test_an_empty_day_has_no_list_to_go_to(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "f6", "]", "enter")
        assert calendar(hand).query_one(Month).has_focus
        assert "2026年7月 2026-07-18 星期六：没有期限和待办" in hand.screen


async def test_a_case_is_opened_and_one_comes_back_to_the_same_day(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "f6", "right", "right", "enter", "enter")
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
        await hand.press("f2", "i")
        assert isinstance(hand.app.screen, Read)
        told = " ".join(hand.screen.split())
        assert "依据" in told
        assert "计算" in told
        assert "登记 第" in told
        await hand.press("escape")
        where = [each.text for each in calendar(hand).shown.items].index("取回工资表")  # type: ignore[union-attr]
        await hand.press("home", *["down"] * where, "ｉ")
        told = " ".join(hand.screen.split())
        assert "待办 2026-06-20 星期六，2天后" in told
        assert "登记人 张敏，2026-06-18" in told


async def test_what_is_gone_meanwhile_is_said_and_the_list_read_anew(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "]")
        assert listed(hand) == ["寄催告函"]
        number = next(item.entry for item in liu.agenda.of("liu") if item.text == "寄催告函")
        zhang = Desk(liu.store, liu.store.account("zhang"), clock)
        done = Done.read({"task": str(number), "what": "已寄"}, TODAY)
        zhang.casework.record(IN_HAND, done, zhang.cases.file(IN_HAND).case.version)
        await hand.press("i")
        assert "这一项刚有变动，列表已更新" in hand.screen
        assert listed(hand) == []


async def test_the_cursor_stays_on_its_thing_when_the_list_is_read_anew(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2", "end")
        item = calendar(hand).item
        assert item
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, CaseScreen))
        task(Desk(liu.store, liu.store.account("zhang"), clock), "今天的事", 0, "liu")
        await hand.press("escape")
        assert "今天的事" in listed(hand)
        again = calendar(hand).item
        assert again
        assert (again.text, again.rule, again.on) == (item.text, item.rule, item.on)


@pytest.mark.usefixtures("liu")
async def test_one_sees_ones_own_or_all_within_reach(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f2")
        assert "日程：全部案件" in hand.lines[0]
        everyones = len(listed(hand))
        await hand.press("f11")
        assert "日程：张敏" in hand.lines[0]
        assert len(listed(hand)) < everyones
        await hand.press("ctrl+f")
        assert len(listed(hand)) == everyones


async def test_where_nobody_is_named_it_says_whose_turn_it_is(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f2")
        screen = calendar(hand)
        shown = screen.shown
        assert shown
        unnamed = {str(at) for at, item in enumerate(shown.items) if not item.who}
        assert unnamed
        assert all(line.cells[5] for line in screen.query_one(Rows).lines if line.key in unnamed)


async def test_who_may_not_export_is_told_before_anything_is_asked(store: Store) -> None:
    with store.writing():
        store.add_account(Account("guan", "管平", Role.ADMINISTRATOR, "BH", everywhere=True))
    async with at_desk(Desk(store, store.account("guan"), clock)) as hand:
        await hand.press("f2", "e")
        assert isinstance(hand.app.screen, Message)
        assert "“导出”限" in hand.screen


async def test_more_than_can_be_listed_is_said(liu: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_screen, "MOST", 1)
    async with at_desk(liu, (120, 36)) as hand:
        await hand.press("f2")
        assert "还有更多，只列出最先的 1 项" in hand.screen


async def test_names_are_hidden_until_asked_for(liu: Desk) -> None:
    async with at_desk(liu) as hand:
        await hand.press("f2")
        assert "买买提" not in hand.screen
        await hand.press("v")
        await hand.until(lambda: "买买提" in hand.screen)
        await hand.press("v")
        await hand.until(lambda: "买买提" not in hand.screen)
    noted = Desk(liu.store, liu.store.account("zhang"), clock).trail.lines(most=1)[0]
    assert (noted.action, noted.by, noted.detail["what"]) == (AuditAction.REVEALED, "liu", "calendar")


@pytest.mark.parametrize("ending", [".docx", ".ics"])
async def test_what_is_in_sight_is_written_by_the_ending_of_the_name(liu: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"日程{ending}"
    async with at_desk(liu) as hand:
        await hand.press("f2", "e", "shift+tab", "ctrl+u", "ctrl+k")
        await hand.type(str(path))
        await hand.press("enter", "enter")
        await hand.type(PASSWORD)
        await hand.press("enter")
        await hand.until(path.exists)
        await hand.until(lambda: "已导出" in hand.screen)
    if ending == ".ics":
        told = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert any("取回工资表" in str(event["summary"]) for event in told)
    else:
        assert "取回工资表" in everything(opened(path))
        assert "买买提·艾力" not in everything(opened(path))


@pytest.mark.parametrize("screen", [CalendarScreen, HandOver, WhichDay])
def test_no_key_has_two_meanings(screen: type[Screen[None]]) -> None:
    everywhere = {key for act in GLOBAL if act.binding for key in act.binding.key.split(",")}
    keys = screen._merge_bindings().key_to_bindings
    assert all(len(found) == 1 for found in keys.values())
    assert not everywhere & {key for key, found in keys.items() if found[0].id in ACTS}


async def test_in_a_narrow_window_the_month_still_has_seven_days(liu: Desk) -> None:
    async with at_desk(liu, (46, 20)) as hand:
        await hand.press("f2", "f6")
        assert " 15    16    17   >18" in "\n".join(hand.lines)
        assert len(listed(hand)) == 1


async def test_family_that_a_narrative_names_is_hidden_wherever_their_name_is_said(desk: Desk) -> None:
    desk.casework.record(IN_HAND, Fact(what="妻子叫柳如烟，在家。"), desk.cases.file(IN_HAND).case.version)
    task(desk, "请柳如烟作证", 0, "liu")
    async with at_desk(Desk(desk.store, desk.store.account("liu"), clock)) as hand:
        await hand.press("f2")
        await hand.until(lambda: "请柳某某作证" in hand.screen)
        assert "柳如烟" not in hand.screen
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type("整体交接")
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.press("enter", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, HandOver))
        await hand.press("f6")
        await hand.until(lambda: "请柳某某作证" in hand.screen)
        assert "柳如烟" not in hand.screen
