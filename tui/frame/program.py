"""What a screen may ask of the program that shows it."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.worker import Worker

from cases.staff.people import Account
from cases.values.refusal import Refused
from cases.values.text import Sentence
from cases.views.drafts import Draft
from cases.views.rows import Page

if TYPE_CHECKING:
    from storage.desk import Desk
    from storage.store.store import Store


class Program(Protocol):
    """The program as its screens know it: they stand below it and import nothing of it.

    centre: the name of the centre, empty until it is read. searched: what was searched for since signing in, the last
    one last, and kept nowhere else. first_page: of the desk, while nobody has taken it. now: the clock. idle_seconds:
    the time after which the screen is locked.
    """

    centre: str
    searched: list[str]
    first_page: Future[Page] | None
    now: Callable[[], datetime]
    idle_seconds: float

    @property
    def desk(self) -> "Desk":
        """The desk at which somebody has sat down."""

    @property
    def seated(self) -> bool:
        """Whether somebody is at the desk."""

    @property
    def vain(self) -> tuple[str, ...]:
        """The actions that are not the work of whoever is at the desk."""

    @property
    def covered(self) -> bool:
        """Whether something covers everything."""

    @property
    def all_screens(self) -> list[Screen[Any]]:
        """Every screen that is open, in sight or not, the topmost first."""

    @property
    def current_mode(self) -> str:
        """Where what is in sight stands, as textual knows it."""

    def tell(self, part: object) -> None:
        """Say something in passing."""

    def refuse(self, refused: Refused, mode: str | None = None) -> None:
        """Show a refusal. mode: where; by default in sight."""

    def note(self, refused: Refused) -> None:
        """Leave a line in the log of a refusal that is told in another way, where it is one to a role."""

    def refuse_with(self, sentence: Sentence) -> None:
        """Show one sentence as a refusal."""

    def trouble(self, error: Exception, mode: str | None = None) -> None:
        """Say that something failed that nobody foresaw."""

    def put_away(self, screen: Screen[Any]) -> AwaitComplete:
        """Take a screen away from wherever it stands, in sight or not."""

    def keys_after(self, worker: Worker[Any]) -> None:
        """Keep keys back while work is on its way that decides what they mean, or until somebody wants out."""

    def keys_before(self, worker: Worker[Any]) -> None:
        """Wait for some work with the keys no longer."""

    def forget_before(self, moment: float) -> bool:
        """Forget the keys that were pressed before a moment; tell whether any were."""

    def open_case(self, case_id: int, form: str = "", then: str = "", entry: int = 0) -> None:
        """Show a case, with the form of an event open where one is named, or at one of its entries."""

    def open_record(self, id_: int) -> None:
        """Show a person or an employer."""

    def open_intake(self, key: str, *, resume: bool = False) -> None:
        """Open a new case. key: of its draft; resume: whether that is taken up."""

    def open_draft(self, draft: Draft) -> None:
        """Go on with what was typed and not saved."""

    def action_accounts(self) -> None:
        """Show who works here. Raises `Refused` for whoever may not see it."""

    def sit_down(self, store: "Store", account: Account) -> None:
        """Open the desk for an account."""

    def lock(self) -> None:
        """Hide everything until whoever is at the desk gives their password."""

    def unlock(self) -> None:
        """Show everything again to whoever has just given their password."""

    def is_at(self, desk: "Desk") -> bool:
        """Tell whether it is still this desk at which somebody sits, or sat last."""

    def end_session(self, refused: Refused) -> None:
        """Hide everything until somebody signs in anew. refused: why."""
