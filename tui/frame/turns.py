"""Each key in its turn (按键依次处理): none is taken before all that the one before it set off has settled.

Textual gives a key to whatever has the focus as the key comes in, while the Tab before it may still be on its way: keys
that come in one burst, over a slow line or from a card reader that types, land in the wrong field, a password in clear.
"""

import asyncio
from collections import deque
from time import monotonic
from typing import Any
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker

from cases.values.text import say
from tui.frame.sparing import Sparing
from tui.words.language import show

INPUT = (
    *(events.Key, events.Paste, events.AppFocus, events.AppBlur),
    *(events.MouseDown, events.MouseUp, events.MouseScrollDown, events.MouseScrollUp),
)
"""What a person does, in the order in which they do it."""

WAY_OUT = ("escape", "ctrl+c", "ctrl+q")
"""Keys for which work is not waited for: whoever presses them wants out."""

MOST = 10.0
"""Seconds after which keys are dropped rather than given to a screen that is not ready: they may be a password."""

_QUICK, _PAUSE = 200, 0.002
"""After so many looks in a row, one looks again only after so many seconds."""


class Turns(Sparing):
    """A program that takes what people do in turns."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._ahead: deque[events.Event] = deque()
        self._turn: asyncio.Task[None] | None = None
        self._now: events.Event | None = None
        self._waited_for: WeakSet[Worker[Any]] = WeakSet()
        self._laid_out: WeakSet[Screen[Any]] = WeakSet()

    @property
    def taking(self) -> bool:
        """Whether something that a person did is being taken, or waits for its turn."""
        return self._turn is not None

    @property
    def held(self) -> bool:
        """Whether keys are kept back until some work is done."""
        return any(not (each.is_finished or each.is_cancelled) for each in self._waited_for) and not self._wants_out()

    def keys_after(self, worker: Worker[Any]) -> None:
        """Keep keys back while work is on its way that decides what they mean, or until somebody wants out."""
        self._waited_for.add(worker)

    def keys_before(self, worker: Worker[Any]) -> None:
        """Wait for some work with the keys no longer."""
        self._waited_for.discard(worker)

    def forget_before(self, moment: float) -> bool:
        """Forget the keys that were pressed before a moment, for nobody had seen then what asks; tell whether any were.

        moment: as `time.monotonic` tells it.
        """
        kept = [each for each in self._ahead if not isinstance(each, events.Key | events.Paste) or each.time >= moment]
        gone = len(kept) < len(self._ahead)
        self._ahead = deque(kept)
        return gone

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, INPUT) and not event.is_forwarded and event is not self._now:
            self._ahead.append(event)
            self._turn = self._turn or asyncio.create_task(self._take_turns())
        else:
            await super().on_event(event)

    async def _take_turns(self) -> None:
        try:
            while self._ahead and not self._closing:
                self._now = self._ahead.popleft()
                self._message_queue.put_nowait(self._now)  # so that it is handled where every other event is
                if not await self._settles():
                    self._too_late()
        except Exception as error:  # noqa: BLE001 - as a fault in handling the key itself
            self._handle_exception(error)
        finally:
            self._now = self._turn = None

    async def _settles(self) -> bool:
        """Wait until all that an event set off has settled; tell whether it has in time."""
        end, looks = monotonic() + MOST, 0
        while self._is_stirring() or self.held:
            if monotonic() > end:
                return False
            looks += 1
            await asyncio.sleep(0 if looks < _QUICK else _PAUSE)
        return True

    def _too_late(self) -> None:
        """Drop what was typed ahead, and say so; what is on the screen by then is taken for ready."""
        self._laid_out.add(self.screen)
        if self._ahead:
            self._ahead.clear()
            self.bell()
            self.notify(show(say("程序没有跟上，刚才按的键没有采用，请再按一次")), markup=False)

    def _wants_out(self) -> bool:
        return any(isinstance(each, events.Key) and each.key in WAY_OUT for each in self._ahead)

    def _is_stirring(self) -> bool:
        """Tell whether any part of the program is still handling something, those first that most probably are."""
        if self._closing or not self._running:
            return False
        if not at_rest(self):
            return True
        focused = self.focused
        if focused and not all(at_rest(each) for each in focused.ancestors_with_self):
            return True
        if not all(at_rest(each) for each in tuple(self._registry)):
            return True
        return self._is_new(self.screen)

    def _is_new(self, screen: Screen[Any]) -> bool:
        """Tell whether a screen still waits for its first layout; nobody waits for later ones, nor for painting."""
        if screen in self._laid_out:
            return False
        if screen._layout_required:  # noqa: SLF001 - textual tells it in no other way
            return True
        self._laid_out.add(screen)
        return False


def at_rest(pump: MessagePump) -> bool:
    """Tell whether a part of the program waits for its next message, and none is there; one that has ended does.

    Textual tells it in no other way: its queues count nothing, and messages that are combined would be miscounted.
    """
    task = pump._task  # noqa: SLF001
    ended = pump._closed or (task.done() if task else not isinstance(pump, App))  # noqa: SLF001 - an app has no task
    ready: asyncio.Event = pump._message_queue.ready_event  # noqa: SLF001
    return ended or (bool(ready._waiters) and not ready.is_set())  # noqa: SLF001
