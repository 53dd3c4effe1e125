"""日程: what lies ahead by week and by month, of one's own or of all cases within reach."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.widget import Widget

from cases.calendar import add_months
from cases.people import Role
from cases.rulebook import RuleBook
from cases.text import say
from cases.views import Ahead
from tui.agendafile import ENDINGS, write_ahead
from tui.aheadlines import columns, explained, lines
from tui.days import grid_of, week_of
from tui.dialogs.read import Read
from tui.keys import Act, bindings, register
from tui.listing_dialog import export_list
from tui.reveal import reveal
from tui.screens.base import Base
from tui.widgets.detail import Detail
from tui.widgets.month import FIRST, LAST, Month
from tui.widgets.rows import Rows

CALENDAR = register(
    (
        Act("calendar.open", "open", say("打开"), say("打开光标所在的案件；在月历上先到当天"), "o", ("enter",), 10),
        Act("calendar.back", "back", say("返回"), say("回到前一屏；在月历下的列表里先回月历"), "", ("escape",), 15),
        Act("calendar.month", "month", say("周或月"), say("在周和月之间切换"), "m", ("f6",), 20),
        Act("calendar.previous", "turn(-1)", say("往前"), say("上一周或上一月"), "[", ("pageup",), 25),
        Act("calendar.next", "turn(1)", say("往后"), say("下一周或下一月"), "]", ("pagedown",), 26),
        Act("calendar.today", "today", say("今天"), say("回到今天"), "t", ("f5", "home"), 30),
        Act("calendar.whose", "whose", say("全部或自己"), say("只看自己的，或看全部可见的案件"), "a", ("f11",), 35),
        Act("calendar.why", "why", say("依据"), say("说明光标所在的一项：依据、长度、何时登记"), "i", ("ctrl+e",), 40),
        Act("calendar.names", "names", say("显示姓名"), say("显示或隐藏姓名"), "v", ("f8",), 50),
        Act("calendar.export", "export", say("导出"), say("写成日程表（docx）或日历（ics）"), "e", ("f7",), 45),
    )
)


class _Shown(NamedTuple):
    """What was read for the days in sight."""

    book: RuleBook
    items: tuple[Ahead, ...]
    counts: Mapping[date, int]


class CalendarScreen(Base[None]):
    """A week as a list, or a month as a grid with the list of one of its days."""

    BINDINGS = bindings(CALENDAR)
    DEFAULT_CSS = """
    CalendarScreen Month { display: none; margin-bottom: 1; }
    CalendarScreen.-month Month { display: block; }
    CalendarScreen #place { height: 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.revealed = self.month = False
        self.everyone = False
        self.shown: _Shown | None = None

    def heading(self) -> object:
        return say("日程：{whose}", whose=say("全部案件") if self.everyone else self.desk.account.name)

    def body(self) -> Iterable[Widget]:
        yield Detail(id="place")
        yield Month()
        yield Rows()

    def on_mount(self) -> None:
        self.day = self.desk.today
        self.everyone = self.desk.account.role is not Role.STAFF
        self.tell_top()
        self.query_one(Rows).focus()
        self._read()

    def on_screen_resume(self) -> None:
        if self.shown:
            self._read()

    # Reading

    @property
    def days(self) -> tuple[date, date]:
        """The days whose things are listed."""
        return (self.day, self.day) if self.month else week_of(self.day)

    def _read(self) -> None:
        desk, (first, last), day = self.desk, self.days, self.day
        who = None if self.everyone else desk.account.account
        late = not self.month and first <= desk.today <= last

        def read() -> _Shown:
            items = desk.agenda.between(first, last, who)
            if late:
                items = (*desk.agenda.between(date.min, first - timedelta(days=1), who), *items)
            counts = desk.agenda.counts(*grid_of(day), who) if self.month else {}
            return _Shown(desk.rules.book, items, counts)

        self.fetch("ahead", read, self._show)

    def _show(self, shown: _Shown) -> None:
        self.shown = shown
        self.set_class(self.month, "-month")
        self.query_one(Month).tell(self.day, self.desk.today, shown.counts, shown.book.calendar)
        rows, masked = self.query_one(Rows), not self.revealed
        found = lines(shown.items, self.desk.today, shown.book, masked=masked)
        rows.show_lines(columns() if found else (), found, rows.cursor)
        self._tell_place()

    def _tell_place(self) -> None:
        first, last = self.days
        n = len(self.shown.items) if self.shown else 0
        if self.month:
            told = say("{y}年{m}月  {day}：{n} 项", y=self.day.year, m=self.day.month, day=self._named(self.day), n=n)
        else:
            told = say("{first} 至 {last}：{n} 项", first=self._named(first), last=self._named(last), n=n)
        self.query_one("#place", Detail).tell((told, "") if n else (say("{told}，没有期限和待办", told=told), ""))

    def _named(self, day: date) -> object:
        """Say a day, with the name of the holiday that it is."""
        name = self.shown.book.calendar.rest_name(day) if self.shown else None
        return say("{day}（{name}）", day=day, name=name) if name and day.weekday() < 5 else day

    @property
    def item(self) -> Ahead | None:
        """The thing under the cursor of the list."""
        key = self.query_one(Rows).key
        return self.shown.items[int(key)] if self.shown and key else None

    # Moving

    @on(Month.Moved)
    def _day_chosen(self, event: Month.Moved) -> None:
        self._go(event.day)

    def _go(self, day: date) -> None:
        if FIRST <= day <= LAST:
            self.day = day
            self._read()

    def action_turn(self, way: int) -> None:
        """Show the week or month before or after."""
        self._go(add_months(self.day, way) if self.month else self.day + timedelta(days=7 * way))

    def action_today(self) -> None:
        """Come back to today."""
        self._go(self.desk.today)

    def action_month(self) -> None:
        """Change between week and month; in the month the grid has the keys first."""
        self.month = not self.month
        self.set_class(self.month, "-month")
        (self.query_one(Month) if self.month else self.query_one(Rows)).focus()
        self._read()

    def action_whose(self) -> None:
        """Change between one's own and all within reach."""
        self.everyone = not self.everyone
        self.tell_top()
        self._read()

    @on(Rows.Chosen)
    def action_open(self) -> None:
        """Open the case under the cursor; from the grid go to the list of the day first."""
        if self.month and self.query_one(Month).has_focus:
            self.query_one(Rows).focus()
        elif self.item:
            self.bangfu.open_case(self.item.case.id)

    def action_back(self) -> None:
        """Leave; from the list below the grid go back to the grid first."""
        if self.month and not self.query_one(Month).has_focus:
            self.query_one(Month).focus()
        else:
            self.dismiss(None)

    # Telling

    def action_why(self) -> None:
        """Say on what the thing under the cursor stands."""
        if self.item and self.shown:
            pairs = tuple(explained(self.item, self.shown.book, masked=not self.revealed))
            self.app.push_screen(Read(say("日程"), pairs))

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        cases = len({item.case.id for item in self.shown.items}) if self.shown else 0
        reveal(self, lambda: self.desk.trail.reveal("calendar", cases=cases), self._names)

    def _names(self, *, shown: bool) -> None:
        self.revealed = shown
        if self.shown:
            self._show(self.shown)

    def action_export(self) -> None:
        """Write what is in sight as a list to print or as a calendar, after the password once more."""
        from exports.agenda import Span

        if self.shown is None:
            return
        items, desk, (first, last) = self.shown.items, self.desk, self.days
        span = Span(first, last, desk.centre if self.everyone else desk.account.name)
        what = say("写成日程表（.docx，可打印）或日历（.ics，可导入手机）：由文件名的结尾决定。")

        def write(path: Path, masked: bool) -> int:
            write_ahead(desk, path, items, span, masked=masked)
            return len(items)

        export_list(self, say("日程"), write, what=what, endings=ENDINGS)
