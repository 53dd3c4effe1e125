"""What opens from everywhere: the screens of whoever is at the desk, each for those whose part it is."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from cases.staff.permissions import Action, check
from cases.standing.leads import ENQUIRY
from cases.standing.stages import By
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from cases.views.drafts import Draft
from cases.views.rows import View
from tui.frame.frame import Frame
from tui.guard.cover import Covered
from tui.guard.keeping import keep_all, unkept

if TYPE_CHECKING:
    from storage.desk import Desk

_ALONE = say("打开后承办人可审核自己的案件，办理经过会注明；仅限只有一人的中心。确定打开吗？")


class Opening(Covered):
    """A program with a desk, and the ways from there to every screen. recent: the cases that were looked at last.

    Each screen is imported when it is first opened: with all of them loaded the desk would stand later.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._desk: Desk | None = None
        self.recent: list[int] = []
        self.searched: list[str] = []

    @property
    def desk(self) -> "Desk":
        """The desk at which somebody has sat down."""
        if self._desk is None:
            raise RuntimeError("nobody is at the desk yet")
        return self._desk

    @property
    def seated(self) -> bool:
        """Whether somebody is at the desk."""
        return self._desk is not None

    def _show(self, screen: type[Screen[Any]], *given: Any, **named: Any) -> None:
        """Show a screen, unless it is one of its kind that is shown already."""
        if not isinstance(self.screen, screen):
            self.push_screen(screen(*given, **named))

    def action_search(self) -> None:
        """Find a case."""
        from tui.screens.cases.search import SearchScreen

        self._show(SearchScreen)

    def action_new(self) -> None:
        """Open a new case, if that is one's work."""
        if self._takes_in():
            self._begin_intake()

    def action_enquiry(self) -> None:
        """Answer an enquiry and close it at once, if that is one's work."""
        if self._takes_in():
            self._open_enquiry(resume=False)

    @property
    def vain(self) -> tuple[str, ...]:
        """The actions that are not the work of whoever is at the desk: they say so, and no line of keys offers them."""
        takes_in = not self.seated or By.STAFF.allows(self.desk.account.role, is_handler=False)
        return () if takes_in else ("app.new", "app.enquiry")

    def _takes_in(self) -> bool:
        """Tell whether it is the work of whoever is at the desk to take cases in; say so where it is not."""
        if not self.vain:
            return True
        told = say("“{event}”只能由{who}登记，请转交办理", event=say("接案"), who=By.STAFF.label)
        self.refuse(refuse("role", told, about="opened"))
        return False

    def _open_enquiry(self, *, resume: bool) -> None:
        from tui.screens.cases.enquiry import EnquiryScreen

        self._show(EnquiryScreen, resume=resume)

    def _begin_intake(self) -> None:
        from tui.screens.cases.drafts import begin_intake

        if isinstance(self.screen, Frame):
            begin_intake(self.screen, self.desk.drafts.all())

    def open_intake(self, key: str, *, resume: bool = False) -> None:
        """Open a new case. key: of its draft, see `DraftOf`; resume: whether that is taken up."""
        from tui.screens.cases.intake import IntakeScreen

        self._show(IntakeScreen, key, resume=resume)

    def open_case(self, case_id: int, form: str = "", then: str = "", entry: int = 0) -> None:
        """Show a case, and remember it as the last one. form, then, entry: see `CaseScreen`."""
        from tui.screens.cases.case import CaseScreen

        self.recent = [*(each for each in self.recent if each != case_id), case_id][-2:]
        self.push_screen(CaseScreen(case_id, form, then, entry))

    def open_draft(self, draft: Draft) -> None:
        """Go on with what was typed and not saved."""
        of = draft.of
        if of.case is not None:
            self.open_case(of.case, of.form)
        elif of.record is not None:
            self._open_record_form(of.form, of.record, resume=True)
        elif of.form == ENQUIRY:
            self._open_enquiry(resume=True)
        else:
            self.open_intake(draft.key, resume=True)

    def action_last(self) -> None:
        """Show the case that one looked at last, or the one before where that is on the screen."""
        shown = getattr(self.screen, "case_id", None)
        if found := [each for each in self.recent if each != shown]:
            self.open_case(found[-1])
        else:
            self.tell(say("还没有看过别的案件"))

    async def action_home(self) -> None:
        """Go back to the desk, whatever lies over it."""
        if unkept(self.screen_stack):
            self.keys_after(self.run_worker(self.go_home(), group="home", exclusive=True))
        else:
            await self.go_home()

    async def go_home(self) -> bool:
        """Keep what was typed, and go back to the desk; where it cannot be kept, stay, say why and return False."""
        try:
            await keep_all(self.screen_stack)
        except Refused as refused:
            self.refuse(refused)
            return False
        for screen in reversed(self.screen_stack[1:]):
            if isinstance(screen, Frame):
                screen.leaving()
            await self.put_away(screen)
        return True

    def action_calendar(self) -> None:
        """Show what lies ahead by week and month."""
        from tui.screens.cases.calendar import CalendarScreen

        self._show(CalendarScreen)

    def action_rules(self) -> None:
        """Show the clock rules that the centre goes by."""
        from tui.screens.centre.rules import RulesScreen

        self._show(RulesScreen)

    def action_hand_over(self) -> None:
        """Hand over all that somebody works on, if that is one's part."""
        from tui.screens.centre.hand_over import ask_who

        check(self.desk.account.role, Action.HAND_OVER)
        if isinstance(self.screen, Frame):
            ask_who(self.screen)

    def action_twins(self) -> None:
        """Show the pairs of records to decide on, if that is one's part."""
        from tui.screens.people.twins import TwinsScreen

        check(self.desk.account.role, Action.MERGE)
        self._show(TwinsScreen)

    def action_bring(self) -> None:
        """Bring a ledger along, if that is one's work."""
        from tui.screens.files.importing import ImportScreen

        check(self.desk.account.role, Action.IMPORT)
        self._show(ImportScreen)

    def action_files(self) -> None:
        """Show one's own files on the host."""
        from tui.screens.files.own_files import OwnFiles

        self._show(OwnFiles)

    def open_record(self, id_: int) -> None:
        """Show a person or an employer."""
        from tui.screens.people.record import RecordScreen

        self.push_screen(RecordScreen(id_))

    def action_directory(self, kind: str) -> None:
        """Show people or employers."""
        from tui.screens.people.directory import DirectoryScreen

        if not (isinstance(self.screen, DirectoryScreen) and self.screen.kind == kind):
            self.push_screen(DirectoryScreen(kind))

    def _open_record_form(self, kind: str, id_: int, *, resume: bool) -> None:
        from tui.screens.people.record_form import record_form

        self.push_screen(record_form(self.desk, kind, id_, resume=resume))

    def action_accounts(self) -> None:
        """Show who works here, for the administrator."""
        from tui.screens.centre.accounts import Accounts

        check(self.desk.account.role, Action.ACCOUNTS)
        self._show(Accounts)

    def action_audit(self) -> None:
        """Show who did what and when, for who may see it."""
        from tui.screens.centre.audit import Audit

        check(self.desk.account.role, Action.AUDIT)
        self._show(Audit)

    def action_confirm_day(self) -> None:
        """Ask which day it is, where the clock is in doubt, for who may say so."""
        from tui.screens.centre.confirm_day import ConfirmDay

        check(self.desk.account.role, Action.CONFIRM_DAY)
        self._show(ConfirmDay)

    def action_own_password(self) -> None:
        """Change one's own password."""
        from tui.screens.door.password import OwnPassword

        self._show(OwnPassword)

    def action_one_person(self) -> None:
        """Ask whether handlers may check the closing of their own cases from now on, or no longer."""
        from tui.dialogs.confirm import Confirm

        screen, desk, now = self.screen, self.desk, self.desk.one_person
        question = say("现在承办人可审核自己的案件。要改回由另一位主管审核吗？") if now else _ALONE
        told = say("“单人中心”已关闭") if now else say("“单人中心”已打开")

        def change() -> None:
            desk.colleagues.set_one_person(not now)

        def answered(sure: bool | None) -> None:
            if sure and isinstance(screen, Frame):
                screen.fetch("one_person", change, lambda _done: self.tell(told))

        self.push_screen(Confirm(say("单人中心"), question, say("关闭") if now else say("打开")), answered)

    def action_help(self) -> None:
        """Say what answers here."""
        from tui.screens.help import HelpScreen

        self._show(HelpScreen, self.screen)

    def action_menu(self) -> None:
        """List what can be done here."""
        from tui.palette import show_menu

        show_menu(self)

    def action_palette(self) -> None:
        """Find anything that can be done."""
        from tui.elsewhere import elsewhere
        from tui.palette import show_palette

        show_palette(self, self.show_queue, elsewhere(self.screen))

    async def show_queue(self, view: View) -> None:
        """Go back to the desk and show a queue."""
        from tui.screens.cases.desk import DeskScreen

        await self.go_home()
        if isinstance(self.screen, DeskScreen):
            self.screen.show_view(view)
