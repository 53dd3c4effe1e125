"""Menu and command palette: what answers on the screen now stands first, so that they never promise too much."""

from collections.abc import Callable, Coroutine, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from textual.app import App

from cases.values.text import Label, Sentence, say
from cases.views.rows import View
from tui.dialogs.menu import Menu
from tui.frame.frame import Frame
from tui.widgets.keybar import Live, live_acts
from tui.words.asked import asked
from tui.words.choices import Choice, first
from tui.words.keys import GLOBAL

Doable = tuple[Choice, Callable[[], object]]
HIDDEN = ("app.menu", "app.palette", "app.stop")
"""What nobody looks for in a menu."""
_EVERYWHERE = {act.action: act.id for act in GLOBAL}
"""What answers everywhere, by which the same is known where a screen has other keys for it."""

NOWHERE: Label | Sentence = say("此处不能用")


def show_menu(app: App[Any]) -> None:
    """Offer what the screen can do, its own things first."""
    _show(app, say("菜单"), [*_of_screen(app), *_of_acts(app)])


def show_palette(
    app: App[Any], show: Callable[[View], Coroutine[Any, Any, None]], elsewhere: Iterable[Doable] = ()
) -> None:
    """Offer everything: the queues too, which `show` shows, and what other screens can do."""
    _show(app, say("查找操作"), [*_of_screen(app), *_of_acts(app), *elsewhere, *_of_queues(show)])


def _show(app: App[Any], title: object, offers: list[Doable]) -> None:
    """Show what is offered, what one would do now first and what cannot be done now last, each once."""
    likely = app.screen.likely if isinstance(app.screen, Frame) else ()
    once: dict[str, Doable] = {}
    for each in offers:
        once.setdefault(each[0].key, each)
    found = first(once.values(), likely, _ready)

    def chosen(key: str | None) -> None:
        if key is not None:
            app.call_later(found[int(key)][1])

    choices = [
        Choice(str(at), each.label, each.beside, each.tip, each.why, (*each.also, each.tip, *asked(each.key)))
        for at, (each, _) in enumerate(found)
    ]
    app.push_screen(Menu(title, choices), chosen)


def _ready(offer: Doable) -> tuple[str, bool]:
    choice, _do = offer
    return _code(choice.key), choice.why is None


def _code(key: str) -> str:
    """Return the code of the event that a choice records, else its key."""
    place, _, code = key.partition(".")
    return code if place == "event" else key


def _of_screen(app: App[Any]) -> Iterator[Doable]:
    if isinstance(app.screen, Frame):
        for choice, do in app.screen.more():
            yield replace(choice, key=f"event.{choice.key}"), do


def _of_acts(app: App[Any]) -> Iterator[Doable]:
    """Yield the actions of the screen and then those of the program, but not the moves of a cursor.

    Events are left out as well: the screen of a case offers them itself, with the reason beside what may not happen.
    """
    screen = app.screen
    live = live_acts(screen)
    for each in live.values():
        if not each.act.moves and each.act not in GLOBAL and not each.act.id.startswith("event."):
            yield _offer(app, each)
    for act in GLOBAL:
        if act.id not in HIDDEN and app.check_action(act.action.removeprefix("app."), ()):
            yield _offer(app, live.get(act.id, Live(act, [], enabled=True)))


def _offer(app: App[Any], live: Live) -> Doable:
    screen, act = app.screen, live.act
    why = None if live.enabled else NOWHERE
    key = act.records or _EVERYWHERE.get(act.action, act.id)
    choice = Choice(key, act.label, "  ".join(live.names[:2]), act.tip, why)
    return choice, lambda: app.run_action(act.action, screen)


def _of_queues(show: Callable[[View], Coroutine[Any, Any, None]]) -> Iterator[Doable]:
    for view in View:
        yield Choice(f"queue.{view}", say("列表：{queue}", queue=view.label), also=(view.label,)), partial(show, view)
