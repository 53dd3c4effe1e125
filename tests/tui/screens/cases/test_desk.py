"""The desk: queues, pages, marks, masks, and what it says where there is nothing."""

import re
from datetime import timedelta

import pytest
from textual.widgets import Input

from cases.events import Accepted, Assigned, Opened
from cases.standing.stages import Stage
from cases.values.refusal import refuse
from cases.values.text import say
from cases.views.rows import View
from storage.desk import Desk
from storage.store.replaced import REPLACED
from storage.store.store import Store
from tests.tui.centre import NOW, clock, intake
from tests.tui.filling import put
from tests.tui.hand import at_desk
from tui.screens.cases.desk import DeskScreen
from tui.widgets.rows import Rows


def screen_of(app: object) -> DeskScreen:
    screen = getattr(app, "screen")  # noqa: B009 - the app's own type does not say which screen it is
    assert isinstance(screen, DeskScreen)
    return screen


def keys(rows: Rows) -> list[str]:
    return [line.key for line in rows.lines]


async def test_a_window_made_wider_tells_of_the_case_in_hand_at_once(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        row = screen_of(hand.app).row
        assert row
        await hand.pilot.resize_terminal(120, 36)
        await hand.until(lambda: f"│ {row.number}" in hand.screen)


async def test_the_queues_stand_with_their_counts_and_the_cases_beside_them(desk: Desk) -> None:
    counts = desk.queues.counts()
    async with at_desk(desk) as hand:
        shown = screen_of(hand.app)
        assert [line.cells for line in shown.queues.lines] == [(view.label.zh, str(counts[view])) for view in View]
        assert keys(shown.cases) == [str(row.id) for row in desk.queues.page(View.OPEN).rows]
        assert "滨海市总工会职工服务中心" in hand.lines[0]
        assert "张敏（主管） 2026-06-18" in hand.lines[0]


async def test_staff_begin_with_their_own_cases(desk: Desk) -> None:
    liu = Desk(desk.store, desk.store.account("liu"), clock)
    async with at_desk(liu) as hand:
        assert screen_of(hand.app).pager.view is View.MINE
        assert keys(screen_of(hand.app).cases) == [str(row.id) for row in liu.queues.page(View.MINE).rows] != []


async def test_who_acts_by_when_and_by_which_article_is_always_in_sight(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        shown = screen_of(hand.app)
        law = {rule.id for rule in desk.book.rules if not rule.usual}
        dated = next(at for at, row in enumerate(shown.pager.page.rows) if row.next_rule in law)
        await hand.press(*["down"] * dated)
        row = shown.row
        assert row
        assert row.next_due
        assert "下一步" in hand.screen
        assert row.next_due.isoformat() in hand.screen
        assert "条" in hand.screen


async def test_a_window_made_narrower_tells_what_is_next_below_the_list_at_once(desk: Desk) -> None:
    async with at_desk(desk, (120, 30)) as hand:
        shown = screen_of(hand.app)
        assert not shown.query_one("#detail").display
        assert not re.search(r"下一步 \S+：", hand.screen)
        await hand.pilot.resize_terminal(80, 24)
        await hand.settle()
        assert shown.query_one("#detail").display
        assert re.search(r"下一步 \S+：", hand.screen)


async def test_what_is_overdue_says_so_in_a_word_and_a_sign(desk: Desk) -> None:
    late = desk.queues.counts()[View.OVERDUE]
    assert late
    async with at_desk(desk) as hand:
        await hand.press(*["right_square_bracket"] * 10)
        assert screen_of(hand.app).pager.view is View.OVERDUE
        assert sum("!逾期" in line for line in hand.lines) >= late


async def test_brackets_walk_through_the_queues_and_round(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        assert screen_of(hand.app).pager.view is View.OPEN
        await hand.press("]")
        assert screen_of(hand.app).pager.view is View.FOLLOWED
        await hand.press("]")
        assert screen_of(hand.app).pager.view is View.CLOSED
        await hand.press("】", "］")
        assert screen_of(hand.app).pager.view is View.MINE
        await hand.press("[")
        assert screen_of(hand.app).pager.view is View.ALL


async def test_the_queue_list_can_be_walked_with_the_arrows(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("left", "up", "up", "enter")
        assert screen_of(hand.app).pager.view is View.SUSPENDED
        assert screen_of(hand.app).cases.has_focus


async def test_names_are_hidden_until_asked_for(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        assert "欧阳某某" in hand.screen
        assert "欧阳建国" not in hand.screen
        await hand.press("v")
        assert "欧阳建国" in hand.screen
        await hand.press("f8")
        assert "欧阳建国" not in hand.screen


@pytest.mark.parametrize("key", ["space", "insert", "\u3000"])
async def test_marking_counts_and_goes_on(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press(key, key)
        assert "已选 2 件" in hand.screen
        assert screen_of(hand.app).cases.cursor == 2
        assert hand.screen.count("*BH") == 2
        await hand.press("up", key)
        assert "已选 1 件" in hand.screen
        await hand.press("escape")
        assert "已选 1 件" in hand.screen
        await hand.press("ctrl+u")
        assert "已选" not in hand.screen


async def test_a_letter_records_of_the_marked_cases_in_turn_and_never_of_the_one_under_the_cursor(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        shown = screen_of(hand.app)
        waiting = [at for at, row in enumerate(shown.shown) if row.stage is Stage.INTAKE]
        later = next(at for at, row in enumerate(shown.shown) if row.stage is Stage.FOLLOW_UP)
        marked = [shown.shown[at] for at in (waiting[0], later, waiting[1])]
        for at in (waiting[0], later, waiting[1]):
            shown.cases.move(at)
            await hand.press("space")
        shown.cases.move(next(at for at, row in enumerate(shown.shown) if row not in marked))
        await hand.press("s")
        assert f"选中 1/3 受理 {marked[0].number}" in hand.screen
        await put(hand, ground="union_dispute")
        await hand.press("f2")
        await hand.until(lambda: f"选中 3/3 受理 {marked[2].number}" in hand.screen)
        await hand.press("escape", "escape")  # the first one closes the list of choices
        assert screen_of(hand.app) is shown
        assert "选中的 3 件中，这一件和后面 0 件没有登记" in hand.screen
    stages = [desk.cases.file(row.id).case.stage for row in marked]
    assert stages == [Stage.ASSIGNMENT, Stage.FOLLOW_UP, Stage.INTAKE]


async def test_marks_stay_while_one_looks_at_another_queue(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("space", "]", "[")
        assert "已选 1 件" in hand.screen


async def test_what_was_marked_comes_back_after_a_slip(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+z")
        assert "已选" not in hand.screen
        await hand.press("space", "space", "space", "ctrl+u")
        assert "选择已取消，Ctrl+Z 恢复" in hand.screen
        await hand.press("ctrl+u", "]", "[", "ctrl+z")
        assert "已选 3 件" in hand.screen
        assert hand.screen.count("*BH") == 3
        await hand.press("ctrl+z")
        assert "已选 2 件" in hand.screen
        await hand.press("home", "space")
        assert "已选 1 件" in hand.screen
        await hand.press("ctrl+z")
        assert "已选 2 件" in hand.screen


@pytest.fixture
def many(desk: Desk) -> Desk:
    """Return the desk with more cases than two pages hold."""
    for place in range(100):
        desk.casework.open(Opened.read(intake(1200 + place), NOW.date()))
    return desk


async def test_pages_follow_each_other_and_go_back(many: Desk) -> None:
    first = many.queues.page(View.OPEN)
    second = many.queues.page(View.OPEN, first.after)
    async with at_desk(many) as hand:
        shown = screen_of(hand.app)
        await hand.press("end")
        assert "第 1-50 件" in hand.screen
        await hand.press("down")
        assert keys(shown.cases) == [str(row.id) for row in second.rows]
        assert shown.cases.cursor == 0
        assert "第 51-100 件" in hand.screen
        await hand.press("up")
        assert keys(shown.cases) == [str(row.id) for row in first.rows]
        assert shown.cases.cursor == 49


async def test_no_more_than_a_page_is_ever_in_hand(many: Desk) -> None:
    async with at_desk(many) as hand:
        for _ in range(3):
            await hand.press("end", "pagedown")
            assert len(screen_of(hand.app).cases.lines) <= 50
        assert screen_of(hand.app).pager.first == 101


async def test_a_key_can_be_held_down_through_the_whole_queue(many: Desk) -> None:
    async with at_desk(many) as hand:
        for _ in range(60):
            await hand.tap("pagedown")
        await hand.settle()
        await hand.press("end")
        assert screen_of(hand.app).pager.page.after is None


async def test_an_empty_queue_says_what_to_do_next(empty: Desk) -> None:
    async with at_desk(empty) as hand:
        assert "登记第一件" in hand.screen
        await hand.press("down", "up", "pagedown", "end", "space", "enter", "v", "f5")
        assert "已选" not in hand.screen


async def test_an_empty_queue_among_others_says_where_to_go(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("left", "home")
        assert screen_of(hand.app).pager.view is View.MINE
        assert "没有交给您办理的案件" in hand.screen


async def test_what_others_record_arrives_by_itself(desk: Desk) -> None:
    other = Desk(desk.store, desk.store.account("liu"), clock)
    async with at_desk(desk) as hand:
        shown = screen_of(hand.app)
        before, key = shown.counts[View.OPEN], shown.cases.key
        made = other.casework.open(Opened.read(intake(1200), NOW.date()))
        shown._poll()
        await hand.settle()
        assert shown.counts[View.OPEN] == before + 1
        assert str(made.id) in keys(shown.cases)
        assert shown.cases.key == key


async def test_a_look_that_fails_is_said_in_passing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_screen: DeskScreen) -> dict[View, int]:
        raise refuse("store", say("读写磁盘出错"))

    async with at_desk(desk) as hand:
        with monkeypatch.context() as broken:
            broken.setattr(DeskScreen, "_read_counts", refused)
            screen_of(hand.app)._poll()
            await hand.settle()
        assert isinstance(hand.app.screen, DeskScreen)
        assert "读写磁盘出错" in hand.screen
        await hand.press("f5")
        assert "读写磁盘出错" not in hand.screen


async def test_nothing_is_read_again_while_nothing_has_changed(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        page = screen_of(hand.app).pager.page
        screen_of(hand.app)._poll()
        await hand.settle()
        assert screen_of(hand.app).pager.page is page


async def test_at_110_columns_the_case_under_the_cursor_stands_beside_the_queue(desk: Desk) -> None:
    async with at_desk(desk, (120, 36)) as hand:
        await hand.until(lambda: "最近办理" in hand.screen)
        row = screen_of(hand.app).row
        assert row
        assert "海川建筑劳务有限公司" in hand.screen
        assert f"{desk.cases.file(row.id).case.parties.applicant.phone[:3]}****" in hand.screen


async def test_drafts_are_offered_on_opening(desk: Desk) -> None:
    desk.drafts.keep("opened", {"applicant": "钱一", "facts": "打工"})
    desk.drafts.keep("contact:3", {"what": "说"})
    async with at_desk(desk) as hand:
        assert "有 2 份未保存的草稿" in hand.screen
        await hand.press("f6")
        assert "接案 钱某某（未填案由），已填 2 项" in hand.screen
        assert "〔2026〕BH0003 会见联系，已填 1 项" in hand.screen
        assert "钱一" not in hand.screen
        await hand.press("escape")
        desk.drafts.drop("opened")
        desk.drafts.drop("contact:3")
        await hand.press("f5")


async def test_a_refusal_is_one_calm_message(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        screen_of(hand.app).fetch("page", lambda: desk.queues.page(View.ALL, "x"), print)
        await hand.settle()
        assert "未完成" in hand.screen
        assert "翻页标记不对" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)


async def test_the_search_field_is_one_key_away(desk: Desk) -> None:
    for key in ("/", "／", "、", "f3"):
        async with at_desk(desk) as hand:
            await hand.press(key)
            assert isinstance(hand.app.focused, Input)


async def test_the_cases_of_a_colleague_are_shown_by_name(desk: Desk) -> None:
    load = max(desk.colleagues.busy(), key=lambda each: each.open_cases)
    async with at_desk(desk) as hand:
        await hand.press("ctrl+y")
        await hand.until(lambda: "看谁的案件" in hand.screen)
        await hand.press("enter")
        shown = screen_of(hand.app)
        await hand.until(lambda: shown.pager.whose == load and bool(shown.pager.page.rows))
        assert {row.handler for row in shown.pager.page.rows} == {load.account.account}
        assert f"{load.account.name}的案件：第 1-{load.open_cases} 件，共 {load.open_cases} 件" in hand.screen
        await hand.press("right_square_bracket")
        assert shown.pager.whose is None


async def test_a_case_that_moves_on_leaves_its_queue(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("left", *["home"], "down", "down", "enter")
        shown = screen_of(hand.app)
        assert shown.pager.view is View.INTAKE
        case_id = next(row.id for row in shown.pager.page.rows if row.kind != "enquiry")
        accepted = Accepted.read({"ground": "union_dispute"}, NOW.date())
        desk.casework.record(case_id, accepted, desk.cases.file(case_id).case.version)
        await hand.press("f5")
        assert str(case_id) not in keys(shown.cases)


def test_the_clock_of_these_tests_stands_still() -> None:
    assert clock() - NOW == timedelta(0)


async def test_data_that_was_replaced_says_so(store: Store) -> None:
    store.set(REPLACED, "2026-06-17 18:00 zhang")
    async with at_desk(Desk(store, store.account("liu"), clock)) as hand:
        await hand.until(lambda: "已被替换的数据（2026-06-17 18:00 zhang）：只供查看" in hand.screen)


async def test_the_line_of_what_waits_for_a_decision_follows_the_counts(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.until(lambda: "有 6 件等您决定" in hand.screen)
        desk.casework.record(2, Assigned.read({"handler": "liu"}, NOW.date()), desk.cases.file(2).case.version)
        screen_of(hand.app)._poll()
        await hand.until(lambda: "有 5 件等您决定" in hand.screen)
        assert screen_of(hand.app).counts[View.DECIDE] == 5
