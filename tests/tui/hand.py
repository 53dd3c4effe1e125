"""Working the screens as a person does: press, wait until all is drawn, look."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from storage.desk import Desk
from tests.tui.centre import clock
from tui.app import BangfuApp

Size = tuple[int, int]


def app_at(desk: Desk) -> BangfuApp:
    """Return the program at a desk, which raises what would otherwise be said in a sentence."""
    return BangfuApp(desk, now=clock, strict=True)


@asynccontextmanager
async def at_desk(desk: Desk, size: Size = (80, 24)) -> AsyncIterator["Hand"]:
    """Sit down at a desk."""
    async with working(app_at(desk), size) as hand:
        yield hand


@asynccontextmanager
async def working(app: BangfuApp, size: Size = (80, 24)) -> AsyncIterator["Hand"]:
    """Run the program, notifications drawn as well."""
    async with app.run_test(size=size, notifications=True) as pilot:
        hand = Hand(pilot)
        await hand.settle()
        yield hand


class Hand:
    """A person's hand and eye."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> BangfuApp:
        """The program."""
        app = self.pilot.app
        assert isinstance(app, BangfuApp)
        return app

    async def settle(self) -> None:
        """Wait until all threads have answered and all is drawn."""
        await settle(self.pilot)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the last has been answered."""
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            await self._send(_character_to_key(key) if character == key else key, character)

    async def type(self, text: str) -> None:
        """Type text as a terminal sends it: every character as it stands, Chinese and full-width ones too."""
        for character in text:
            await self._send(_character_to_key(character), character)

    async def _send(self, key: str, character: str | None) -> None:
        assert self.app._driver
        self.app._driver.send_message(events.Key(key, character))
        await self.settle()

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something can be seen; fails with the screen if it never can."""
        for _ in range(200):
            if seen():
                return
            await self.settle()
        raise AssertionError("\n" + self.screen)

    @property
    def lines(self) -> list[str]:
        """The lines on the screen."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def screen(self) -> str:
        """All that is on the screen."""
        return "\n".join(self.lines)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until all threads have answered and all is drawn."""
    while True:
        await pilot._wait_for_screen()
        await asyncio.gather(*(worker.wait() for worker in pilot.app.workers), return_exceptions=True)
        await pilot.pause()
        if not any(worker.is_running for worker in pilot.app.workers):
            return
