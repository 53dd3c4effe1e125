"""Handing over on the screen: who, to whom, why; then all of it, and a note."""

from pathlib import Path

from textual.widgets import Input

from cases.events import Assigned, Note, Promised, Visibility
from cases.staff.audit import AuditAction
from cases.staff.people import Account, Role
from cases.standing.stages import Stage
from storage.desk import Desk
from storage.store.store import Store
from tests.exports.reader import everything, opened
from tests.tui.centre import NOW, clock
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD
from tui.dialogs.confirm import Confirm
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.dialogs.password import AskPassword
from tui.dialogs.save import Save
from tui.screens.cases.desk import DeskScreen
from tui.screens.centre.hand_over import HandOver
from tui.widgets.rows import Rows


async def asked(hand: Hand) -> None:
    await hand.press("f12")
    await hand.type("整体交接")
    await hand.press("enter")


async def test_all_of_it_goes_to_a_colleague_and_a_note_is_written(desk: Desk, tmp_path: Path) -> None:
    cases, ahead = desk.handing.of("liu")
    path = tmp_path / "交接.docx"
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        assert f"刘强 {len(cases)} 件" in " ".join(hand.screen.split())
        await hand.press("enter")
        assert "张敏" in hand.screen
        assert "孙莉" not in hand.screen, "she cannot handle cases of this station"
        await hand.press("enter")
        assert isinstance(hand.app.screen, HandOver)
        assert f"刘强的 {len(cases)} 件在办案件、{len(ahead)} 项期限和待办，将一次交给张敏" in hand.screen
        await hand.press("f2")
        assert "请填写“理由”" in hand.screen
        await hand.type("休假两个月")
        await hand.press("f2")
        assert isinstance(hand.app.screen, Confirm)
        assert f"刘强的在办案件全部交给张敏，共 {len(cases)} 件。" in hand.screen
        await hand.press("right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Save))
        for _ in range(2):
            await hand.press("enter")
            assert "现在不导出，以后不能再补" in hand.screen, "an Enter too many loses nothing"
            await hand.press("enter")
            assert isinstance(hand.app.screen, Save)
        await name(hand, tmp_path / "没有的文件夹" / "交接.docx")
        await hand.until(lambda: "目标文件夹不存在" in hand.screen)
        await name(hand, path)
        assert isinstance(hand.app.screen, AskPassword)
        await hand.press("escape")
        assert isinstance(hand.app.screen, Save), "the note is offered again, for it cannot be written later"
        await name(hand, path)
        await hand.type(PASSWORD)
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "已导出" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
    assert desk.handing.of("liu") == ((), ())
    assert {desk.cases.file(row.id).case.handler for row in cases} == {"zhang"}
    assert "休假两个月" in everything(opened(path))


async def test_a_handover_is_taken_back_from_the_same_menu_and_says_what_stays(desk: Desk) -> None:
    cases, _ahead = desk.handing.of("liu")
    desk.handing.over("liu", "zhang", "休假。")
    worked = next(row for row in cases if row.stage is Stage.FOLLOW_UP)
    desk.casework.record(worked.id, Note.read({"what": "接着办。"}, desk.today), None)
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.type("撤销")
        assert "刘强交给张敏" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert f"已撤销：{len(cases) - 1} 件退回刘强" in hand.screen
        assert f"仍由张敏办理：{worked.number}" in hand.screen
    assert {row.id for row in desk.handing.of("liu")[0]} == {row.id for row in cases} - {worked.id}


async def name(hand: Hand, path: Path) -> None:
    hand.app.screen.query_one("#path", Input).focus()
    await hand.press("end", "ctrl+u", "ctrl+k")
    await hand.type(str(path))
    await hand.press("enter", "enter")


def disable(store: Store, account: str) -> None:
    """Put an account to rest, as an administrator does."""
    guan = Account("guan", "管平", Role.ADMINISTRATOR, "BH", everywhere=True)
    with store.writing():
        store.add_account(guan)
    Desk(store, guan, clock).staffing.disable(account)


async def reason_asked(hand: Hand) -> None:
    await asked(hand)
    await hand.until(lambda: isinstance(hand.app.screen, Menu))
    await hand.press("enter", "enter")
    assert isinstance(hand.app.screen, HandOver)


async def test_one_sees_what_is_handed_over_before_it_is(desk: Desk) -> None:
    cases, ahead = desk.handing.of("liu")
    async with at_desk(desk) as hand:
        await reason_asked(hand)
        rows = hand.app.screen.query_one(Rows)
        assert [line.cells[0] for line in rows.lines] == [row.number.removeprefix("〔2026〕") for row in cases]
        assert f"在办案件 {len(cases)} 件" in hand.screen
        await hand.press("down")
        assert rows.cursor == 1
        await hand.press("f6")
        assert f"期限和待办 {len(ahead)} 项" in hand.screen
        assert len(rows.lines) == len(ahead)
        name = cases[0].applicant
        assert name not in hand.screen
        await hand.press("f6", "f8")
        await hand.until(lambda: name in hand.screen)
    noted = desk.trail.lines(most=1)[0]
    assert (noted.action, noted.by, noted.detail["what"]) == (AuditAction.REVEALED, "zhang", "handover")


async def test_no_keeps_the_reason_and_moves_nothing(desk: Desk) -> None:
    before = desk.handing.of("liu")
    async with at_desk(desk) as hand:
        await reason_asked(hand)
        await hand.type("休假")
        await hand.press("f2", "enter")
        assert isinstance(hand.app.screen, HandOver)
        assert "休假" in hand.screen
    assert desk.handing.of("liu") == before


async def test_a_refusal_keeps_the_reason(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await reason_asked(hand)
        await hand.type("离职")
        desk.handing.over("liu", "zhang", "已由别处交接")
        await hand.press("f2", "right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "移交人名下没有在办案件和待办" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, HandOver)
        assert "离职" in hand.screen


async def test_who_no_longer_works_here_still_hands_over(desk: Desk, store: Store) -> None:
    disable(store, "liu")
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        assert "刘强（已停用）" in hand.screen


async def test_where_no_colleague_can_take_them_it_says_so(desk: Desk, store: Store) -> None:
    task = Promised.read({"what": "打电话", "by_day": "6-20", "who": "zhang"}, NOW.date())
    desk.casework.record(4, task, desk.cases.file(4).case.version)
    disable(store, "liu")
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.type("张敏")
        await hand.press("enter")
        assert isinstance(hand.app.screen, Message)
        assert "没有同事可承办其案件" in hand.screen


async def test_escape_changes_nothing_on_the_way(desk: Desk) -> None:
    before = desk.handing.of("liu")
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.press("enter", "enter")
        await hand.type("想一想")
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)
    assert desk.handing.of("liu") == before


async def test_what_cannot_go_is_told_with_its_reason(desk: Desk, store: Store) -> None:
    """The taker does not find a restricted case of a colleague, in which there is a task."""
    wu = Account("wu", "吴静", Role.STAFF, "BH")
    with store.writing():
        store.add_account(wu)
    for kind, told in (
        (Assigned, {"handler": "zhang", "reason": "更合适。"}),
        (Promised, {"what": "打电话", "by_day": "6-20", "who": "liu"}),
        (Visibility, {"who": "restricted", "reason": "隐私。"}),
    ):
        desk.casework.record(4, kind.read(told, NOW.date()), desk.cases.file(4).case.version)
    number = desk.cases.file(4).case.number
    async with at_desk(desk) as hand:
        await asked(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Menu))
        await hand.type("刘强")
        await hand.press("enter")
        await hand.type("吴静")
        await hand.press("enter")
        await hand.type("离职")
        await hand.press("f2", "right", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        told_there = "".join(hand.screen.replace("│", "").split())
        assert f"没有交接，仍在刘强名下：{number}" in told_there
        assert "吴静看不到" in told_there
        await hand.press("enter")
        assert isinstance(hand.app.screen, Save)
        await hand.press("escape", "right", "enter")
        assert isinstance(hand.app.screen, DeskScreen), "who wants none is asked once"


async def test_staff_are_told_whose_it_is(store: Store) -> None:
    async with at_desk(Desk(store, store.account("liu"), clock)) as hand:
        await asked(hand)
        assert isinstance(hand.app.screen, Message)
        assert "“整体交接”限主管" in "".join(hand.screen.replace("│", "").split())


async def test_where_nobody_has_anything_in_hand_it_says_so(empty: Desk) -> None:
    async with at_desk(empty) as hand:
        await asked(hand)
        await hand.until(lambda: "没有人手上有在办案件" in hand.screen)
