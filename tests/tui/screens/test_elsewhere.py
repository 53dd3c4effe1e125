"""The palette knows what every screen can do and does it from anywhere; the menu begins with what one would do now."""

import pytest

from cases.events import CATALOGUE
from cases.staff.people import Account, Role
from cases.views.rows import View
from storage.desk import Desk
from storage.store.store import Store
from tests.tui.centre import clock
from tests.tui.hand import Hand, at_desk
from tests.tui.test_letters import all_of_the_program
from tui import elsewhere
from tui.dialogs.menu import Menu
from tui.dialogs.save import Save
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.event_form import EventForm
from tui.screens.cases.which_case import WhichCase
from tui.screens.centre.accounts import Accounts
from tui.screens.people.directory import DirectoryScreen
from tui.widgets.rows import Rows
from tui.words import language
from tui.words.asked import packaged_asked
from tui.words.keys import ACTS, GLOBAL


def labels(hand: Hand) -> list[str]:
    assert isinstance(hand.app.screen, Menu)
    return [language.show_line(each.label) for each in hand.app.screen.offered]


async def choose(hand: Hand, *names: str) -> None:
    """Find something in the palette by its name, and the place at its right where others are called so too."""
    await hand.press("f12")
    await hand.type(names[0])
    menu = hand.app.screen
    assert isinstance(menu, Menu)
    told = [[language.show_line(each.label), language.show_line(each.beside)][: len(names)] for each in menu.offered]
    await hand.press(*["down"] * told.index(list(names)), "enter")


def test_every_action_is_offered_or_it_is_told_why_not() -> None:
    all_of_the_program()
    for act in ACTS.values():
        place, _, name = act.id.partition(".")
        known = [place in elsewhere.HOMES, place in elsewhere.ON_A_CASE, place in elsewhere.ON_THE_SPOT]
        assert known.count(True) == 1, act.id
        assert elsewhere.offered(act) is (
            not known[2] and name not in elsewhere.LEAVES and not act.action.startswith("app.")
        )
    assert ACTS.keys() >= elsewhere.AIMED
    assert {act.action for act in GLOBAL} >= set(elsewhere.HOMES.values())


def test_other_words_are_of_things_that_there_are() -> None:
    all_of_the_program()
    known = {*ACTS, *(f"event.{code}" for code in CATALOGUE), *(f"queue.{view.value}" for view in View)}
    assert known >= packaged_asked().keys()


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("打印", "会议材料"),
        ("dayin", "会议材料"),
        ("print", "案件摘要"),
        ("工作量", "某人的案件"),
        ("excel", "导入台账"),
        ("日历", "日程"),
        ("判决", "裁判结果"),
        ("sqjs", "更正"),
        ("删除", "作废"),
        ("立案", "接案"),
        ("公司", "单位"),
        ("新建账号", "新建账号"),
    ],
)
async def test_ordinary_words_find_it(desk: Desk, typed: str, label: str) -> None:
    typed = {"sqjs": "gaicuo"}.get(typed, typed)
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type(typed)
        assert label in labels(hand)


@pytest.mark.parametrize(("typed", "label"), [("台账", "导入台账"), ("交接", "整体交接"), ("登录", "退出登录")])
async def test_a_name_that_holds_what_is_typed_comes_before_other_words(desk: Desk, typed: str, label: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type(typed)
        named = [typed in each for each in labels(hand)]
        assert label in labels(hand)[: named.count(True)]
        assert named == sorted(named, reverse=True)


async def test_where_no_case_is_in_hand_it_is_asked_for(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f11")
        assert isinstance(hand.app.screen, DirectoryScreen)
        await choose(hand, "指派", "案件")
        assert isinstance(hand.app.screen, WhichCase)
        assert "哪一件案件" in hand.lines[0]
        await hand.type("BH0002")
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, EventForm))
        form = hand.app.screen
        assert isinstance(form, EventForm)
        assert (form.event.spec.code, form.file.id) == ("assigned", 2)
        while isinstance(hand.app.screen, EventForm):
            await hand.press("escape")
        assert isinstance(hand.app.screen, DirectoryScreen)


