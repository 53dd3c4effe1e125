"""Showing names and numbers: one key, and a line in the audit log before anything is seen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from cases.values.refusal import Refused
from tui.frame.frame import Frame

if TYPE_CHECKING:  # the kinds of fields are many, and the desk is painted without
    from cases.kinds.fields import Ask

    class Show(Protocol):
        """Draws with names shown or hidden."""

        def __call__(self, *, shown: bool) -> None:
            """Draw."""


@dataclass(frozen=True)
class Of:
    """Whose data stands in full in a form. where: as the log tells it. cases, records: by their ids."""

    where: str
    cases: tuple[int, ...] = ()
    records: tuple[int, ...] = ()


def in_full(ask: "Ask", text: str, today: date) -> bool:
    """Tell whether a text in a field shows what is hidden elsewhere until somebody asks to see it."""
    if not text.strip() or ask.personal:
        return bool(text.strip())
    try:
        value = ask.kind.read(text, today)
    except Refused:
        return False
    return ask.kind.mask(value) != ask.kind.show(value)


def note_more(screen: Frame[Any], where: str, cases: Iterable[int] = (), records: Iterable[int] = ()) -> None:
    """Note what comes into sight where names are shown already: in the thread that read it, before anybody sees it.

    cases, records: those that were not in sight before.
    """
    new, others = tuple(cases), tuple(records)
    if getattr(screen, "revealed", False) and (new or others):
        screen.desk.trail.reveal(where, new, others)


def reveal(screen: Frame[Any], note: Callable[[], object], show: "Show") -> None:
    """Show names where they are hidden, once that is noted; hide them where they are shown."""
    if getattr(screen, "revealed", False):
        show(shown=False)
    else:
        screen.fetch("reveal", note, lambda _noted: show(shown=True))
