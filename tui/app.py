"""The program on the screen: which screen stands first, and what answers everywhere."""

import tui.host.environment  # noqa: F401 - before textual is imported for the first time

# isort: split
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.timer import Timer
from textual.widget import AwaitMount

from cases.staff.idle import IDLE
from cases.staff.people import Account
from cases.values.refusal import Refused
from cases.values.text import say
from tui.daily import back_up_later, sweep_now_and_then
from tui.frame.cells import Cells
from tui.frame.theme import DARK, LIGHT, THEMES
from tui.guard.ending import Ending
from tui.guard.idle import EVERY, Watch, idle_seconds
from tui.guard.keeping import keep_all, unkept
from tui.guard.session import ASKED, SESSION, ask_session
from tui.guard.terminal import Terminal
from tui.host import loading
from tui.host.clock import Now, utc
from tui.host.environment import wants_animations, wants_sparing
from tui.host.preferences import prefer, preferred
from tui.lists.prefetch import read_ahead
from tui.opening import Opening
from tui.widgets.plainbar import PlainBar
from tui.words import language
from tui.words.keys import GLOBAL, bindings

if TYPE_CHECKING:
    from storage.desk import Desk
    from storage.store.store import Store

ScrollBar.renderer = PlainBar

_SEATED = (
    *("directory", "bring", "search", "new", "enquiry", "home", "last", "language", "one_person"),
    *("menu", "palette", "sign_out", "accounts", "audit", "own_password", "lock", "confirm_day", "calendar"),
    *("hand_over", "twins", "rules", "files"),
)
"""What only somebody at the desk can do."""


