"""The desk sends the cells that change: after any keys and resizes the terminal shows what a full repaint shows."""

import random

import pytest
from textual._compositor import Compositor
from textual.drivers import headless_driver

from storage.desk import Desk
from tests.tui.glass import Glass
from tests.tui.hand import Hand, app_at, working

STEPS = 40
SIZES = [(80, 24), (120, 36), (60, 18), (100, 30), (80, 25), (81, 24), (30, 8)]
KEYS = (
    *(("down", "up", "enter", "escape", "tab") * 4),
    *("shift+tab", "right", "left", "pagedown", "end", "home", "space", "backspace"),
    *("n", "/", ".", "?", ":", "v", "x", "1", "工", "王", "s", "z", "]"),
    *("f2", "f4", "f6", "f9", "f11", "ctrl+t", "ctrl+k"),
)


class Written(headless_driver.HeadlessDriver):
    """A terminal that keeps what it is sent."""

    sent: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.__dict__.setdefault("sent", []).append(data)

    def taken(self) -> str:
        """Return what was sent since one last asked."""
        sent, self.sent = "".join(self.__dict__.get("sent", [])), []
        return sent


@pytest.fixture(autouse=True)
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw what a terminal is sent, which other tests do without."""
    monkeypatch.setattr(headless_driver, "HeadlessDriver", Written)


def whole(hand: Hand) -> Glass:
    """Return what a full repaint, as textual itself sends it, shows now."""
    compositor = hand.app.screen._compositor
    drawn = Compositor.render_full_update(compositor).render_segments(hand.app.console)
    return Glass(*compositor.size, drawn)


async def walk(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    async with working(app_at(desk)) as hand:
        driver = hand.app._driver
        assert isinstance(driver, Written)
        glass = Glass(80, 24)
        for step in range(STEPS):
            if dice.randrange(6):
                await hand.press(dice.choice(KEYS))
            else:
                width, height = dice.choice(SIZES)
                glass = Glass(width, height)
                driver.taken()
                await hand.pilot.resize_terminal(width, height)
                await hand.settle()
            glass.take(driver.taken())
            assert glass.seen() == whole(hand).seen(), (seed, step, hand.screen)


@pytest.mark.parametrize("seed", range(2))
async def test_a_walk_shows_what_a_full_repaint_shows(desk: Desk, seed: int) -> None:
    await walk(desk, seed)


@pytest.mark.prove
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2, 202))
async def test_every_walk_shows_what_a_full_repaint_shows(desk: Desk, seed: int) -> None:
    await walk(desk, seed)
