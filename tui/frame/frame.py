"""What every screen and dialog stands on: work in threads, one path for errors, and a word in too small a window."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.events import ScreenResume
from textual.message import Message
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.worker import Worker

from cases.values.refusal import Refused
from cases.values.text import say
from tui.frame.compositor import WholeCharacters
from tui.frame.program import Program
from tui.widgets.rows import Rows
from tui.words.choices import Choice
from tui.words.language import _

if TYPE_CHECKING:
    from storage.desk import Desk

T = TypeVar("T")

LATE = 3.0
"""Seconds after which somebody who waits is told why."""
UNSEEN = ("work", "poll", "counts", "rules", "glance", "same", "look", "used")
"""What nobody waits for, or what says itself how far it is."""
APART = ("find", "passages", "page", "words", "ahead", "loads", "offers", "twins")
"""What is filled in while one goes on: the keys do not wait for it."""


class TooSmall(Widget):
    """Covers a window in which nothing could be read. What lies under it keeps its text and its focus."""

    DEFAULT_CSS = """
    TooSmall {
        layer: cover; dock: top; width: 100%; height: 100%; display: none;
        background: $background; color: $foreground; content-align: center middle; text-align: center;
    }
    """

    def render(self) -> Content:
        return Content(_("窗口太小，请拉大一些\n内容都还在"))


class Frame(Screen[ScreenResultType]):
    """A screen that asks the desk in threads and says what went wrong.

    WITHOUT: the actions of the program that make no sense here. COVERS: whether it covers everything.
    """

    WITHOUT: ClassVar[tuple[str, ...]] = ()
    COVERS: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._compositor = WholeCharacters()
        self._once_painted: list[Callable[[], object]] = []

    def _post_register(self, app: App[Any]) -> None:
        """Stand from the start as fits the terminal, in styles as they are now.

        Textual tells a screen both only after it has been laid out and painted once, and then does that again.
        """
        super()._post_register(app)
        width, height = app.size
        across = self._get_breakpoint_classes(width, app.HORIZONTAL_BREAKPOINTS or [])
        down = self._get_breakpoint_classes(height, app.VERTICAL_BREAKPOINTS or [])
        self.add_class(*across, *down, update=False)
        self._css_update_count = app._css_update_count  # noqa: SLF001 - there is no other way

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Style nothing anew when it is first shown: each of its widgets was styled as it was made."""
        event.refresh_styles = event.refresh_styles and self.stack_updates > 0

    def _compositor_refresh(self) -> None:
        """Paint what has changed; within a batch it would go nowhere, and is left to be painted after it."""
        if not self.app._batch_count:  # noqa: SLF001 - as above
            super()._compositor_refresh()
            waiting, self._once_painted = self._once_painted, []
            for act in waiting:
                self.call_later(act)

    def once_painted(self, *acts: Callable[[], object]) -> None:
        """Do something once the screen is painted next: while a program starts, textual calls after no paint at all.

        What reads in threads meanwhile would take its turns from what paints.
        """
        self._once_painted += acts

    @property
    def bangfu(self) -> Program:
        """The app, as its screens know it."""
        return cast("Program", self.app)

    @property
    def desk(self) -> "Desk":
        """The desk that somebody has sat down at."""
        return self.bangfu.desk

    def fetch(
        self,
        purpose: str,
        work: Callable[[], T],
        then: Callable[[T], object],
        refused: Callable[[Refused], object] | None = None,
    ) -> Worker[None]:
        """Do work in a thread and hand its result to `then`; newer work for the same purpose makes older void.

        A refusal goes to `refused`, or else to the reader; anything unexpected is logged and said in a sentence.
        """
        seen = purpose not in UNSEEN

        async def fetching() -> None:
            late = self.set_timer(LATE, lambda: self._tell_late(worker)) if seen else None
            try:
                await self._fetch(work, then, refused)
            finally:
                if late:
                    late.stop()

        worker: Worker[None] = self.run_worker(fetching, name=purpose, group=purpose, exclusive=True)
        if seen and purpose not in APART:
            self.bangfu.keys_after(worker)
        return worker

    def _tell_late(self, worker: Worker[None]) -> None:
        """Say what is waited for; at the door alone do keys wait on, for they may be a password."""
        if self.bangfu.seated:
            self.bangfu.keys_before(worker)
        self.bangfu.tell(say("还在等：磁盘慢，或另一位同事正在保存；好了就接着显示"))

    async def _fetch(
        self, work: Callable[[], T], then: Callable[[T], object], refused: Callable[[Refused], object] | None
    ) -> None:
        try:
            result = await asyncio.to_thread(work)
            if self.is_attached and not self._pruning:  # the screen may be going, its widgets gone before it
                then(result)
        except Refused as problem:
            refused(problem) if refused else self.bangfu.refuse(problem, self.mode)
        except Exception as error:  # noqa: BLE001 - a fault must not take the screen away
            self.bangfu.trouble(error, self.mode)

    async def _dispatch_message(self, message: Message) -> None:
        """Handle a message; a fault in it is said, and does not end the screen."""
        try:
            await super()._dispatch_message(message)
        except Refused as problem:
            self.bangfu.refuse(problem, self.mode)
        except Exception as error:  # noqa: BLE001 - as above
            self.bangfu.trouble(error, self.mode)

    def action_step(self, way: str, by: int) -> None:
        """Move in the list while a field has the keys; see `STEPS`."""
        rows = self.query_one(Rows)
        rows.action_page(by) if way == "page" else rows.action_move(by)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave this screen, and no other, wherever it stands; who has left it leaves nothing more."""
        if not any(each is self for each in self.bangfu.all_screens):
            return AwaitComplete()
        self._result_callbacks[-1](result)
        return self.bangfu.put_away(self)

    @property
    def mode(self) -> str | None:
        """Where what it has to say is shown, as textual knows it; None for where the work is."""
        return self.bangfu.current_mode if self.COVERS else None

    def keep(self) -> None:
        """Keep what must not be lost, and go on: called when something covers the screen."""

    def unkept(self) -> Callable[[], None] | None:
        """Return what keeps what must not be lost, to be called in a thread; None where nothing is left to keep."""
        return None

    def halt(self) -> None:
        """Stop what runs."""

    def leaving(self) -> None:
        """Keep what must not be lost, and stop: called before the screen is left for the desk or the program ends."""
        self.halt()

    @property
    def in_hand(self) -> int | None:
        """The case that the screen or its cursor is on, None for none."""
        return None

    @property
    def likely(self) -> Sequence[str]:
        """What one would do now: codes of events and ids of actions, the next step first."""
        return ()

    def more(self) -> Sequence[tuple[Choice, Callable[[], object]]]:
        """Return what menu and palette offer here beyond the keys: each with what is done when it is chosen."""
        return ()
