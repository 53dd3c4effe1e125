"""Working the screens as a person does: press, wait until all is drawn, look."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual._callback import invoke
from textual.app import App
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer

from storage.desk import Desk
from tests.tui.centre import clock
from tui.app import BangfuApp
from tui.frame.turns import Turns

Size = tuple[int, int]

_MOMENT = 0.5
"""The longest that the program puts off what a person waits for, in seconds."""

_LOOK = 0.01
_LOOKS = 3000
"""Half a minute in looks of a hundredth: what a timer brings is waited for, never a time that passes."""


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
        """Press keys one after the other, each once the last has been answered, and wait."""
        for key in keys:
            await self.tap(key)
        await self.settle()

    async def tap(self, key: str) -> None:
        """Press a key among others: what is put off until one pauses is not waited for."""
        character = " " if key == "space" else key if len(key) == 1 else None
        await self._send(_character_to_key(key) if character == key else key, character)

    async def type(self, text: str) -> None:
        """Type text as a terminal sends it: every character as it stands, Chinese and full-width ones too."""
        for character in text:
            await self._send(_character_to_key(character), character)
        await self.settle()

    async def meanwhile(self, *keys: str) -> None:
        """Press keys while threads are at work, and let all happen that does not wait for them."""
        for key in keys:
            named = _character_to_key(key) if len(key) == 1 else key
            self._hand_in(named, key if len(key) == 1 else None)
            await answered(self.pilot, threads=False)
        await answered(self.pilot, threads=False)

    async def _send(self, key: str, character: str | None) -> None:
        self._hand_in(key, character)
        await answered(self.pilot)

    def _hand_in(self, key: str, character: str | None) -> None:
        assert self.app._driver
        self.app._driver.send_message(events.Key(key, character))

    async def until(self, seen: Callable[[], bool], *, threads: bool = True) -> None:
        """Wait until something can be seen; fails with the screen if it never can.

        threads: whether what is done in threads is waited for at each look.
        """
        for _ in range(_LOOKS):
            await (self.settle() if threads else self.meanwhile())
            if seen():
                return
            await asyncio.sleep(_LOOK)
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
    """Wait until nothing is left to do, what was put off for a moment included: that moment comes at once."""
    await answered(pilot)
    while pilot.app._running and (put_off := _put_off(pilot.app)):
        for pump, timer in put_off:
            timer.stop()
            if timer._callback:
                with pump._context():
                    await invoke(timer._callback)
        await answered(pilot)


async def answered(pilot: Pilot[Any], *, threads: bool = True) -> None:
    """Wait until no worker is at work, nothing is ready to run and all is drawn.

    threads: whether what is done in threads is waited for.
    The loop itself is asked, not the clock: on a busy machine a program that is not given the processor looks idle.
    """
    app = pilot.app
    while True:
        await _run_dry()
        if threads and (working := [worker for worker in app.workers if worker.is_running]):
            await asyncio.gather(*(worker.wait() for worker in working), return_exceptions=True)
        elif app._running and _undrawn(app.screen):
            app.screen._on_timer_update()
        elif app._running and app.animator._animations:
            app.animator()
        elif app._running and isinstance(app, Turns) and app.taking and (threads or not app.held):
            await asyncio.sleep(0.001)  # it looks again in a moment
        else:
            return


async def _run_dry() -> None:
    """Let everything run that can run without waiting for a thread, a file or a moment."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while ready:  # noqa: ASYNC110 - no event tells that nothing is ready
        await asyncio.sleep(0)


def _undrawn(screen: Screen[Any]) -> bool:
    left = screen._layout_required or screen._scroll_required or screen._repaint_required or screen._recompose_required
    return bool(left or screen._dirty_widgets or screen._callbacks)


def _put_off(app: App[Any]) -> list[tuple[MessagePump, Timer]]:
    """Return what waits for a moment to pass, such as a pause in typing."""
    pumps: list[MessagePump] = [app, *app._registry]
    timers = [(pump, timer) for pump in pumps for timer in pump._timers if timer._repeat == 0]
    return [(pump, timer) for pump, timer in timers if timer._interval <= _MOMENT and timer._task]
