"""The lock over work that really runs: it goes on or waits beneath, and what came of it is told once one is back.

A colleague's write holds the work up where it would itself write, so that it certainly runs when the cover falls.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest

from storage.copies.backup import back_up
from storage.desk import Desk
from storage.host.guard import BACKUPS
from storage.outgoing.scratch import PREFIX
from tests.faults.terminal import PROGRAM, ROOT
from tests.storage.processes import writing_elsewhere
from tests.tui.centre import clock
from tests.tui.filling import at
from tests.tui.guard.test_cover import only_the_lock, unlock
from tests.tui.guard.test_session import sign_in
from tests.tui.hand import Hand, at_desk, working
from tests.tui.screens.cases.test_meeting import ask
from tests.tui.screens.files.test_importing import ledger, look
from tests.unlocked import PASSWORD
from tui import app as program
from tui.app import BangfuApp
from tui.daily import HOUR, back_up_later
from tui.dialogs.confirm import Confirm
from tui.dialogs.message import Message
from tui.dialogs.password import AskPassword
from tui.dialogs.progress import Progress
from tui.screens.door.ended import Ended, SignedOut

pytestmark = pytest.mark.faults

PAPER = "会议材料.docx"
Ready = Callable[[Hand, Path], Awaitable[str]]
"""Goes as far as one key before the work begins, and returns that key."""


async def export(hand: Hand, folder: Path) -> str:
    """Be about to write every open case into one paper, with names."""
    await hand.press("e")
    await ask(hand, folder / PAPER, "full")
    await hand.until(lambda: isinstance(hand.app.screen, AskPassword))
    await hand.type(PASSWORD)
    return "enter"


async def bring(hand: Hand, folder: Path) -> str:
    """Be about to import a ledger."""
    await look(hand, ledger(folder))
    await hand.press("f2", "tab")
    return "enter"


def done(desk: Desk, folder: Path) -> bool:
    """Tell whether either work has left something."""
    return (folder / PAPER).exists() or bool(desk.directory.page("person", "klh"))


def at_work(hand: Hand) -> bool:
    return any(isinstance(each, Progress) for each in hand.app.all_screens)


async def begin(hand: Hand, key: str) -> None:
    """Begin the work, and see that it runs."""
    await hand.meanwhile(key)
    await hand.until(lambda: at_work(hand) and isinstance(hand.app.screen, Progress), threads=False)


def resting(folder: Path) -> bool:
    """Tell whether nothing is being written or laid down any more."""
    return not any(folder.glob(f"{PREFIX}*"))


@pytest.mark.parametrize("ready", [export, bring])
async def test_it_goes_on_beneath_the_lock_and_its_result_waits(desk: Desk, tmp_path: Path, ready: Ready) -> None:
    async with at_desk(desk) as hand:
        key = await ready(hand, tmp_path)
        with writing_elsewhere(desk.store.folder):
            await begin(hand, key)
            await hand.meanwhile("ctrl+backslash")
            assert only_the_lock(hand)
            assert at_work(hand)
            assert not done(at(desk, "zhang"), tmp_path)
        await hand.until(lambda: any(isinstance(each, Message) for each in hand.app.all_screens))
        assert only_the_lock(hand)
        assert done(desk, tmp_path)
        await unlock(hand)
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "已导出" in hand.screen or "已导入 1 行" in hand.screen


async def test_an_import_that_waits_for_a_colleague_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    async with at_desk(desk) as hand:
        key = await bring(hand, tmp_path)
        with writing_elsewhere(desk.store.folder):
            await begin(hand, key)
            await hand.meanwhile("escape")
            await hand.until(lambda: "正在停止" in hand.screen, threads=False)
        await hand.until(lambda: isinstance(hand.app.screen, Message))
        assert "什么也没有导入" in hand.screen
        assert not done(desk, tmp_path)


@pytest.mark.parametrize("ready", [export, bring])
@pytest.mark.parametrize("locked", [False, True])
async def test_where_the_account_ends_meanwhile_nothing_is_given_out(
    desk: Desk, tmp_path: Path, ready: Ready, locked: bool
) -> None:
    async with at_desk(desk) as hand:
        key = await ready(hand, tmp_path)
        with writing_elsewhere(desk.store.folder, "liu", "zhang"):
            await begin(hand, key)
            if locked:
                await hand.meanwhile("ctrl+backslash")
                assert only_the_lock(hand)
        await hand.until(lambda: hand.app.ended and not at_work(hand))
        assert isinstance(hand.app.screen, Ended)
        assert "您的密码已重置" in "".join(hand.screen.split())
        assert "某" not in hand.screen
        await sign_in(hand, "sun", PASSWORD)
        assert not done(at(desk, "zhang", clock), tmp_path)
        assert len(hand.app.all_screens) == 1


@pytest.mark.parametrize("ready", [export, bring])
async def test_who_signs_out_over_it_is_asked_and_then_it_stops_and_leaves_nothing(
    desk: Desk, tmp_path: Path, ready: Ready
) -> None:
    async with at_desk(desk) as hand:
        key = await ready(hand, tmp_path)
        with writing_elsewhere(desk.store.folder):
            await begin(hand, key)
            await hand.meanwhile("ctrl+backslash", "f6")
            assert isinstance(hand.app.screen, Confirm)
            assert "还没有做完" in "".join(hand.screen.split())
            await hand.meanwhile("right", "enter")
            await hand.until(lambda: not hand.app.seated, threads=False)
            assert hand.app.all_screens == [hand.app.screen]
            assert isinstance(hand.app.screen, SignedOut)
        await hand.until(lambda: resting(desk.store.folder))
        await sign_in(hand, "sun", PASSWORD)
        assert not done(at(desk, "zhang"), tmp_path)
        assert len(hand.app.all_screens) == 1
        assert "写" not in hand.screen


async def test_the_backup_of_the_day_is_made_beneath_the_lock(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "back_up_later", lambda app, desk: back_up_later(app, desk, HOUR))
    made = folder / BACKUPS / "2026-06-18.bangfu"
    async with working(BangfuApp(desk, now=clock, strict=True, backups=True)) as hand:
        # the colleague writes only now: who waits for them longer than some seconds gives up, and screens open slowly
        with ExitStack() as elsewhere:
            elsewhere.enter_context(writing_elsewhere(folder))
            back_up_later(hand.app, desk, 0.01)  # it cannot end before the colleague has: its line of the log waits
            await hand.until(lambda: any(each.name == "daily" for each in enumerate_threads()), threads=False)
            hand.app.lock()
            await hand.meanwhile()
            assert only_the_lock(hand)
            elsewhere.close()
            await hand.until(made.exists)
            assert only_the_lock(hand)


DAYS = "2027-02-06,rest,春节\n2027,complete,国务院办公厅通知\n"
CALLS = {
    "check": ["check"],
    "recalculation": ["holidays", "DAYS"],
    "restore": ["restore", "BACKUP", "--replace"],
    "backup": ["backup", "OUT"],
}


@pytest.mark.parametrize("name", CALLS)
async def test_what_others_run_meanwhile_neither_lifts_the_lock_nor_shows(
    desk: Desk, folder: Path, tmp_path: Path, name: str
) -> None:
    backup, days = tmp_path / "先前.bangfu", tmp_path / "放假.csv"
    days.write_text(DAYS, encoding="utf-8")
    back_up(desk.store, backup, desk.now())
    places = {"DAYS": str(days), "BACKUP": str(backup), "OUT": str(tmp_path / "另一份.bangfu")}
    words = ["--data", str(folder), "--as", "zhang", *(places.get(word, word) for word in CALLS[name])]
    settings = {**os.environ, "BANGFU_PASSWORD": PASSWORD}

    def run() -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-c", PROGRAM, *words]
        return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=False)

    async with at_desk(desk) as hand:
        hand.app.lock()
        await hand.settle()
        running = asyncio.create_task(asyncio.to_thread(run))
        while not running.done():
            await hand.meanwhile("f12", "escape")
            assert hand.app.covered
            assert not any(word in hand.screen for word in ("〔2026〕", "BH00", "某"))
            await asyncio.sleep(0.02)
        ended = await running
        assert ended.returncode == 0, ended.stderr
        if name == "restore":
            await hand.until(lambda: hand.app.ended)
            assert "数据刚刚用备份替换过" in "".join(hand.screen.split())
            await sign_in(hand, "zhang", PASSWORD)
        else:
            assert only_the_lock(hand)
            await unlock(hand)
        assert "BH00" in hand.screen
