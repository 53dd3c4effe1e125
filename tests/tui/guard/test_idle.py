"""Nobody at the keys: a word, then nothing of the cases on the screen, until the password is given."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.widgets import Input

from cases.staff.idle import IDLE
from storage.desk import Desk
from tests.tui.filling import go_to, write
from tests.tui.hand import Hand, at_desk
from tests.unlocked import PASSWORD
from tui.app import BangfuApp
from tui.guard.idle import Watch, idle_seconds
from tui.screens.cases.desk import DeskScreen
from tui.screens.door.ended import Ended
from tui.screens.door.lock import Lock


class Seconds:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def waiting(desk: Desk) -> AsyncIterator[tuple[Hand, Seconds]]:
    """Sit down at a desk, with a clock for its idleness."""
    async with at_desk(desk) as hand:
        clock = Seconds()
        hand.app.watch_idle = Watch(hand.app, clock)
        yield hand, clock


async def look(hand: Hand) -> None:
    hand.app.watch_idle.look()
    await hand.settle()


async def unlock(hand: Hand, password: str = PASSWORD) -> None:
    hand.app.screen.query_one("#password", Input).value = ""
    await hand.type(password)
    await hand.press("f2")


async def test_after_five_minutes_nothing_of_the_cases_is_seen(desk: Desk) -> None:
    async with waiting(desk) as (hand, clock):
        shown = hand.screen
        clock.now += 269
        await look(hand)
        assert hand.screen == shown
        clock.now += 2
        await look(hand)
        assert "30 秒后锁屏" in hand.screen
        clock.now += 30
        await look(hand)
        assert isinstance(hand.app.screen, Lock)
        assert "BH00" not in hand.screen
        assert "李某某" not in hand.screen


async def test_a_key_puts_it_off(desk: Desk) -> None:
    async with waiting(desk) as (hand, clock):
        for _ in range(3):
            clock.now += 290
            await look(hand)
            await hand.press("down")
        assert isinstance(hand.app.screen, DeskScreen)


@pytest.mark.parametrize(
    "touch",
    [
        events.MouseScrollUp(None, 1, 1, 0, -1, 0, False, False, False),
        events.MouseScrollDown(None, 1, 1, 0, 1, 0, False, False, False),
        events.MouseDown(None, 1, 1, 0, 0, 1, False, False, False),
        events.Paste("李小明"),
    ],
)
async def test_so_does_the_mouse_and_what_is_pasted(desk: Desk, touch: events.Event) -> None:
    async with waiting(desk) as (hand, clock):
        for _ in range(3):
            clock.now += 290
            await look(hand)
            hand.app.watch_idle.touch(touch)
        assert isinstance(hand.app.screen, DeskScreen)


async def test_a_key_after_hours_in_which_the_program_stood_still_does_not_put_it_off(desk: Desk) -> None:
    async with waiting(desk) as (hand, clock):
        clock.now += 3600
        await hand.press("n")
        assert isinstance(hand.app.screen, Lock)
        assert hand.app.screen.query_one("#password", Input).value == ""


async def test_only_the_password_of_who_was_here_goes_on(desk: Desk) -> None:
    async with waiting(desk) as (hand, clock):
        await hand.press("enter")
        before = hand.app.screen
        clock.now += 300
        await look(hand)
        await unlock(hand, "a guess of mine")
        await hand.until(lambda: "密码不对" in hand.screen and "账号或密码" not in hand.screen)
        await hand.press("escape", "f3", "ctrl+n", "f4", "f9", "f10", "f12", "f1")
        assert isinstance(hand.app.screen, Lock)
        await unlock(hand)
        await hand.until(lambda: hand.app.screen is before)
        assert "BH00" in hand.screen
        clock.now += 299
        await look(hand)
        assert hand.app.screen is before


async def test_enter_hands_the_password_in_and_a_wrong_one_is_typed_anew(desk: Desk) -> None:
    async with waiting(desk) as (hand, _clock):
        before = hand.app.screen
        hand.app.lock()
        await hand.settle()
        await hand.press("enter")
        assert "请填写“密码”" in hand.screen
        await hand.type("a guess of mine")
        await hand.press("enter")
        await hand.until(lambda: "密码不对" in hand.screen and "账号或密码" not in hand.screen)
        await hand.type(PASSWORD)
        await hand.press("enter")
        await hand.until(lambda: hand.app.screen is before)


async def test_what_was_typed_is_kept_as_a_draft(desk: Desk) -> None:
    async with waiting(desk) as (hand, clock):
        await hand.press("n")
        await go_to(hand, "facts")
        await write(hand, "还没有写完的经过")
        clock.now += 300
        await look(hand)
        assert isinstance(hand.app.screen, Lock)
        draft = desk.drafts.get("opened")
        assert draft
        assert draft.fields["facts"] == "还没有写完的经过"


async def test_after_eight_hours_even_the_busy_prove_themselves(desk: Desk) -> None:
    with desk.store.writing():
        desk.store.set(IDLE, "60")
    async with waiting(desk) as (hand, clock):
        began = clock.now
        while clock.now < began + 8 * 3600 - 3500:
            clock.now += 3500
            await hand.press("down")
            await look(hand)
        assert isinstance(hand.app.screen, DeskScreen)
        clock.now += 3500
        await hand.press("down")
        await look(hand)
        assert isinstance(hand.app.screen, Lock)


async def test_it_can_be_locked_at_once(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f12")
        await hand.type("锁屏")
        await hand.press("enter")
        assert isinstance(hand.app.screen, Lock)


async def test_the_centre_sets_the_time(desk: Desk) -> None:
    with desk.store.writing():
        desk.store.set(IDLE, "20")
    async with at_desk(desk) as hand:
        assert hand.app.idle_seconds == 1200
        with desk.store.writing():
            desk.store.set(IDLE, "1")
        await hand.until(lambda: hand.app.idle_seconds == 60)  # who sits there already heeds it


@pytest.mark.parametrize(
    ("setting", "seconds"),
    [("", 300), ("1", 60), ("60", 3600), ("0", 300), ("61", 300), ("-5", 300), ("x", 300), ("１０", 600)],
)
def test_what_is_no_time_counts_as_the_usual_one(setting: str, seconds: float) -> None:
    assert idle_seconds(setting) == seconds


def test_nobody_is_locked_out_before_they_came_in() -> None:
    clock = Seconds()
    app = BangfuApp()
    watch = Watch(app, clock)
    clock.now += 9999
    watch.look()
    assert not app.covered


async def test_who_is_put_to_rest_meanwhile_sees_no_more(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        with desk.store.writing():
            desk.store.run("UPDATE account SET active = 0 WHERE account = ?", (desk.account.account,))
        await hand.press("f5")
        await hand.until(lambda: "您的账号已停用" in "".join(hand.screen.split()))
        assert isinstance(hand.app.screen, Ended)
        assert "〔2026〕" not in hand.screen
