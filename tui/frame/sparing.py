"""Sending to the terminal only the cells that have changed (只传变化): screens come quickly over slow lines as well."""

from typing import Any

from rich.console import RenderableType
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen

from tui.frame.cells import Cells, Changes


class Sparing(App[int]):
    """A program that knows what stands in its terminal. shown: that; None where all is always sent whole."""

    shown: Cells | None = None

    async def on_event(self, event: events.Event) -> None:
        """Draw everything anew when the terminal was resized; that comes whenever it was given back to us, too.

        Textual draws nothing where the size is as it was, but the terminal may have been smaller or others' meanwhile.
        """
        await super().on_event(event)
        if isinstance(event, events.Resize):
            if self.shown:
                self.shown.forget()
            if self.screen_stack:
                self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Display an update: of what stands there already nothing is sent, and of what is unknown everything."""
        if self.shown and isinstance(renderable, LayoutUpdate | ChopsUpdate):
            changes: Any = Changes(self.shown, renderable, screen._compositor)  # noqa: SLF001 - there is no other way
            super()._display(screen, changes)
        else:
            if self.shown and renderable is not None:
                self.shown.forget()
            super()._display(screen, renderable)