async def test_what_a_case_can_do_is_done_in_the_case(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f11")
        await choose(hand, "案件摘要")
        await hand.type("BH0003")
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Save))
        await hand.press("escape")
        screen = hand.app.screen
        assert isinstance(screen, CaseScreen)
        assert screen.case_id == 3


async def test_the_case_under_the_cursor_is_the_one_in_hand(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await choose(hand, "会见联系")
        await hand.until(lambda: isinstance(hand.app.screen, EventForm))
        assert isinstance(hand.app.screen, EventForm)
        assert hand.app.screen.file.id == 3


async def test_what_may_not_be_recorded_says_why(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await choose(hand, "异议成立")
        await hand.until(lambda: "〔2026〕BH0003：" in hand.screen)


@pytest.fixture
def root(desk: Desk) -> Desk:
    """Return the administrator's desk."""
    with desk.store.writing():
        desk.store.add_account(Account("root", "管理员", Role.ADMINISTRATOR, "BH"))
    return Desk(desk.store, desk.store.account("root"), desk.now)


async def test_an_action_of_another_screen_is_done_there(root: Desk) -> None:
    async with at_desk(root) as hand:
        await choose(hand, "新建账号")
        await hand.until(lambda: "工作角色" in hand.screen)
        assert isinstance(hand.app.screen_stack[-2], Accounts)


async def test_what_needs_a_line_shows_the_way_to_it(root: Desk) -> None:
    async with at_desk(root) as hand:
        await choose(hand, "停用")
        await hand.until(lambda: "先选好要办的一条，再按 Delete（停用）" in hand.screen)
        assert isinstance(hand.app.screen, Accounts)


async def test_who_may_not_go_there_is_told_so(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await choose(hand, "新建账号")
        await hand.until(lambda: "未完成" in hand.screen)


@pytest.mark.parametrize(("case_id", "step"), [(1, "受理"), (2, "指派"), (3, "会见联系"), (5, "准予结案")])
async def test_the_menu_of_a_case_begins_with_its_next_step(desk: Desk, case_id: int, step: str) -> None:
    async with at_desk(desk) as hand:
        hand.app.open_case(case_id)
        await hand.settle()
        for key in ("f10", "space", "f12"):
            await hand.press(key)
            assert labels(hand)[0] == step
            menu = hand.app.screen
            assert isinstance(menu, Menu)
            greyed = [each.why is not None for each in menu.offered]
            assert greyed == sorted(greyed)
            assert any(greyed)
            assert all(language.show_line(each.why) for each in menu.offered if each.why is not None)
            await hand.press("escape")


@pytest.mark.parametrize(("case_id", "first"), [(1, "受理"), (2, "指派"), (3, "打开"), (5, "准予结案")])
async def test_the_menu_of_the_desk_begins_with_what_the_case_waits_for(desk: Desk, case_id: int, first: str) -> None:
    async with at_desk(desk) as hand:
        cases = hand.app.screen.query_one("#cases", Rows)
        cases.move([line.key for line in cases.lines].index(str(case_id)))
        await hand.settle()
        await hand.press("f10")
        told = labels(hand)
        assert told[0] == first
        assert len(told) == len(set(told))


async def test_the_menu_of_a_handler_begins_with_the_work_and_not_with_giving_it_back(store: Store) -> None:
    liu = Desk(store, store.account("liu"), clock)
    mine = [row.id for row in liu.queues.page(View.MINE).rows]
    assert mine
    async with at_desk(liu) as hand:
        hand.app.open_case(mine[0])
        await hand.settle()
        await hand.press("f10")
        told = labels(hand)
        assert told[0] not in ("退回指派", "申请改派")
        assert told[0] == "会见联系"
