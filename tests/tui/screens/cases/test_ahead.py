"""What the desk says of the days ahead: reminders on sitting down, and reckoning anew where rules have changed."""

import pytest

from cases.events import Fact, Paused, Promised
from cases.standing.dues import Sort
from cases.views.rows import View
from storage.casefile import rules
from storage.desk import Desk
from tests.storage.test_own_rules import OWN
from tests.tui.centre import NOW, clock
from tests.tui.filling import open_case
from tests.tui.hand import at_desk
from tui.dialogs.progress import Progress
from tui.screens.cases import desk as desk_screen
from tui.screens.cases.desk import DeskScreen
from tui.widgets.rows import Rows

IN_HAND = 4


def record(desk: Desk, case_id: int, event: Promised | Paused) -> None:
    desk.casework.record(case_id, event, desk.cases.file(case_id).case.version)


def at(desk: Desk, account: str) -> Desk:
    return Desk(desk.store, desk.store.account(account), clock)


def task(what: str, by_day: str, **more: str) -> Promised:
    return Promised.read({"what": what, "by_day": by_day, **more}, NOW.date())


async def test_on_sitting_down_one_is_reminded_of_ones_own_days(desk: Desk) -> None:
    record(desk, IN_HAND, task("取证", "6-18"))
    record(desk, IN_HAND, task("打电话", "6-20"))
    reminded = at(desk, "liu").agenda.reminded("liu")
    assert (reminded.today, reminded.near) >= (1, 1)
    async with at_desk(at(desk, "liu")) as hand:
        told = f"逾期 {reminded.overdue} 项，今天到期 {reminded.today} 项，临近 {reminded.near} 项"
        assert told in hand.screen
    async with at_desk(at(desk, "he")) as hand:
        assert "我的日程" not in hand.screen


async def test_a_task_stands_beside_the_clocks_and_is_told_in_full(desk: Desk) -> None:
    record(desk, IN_HAND, task("取回打卡记录", "6-20", until="收发文书"))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("3")
        assert "[3 期限待办" in hand.screen
        line = next(line for line in hand.lines if line.lstrip("> ").startswith("取回打卡记录"))
        assert "刘强" in line
        assert "2天后" in line
        place = [duty.sort for duty in desk.cases.file(IN_HAND).agenda].index(Sort.TASK)
        await hand.press(*["down"] * place, "i")
        assert "由何事完成 收发文书" in " ".join(hand.screen.split())


async def test_a_hold_is_said_in_the_header_and_once_it_is_over_too(desk: Desk) -> None:
    record(desk, IN_HAND, Paused.read({"until": "6-25", "reason": "等鉴定"}, NOW.date()))
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        assert "暂停到 2026-06-25" in hand.lines[1]


async def test_leaving_a_case_without_a_next_step_says_so(desk: Desk) -> None:
    bare = next(row for row in desk.queues.page(View.OPEN).rows if row.next_due is None)
    async with at_desk(desk) as hand:
        await open_case(hand, bare.id)
        assert "没有下一步的日期" in "".join(hand.lines[1:3]).replace(" ", "")
        await hand.press("escape")
        assert "还没有下一步；请登记待办，或填写下一步" in "".join(hand.screen.split())
    record(desk, bare.id, task("打电话", "6-20"))
    async with at_desk(desk) as hand:
        await open_case(hand, bare.id)
        await hand.press("escape")
        assert "请登记待办，或填写下一步" not in "".join(hand.screen.split())


async def test_changed_rules_are_reckoned_once_one_sits_down(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.rules.take(OWN, "own.toml")
    monkeypatch.setattr(desk_screen, "QUIET", 0.001)
    async with at_desk(desk) as hand:
        for _ in range(100):
            await hand.settle()
            if not desk.rules.changed and isinstance(hand.app.screen, DeskScreen):
                break
            assert isinstance(hand.app.screen, DeskScreen | Progress)
        assert not desk.rules.changed
        await hand.settle()
        assert "期限已重新计算" in hand.screen


async def test_lists_name_what_goes_by_a_rule_of_the_centres_own(desk: Desk) -> None:
    own = OWN.replace('"A01"', '"Z01"').replace('kinds = ["legal_aid"]\n', "").replace("length = 5", "length = 1")
    desk.rules.take(own.replace('"opened"', '"fact"').replace('"accepted"', '"answered"'), "own.toml")
    desk.casework.record(2, Fact(what="又去了一次工地。"), desk.cases.file(2).case.version)
    rules._BOOKS.keep(desk.store, None)
    async with at_desk(desk, (160, 40)) as hand:
        listed = hand.app.screen.query_one("#cases", Rows)
        await hand.until(lambda: any("；审查（本中" in cell for line in listed.lines for cell in line.cells))
