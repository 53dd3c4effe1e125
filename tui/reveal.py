"""Showing names and numbers: one key, and a line in the audit log before anything is seen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from tui.screens.frame import Frame

if TYPE_CHECKING:

    class Show(Protocol):
        """Draws with names shown or hidden."""

        def __call__(self, *, shown: bool) -> None:
            """Draw."""


def reveal(screen: Frame[Any], note: Callable[[], object], show: "Show") -> None:
    """Show names where they are hidden, once that is noted; hide them where they are shown."""
    if getattr(screen, "revealed", False):
        show(shown=False)
    else:
        screen.fetch("reveal", note, lambda _noted: show(shown=True))
