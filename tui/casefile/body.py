"""The tabs of a case: a line with their names, the list of the one in sight, and all there is to the line chosen."""

from collections.abc import Sequence

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from tui.casefile.clocks import ClocksTab
from tui.casefile.history import HistoryTab
from tui.casefile.money import MoneyTab
from tui.casefile.papers import PapersTab
from tui.casefile.people import PeopleTab
from tui.casefile.reading import OnScreen
from tui.casefile.tab import Tab
from tui.widgets.detail import Detail
from tui.widgets.rows import Rows
from tui.widgets.sheet import Labelled, Sheet
from tui.widgets.tabline import TabLine

PAGE = 200
"""Lines of a list made at first; going beyond its end doubles them."""


class EntryRows(Rows):
    """A list in which entries may be struck out."""

    def _style(self, name: str) -> Style:
        return super()._style("dim") + Style(strike=True) if name == "void" else super()._style(name)


class CaseBody(Widget):
    """All tabs, one of them in sight. `show` fills it."""

    SCOPED_CSS = False  # the screen says how wide and high the window is
    DEFAULT_CSS = """
    CaseBody { height: 1fr; layout: vertical; }
    CaseBody TabLine { background: $surface; }
    CaseBody #middle { layout: vertical; height: 1fr; }
    CaseBody #left { width: 1fr; height: 1fr; }
    CaseBody #top { display: none; height: auto; padding: 0 1 1 1; }
    CaseBody #none { display: none; height: 1fr; padding: 1 2; color: $text-muted; }
    CaseBody #detail { height: 40%; min-height: 5; background: $surface; scrollbar-size-vertical: 1; }
    CaseBody.-top #top { display: block; }
    CaseBody.-empty #rows, CaseBody.-empty #detail { display: none; }
    CaseBody.-empty #none { display: block; }
    CaseBody.-page #left { display: none; }
    .-short CaseBody #detail { display: none; }
    .-wide CaseBody #middle { layout: horizontal; }
    .-wide CaseBody #detail { width: 44%; height: 1fr; }
    CaseBody.-page #detail, .-short CaseBody.-page #detail, .-wide CaseBody.-page #detail {
        display: block; height: 1fr; width: 1fr; background: $background;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.tabs: Sequence[Tab] = (HistoryTab(), PeopleTab(), ClocksTab(), MoneyTab(), PapersTab())
        self.at = 0
        self.most = PAGE
        self.reading: OnScreen | None = None

    def compose(self) -> ComposeResult:
        yield TabLine()
        with Vertical(id="middle"):
            with Vertical(id="left"):
                yield Sheet(id="top")
                yield EntryRows(id="rows")
                yield Detail(id="none")
            with VerticalScroll(id="detail"):
                yield Sheet(id="sheet")

    @property
    def tab(self) -> Tab:
        """The tab in sight."""
        return self.tabs[self.at]

    @property
    def rows(self) -> EntryRows:
        """The list of the tab in sight."""
        return self.query_one("#rows", EntryRows)

    @property
    def chosen(self) -> tuple[Labelled, ...]:
        """All there is to the line under the cursor; nothing where there is none."""
        if self.reading is None or not self.rows.key:
            return ()
        return tuple(self.tab.detail(self.reading, self.rows.key))

    @property
    def entry(self) -> str:
        """The number of the entry under the cursor, empty where that is none."""
        return self.rows.key if self.tab.lists_entries and self.rows.key.isdecimal() else ""

    def show(self, reading: OnScreen) -> None:
        """Show a case as it is now, the cursor where it was."""
        begun, self.reading = self.reading is not None, reading
        self._show(self.rows.key)
        if not begun:
            self._focus()

    def turn_to(self, at: int) -> None:
        """Show another tab, by its place."""
        self.at, self.most = at % len(self.tabs), PAGE
        self._show(0)
        self._focus()

    def to_newest(self) -> None:
        """Go to the entry that was recorded last, where entries are listed."""
        if self.tab.lists_entries and self.reading:
            self.rows.move(self.tab.first_entry(self.reading))

    def to_entry(self, key: str) -> None:
        """Go to an entry in the list of all of them, however far back it is."""
        count = len(self.reading.file.history) if self.reading else 0
        while self.most < count and all(line.key != key for line in self.rows.lines):
            self.most *= 2
            self._show(key)
        self._show(key)

    def _focus(self) -> None:
        (self.rows if self.tab.columns() else self.query_one("#detail")).focus()

    def _show(self, cursor: int | str) -> None:
        tab, reading = self.tab, self.reading
        if reading is None:
            return
        self.query_one(TabLine).tell([(each.label, each.count(reading)) for each in self.tabs], self.at)
        columns, top, lines = tab.columns(), list(tab.top(reading)), tab.lines(reading, self.most)
        page = not columns
        self.set_class(page, "-page")
        self.set_class(not page and not lines, "-empty")
        self.set_class(bool(top), "-top")
        self.query_one("#top", Sheet).tell(top)
        self.query_one("#none", Detail).tell((tab.empty, ""))
        self.rows.show_lines(columns, lines, cursor)
        self._tell_detail()

    @on(Rows.Moved)
    def _tell_detail(self) -> None:
        if self.reading is None:
            return
        sheet, pairs = self.query_one("#sheet", Sheet), tuple(self.tab.detail(self.reading, self.rows.key))
        if pairs != sheet.pairs:
            sheet.tell(pairs)
            self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    @on(Rows.Edge)
    def _beyond(self, event: Rows.Edge) -> None:
        count = self.tab.count(self.reading) if self.reading else None
        if event.way > 0 and count and count > self.most:
            self.most *= 2
            self._show(self.rows.cursor + 1)
        else:
            self.app.bell()
