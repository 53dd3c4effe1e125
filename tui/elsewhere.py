"""What other screens can do, offered from wherever one is: its screen is shown first, after asking for the case."""

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from textual.screen import Screen
from textual.worker import WorkerError

from cases.events import CATALOGUE
from cases.values.text import say
from tui.frame.frame import Frame
from tui.palette import NOWHERE, Doable
from tui.screens.cases.recording import ask_event
from tui.screens.cases.which_case import WhichCase
from tui.widgets.keybar import live_acts
from tui.words.choices import Choice
from tui.words.keys import ACTS, Act

_MODULES = (
    "casefile.keys",
    "screens.cases.calendar",
    "screens.centre.accounts",
    "screens.centre.audit",
    "screens.centre.rules",
    "screens.files.importing",
    "screens.files.own_files",
    "screens.people.directory",
    "screens.people.record",
    "screens.people.twins",
)
"""Where screens tell what they can do; some are not loaded yet."""

HOMES: Mapping[str, str] = {
    "desk": "app.home",
    "calendar": "app.calendar",
    "directory": "app.directory('person')",
    "record": "app.directory('person')",
    "twins": "app.twins",
    "accounts": "app.accounts",
    "audit": "app.audit",
    "rules": "app.rules",
    "files": "app.files",
    "import": "app.bring",
}
"""What shows the screen of an action, by the first part of its id."""

ON_A_CASE = ("case", "event")
"""The same of actions that want a case."""

ON_THE_SPOT: Mapping[str, str] = {
    "app": "answers everywhere already",
    "search": "is about what was just found",
    "intake": "is about the form in sight",
    "form": "is about the form in sight",
    "small": "is about the form in sight",
    "hand": "is about what is just being handed over",
    "lock": "is for whoever finds a locked screen",
    "dialog": "answers a question",
    "leave": "answers a question",
    "menu": "chooses in a menu",
    "drafts": "chooses in a menu",
    "help": "leaves the help",
    "steps": "moves a cursor",
    "rows": "moves a cursor",
}
"""What makes no sense from elsewhere, and why."""

LEAVES = ("back", "leave", "open", "clear", "cases", "queues", "previous", "next")
"""The last parts of ids of what only moves about on a screen."""

AIMED = frozenset(
    {
        *("desk.mark", "calendar.why", "directory.mark", "directory.merge", "twins.join", "twins.leave"),
        *("accounts.password", "accounts.move", "accounts.disable", "files.bring", "files.delete", "import.look"),
        *("import.apply", "import.kind", "import.columns", "import.doubtful", "import.back", "record.edit"),
        *("record.undo", "record.names", "record.answer", "audit.more"),
    }
)
"""What is about something that one must point at there first: it only shows the way."""


class _Way(NamedTuple):
    """From the screen that somebody looks away from."""

    screen: Frame[Any]

    def to_case(self, do: Callable[[int], object]) -> None:
        """Do something with the case in hand; where there is none, ask which."""
        if self.screen.in_hand is not None:
            do(self.screen.in_hand)
        else:
            self.screen.app.push_screen(WhichCase(do))

    async def to_screen(self, act: Act) -> None:
        """Show the screen of an action and do it there, or say what to point at first."""
        app = self.screen.app
        await app.run_action(HOMES[act.id.partition(".")[0]])
        there = app.screen

        async def then() -> None:
            with suppress(WorkerError):
                await app.workers.wait_for_complete([each for each in app.workers if each.node is there])
            if app.screen is there:
                await app.run_action(act.action, there)

        if act.id in AIMED:
            key = act.names[0] if act.names else ""
            self.screen.bangfu.tell(say("先选好要办的一条，再按 {key}（{label}）", key=key, label=act.label))
        else:
            there.call_after_refresh(lambda: app.run_worker(then(), group="elsewhere"))


def elsewhere(screen: Screen[Any]) -> Iterator[Doable]:
    """Yield what other screens than this one can do, with where that is."""
    if not isinstance(screen, Frame) or screen.COVERS or not screen.bangfu.seated:
        return
    for module in _MODULES:
        importlib.import_module(f"tui.{module}")
    way, live = _Way(screen), live_acts(screen)
    for act in ACTS.values():
        if act.id not in live and offered(act):
            yield _offer(way, act)


def offered(act: Act) -> bool:
    """Tell whether an action is one that is looked for from elsewhere."""
    place, _, name = act.id.partition(".")
    return (place in HOMES or place in ON_A_CASE) and name not in LEAVES and not act.action.startswith("app.")


def _offer(way: _Way, act: Act) -> Doable:
    place, _, code = act.id.partition(".")
    if place in ON_A_CASE:
        choice = Choice(act.id, act.label, say("案件"), act.tip)
        if place == "event" and code in CATALOGUE:
            return choice, lambda: way.to_case(lambda case: ask_event(way.screen, case, code))
        return choice, lambda: way.to_case(lambda case: way.screen.bangfu.open_case(case, then=act.action))
    home = HOMES[place].removeprefix("app.")
    may = way.screen.app.check_action(home.partition("(")[0], ())
    where = ACTS.get(f"app.{place}") or next(each for each in ACTS.values() if each.action == HOMES[place])
    return Choice(act.id, act.label, where.label, act.tip, None if may else NOWHERE), lambda: way.to_screen(act)
