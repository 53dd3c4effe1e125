"""What covers everything: a mode above all screens. Work goes on beneath it, and waits for who comes back."""

import time
from collections.abc import Callable
from typing import Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.widget import AwaitMount

from tui.frame.frame import Frame
from tui.shell import Shell

ABOVE = ("leave", "stop", "sign_out", "focus_next", "focus_previous")
"""The actions of the program that answer while it is covered; all others wait."""


class Covered(Shell):
    """A program that can be covered.

    Whatever finishes beneath a cover stays beneath it: its screens, dialogs and words are seen once the cover is gone.
    Keys typed before the cover fell, or before it was lifted, are dropped: they were meant for what was seen then.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        self._cover = ""
        self._beneath = self.DEFAULT_MODE
        self._unsaid: list[Notification] = []
        self._seen_since = time.monotonic()

    @property
    def covered(self) -> bool:
        """Whether something covers everything."""
        return bool(self._cover)

    @property
    def all_screens(self) -> list[Screen[Any]]:
        """Every screen that is open, in sight or not, the topmost first."""
        return [screen for stack in self._screen_stacks.values() for screen in reversed(stack)]

    @property
    def opened(self) -> list[Frame[Any]]:
        """Every screen of ours that is open, in sight or not."""
        return [each for each in self.all_screens if isinstance(each, Frame)]

    def cover(self, name: str, screen: Callable[[], Screen[Any]]) -> None:
        """Cover everything with a screen, in place of an earlier cover."""
        former = self._cover
        if not former:
            self._beneath = self.current_mode
        self._cover = name
        self.capture_mouse(None)
        self.clear_notifications()
        self._forget_keys()
        self.add_mode(name, screen)
        super().switch_mode(name)
        if former:
            self.remove_mode(former)

    def uncover(self) -> None:
        """Show again what lies beneath, and say what was left unsaid meanwhile."""
        former, self._cover = self._cover, ""
        self._forget_keys()
        super().switch_mode(self._beneath)
        self.remove_mode(former)
        for each in self._unsaid:
            self.post_message(Notify(each))
        self._unsaid.clear()

    def drop_beneath(self) -> AwaitComplete:
        """Take all away that lies beneath the cover, and what was left unsaid there; it can be waited for."""
        self._unsaid.clear()
        self._beneath = ""
        return AwaitComplete(*(self.remove_mode(each) for each in [*self._screen_stacks] if each != self._cover))

    def _forget_keys(self) -> None:
        self._seen_since = time.monotonic()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent) and event.time <= self._seen_since:
            return
        await super().on_event(event)

    def on_notify(self, event: Notify) -> None:
        """Keep words back that would lie over the cover."""
        if self.covered:
            event.prevent_default()
            if self._beneath:
                self._unsaid.append(event.notification)

    def push_screen(self, screen: Any, *given: Any, mode: str | None = None, **named: Any) -> Any:
        """Show a screen; while everything is covered beneath the cover, unless the mode of the cover is named."""
        if self.covered and not mode:
            if not self._beneath:  # what comes late for whoever has left
                return AwaitMount(self.screen, [])
            mode = self._beneath
        return super().push_screen(screen, *given, mode=mode, **named)

    def switch_mode(self, mode: str) -> AwaitMount:
        """Go over to other screens; while everything is covered they are those that are found beneath the cover."""
        if not self.covered:
            return super().switch_mode(mode)
        self._beneath = mode
        return AwaitMount(self.screen, [])

    def put_away(self, screen: Screen[Any]) -> AwaitComplete:
        """Take a screen away from wherever it stands, in sight or not."""
        if self.screen is screen:
            return self.pop_screen()
        for stack in self._screen_stacks.values():
            if screen in stack:
                stack.remove(screen)
                done = AwaitComplete(self._replace_screen(screen))
                done.call_next(self)
                return done
        return AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self.covered or action in ABOVE
