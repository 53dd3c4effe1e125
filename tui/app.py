"""The program on the screen: which screen stands first, and what answers everywhere."""

import tui.environment  # noqa: F401, I001 - before textual is imported for the first time

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.widget import AwaitMount

from cases.people import Account
from cases.permissions import Action, check
from cases.refusal import Refused
from cases.stages import By
from cases.text import say
from cases.views import Draft
from tui import language
from tui.ahead import read_ahead
from tui.clock import Clock, utc
from tui.daily import sweep_now_and_then
from tui.environment import wants_animations
from tui.guard.cover import Covered
from tui.guard.ending import Ending
from tui.guard.idle import EVERY, Watch, idle_seconds
from tui.guard.session import ASKED, SESSION, ask_session
from tui.guard.terminal import Terminal
from tui.keys import GLOBAL, bindings
from tui.preferences import prefer, preferred
from tui.screens.frame import Frame
from tui.theme import DARK, LIGHT, THEMES
from tui.widgets.plainbar import PlainBar

if TYPE_CHECKING:
    from storage.desk import Desk
    from storage.store import Store

ScrollBar.renderer = PlainBar

_ALONE = say("打开后，承办人可以审核自己的案件，办理经过会注明。只有一个人的中心才需要。要打开吗？")

_SEATED = (
    *("directory", "bring", "search", "new", "home", "last", "language", "one_person", "menu", "palette"),
    *("accounts", "audit", "own_password", "lock", "confirm_day", "calendar", "hand_over", "rules", "files"),
)
"""What only somebody at the desk can do."""


