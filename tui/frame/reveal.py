"""Showing names and numbers: one key, and a line in the audit log before anything is seen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from cases.values.refusal import Refused
from tui.frame.frame import Frame

if TYPE_CHECKING:  # the kinds of fields are many, and the desk is painted without
    from cases.kinds.fields import Ask

    class Show(Protocol):
        """Draws with names shown or hidden."""

        def __call__(self, *, shown: bool) -> None:
            """Draw."""


T = TypeVar("T")

POLL = 10.0
"""Seconds after which what stands in full on a screen is read once more: some of it may be out of reach by then."""


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


def reveal(
    screen: Frame[Any], note: Callable[[], object], show: "Show", again: Callable[[], object] | None = None
) -> None:
    """Show names where they are hidden, once that is noted; hide them where they are shown.

    again: reads anew, where something in sight is out of reach by now.
    """

    def refused(why: Refused) -> None:
        screen.bangfu.refuse(why, screen.mode)
        if again and out_of_reach(why):
            again()

    if getattr(screen, "revealed", False):
        show(shown=False)
    else:
        screen.fetch("reveal", note, lambda _noted: show(shown=True), refused)


def reveal_anew(
    screen: Frame[Any],
    read: Callable[[], T],
    show: Callable[[T], object],
    hide: Callable[[], object],
    gone: Callable[[Refused], object],
) -> None:
    """Show names where they are hidden, in what is read for that once more: some of what is in sight may be gone.

    read: reads, and notes what is going to be shown. gone: is told where all of it is out of reach by now.
    """

    def refused(why: Refused) -> None:
        gone(why) if out_of_reach(why) else screen.bangfu.refuse(why, screen.mode)

    if getattr(screen, "revealed", False):
        hide()
    else:
        screen.fetch("reveal", read, show, refused)


def out_of_reach(refused: Refused) -> bool:
    """Tell whether something was refused since it is out of reach, or gone."""
    return any(each.rule in ("unknown_case", "unknown_record") for each in refused.problems)
