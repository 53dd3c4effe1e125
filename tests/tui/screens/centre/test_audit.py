"""The audit log on the screen, and the lines that screens leave in it."""

import pytest

from cases.staff.audit import AuditAction, AuditLine
from cases.staff.people import Role
from cases.views.rows import View
from storage.desk import Desk
from storage.store.store import Store
from tests.tui.centre import clock
from tests.tui.filling import paste
from tests.tui.hand import Hand, at_desk
from tui.dialogs.message import Message
from tui.screens.centre.audit import Audit


async def opened(hand: Hand) -> None:
    await hand.press("f12")
    await hand.type("审计日志")
    await hand.press("enter")


def last(store: Store) -> AuditLine:
    return Desk(store, store.account("zhang"), clock).trail.lines(most=1)[0]


async def test_the_latest_lines_stand_first_and_all_can_be_reached(desk: Desk) -> None:
    last_seq = desk.trail.anchor().seq
    async with at_desk(desk, (120, 36)) as hand:
        await opened(hand)
        assert isinstance(hand.app.screen, Audit)
        assert f"{last_seq} " in hand.lines[3]
        assert "〔2026〕BH0011" in hand.screen
        assert "event=" in hand.screen
        await hand.press("end", "f6")
        assert [line.seq for line in hand.app.screen.lines] == list(range(last_seq, 0, -1))
        await hand.press("escape")
        assert not isinstance(hand.app.screen, Audit)


async def test_a_supervisor_signs_it_off(desk: Desk, store: Store) -> None:
    async with at_desk(desk) as hand:
        await opened(hand)
        await hand.press("f7", "enter")
        assert last(store).action is not AuditAction.SIGNED_OFF, "no stands first"
        await hand.press("f7", "right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert desk.trail.anchor().short in hand.screen
        await hand.press("enter")
        assert "核签" in hand.lines[3]
    assert (last(store).by, last(store).action) == ("zhang", AuditAction.SIGNED_OFF)


async def test_staff_are_told_whose_it_is(store: Store) -> None:
    desk = Desk(store, store.account("liu"), clock)
    assert desk.account.role is Role.STAFF
    async with at_desk(desk) as hand:
        await opened(hand)
        assert isinstance(hand.app.screen, Message)
        assert "“查看审计日志”限主管、管理员、审计员" in "".join(hand.screen.replace("│", "").split())


async def test_showing_names_is_noted_once_and_hiding_them_is_not(desk: Desk) -> None:
    before, first = desk.trail.anchor().seq, desk.queues.page(View.OPEN).rows[0]
    async with at_desk(desk) as hand:
        await hand.press("v")
        await hand.until(lambda: "欧阳建国" in hand.screen)
        await hand.press("v")
        await hand.until(lambda: "欧阳建国" not in hand.screen)
        await hand.press("enter", "v")
        await hand.until(lambda: first.applicant in hand.screen)
    lines = [line for line in desk.trail.lines() if line.seq > before]
    assert [(line.action, dict(line.detail)) for line in reversed(lines)] == [
        (AuditAction.REVEALED, {"what": "list open", "cases": 10}),
        (AuditAction.REVEALED, {"what": "case", "cases": 1}),
    ]
    assert lines[0].case == first.number


async def test_what_comes_into_sight_while_names_are_shown_is_noted_too(desk: Desk) -> None:
    before = desk.trail.anchor().seq
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("oyjg")
        await hand.until(lambda: "找到 2 件" in hand.screen)
        await hand.press("f8")
        await hand.until(lambda: "欧阳建国" in hand.screen)
        await hand.press("shift+home")
        await paste(hand, "css")  # at once: a pause between letters would be a search of its own
        await hand.until(lambda: "陈思思" in hand.screen)
    told = [line for line in desk.trail.lines() if line.seq > before and line.detail.get("what") == "search"]
    named = {number for number in range(1, 13) if any(line in told for line in desk.trail.given([number]))}
    assert {desk.cases.file(number).case.parties.applicant.name for number in named} >= {"欧阳建国", "陈思思"}
    assert len(told) == 2


MENU = {
    "整体交接": "hand_over",
    "同一人和冲突": "merge",
    "审计日志": "audit",
    "账号和站点": "accounts",
    "确认日期": "confirm_day",
}


@pytest.mark.parametrize("act", MENU)
async def test_what_the_menu_refuses_to_a_role_is_a_line_of_the_log(store: Store, act: str) -> None:
    async with at_desk(Desk(store, store.account("liu"), clock)) as hand:
        await hand.press("f12")
        await hand.type(act)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Message)
        await hand.until(lambda: last(store).action is AuditAction.REFUSED)
    line = last(store)
    assert (line.by, line.detail) == ("liu", {"what": MENU[act], "rule": "role"})


async def test_an_event_that_is_not_ones_part_is_a_line_of_the_log(store: Store) -> None:
    async with at_desk(Desk(store, store.account("liu"), clock)) as hand:
        hand.app.open_case(4)
        await hand.settle()
        await hand.press("J")
        await hand.until(lambda: last(store).action is AuditAction.REFUSED)
    assert (last(store).by, last(store).detail) == ("liu", {"what": "handed_over", "rule": "role"})