class BangfuApp(Opening):
    """The program. Given a desk it opens there; given a folder it asks who one is, or sets a centre up there.

    account: who is probably there. strict: faults and clashing keys are raised, as tests want it, instead of being said
    in a sentence. backups: whether a backup of the day is made once somebody is at the desk. confined: whether files
    are read and written only in the own folders of whoever sits there, as for those who come over SSH.

    Only the screen that stands first is imported, and what storage it needs: the others when they are opened.
    """

    TITLE = "bangfu"
    CSS_PATH = "bangfu.tcss"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "start"
    BINDINGS = bindings(GLOBAL)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (72, "-plain"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-short"), (16, "-tall")]

    def __init__(
        self,
        desk: "Desk | None" = None,
        *,
        folder: Path | None = None,
        account: str = "",
        now: Now = utc,
        strict: bool = False,
        backups: bool = False,
        confined: bool = False,
    ) -> None:
        self.frames = "ascii" if preferred("ascii").lower() in ("1", "on", "yes", "true") else "round"
        super().__init__(folder or (desk.store.folder if desk else Path()), now, strict=strict)
        self._account = account
        if not wants_animations():
            self.animation_level = "none"
        self.shown = Cells() if wants_sparing() else None
        self._desk = desk
        self._backups, self.confined = backups, confined
        self.idle_seconds = idle_seconds("")
        self.watch_idle = Watch(self)
        self.ended = False
        self._chores: list[Timer] = []
        self.first_page = read_ahead(desk) if desk else None
        self.centre = ""
        self._desks = {language.language(): self.DEFAULT_MODE} if desk else {}
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT if preferred("theme") in (LIGHT, "light") else DARK

    def get_driver_class(self) -> type[Driver]:
        """Return what talks to the terminal: it gives it back empty."""
        return Terminal

    def get_css_variables(self) -> dict[str, str]:
        """Add the kind of frame, which is drawn with ASCII where the terminal asks for it."""
        return {**super().get_css_variables(), "frame": self.frames}

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen: the desk, or what must be asked before one can sit down at it."""
        if self._desk:
            from tui.screens.cases.desk import DeskScreen

            return DeskScreen()
        if is_keyless(self.folder):
            from tui.screens.door.takeover import TakeOver

            return TakeOver(self.folder)
        from storage.store.datafile import has_data  # the desk of somebody who has signed in needs none of this

        if has_data(self.folder):
            from tui.screens.door.signin import SignIn

            return SignIn(self.folder, self._account)
        from tui.screens.door.setup import Setup

        return Setup(self.folder)

    def on_mount(self) -> None:
        self.set_interval(EVERY, self.watch_idle.look)
        self.set_interval(ASKED, self._ask_session)
        if self._desk:
            self._begin(self._desk)

    def on_ready(self) -> None:
        """Look for garbage again once the first screen stands."""
        loading.loaded()

    async def on_event(self, event: events.Event) -> None:
        self.watch_idle.look()  # before a key counts: the program may have been stopped for hours
        self.watch_idle.touch(event)
        await super().on_event(event)

    def _begin(self, desk: "Desk") -> None:
        self.idle_seconds = idle_seconds(desk.store.get(IDLE))
        self.watch_idle.begin()
        self._chores = [*self._back_up_later(desk), *sweep_now_and_then(self, desk)]

    def refuse(self, refused: Refused, mode: str | None = None) -> None:
        """Show a refusal; who may no longer be at the desk sees no more of the cases."""
        if self.seated and any(each.rule == "session" for each in refused.problems):
            self.end_session(refused)
            return
        self.note(refused)
        super().refuse(refused, mode)

    def note(self, refused: Refused) -> None:
        """Leave a line in the log of what is refused to a role, wherever on the screens somebody tried."""
        if not (self.seated and refused.by("role")):
            return
        where = type(self.screen).__module__.rpartition(".")[2]
        noted = partial(self.desk.note_refused, refused, refused.about or where)
        self.run_worker(noted, group="refusals", thread=True, exit_on_error=False)

    def end_session(self, refused: Refused) -> None:
        """Hide everything until somebody signs in anew; what was typed is kept as a draft. refused: why."""
        from tui.screens.door.ended import Ended

        if self.ended:
            return
        self.ended = True
        self.cover("ended", lambda: Ended(self.folder, refused.problems[0].sentence))
        for screen in self.opened:
            screen.keep()

    def lock(self) -> None:
        """Hide everything until whoever is at the desk gives their password; what was typed is kept as a draft."""
        from tui.screens.door.lock import Lock

        if self.covered:
            return
        self.cover("lock", Lock)
        for screen in self.opened:
            screen.keep()

    def unlock(self) -> None:
        """Show everything again to whoever has just given their password."""
        self.watch_idle.begin()
        self.uncover()

    def _ask_session(self) -> None:
        """Ask whether who is at the desk may still be there, whatever is on the screen; one question at a time."""
        if self._desk and not self.ended and not any(each.group == SESSION for each in self.workers):
            self.run_worker(ask_session(self, self._desk), group=SESSION)

    def action_lock(self) -> None:
        """Lock the screen at once."""
        self.lock()

    def action_sign_out(self) -> None:
        """Sign out, for somebody else to sign in; asked first where that would stop something."""
        from tui.guard.signing_out import ask_sign_out

        ask_sign_out(self, self.desk.account.name, self.sign_out)

    def sign_out(self) -> None:
        """Hide everything at once, and keep nothing of whoever was at the desk but their drafts."""
        from tui.screens.door.ended import SignedOut

        self.ended = True
        self.cover("signed-out", lambda: SignedOut(self.folder))
        for screen in self.opened:
            screen.halt()
        self.run_worker(self._part(self.desk), group=SESSION)

    async def _part(self, desk: "Desk") -> None:
        """Leave a desk, keep what was typed at it, and let go of it."""
        from tui.guard.signing_out import keep_typed

        desk.session.leave()
        await keep_typed(self, lambda: self.is_at(desk))
        if self.is_at(desk):
            await self.stand_up()

    def _back_up_later(self, desk: "Desk") -> list[Timer]:
        return [back_up_later(self, desk)] if self._backups else []

    def sit_down(self, store: "Store", account: Account) -> None:
        """Open the desk for an account; nothing stays of whoever was at it before."""
        from storage.desk import Desk

        if self._desk:
            self._clear_away(self._desk)
        self._desk = Desk(store, account, self.now, confined=self.confined)
        self.first_page = read_ahead(self._desk)
        self._show_desk()
        if self.covered:
            self.uncover()
        self._begin(self._desk)

    async def stand_up(self) -> None:
        """Let go of the desk, and of all that was seen at it."""
        await self._clear_away(self.desk)
        self._desk = self.first_page = None

    def is_at(self, desk: "Desk") -> bool:
        """Tell whether it is still this desk at which somebody sits, or sat last."""
        return self._desk is desk

    def _clear_away(self, desk: "Desk") -> AwaitComplete:
        for screen in self.opened:
            screen.leaving()
        gone = self.drop_beneath()
        self._desks.clear()
        self.recent.clear()
        self.searched.clear()
        while self._chores:
            self._chores.pop().stop()
        if self.clipboard:
            self.copy_to_clipboard("")
        self.ended = False
        desk.store.close()
        return gone

    def _show_desk(self) -> AwaitMount:
        """Show the desk in the language in use; each language has one of its own."""
        from tui.screens.cases.desk import DeskScreen

        mode = self._desks.setdefault(language.language(), f"desk-{language.language()}")
        if mode not in self._modes:
            self.add_mode(mode, DeskScreen)
        return self.switch_mode(mode)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what makes no sense on a screen, and the desk's actions for whoever has not sat down yet."""
        if not super().check_action(action, parameters) or (action in _SEATED and not self.seated):
            return False
        top = self.screen_stack[-1] if self.screen_stack else None
        return action not in getattr(top, "WITHOUT", ())

    def action_theme(self) -> None:
        """Change between dark and light."""
        self.theme = DARK if self.theme == LIGHT else LIGHT
        prefer("theme", self.theme)

    def action_frames(self) -> None:
        """Change between frames of lines and of ASCII characters, which every terminal draws one cell wide."""
        self.frames = "round" if self.frames == "ascii" else "ascii"
        prefer("ascii", "on" if self.frames == "ascii" else "")
        self.refresh_css()

    async def action_language(self) -> None:
        """Change between Chinese and English."""
        if await self.go_home():
            language.set_language("zh" if language.language() == "en" else "en")
            await self._show_desk()

    def action_stop(self) -> None:
        """Copy what is selected; where nothing is, ask whether to leave."""
        selected = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.tell(say("已复制"))
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Ask whether to leave the program. Asked twice, the answer is no."""
        from tui.dialogs.confirm import Leave

        if isinstance(self.screen, Leave):
            self.screen.dismiss(None)
        else:
            self.push_screen(Leave(), self._left, mode=self.current_mode)

    def _left(self, sure: bool | None) -> None:
        if sure and unkept(self.opened):
            self.run_worker(self._keep_and_end(), group="end", exclusive=True)
        elif sure:
            self.end(0)

    async def _keep_and_end(self) -> None:
        from tui.dialogs.confirm import Unkept

        try:
            await keep_all(self.opened)
        except Refused as refused:
            asked = Unkept(refused.problems[0].sentence)
            self.push_screen(asked, lambda sure: self.end(0) if sure else None, mode=self.current_mode)
        else:
            self.end(0)

    def end(self, code: int) -> None:
        """End the program; what was typed is kept, and what runs is stopped."""
        try:
            for screen in self.opened:
                screen.leaving()
        finally:
            self.exit(0, return_code=code)


def is_keyless(folder: Path) -> bool:
    """Tell whether a folder holds data from before there were passwords."""
    from storage.opening import adopting

    return adopting.is_keyless(folder)


def load_desk() -> None:
    """Load what the desk stands on, beside somebody's being signed in, which leaves this thread with nothing to do."""
    # where somebody must sign in on a screen, that one comes first
    import storage.casefile.rules
    import storage.queues.queues  # noqa: F401
    import tui.screens.cases.desk  # noqa: F401


def run_app(app: BangfuApp) -> int:
    """Run the program, close whatever data it opened, and return the exit code."""
    try:
        with Ending(app, app.end):
            app.run()
        return app.return_code or 0
    finally:
        if app.seated:
            app.desk.store.close()
