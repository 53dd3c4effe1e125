"""The lock stands above everything: every screen, every dialog, every work that ends beneath, in whatever order."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Key, MouseDown, MouseUp
from textual.screen import Screen
from textual.widgets import Input

from cases.directory.records import Person
from cases.events import Contact, Corrected
from cases.staff.people import Station
from cases.values.refusal import refuse
from cases.values.text import say
from cases.views.drafts import Draft
from cases.views.rows import View
from storage.desk import Desk
from tests.tui.filling import go_to, write
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD
from tui import dialogs, screens
from tui.dialogs.confirm import Confirm, Leave, Unkept
from tui.dialogs.draft import DraftOffer
from tui.dialogs.hiding import Hiding
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.dialogs.password import AskPassword
from tui.dialogs.progress import Progress
from tui.dialogs.read import Read
from tui.dialogs.save import Save
from tui.frame.frame import Frame
from tui.guard.cover import ABOVE
from tui.papers.left import Readable
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.drafts import DraftMenu
from tui.screens.cases.event_form import CorrectForm, EventForm
from tui.screens.cases.intake import IntakeScreen
from tui.screens.cases.which_case import WhichCase
from tui.screens.centre.accounts import NewAccount, NewStation, Post
from tui.screens.centre.hand_over import HandOver
from tui.screens.centre.leaver import NOTHING, Leaver, Taking
from tui.screens.door.ended import Ended, SignedOut
from tui.screens.door.lock import Lock
from tui.screens.door.password import NewPassword
from tui.screens.door.recovery import Recovery
from tui.screens.door.setup import Setup
from tui.screens.door.signin import SignIn
from tui.screens.door.takeover import TakeOver
from tui.screens.help import HelpScreen
from tui.screens.people.directory import DirectoryScreen
from tui.screens.people.record import RecordScreen
from tui.screens.people.record_form import RecordForm
from tui.words.keys import GLOBAL

COVERS = {Ended, Lock, SignedOut}
KEYS = ("escape", "enter", "f4", "f12", "n")


def _makers(desk: Desk) -> dict[type[Frame[Any]], Callable[[], Frame[Any]]]:
    """How every screen and dialog of the program is made; those that need nothing make themselves."""
    liu, station = desk.store.account("liu"), Station("BH", "滨海", "station")
    case = desk.queues.page(View.FOLLOW_UP).rows[0].id
    draft = Draft("opened", {}, "2026-06-18T09:00:00")
    person = desk.directory.add(Person(name="孔令辉")).id
    made: list[Callable[[], Frame[Any]]] = [
        lambda: AskPassword(say("密码"), say("密码")),
        lambda: CaseScreen(case),
        lambda: Confirm(say("确定"), say("确定"), say("确定")),
        lambda: CorrectForm(desk.cases.file(case), Corrected, 0),
        lambda: DirectoryScreen("person"),
        lambda: DraftMenu(say("草稿"), []),
        lambda: DraftOffer(draft),
        lambda: EventForm(desk.cases.file(case), Contact, 0),
        lambda: HandOver(_hands(desk, "liu"), desk.account, desk.rules.book, {}),
        lambda: HelpScreen(DeskScreen()),
        lambda: Hiding(say("写出"), Readable(say("已隐去"), ("一处",))),
        lambda: Menu(say("菜单"), []),
        lambda: Message(say("话"), say("话")),
        lambda: NewAccount(Post(liu.role, False, say("工作人员：本站的案件")), station),
        lambda: NewPassword(liu),
        lambda: NewStation("station"),
        lambda: Progress(say("工作"), lambda _report, _stop: None),
        lambda: Read(say("读"), []),
        lambda: RecordForm(Person),
        lambda: RecordScreen(person),
        lambda: Recovery("-".join(["ABCDE"] * 8)),
        lambda: Save(say("写出"), say("写出"), Path("x.docx")),
        lambda: Setup(desk.store.folder),
        lambda: TakeOver(desk.store.folder),
        lambda: Taking(Leaver(liu, say("停用账号"), say("停用"), say("停用"), lambda _then: 0), NOTHING, desk.account),
        lambda: SignIn(desk.store.folder),
        lambda: Unkept(say("磁盘已满")),
        lambda: WhichCase(lambda _case: None),
    ]
    return {each: each for each in _every_screen() - COVERS} | {type(each()): each for each in made}


def _hands(desk: Desk, account: str) -> Any:
    from tui.screens.centre.hand_over import _Hands

    return _Hands(desk.store.account(account), *desk.handing.of(account))


def _every_screen() -> set[type[Any]]:
    """Return all that stand for no others, but those that one screen alone asks."""
    for package in (dialogs, screens):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    found: set[type[Any]] = set()
    look: list[type[Any]] = [Frame]
    while look:
        each = look.pop()
        found.add(each)
        look += each.__subclasses__()
    ours = {each for each in found if each.__module__.startswith("tui.") and "[" not in each.__name__}
    above = {base for each in ours for base in each.__mro__[1:]}
    return {each for each in ours - above if not each.__name__.startswith("_")}


async def unlock(hand: Hand) -> None:
    hand.app.screen.query_one("#password", Input).value = PASSWORD
    await hand.press("f2")
    await hand.until(lambda: not hand.app.covered)
    await hand.settle()


async def clear(hand: Hand, base: Screen[Any]) -> None:
    """Take all away that lies over the desk."""
    for above in reversed(hand.app.screen_stack[1:]):
        hand.app.put_away(above)
    hand.app.clear_notifications()
    await hand.settle()
    assert hand.app.screen is base


def only_the_lock(hand: Hand) -> bool:
    text = hand.screen
    return isinstance(hand.app.screen, Lock) and "已锁屏" in text and "BH00" not in text and "某" not in text


@pytest.mark.parametrize(
    "some", [slice(0, None, 6), pytest.param(slice(None), marks=pytest.mark.faults)], ids=["sixth", "all"]
)
async def test_it_stands_above_every_screen_whatever_is_pressed_and_whatever_ends_beneath(
    desk: Desk, some: slice
) -> None:
    async with at_desk(desk) as hand:
        app = hand.app
        for make in list(_makers(desk).values())[some]:
            base, screen = app.screen, make()
            app.push_screen(screen)
            await hand.settle()
            app.lock()
            await hand.settle()
            assert only_the_lock(hand), screen
            screen.dismiss(None)
            screen.dismiss(None)
            app.tell(say("写好了"))
            app.refuse(refuse("screen", say("没有写成")))
            await hand.press(*KEYS)
            assert only_the_lock(hand), screen
            assert "写" not in hand.screen.replace("请填写“密码”", ""), screen
            await unlock(hand)
            assert isinstance(app.screen, Message), screen
            assert "写好了" in hand.screen
            assert screen not in app.all_screens, "it is gone"
            await clear(hand, base)


@pytest.mark.faults
async def test_it_may_fall_before_a_screen_has_been_drawn(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        for make in _makers(desk).values():
            base, screen = hand.app.screen, make()
            hand.app.push_screen(screen)
            hand.app.lock()
            await hand.settle()
            assert only_the_lock(hand), screen
            await unlock(hand)
            assert (hand.app.screen is base) == isinstance(screen, Progress), "work ends, all else waits"
            await clear(hand, base)


async def test_under_it_no_action_of_the_program_runs(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        hand.app.lock()
        await hand.settle()
        actions = {act.action.partition("(")[0].removeprefix("app.") for act in GLOBAL}
        assert {each for each in actions if hand.app.check_action(each, ())} == actions & set(ABOVE)
        for act in GLOBAL:
            if act.action.partition("(")[0].removeprefix("app.") not in ABOVE:
                await hand.app.run_action(act.action)
                await hand.settle()
                assert only_the_lock(hand), act.id


async def test_work_goes_on_beneath_and_its_result_waits(desk: Desk) -> None:
    begun, go_on = Event(), Event()
    told: list[str | None] = []

    def work(_report: Callable[[int, int], object], stopped: Callable[[], bool]) -> str:
        begun.set()
        assert go_on.wait(60)
        return "停了" if stopped() else "写完了"

    def done(result: str | None) -> None:
        told.append(result)
        hand.app.push_screen(Message(say("结果"), say("案件〔2026〕写完了")))

    async with at_desk(desk) as hand:
        hand.app.push_screen(Progress(say("工作"), work), done)
        await hand.until(begun.is_set, threads=False)
        hand.app.lock()
        await hand.meanwhile()
        assert isinstance(hand.app.screen, Lock)
        go_on.set()
        await hand.settle()
        await hand.until(lambda: bool(told))
        assert only_the_lock(hand)
        await unlock(hand)
        assert told == ["写完了"]
        assert "写完了" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
        assert hand.app.screen_stack == [hand.app.screen]
        hand.app.lock()
        await hand.settle()
        assert only_the_lock(hand), "it falls again"


async def test_keys_typed_ahead_do_not_land_in_it_nor_beneath_it(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        late = [Key("a", "a"), Key("enter", "\r"), MouseDown(None, 5, 8, 0, 0, 1, False, False, False)]
        hand.app.lock()
        for event in late:
            hand.app.post_message(event)
        await hand.settle()
        assert only_the_lock(hand)
        assert hand.app.screen.query_one("#password", Input).value == ""
        late = [Key("x", "x"), Key("escape", None), MouseUp(None, 5, 8, 0, 0, 1, False, False, False)]
        await unlock(hand)
        for event in late:
            hand.app.post_message(event)
        await hand.settle()
        assert hand.app.screen.query_one("#typed", Input).value == ""


async def test_two_dismissals_in_one_burst_take_one_screen_away(desk: Desk) -> None:
    answers: list[object] = []
    async with at_desk(desk) as hand:
        await hand.press("/")
        below = hand.app.screen
        hand.app.push_screen(Confirm(say("确定"), say("确定"), say("确定")), answers.append)
        await hand.settle()
        asked = hand.app.screen
        asked.dismiss(False)
        asked.dismiss(None)
        await hand.settle()
        assert answers == [False]
        assert hand.app.screen is below


async def test_a_window_that_changes_size_shows_nothing(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        hand.app.lock()
        await hand.settle()
        for width, height in ((100, 30), (30, 8), (80, 24)):
            await hand.pilot.resize_terminal(width, height)
            await hand.settle()
            assert isinstance(hand.app.screen, Lock)
            assert "BH00" not in hand.screen
        await unlock(hand)
        assert "BH00" in hand.screen


async def test_leaving_is_asked_above_it_and_no_means_that_it_stays(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        hand.app.lock()
        await hand.settle()
        await hand.press("ctrl+q")
        assert isinstance(hand.app.screen, Leave)
        await hand.press("enter")
        assert only_the_lock(hand)
        await hand.press("ctrl+q", "right", "enter")
        assert not hand.app.is_running


async def test_changing_the_language_meanwhile_does_not_lift_it(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("enter")
        hand.app.call_later(hand.app.action_language)
        hand.app.call_later(hand.app.lock)
        await hand.settle()
        assert isinstance(hand.app.screen, Lock)
        assert "BH00" not in hand.screen


async def test_what_is_typed_is_kept_when_it_falls_and_still_stands_there_afterwards(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        await write(hand, "写了一半")
        hand.app.lock()
        await hand.settle()
        draft = desk.drafts.get("opened")
        assert draft
        assert draft.fields["facts"] == "写了一半"
        await unlock(hand)
        assert isinstance(hand.app.screen, IntakeScreen)
        assert hand.app.screen.form.typed()["facts"] == "写了一半"
