"""Data of an earlier version is brought up to date in sight, and whoever stops that finds it as it was."""

import zipfile
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from storage.host.progress import Report
from tests.storage.test_frozen import FROZEN
from tests.tui.centre import clock
from tests.tui.hand import working
from tui.app import BangfuApp
from tui.demo.centre import FIRST, PASSWORD
from tui.dialogs.progress import Progress
from tui.screens.cases.desk import DeskScreen
from tui.screens.door import upgrading
from tui.screens.door.signin import SignIn

NOW = datetime(2026, 3, 3, 9)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with zipfile.ZipFile(next(each for each in FROZEN if each.stem == "4-at-last")) as packed:
        packed.extractall(tmp_path)
    return tmp_path


async def test_it_is_opened_all_the_same(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrading, "FEW", 1)
    async with working(BangfuApp(folder=old, account=FIRST.account, now=lambda: NOW, strict=True)) as hand:
        await hand.type(PASSWORD)
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert hand.app.desk.account.account == FIRST.account
        hand.app.desk.store.close()


async def test_one_sees_how_far_it_is_and_stops_it(old: Path) -> None:
    stop, opened = Event(), list[object]()

    def opens(report: Report) -> str:
        report(30, 300)
        assert stop.wait(60)
        report(31, 300)
        return "all of it"

    async with working(BangfuApp(folder=old, now=clock, strict=True)) as hand:
        screen = hand.app.screen
        assert isinstance(screen, SignIn)
        upgrading.in_sight(screen, opens, opened.append)
        await hand.pilot.pause()
        shown = hand.app.screen
        assert isinstance(shown, Progress)
        while "已完成 30 / 300" not in hand.screen:
            await hand.pilot.pause(0.01)
        await hand.pilot.press("escape")
        stop.set()
        await hand.until(lambda: "已停止升级，数据和原来一样" in hand.screen)
    assert opened == []
