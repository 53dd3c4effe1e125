"""Signing out: nothing of who was here stays on the screen or in the program, and all that was typed is kept."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from cases.staff.outgoing import Place
from cases.values.refusal import Refused
from storage.copies.backup import back_up
from storage.desk import Desk
from tests.storage.processes import writing_elsewhere
from tests.tui.centre import clock
from tests.tui.filling import at, go_to, open_case, write
from tests.tui.guard.test_session import sign_in
from tests.tui.hand import Hand, app_at, at_desk, working
from tests.unlocked import PASSWORD, open_store
from tui.dialogs.confirm import Confirm, Leave
from tui.dialogs.menu import Menu
from tui.screens.door.ended import SignedOut
from tui.screens.door.lock import Lock
from tui.words.keys import GLOBAL


async def choose(hand: Hand, text: str) -> None:
    """Find something to do in the palette, and do it."""
    await hand.press("f12")
    await hand.type(text)
    await hand.press("enter")


def nothing_left(hand: Hand) -> bool:
    """Tell whether the screen of signing in stands there alone, and empty."""
    app = hand.app
    assert isinstance(app.screen, SignedOut)
    assert not app.seated
    assert app.all_screens == [app.screen]
    assert {each.value for each in app.screen.query(Input)} == {""}
    assert not any(word in hand.screen for word in ("〔2026〕", "BH00", "某", "张敏", "zhang"))
    return True


def gone(left: list[Callable[[], object]]) -> bool:
    """Tell whether nothing holds them any more: the day's backup and the sweep, in threads of their own, end first."""
    gc.collect()
    return not any(each() for each in left)


async def test_who_signs_out_leaves_nothing_on_the_screen_and_finds_their_draft_again(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        await write(hand, "写了一半")
        hand.app.searched.append("李小明")
        await choose(hand, "退出登录")
        await hand.until(lambda: not hand.app.seated)
        assert nothing_left(hand)
        await sign_in(hand, "sun", PASSWORD)
        assert hand.app.desk.drafts.all() == ()
        assert not hand.app.recent
        assert not hand.app.searched
        await choose(hand, "退出登录")
        await hand.until(lambda: not hand.app.seated)
        await sign_in(hand, "liu", PASSWORD)
        draft = hand.app.desk.drafts.get("opened")
        assert draft
        assert draft.fields["facts"] == "写了一半"
        assert len(hand.app.all_screens) == 1


async def test_from_then_on_nothing_answers_but_signing_in_and_leaving(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        hand.app.sign_out()
        await hand.until(lambda: not hand.app.seated)
        for act in GLOBAL:
            if act.action not in ("app.leave", "app.stop"):
                await hand.app.run_action(act.action)
                await hand.settle()
                assert nothing_left(hand), act.id
        await hand.press("ctrl+q")
        assert isinstance(hand.app.screen, Leave)
        await hand.press("enter")
        assert nothing_left(hand)


async def test_the_program_keeps_nothing_of_the_desk_nor_of_what_was_copied(folder: Path) -> None:
    store = open_store(folder, "zhang")
    desk = Desk(store, store.account("zhang"), clock)
    async with working(app_at(desk)) as hand:
        await open_case(hand, 1)
        hand.app.copy_to_clipboard("李小明")
        left: list[Callable[[], object]] = [weakref.ref(desk), weakref.ref(store)]
        del store, desk
        await choose(hand, "退出登录")
        await hand.until(lambda: not hand.app.seated)
        assert hand.app.clipboard == ""
        await hand.until(lambda: gone(left))


async def test_it_is_covered_at_once_and_the_draft_is_kept_however_long_another_writes(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        with writing_elsewhere(desk.store.folder):
            await hand.meanwhile(*"写了一半")
            hand.app.sign_out()
            await hand.meanwhile()
            assert isinstance(hand.app.screen, SignedOut)
            assert "写了一半" not in hand.screen
            assert hand.app.seated
        await hand.until(lambda: not hand.app.seated)
        draft = at(desk, "liu").drafts.get("opened")
        assert draft
        assert draft.fields["facts"] == "写了一半"


async def test_a_colleague_may_sign_out_who_left_a_locked_screen_after_being_asked(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        hand.app.lock()
        await hand.settle()
        await hand.press("f6")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("enter")
        assert isinstance(hand.app.screen, Lock)
        await hand.press("f6", "right", "enter")
        await hand.until(lambda: not hand.app.seated)
        assert nothing_left(hand)
        await sign_in(hand, "sun", PASSWORD)
        assert hand.app.desk.account.account == "sun"


def test_a_desk_that_was_left_opens_no_door_and_gives_nothing_out(desk: Desk, tmp_path: Path) -> None:
    liu = at(desk, "liu")
    out = liu.papers.out(Place(tmp_path / "名单.xlsx"), "list", masked=True)
    liu.session.leave()
    doors: list[Callable[[], object]] = [
        lambda: liu.queues,
        lambda: liu.cases.file(1),
        lambda: out.write(".xlsx", lambda *_: None, lambda _: None),
        lambda: back_up(liu.store, tmp_path / "备份.bangfu", liu.now(), here=liu.here),
    ]
    for door in doors:
        with pytest.raises(Refused) as refused:
            door()
        assert refused.value.problems[0].rule == "session"
    assert {each.name for each in tmp_path.glob("*")} == {"centre"}


async def test_a_key_locks_at_once_whatever_is_on_the_screen(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        for keys in ((), ("n",), ("f12",)):
            await hand.press(*keys, "ctrl+backslash")
            assert isinstance(hand.app.screen, Lock)
            await hand.type(PASSWORD)
            await hand.press("f2")
            await hand.until(lambda: not hand.app.covered)
        assert isinstance(hand.app.screen, Menu)