class BangfuApp(Covered):
    """The program. Given a desk it opens there; given a folder it asks who one is, or sets a centre up there.

    account: who is probably there. strict: faults and clashing keys are raised, as tests want it, instead of being said
    in a sentence. backups: whether a backup of the day is made once somebody is at the desk. confined: whether files
    are read and written only in the own folders of whoever sits there, as for those who come over SSH.
    """

    TITLE = "bangfu"
    CSS_PATH = "bangfu.tcss"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "start"
    BINDINGS = bindings(GLOBAL)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-short"), (16, "-tall")]

    def __init__(
        self,
        desk: "Desk | None" = None,
        *,
        folder: Path | None = None,
        account: str = "",
        now: Clock = utc,
        strict: bool = False,
        backups: bool = False,
        confined: bool = False,
    ) -> None:
        self.frames = "ascii" if preferred("ascii").lower() in ("1", "on", "yes", "true") else "round"
        super().__init__(folder or (desk.store.folder if desk else Path()), now, strict=strict)
        self._account = account
        if not wants_animations():
            self.animation_level = "none"
        self._desk = desk
        self._backups, self.confined = backups, confined
        self.idle_seconds = idle_seconds("")
        self.watch_idle = Watch(self)
        self.ended = False
        self.ahead = read_ahead(desk) if desk else None
        self.centre = ""
        self.recent: list[int] = []
        self._desks = {language.language(): self.DEFAULT_MODE} if desk else {}
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT if preferred("theme") in (LIGHT, "light") else DARK

    @property
    def desk(self) -> "Desk":
        """The desk at which somebody has sat down."""
        if self._desk is None:
            raise RuntimeError("nobody is at the desk yet")
        return self._desk

    def get_driver_class(self) -> type[Driver]:
        """Return what talks to the terminal: it gives it back empty."""
        return Terminal

    def get_css_variables(self) -> dict[str, str]:
        """Add the kind of frame, which is drawn with ASCII where the terminal asks for it."""
        return {**super().get_css_variables(), "frame": self.frames}

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen: the desk, or what must be asked before one can sit down at it."""
        if self._desk:
            from tui.screens.desk import DeskScreen

            return DeskScreen()
        if is_keyless(self.folder):
            from tui.screens.takeover import TakeOver

            return TakeOver(self.folder)
        if has_data(self.folder):
            from tui.screens.signin import SignIn

            return SignIn(self.folder, self._account)
        from tui.screens.setup import Setup

        return Setup(self.folder)

    def on_mount(self) -> None:
        self.set_interval(EVERY, self.watch_idle.look)
        self.set_interval(ASKED, self._ask_session)
        if self._desk:
            self._begin(self._desk)

    async def on_event(self, event: events.Event) -> None:
        self.watch_idle.look()  # before a key counts: the program may have been stopped for hours
        self.watch_idle.touch(event)
        await super().on_event(event)

    def _begin(self, desk: "Desk") -> None:
        from storage.staffing import IDLE

        self.idle_seconds = idle_seconds(desk.store.get(IDLE))
        self.watch_idle.begin()
        self._back_up_later(desk)
        sweep_now_and_then(self, desk)

    def refuse(self, refused: Refused, mode: str | None = None) -> None:
        """Show a refusal; who may no longer be at the desk sees no more of the cases."""
        if self.seated and any(each.rule == "session" for each in refused.problems):
            self.end_session(refused)
        else:
            super().refuse(refused, mode)

    def end_session(self, refused: Refused) -> None:
        """Hide everything until somebody signs in anew; what was typed is kept as a draft. refused: why."""
        from tui.screens.ended import Ended

        if self.ended:
            return
        self.ended = True
        self.cover("ended", lambda: Ended(self.folder, refused.problems[0].sentence))
        for screen in self._opened():
            screen.keep()

    def lock(self) -> None:
        """Hide everything until whoever is at the desk gives their password; what was typed is kept as a draft."""
        from tui.screens.lock import Lock

        if self.covered:
            return
        self.cover("lock", Lock)
        for screen in self._opened():
            screen.keep()

    def _ask_session(self) -> None:
        """Ask whether who is at the desk may still be there, whatever is on the screen; one question at a time."""
        if self._desk and not self.ended and not any(each.group == SESSION for each in self.workers):
            self.run_worker(ask_session(self, self._desk), group=SESSION)

    def action_lock(self) -> None:
        """Lock the screen at once."""
        self.lock()

    def _back_up_later(self, desk: "Desk") -> None:
        from tui.daily import back_up_later

        if self._backups:
            back_up_later(self, desk)

    def sit_down(self, store: "Store", account: Account) -> None:
        """Open the desk for an account; nothing stays of whoever was at it before."""
        from storage.desk import Desk

        if self._desk:
            self._clear_away(self._desk)
        self._desk = Desk(store, account, self.now, confined=self.confined)
        self.ahead = read_ahead(self._desk)
        self._show_desk()
        if self.covered:
            self.uncover()
        self._begin(self._desk)

    def _clear_away(self, desk: "Desk") -> None:
        for screen in self._opened():
            screen.leaving()
        self.drop_beneath()
        self._desks.clear()
        self.recent.clear()
        self.ended = False
        desk.store.close()

    def _show_desk(self) -> AwaitMount:
        """Show the desk in the language in use; each language has one of its own."""
        from tui.screens.desk import DeskScreen

        mode = self._desks.setdefault(language.language(), f"desk-{language.language()}")
        if mode not in self._modes:
            self.add_mode(mode, DeskScreen)
        return self.switch_mode(mode)

    @property
    def seated(self) -> bool:
        """Whether somebody is at the desk."""
        return self._desk is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what makes no sense on a screen, and the desk's actions for whoever has not sat down yet."""
        if not super().check_action(action, parameters) or (action in _SEATED and not self.seated):
            return False
        top = self.screen_stack[-1] if self.screen_stack else None
        return action not in getattr(top, "WITHOUT", ())

    def action_search(self) -> None:
        """Find a case."""
        from tui.screens.search import SearchScreen

        if not isinstance(self.screen, SearchScreen):
            self.push_screen(SearchScreen())

    def action_new(self) -> None:
        """Open a new case, if that is one's work."""
        if By.STAFF.allows(self.desk.account.role, is_handler=False):
            self._open_intake(resume=False)
        else:
            self.refuse_with(say("接案由{who}登记，请交由其办理", who=By.STAFF.label))

    def _open_intake(self, *, resume: bool) -> None:
        from tui.screens.intake import IntakeScreen

        if not isinstance(self.screen, IntakeScreen):
            self.push_screen(IntakeScreen(resume=resume))

    def open_case(self, case_id: int, form: str = "") -> None:
        """Show a case, with the form of an event open where one is named, and remember it as the last one."""
        from tui.screens.case import CaseScreen

        self.recent = [*(each for each in self.recent if each != case_id), case_id][-2:]
        self.push_screen(CaseScreen(case_id, form))

    def open_draft(self, draft: Draft) -> None:
        """Go on with what was typed and not saved."""
        from tui.drafts import RECORD

        code, _colon, case = draft.key.partition(":")
        kind, is_record, id_ = draft.key.partition(RECORD)
        if case.isdigit():
            self.open_case(int(case), code)
        elif is_record:
            self._open_record_form(kind, int(id_), resume=True)
        else:
            self._open_intake(resume=True)

    def action_calendar(self) -> None:
        """Show what lies ahead by week and month."""
        from tui.screens.calendar import CalendarScreen

        if not isinstance(self.screen, CalendarScreen):
            self.push_screen(CalendarScreen())

    def action_rules(self) -> None:
        """Show the clock rules that the centre goes by."""
        from tui.screens.rules import RulesScreen

        if not isinstance(self.screen, RulesScreen):
            self.push_screen(RulesScreen())

    def action_hand_over(self) -> None:
        """Hand over all that somebody works on, if that is one's part."""
        from tui.screens.hand_over import ask_who

        check(self.desk.account.role, Action.HAND_OVER)
        if isinstance(self.screen, Frame):
            ask_who(self.screen)

    def action_twins(self) -> None:
        """Show the pairs of records to decide on, if that is one's part."""
        from tui.screens.twins import TwinsScreen

        check(self.desk.account.role, Action.MERGE)
        if not isinstance(self.screen, TwinsScreen):
            self.push_screen(TwinsScreen())

    def action_bring(self) -> None:
        """Bring a ledger along, if that is one's work."""
        from tui.screens.importing import ImportScreen

        check(self.desk.account.role, Action.IMPORT)
        if not isinstance(self.screen, ImportScreen):
            self.push_screen(ImportScreen())

    def action_files(self) -> None:
        """Show one's own files on the host."""
        from tui.screens.own_files import OwnFiles

        if not isinstance(self.screen, OwnFiles):
            self.push_screen(OwnFiles())

    def open_record(self, id_: int) -> None:
        """Show a person or an employer."""
        from tui.screens.record import RecordScreen

        self.push_screen(RecordScreen(id_))

    def action_directory(self, kind: str) -> None:
        """Show people or employers."""
        from tui.screens.directory import DirectoryScreen

        if not (isinstance(self.screen, DirectoryScreen) and self.screen.kind == kind):
            self.push_screen(DirectoryScreen(kind))

    def _open_record_form(self, kind: str, id_: int, *, resume: bool) -> None:
        from tui.screens.record_form import open_form

        open_form(self, kind, id_, resume=resume)

    def action_last(self) -> None:
        """Show the case that one looked at last, or the one before where that is on the screen."""
        shown = getattr(self.screen, "case_id", None)
        if found := [each for each in self.recent if each != shown]:
            self.open_case(found[-1])
        else:
            self.tell(say("还没有看过别的案件"))

    async def action_home(self) -> None:
        """Go back to the desk, whatever lies over it."""
        for screen in reversed(self.screen_stack[1:]):
            if isinstance(screen, Frame):
                screen.leaving()
            await self.put_away(screen)

    def _opened(self) -> list[Frame[Any]]:
        return [each for each in self.all_screens if isinstance(each, Frame)]

    def action_help(self) -> None:
        """Say what answers here."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_menu(self) -> None:
        """List what can be done here."""
        from tui.palette import show_menu

        show_menu(self)

    def action_palette(self) -> None:
        """Find anything that can be done."""
        from tui.palette import show_palette

        show_palette(self)

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
        await self.action_home()
        language.set_language("zh" if language.language() == "en" else "en")
        await self._show_desk()

    def action_accounts(self) -> None:
        """Show who works here, for the administrator."""
        from tui.screens.accounts import Accounts

        check(self.desk.account.role, Action.ACCOUNTS)
        if not isinstance(self.screen, Accounts):
            self.push_screen(Accounts())

    def action_audit(self) -> None:
        """Show who did what and when, for who may see it."""
        from tui.screens.audit import Audit

        check(self.desk.account.role, Action.AUDIT)
        if not isinstance(self.screen, Audit):
            self.push_screen(Audit())

    def action_confirm_day(self) -> None:
        """Ask which day it is, where the clock is in doubt, for who may say so."""
        from tui.screens.confirm_day import ConfirmDay

        check(self.desk.account.role, Action.CONFIRM_DAY)
        if not isinstance(self.screen, ConfirmDay):
            self.push_screen(ConfirmDay())

    def action_own_password(self) -> None:
        """Change one's own password."""
        from tui.screens.password import OwnPassword

        if not isinstance(self.screen, OwnPassword):
            self.push_screen(OwnPassword())

    def action_one_person(self) -> None:
        """Ask whether handlers may check the closing of their own cases from now on, or no longer."""
        from tui.dialogs.confirm import Confirm

        now = self.desk.one_person
        question = say("现在承办人可以审核自己的案件。要恢复为须由另一位主管审核吗？") if now else _ALONE
        self.push_screen(Confirm(say("单人中心"), question, say("恢复") if now else say("打开")), self._one_person)

    def _one_person(self, sure: bool | None) -> None:
        if not sure:
            return
        on = not self.desk.one_person
        try:
            self.desk.set_one_person(on)
        except Refused as refused:
            self.refuse(refused)
        else:
            self.tell(say("“单人中心”已打开") if on else say("“单人中心”已关闭"))

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
        if sure:
            self.end(0)

    def end(self, code: int) -> None:
        """End the program; what was typed is kept, and what runs is stopped."""
        try:
            for screen in self._opened():
                screen.leaving()
        finally:
            self.exit(0, return_code=code)


def has_data(folder: Path) -> bool:
    """Tell whether a centre was set up in a folder."""
    from storage.store import FILE

    return (folder / FILE).exists()


def is_keyless(folder: Path) -> bool:
    """Tell whether a folder holds data from before there were passwords."""
    from storage import adopting

    return adopting.is_keyless(folder)


def run_app(app: BangfuApp) -> int:
    """Run the program, close whatever data it opened, and return the exit code."""
    try:
        with Ending(app):
            app.run()
        return app.return_code or 0
    finally:
        if app.seated:
            app.desk.store.close()
