"""Menu and command palette: both made from what answers on the screen now, so that they never promise too much."""

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import Any

from textual.app import App

from cases.values.text import Label, Sentence, say
from cases.views.rows import View
from tui.dialogs.menu import Menu
from tui.frame.frame import Frame
from tui.widgets.keybar import Live, live_acts
from tui.words.asked import asked
from tui.words.choices import Choice
from tui.words.keys import GLOBAL

_Offer = tuple[Choice, Callable[[], object]]
HIDDEN = ("app.menu", "app.palette", "app.stop")
"""What nobody looks for in a menu."""
NOWHERE: Label | Sentence = say("此处不能用")


def show_menu(app: App[Any]) -> None:
    """Offer what the screen can do, its own things first."""
    _show(app, say("菜单"), [*_of_screen(app), *_of_acts(app)])


def show_palette(app: App[Any], show: Callable[[View], Coroutine[Any, Any, None]]) -> None:
    """Offer everything, the queues too, which `show` shows."""
    _show(app, say("找一件事来做"), [*_of_screen(app), *_of_acts(app), *_of_queues(show)])


def _show(app: App[Any], title: object, offers: list[_Offer]) -> None:
    def chosen(key: str | None) -> None:
        if key is not None:
            app.call_later(offers[int(key)][1])

    choices = [
        Choice(str(at), each.label, each.beside, each.tip, each.why, (*each.also, each.tip))
        for at, (each, _do) in enumerate(offers)
    ]
    app.push_screen(Menu(title, choices), chosen)


def _of_screen(app: App[Any]) -> Iterator[_Offer]:
    if isinstance(app.screen, Frame):
        yield from app.screen.more()


def _of_acts(app: App[Any]) -> Iterator[_Offer]:
    """Offer the actions of the screen and then those of the program, but not the moves of a cursor.

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


def _offer(app: App[Any], live: Live) -> _Offer:
    screen, act = app.screen, live.act
    why = None if live.enabled else NOWHERE
    choice = Choice(act.id, act.label, "  ".join(live.names[:2]), act.tip, why, asked(act.id))
    return choice, lambda: app.run_action(act.action, screen)


def _of_queues(show: Callable[[View], Coroutine[Any, Any, None]]) -> Iterator[_Offer]:
    for view in View:
        also = (view.label, *asked(f"queue.{view.value}"))
        yield Choice(view, say("列表：{queue}", queue=view.label), also=also), partial(show, view)
