"""The backup of the day is made behind one's back, and spoken of only where there is none."""

from datetime import datetime
from pathlib import Path

import pytest

from storage.copies.backup import keep_copy
from storage.desk import Desk
from storage.host.guard import BACKUPS
from tests.tui.centre import clock
from tests.tui.hand import Hand, working
from tests.unlocked import PASSWORD
from tui import app as program
from tui.app import BangfuApp
from tui.daily import back_up_later
from tui.host.environment import wants_backups


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "back_up_later", lambda app, desk: back_up_later(app, desk, 0.01))


def app_of(desk: Desk) -> BangfuApp:
    return BangfuApp(desk, now=clock, strict=True, backups=True)


async def test_sitting_down_makes_it(desk: Desk, folder: Path) -> None:
    made = folder / BACKUPS / "2026-06-18.bangfu"
    async with working(app_of(desk)) as hand:
        await hand.until(made.exists)
        assert "备份" not in hand.screen


async def test_so_does_signing_in(folder: Path) -> None:
    made = folder / BACKUPS / "2026-06-18.bangfu"
    async with working(BangfuApp(folder=folder, account="liu", now=clock, strict=True, backups=True)) as hand:
        await hand.type(PASSWORD)
        await hand.press("f2")
        await hand.until(made.exists)


@pytest.mark.parametrize(
    ("newest", "said"), [(None, "还没有备份"), ("2026-06-15", "最近的备份已有 3 天"), ("2026-06-16", None)]
)
async def test_where_it_fails_an_old_one_is_named_by_its_age(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, newest: str | None, said: str | None
) -> None:
    tried: list[Path] = []

    def full(parts: Path, *_more: object) -> None:
        tried.append(parts)
        raise OSError(28, "No space left on device")

    (folder / BACKUPS).mkdir()
    if newest:
        keep_copy(desk.store, folder / BACKUPS / f"{newest}.bangfu", datetime.fromisoformat(f"{newest}T09:00"))
    (folder / BACKUPS / "2026-06-17.bangfu").write_bytes(b"none of ours")
    monkeypatch.setattr("storage.copies.backup._pack", full)
    async with working(app_of(desk)) as hand:
        await _said(hand, said, tried)


async def _said(hand: Hand, said: str | None, tried: list[Path]) -> None:
    if said:
        await hand.until(lambda: said.replace(" ", "") in "".join(hand.screen.split()))
    else:
        await hand.until(lambda: bool(tried))
        await hand.settle()
        assert "备份" not in hand.screen


@pytest.mark.parametrize(
    ("given", "wanted"), [("", True), ("on", True), ("off", False), (" OFF ", False), ("0", False)]
)
def test_it_can_be_left_to_somebody_else(monkeypatch: pytest.MonkeyPatch, given: str, wanted: bool) -> None:
    monkeypatch.setenv("BANGFU_BACKUPS", given)
    assert wants_backups() is wanted
