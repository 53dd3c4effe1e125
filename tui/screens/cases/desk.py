"""The desk: the queues with their counts, the cases of one of them, and the one under the cursor at a glance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from cases.hiding.known.people import Known
from cases.law.rulebook import RulesByKey
from cases.standing.leads import lead_of
from cases.values.refusal import Refused
from cases.values.text import say
from cases.views.rows import Load, Page, Row, View
from cases.views.shown import told_next
from cases.views.wording import in_a_list
from tui.frame.reveal import note_more, reveal
from tui.lists.caselines import case_lines
from tui.lists.marks import MarkedCases
from tui.lists.pager import PAGE, Pager
from tui.lists.prefetch import first_view, read_by_now
from tui.screens.base import Base
from tui.screens.cases.anew import look_at_rules
from tui.screens.cases.offers import OfferLines, Offers, offers
from tui.widgets.columns import of_queue
from tui.widgets.detail import Detail, Styled
from tui.widgets.fit import Column
from tui.widgets.glance import Glance
from tui.widgets.rows import ListLine, Rows
from tui.words.choices import Choice
from tui.words.keys import DECIDING, DESK, bindings
from tui.words.language import show_line
from tui.words.queuewords import nothing, short

POLL = 5.0
"""Seconds between looks at whether something has changed."""
PAUSE = 0.15
"""Seconds that the cursor rests on a case before it is read for the glance."""
QUIET = 1.5
"""Seconds after which one looks whether rules have changed: the first screen comes first."""


class DeskScreen(Base[None]):
    """Home."""

    WITHOUT = ("home",)
    BINDINGS = bindings((*DESK, *DECIDING))
    DEFAULT_CSS = """
    DeskScreen #queues { width: 19; height: 1fr; background: $surface; }
    DeskScreen.-narrow #queues { width: 0; }
    DeskScreen.-narrow #queues:focus { width: 19; }
    DeskScreen #middle { width: 1fr; }
    DeskScreen #place { height: 1; color: $text-muted; }
    DeskScreen #nothing { height: 1fr; padding: 1 2; display: none; }
    DeskScreen.-empty #nothing { display: block; }
    DeskScreen.-empty #cases { height: 1; }
    DeskScreen.-wide #detail { display: none; }
    DeskScreen #glance { width: 27%; min-width: 30; max-width: 44; }
    DeskScreen.-wide #glance { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.revealed = False
        self.away = False
        self.marks = MarkedCases()
        self.counts: dict[View, int] = {}
        self.rules: RulesByKey | None = None
        self.shown: list[Row] = []

    def heading(self) -> object:
        return self.bangfu.centre or say("帮扶")

    def body(self) -> Iterable[Widget]:
        self.pager = Pager(first_view(self.desk.account))
        with Horizontal():
            yield Rows(head=False, id="queues")
            with Vertical(id="middle"):
                yield OfferLines()
                yield Rows(id="cases")
                yield Detail(id="nothing")
                yield Detail(id="detail")
                yield Detail(id="place")
            yield Glance(id="glance")

    def on_mount(self) -> None:
        """Show the first page, which may be read ahead, and once it is painted all that can wait."""
        self.cases.focus()
        self._show_queues()
        ahead, self.bangfu.first_page = self.bangfu.first_page, None
        if page := read_by_now(ahead):
            self._show_first(page)
        else:
            self.fetch("page", ahead.result, self._show_first) if ahead else self._read([None])
        self.once_painted(self._count, self._read_offers, self._read_centre)
        self.set_timer(QUIET, lambda: look_at_rules(self, self.action_refresh))
        self.set_interval(POLL, self._poll)

    def _show_first(self, page: Page) -> None:
        self.pager.page = page
        self._show_cases(0)
        self.once_painted(self._read_words)

    def on_screen_suspend(self) -> None:
        self.away = True

    def on_screen_resume(self) -> None:
        if self.away:
            self.away = False
            self.action_refresh()
            self._read_offers()

    @property
    def cases(self) -> Rows:
        """The list of cases."""
        return self.query_one("#cases", Rows)

    @property
    def queues(self) -> Rows:
        """The list of queues."""
        return self.query_one("#queues", Rows)

    # Reading

    def show_view(self, view: View, whose: Load | None = None) -> None:
        """Show another queue from its start. whose: the colleague whose cases are shown, None for one's own."""
        if (view, whose) != (self.pager.view, self.pager.whose):
            self.pager = Pager(view, whose)
            self._show_queues()
            self._read([None])

    def _read(self, starts: list[str | None], cursor: int | str = 0) -> None:
        """Read the page at the last of these cursors, and the counts with the first one."""
        pager, desk = self.pager, self.desk

        def then(read: tuple[Page, frozenset[int], Mapping[int, Known]]) -> None:
            page, gone, known = read
            self._unmark(gone)
            if pager is self.pager:
                pager.starts, pager.page, pager.known = starts, page, known
                self._show_cases(cursor)
                self._count()

        def read() -> tuple[Page, frozenset[int], Mapping[int, Known]]:
            seen = {row.id for row in pager.page.rows}
            page = desk.queues.page(pager.view, starts[-1], PAGE, pager.account)
            note_more(self, f"list {pager.view}", (row.id for row in page.rows if row.id not in seen))
            marked = self.marks.ids
            gone = marked - desk.queues.reached(marked) if marked else marked
            return page, gone, desk.cases.known(told_next(page.rows))

        self.fetch("page", read, then)

    def _read_words(self) -> None:
        """Read what the steps of a page that was read ahead tell of people: the rows are painted first."""
        if told := tuple(told_next(self.pager.page.rows)):
            self.fetch("words", lambda: self.desk.cases.known(told), self._hear)

    def _hear(self, known: Mapping[int, Known]) -> None:
        self.pager.known = {**known, **self.pager.known}
        self._show_cases(self.cases.cursor)

    def _read_centre(self) -> None:
        self.fetch("centre", lambda: self.desk.centre, self._name_centre)

    def _name_centre(self, centre: str) -> None:
        self.bangfu.centre = centre
        self.tell_top()

    def _count(self) -> None:
        self.fetch("counts", self._read_counts, self._counted)

    def _read_counts(self) -> dict[View, int]:
        return self.desk.queues.counts()

    def _counted(self, counts: dict[View, int]) -> None:
        self.counts = counts
        self.query_one(OfferLines).count(counts.get(View.DECIDE, 0))
        self._show_queues()
        self._show_place()
        self._say_nothing()

    def _poll(self) -> None:
        """Look whether anybody has changed something, and read the page again if so."""
        if self.is_current:
            self.fetch("poll", self._read_counts, self._polled, self._unread)

    def _polled(self, counts: dict[View, int]) -> None:
        if counts != self.counts:
            self.action_refresh()

    def _unread(self, refused: Refused) -> None:
        """Say in passing that nothing could be read; the next look may succeed."""
        self.query_one("#place", Detail).tell((refused.problems[0].sentence, "$text-warning"))

    def _read_offers(self) -> None:
        self.fetch("offers", lambda: offers(self.desk), self._offer)

    def _offer(self, found: Offers) -> None:
        """Say what one is reminded of today and what waits; name what goes by the centre's own rules."""
        if found.rules is not self.rules:
            self._show_cases(self.cases.cursor)
        self.query_one(OfferLines).offer(found)

    # Showing

    def _show_queues(self) -> None:
        most = max((len(short(each)) for each in self.counts.values()), default=1)
        shown = [Column("name", "", 8, 40), Column("count", "", most, 8, right=True)]
        lines = [ListLine(view, (show_line(view.label), short(self.counts.get(view)))) for view in View]
        with self.prevent(Rows.Moved):
            self.queues.show_lines(shown, lines, self.pager.view)

    def _show_cases(self, cursor: int | str) -> None:
        page, shown = self.pager.page, of_queue(self.pager.view)
        self.set_class(not page.rows, "-empty")
        self.rules = self.desk.named_rules
        masked, names = not self.revealed, [each.id for each in shown]
        self.shown = self.pager.shown(masked=masked)
        lines = case_lines(self.shown, names, self.desk.today, self.rules)
        self.cases.show_lines(shown if lines else (), lines, cursor)
        self._say_nothing()
        self._show_place()
        self._look()

    def _say_nothing(self) -> None:
        """Say what to do where a queue is empty, or the whole centre."""
        new = self.counts.get(View.ALL) == 0
        told = nothing(View.ALL if new else self.pager.view, takes_in=not self.bangfu.vain)
        self.query_one("#nothing", Detail).tell((told, ""))

    def _show_place(self) -> None:
        place = self.pager.place(self.counts)
        self.query_one("#place", Detail).tell((say("{place}  {marked}", place=place, marked=self.marks.told), ""))

    @property
    def row(self) -> Row | None:
        """The case under the cursor."""
        return self.shown[self.cases.cursor] if self.cases.cursor < len(self.shown) else None

    @property
    def in_hand(self) -> int | None:
        return self.row.id if self.row else None

    @property
    def likely(self) -> Sequence[str]:
        lead = lead_of(self.row.stage, self.row.next_actor, self.row.kind) if self.row else None
        return (*((lead.event,) if lead else ()), "desk.open")

    def on_resize(self) -> None:
        """Tell of the case under the cursor where a wider window has room for it."""
        self.call_after_refresh(self._look)

    @on(Rows.Moved, "#cases")
    def _look(self) -> None:
        """Say what is next on the case under the cursor; in a wide window, read all of it once the cursor rests."""
        row = self.row
        if row is None:
            self.query_one("#detail", Detail).tell()
            self.query_one(Glance).tell()
        elif self.has_class("-wide"):
            self.set_timer(PAUSE, lambda: self._glance(row))
        else:
            told = in_a_list(row, self.desk.today, self.desk.named_rules, keys=True)
            self.query_one("#detail", Detail).tell((told, ""))

    def _glance(self, row: Row) -> None:
        masked, today = not self.revealed, self.desk.today

        def read() -> list[Styled]:
            from tui.brief import parts  # in the thread: all that reads a case, which the first drawing does not need

            return parts(self.desk.cases.file(row.id), today, masked=masked)

        def show(told: list[Styled]) -> None:
            if masked is not self.revealed:
                self.query_one(Glance).tell(*told)

        if row is self.row:
            self.fetch("glance", read, show)

    # Moving

    @on(Rows.Moved, "#queues")
    def _queue_chosen(self, event: Rows.Moved) -> None:
        self.show_view(View(event.key))

    @on(Rows.Chosen, "#cases")
    def _case_chosen(self) -> None:
        self.action_open()

    @on(Rows.Edge, "#cases")
    def _turn(self, event: Rows.Edge) -> None:
        starts = self.pager.beyond(event.way)
        if starts:
            self._read(starts, 0 if event.way > 0 else PAGE)
        else:
            self.app.bell()

    def action_queues(self) -> None:
        self.queues.focus()

    def action_cases(self) -> None:
        self.cases.focus()

    def action_queue(self, way: int) -> None:
        views = tuple(View)
        self.show_view(views[(views.index(self.pager.view) + way) % len(views)])

    def action_open(self) -> None:
        if self.queues.has_focus:
            self.cases.focus()
        elif self.row:
            self.bangfu.open_case(self.row.id)

    # Acting

    def action_mark(self) -> None:
        if self.row is None:
            return
        self.marks.turn(self.row.id)
        self._show_marks()
        self.cases.move(self.cases.cursor + 1)

    def _unmark(self, gone: frozenset[int]) -> None:
        """Let go of marked cases that are out of reach by now."""
        if gone:
            self.marks.forget(gone)
            self.bangfu.tell(say("选中的案件有 {n} 件已不在您的查看范围内，不再选中", n=len(gone)))
            self._show_marks()

    def action_clear(self) -> None:
        self.marks.clear()
        self._show_marks()

    def action_unclear(self) -> None:
        """Take back the last change of what is marked; what is out of reach by now is let go of again."""
        if self.marks.back():
            self._show_marks()
            self.action_refresh()
        else:
            self.app.bell()

    def _show_marks(self) -> None:
        self.cases.mark(frozenset(map(str, self.marks.ids)))
        self._show_place()

    def action_record(self, code: str) -> None:
        """Record an event of the marked cases in turn, or of the case under the cursor where none is marked."""
        from tui.screens.cases.recording import ask_event, ask_event_of_each  # the first drawing does not need it

        if self.marks and not self.queues.has_focus:
            ask_event_of_each(self, self.marks.in_order, code)
        elif self.row and not self.queues.has_focus:
            ask_event(self, self.row.id, code)
        else:
            self.app.bell()

    def more(self) -> Sequence[tuple[Choice, Callable[[], object]]]:
        from tui.screens.cases.recording import decisions  # nor this

        stages = [self.row.stage] if self.row and not self.marks else []  # marked ones may have gone on since
        return list(decisions(stages, self.action_record)) if self.row or self.marks else ()

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        rows = [row.id for row in self.pager.page.rows]
        note = lambda: self.desk.trail.reveal(f"list {self.pager.view}", rows)  # noqa: E731 - one line
        reveal(self, note, self._names, self.action_refresh)

    def _names(self, *, shown: bool) -> None:
        self.revealed = shown
        self._show_cases(self.cases.cursor)

    def action_refresh(self) -> None:
        self._read(self.pager.starts, self.cases.key)

    def action_export(self) -> None:
        from tui.dialogs.outgoing import offer_paper  # the first drawing does not need it
        from tui.papers.meeting import meeting_paper  # nor this

        view, whose, marked = self.pager.view, self.pager.whose, self.marks.in_order
        queued = whose.open_cases if whose else self.counts.get(view, 0)
        if queued or marked:
            made = partial(meeting_paper, self.desk, view, queued, marked, whose=whose.account if whose else None)
            self.fetch("meeting", made, lambda paper: offer_paper(self, paper))
        else:
            self.bangfu.refuse_with(say("这个列表里没有案件，没有可导出的会议材料；请换一个列表"))

    def action_whose(self) -> None:
        from tui.screens.cases.colleagues import offer_colleagues  # the first drawing does not need it

        offer_colleagues(self, lambda load: self.show_view(View.MINE, load))

    def action_drafts(self) -> None:
        from tui.screens.cases.drafts import offer_drafts  # nor this

        offer_drafts(self, self.query_one(OfferLines).drafts)
