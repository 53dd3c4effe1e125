"""Pictures of the screens at two sizes. A change of them is looked at, and then kept with --snapshot-update."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from storage.desk import Desk
from tests.tui.hand import Hand, app_at, settle

SIZES = [(80, 24), (120, 36)]
Compare = Callable[..., bool]


def working(*keys: str, typed: str = "") -> Callable[[Pilot[Any]], Any]:
    async def work(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        hand = Hand(pilot)
        await hand.press(*keys)
        await hand.type(typed)
        await settle(pilot)

    return work


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        pytest.param((), "", id="desk"),
        pytest.param(("space", "down", "space", "v"), "", id="marked"),
        pytest.param(("/",), "工地", id="search"),
        pytest.param(("ctrl+t",), "", id="employers"),
        pytest.param(("f2",), "", id="week"),
        pytest.param(("f2", "f6"), "", id="month"),
        pytest.param(("f12", *"整体交接", "enter", "enter", "enter"), "休假", id="hand-over"),
        pytest.param(("f11", "enter"), "", id="person"),
        pytest.param(("?",), "", id="help"),
        pytest.param(("f10",), "", id="menu"),
        pytest.param(("ctrl+c",), "", id="leave"),
    ],
)
def test_screen(snap_compare: Compare, desk: Desk, size: tuple[int, int], keys: tuple[str, ...], typed: str) -> None:
    assert snap_compare(app_at(desk), terminal_size=size, run_before=working(*keys, typed=typed))


@pytest.mark.parametrize("size", SIZES)
def test_empty_desk(snap_compare: Compare, empty: Desk, size: tuple[int, int]) -> None:
    assert snap_compare(app_at(empty), terminal_size=size, run_before=working())


def test_light(snap_compare: Compare, desk: Desk) -> None:
    app = app_at(desk)
    app.theme = "bangfu-light"
    assert snap_compare(app, terminal_size=(120, 36), run_before=working())


def test_without_colour(snap_compare: Compare, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app_at(desk), terminal_size=(80, 24), run_before=working("space"))
