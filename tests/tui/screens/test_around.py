"""Going from screen to screen: search, the last case and the desk are one key away, and nothing typed is lost."""

import pytest

from cases.events import Fact
from cases.views.rows import View
from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.intake import IntakeScreen
from tui.screens.cases.search import SearchScreen


def case_id(hand: Hand) -> int:
    assert isinstance(hand.app.screen, CaseScreen)
    return hand.app.screen.case_id


@pytest.mark.parametrize("key", ["enter"])
async def test_a_case_opens_from_the_queue(desk: Desk, key: str) -> None:
    second = desk.queues.page(View.OPEN).rows[1]
    async with at_desk(desk) as hand:
        await hand.press("down", key)
        assert case_id(hand) == second.id


async def test_a_case_opens_from_the_search(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("欧阳")
        await hand.press("enter")
        assert desk.cases.file(case_id(hand)).case.parties.applicant.name == "欧阳建国"
        await hand.press("escape")
        assert isinstance(hand.app.screen, SearchScreen)


@pytest.mark.parametrize(("home", "last"), [("f4", "f9"), ("ctrl+g", "ctrl+l")])
async def test_the_desk_and_the_last_case_are_one_key_away(desk: Desk, home: str, last: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press(last)
        assert "还没有看过别的案件" in hand.screen
        await hand.press("enter")
        first = case_id(hand)
        await hand.press("/", home)
        assert isinstance(hand.app.screen, DeskScreen)
        assert len(hand.app.screen_stack) == 1
        await hand.press(last)
        assert case_id(hand) == first
        await hand.press(home, "down", "enter")
        second = case_id(hand)
        assert second != first
        await hand.press(last)
        assert case_id(hand) == first
        await hand.press(last)
        assert case_id(hand) == second


@pytest.mark.parametrize("key", ["n", "ｎ", "ctrl+n"])
async def test_a_new_case_is_one_key_away(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press(key)
        assert isinstance(hand.app.screen, IntakeScreen)


async def test_an_auditor_is_told_whose_work_an_intake_is(desk: Desk) -> None:
    async with at_desk(Desk(desk.store, desk.store.account("he"), desk.now)) as hand:
        assert "接案" not in hand.lines[-1], "it is not offered"
        await hand.press("n")
        assert "“接案”只能由工作人员或主管登记" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)


async def test_what_was_typed_outlives_every_way_of_leaving(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await hand.type("钱多多")
        await hand.press("ctrl+c", "enter")
        assert "钱多多" in hand.screen
        await hand.press("f4")
        assert "有 1 份未保存的草稿" in hand.screen
        draft = desk.drafts.get("opened")
        assert draft
        assert draft.fields["applicant"] == "钱多多"
        await hand.press("f6", "enter")
        assert "钱多多" in hand.screen
        await hand.type("儿")
        await hand.press("ctrl+q", "right", "enter")
        assert hand.app._exit
    draft = desk.drafts.get("opened")
    assert draft
    assert "儿" in "".join(draft.fields.values())


async def test_a_case_changed_is_changed_on_the_desk_when_one_comes_back(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("enter")
        changed = case_id(hand)
        before = desk.queues.row(changed).version
        desk.casework.record(changed, Fact.read({"what": "补充的事实。"}, desk.today), before)
        await hand.press("f4")
        screen = hand.app.screen
        assert isinstance(screen, DeskScreen)
        assert next(row for row in screen.pager.page.rows if row.id == changed).version == before + 1
