"""日程: what lies ahead by week and by month, of one's own or of all cases within reach."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from textual import on
from textual.widget import Widget

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.law.clockrules import Ownership
from cases.law.owning import OURS
from cases.law.rulebook import RuleBook
from cases.staff.people import Role
from cases.staff.permissions import Action, check
from cases.values.calendar import Calendar, add_months
from cases.values.dates import EARLIEST, LATEST, with_weekday
from cases.values.text import Sentence, say
from cases.views.casefile import CaseFile
from cases.views.rows import Ahead
from cases.views.shown import hide_ahead, worded
from tui.dialogs.outgoing import offer_paper
from tui.dialogs.read import Read
from tui.frame.reveal import POLL, note_more, reveal
from tui.lists.aheadlines import explained, lines
from tui.papers.agendafile import Stretch, agenda_paper
from tui.screens.base import Base
from tui.screens.cases.which_day import WhichDay
from tui.widgets.columns import AHEAD
from tui.widgets.detail import Detail
from tui.widgets.month import Month
from tui.widgets.rows import Rows
from tui.words.days import day_name, grid_of, week_of
from tui.words.keys import Act, bindings, register
from tui.words.language import show_line

MOST = 1000
"""Things of before, and of the days in sight, that are listed at most."""

_DAY = timedelta(days=1)

CALENDAR = register(
    (
        Act("calendar.open", "open", say("打开"), say("打开光标所在的案件；在月历上先到当天"), "", ("enter",), 10),
        Act("calendar.back", "back", say("返回"), say("回到前一屏；在月历下的列表里先回月历"), "", ("escape",), 11),
        Act("calendar.month", "month", say("周或月"), say("在周和月之间切换"), "", ("f6",), 12),
        Act("calendar.previous", "turn(-1)", say("往前"), say("上一周或上一月"), "[", ("ctrl+left", "pageup"), 13),
        Act("calendar.next", "turn(1)", say("往后"), say("下一周或下一月"), "]", ("ctrl+right", "pagedown"), 14),
        Act("calendar.today", "today", say("今天"), say("回到今天"), "", ("f5", "home"), 15),
        Act("calendar.whose", "whose", say("看谁的"), say("只看自己的，或看全部可见的案件"), "", ("f11", "ctrl+f"), 16),
        Act("calendar.why", "why", say("依据"), say("说明光标所在的一项：怎样算出、依据、登记"), "i", ("ctrl+e",), 17),
        Act("calendar.export", "export", say("导出"), say("导出为日程表（docx）或日历（ics）"), "e", ("f7",), 18),
        Act("calendar.names", "names", say("显示姓名"), say("显示或隐藏姓名"), "v", ("f8",), 50),
        Act("calendar.go", "go", say("选日期"), say("输入一个日期，到那一周或那一月"), "", ("f2",), 55),
    )
)


class _Shown(NamedTuple):
    """What was read for the days in sight. late: what has passed before them. counts: by day, for the grid."""

    book: RuleBook
    late: tuple[Ahead, ...]
    due: tuple[Ahead, ...]
    counts: Mapping[date, int]
    known: Mapping[int, Known]

    @property
    def items(self) -> tuple[Ahead, ...]:
        """All that is listed."""
        return (*self.late, *self.due)

    @property
    def cut(self) -> bool:
        """Whether there is more than is listed."""
        return MOST in (len(self.late), len(self.due))


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
        self.set_interval(POLL, self._poll)

    def _poll(self) -> None:
        """Read anew as long as names stand there in full."""
        if self.revealed and self.is_current:
            self._read()

    def on_screen_resume(self) -> None:
        if self.shown:
            self._read()

    # Reading

    @property
    def days(self) -> tuple[date, date]:
        """The days whose things are listed."""
        return (self.day, self.day) if self.month else week_of(self.day)

    def _read(self, seek: date | None = None) -> None:
        """Read what lies ahead. The cursor stays on its thing; seek: or goes to the first one from this day on."""
        desk, (first, last), day = self.desk, self.days, self.day
        who = None if self.everyone else desk.account.account
        with_late, with_counts = not self.month and first <= desk.today <= last, self.month

        def read() -> _Shown:
            agenda = desk.agenda
            late = agenda.between(date.min, first - _DAY, who, MOST) if with_late else ()
            counts = agenda.counts(*grid_of(day), who) if with_counts else {}
            due, seen = agenda.between(first, last, who, MOST), self.shown.items if self.shown else ()
            note_more(self, "calendar", {item.case.id for item in (*late, *due)} - {item.case.id for item in seen})
            return _Shown(desk.rules.book, late, due, counts, desk.cases.known(worded((*late, *due))))

        self.fetch("ahead", read, lambda shown: self._show(shown, seek))

    def _show(self, shown: _Shown, seek: date | None = None) -> None:
        before, self.shown = self.item, shown
        self.set_class(self.month, "-month")
        self.query_one(Month).tell(self.day, self.desk.today, shown.counts, shown.book.calendar)
        items = hide_ahead(shown.items, Mask(on=not self.revealed), shown.known)
        found = lines(items, self.desk.today, shown.book)
        self.query_one(Rows).show_lines(AHEAD if found else (), found, self._place(before, seek))
        self._tell_place(shown)

    def _place(self, before: Ahead | None, seek: date | None) -> int:
        """Return where the cursor goes in the list."""
        items = self.shown.items if self.shown else ()
        if seek:
            return next((at for at, item in enumerate(items) if item.on >= seek), len(items))
        same = (at for at, item in enumerate(items) if before and _name(item) == _name(before))
        return next(same, self.query_one(Rows).cursor)

    def _tell_place(self, shown: _Shown) -> None:
        first, last = self.days
        n, calendar = len(shown.items), shown.book.calendar
        where = _month_and_day(first, calendar) if self.month else say("{first} 至 {last}", first=first, last=last)
        told = [say("{where}：{n} 项", where=where, n=n) if n else say("{where}：没有期限和待办", where=where)]
        told += _of_before(shown.late, self.desk.today)
        if shown.cut:
            told.append(say("还有更多，只列出最先的 {n} 项", n=MOST))
        if not self.month:
            told += _differing(first, last, calendar)
        self.query_one("#place", Detail).tell((show_line(say("；")).join(map(show_line, told)), ""))

    @property
    def item(self) -> Ahead | None:
        """The thing under the cursor of the list."""
        key = self.query_one(Rows).key
        return self.shown.items[int(key)] if self.shown and key else None

    @property
    def in_hand(self) -> int | None:
        return self.item.case.id if self.item else None

    # Moving

    @on(Month.Moved)
    def _day_chosen(self, event: Month.Moved) -> None:
        self._go(event.day)

    def _go(self, day: date) -> None:
        """Go to a day, in the week to the first thing from that day on."""
        if EARLIEST <= day <= LATEST:
            self.day = day
            self._read(day)
        else:
            self.app.bell()

    def action_turn(self, way: int) -> None:
        """Show the week or month before or after."""
        self._go(add_months(self.day, way) if self.month else week_of(self.day)[0] + 7 * way * _DAY)

    def action_today(self) -> None:
        """Come back to today."""
        self._go(self.desk.today)

    def action_go(self) -> None:
        """Ask for a day and go there."""
        self.app.push_screen(WhichDay(), lambda day: self._go(day) if day else None)

    def action_month(self) -> None:
        """Change between week and month; in the month the grid has the keys first."""
        self.month = not self.month
        self.set_class(self.month, "-month")
        (self.query_one(Month) if self.month else self.query_one(Rows)).focus()
        self._read(self.day)

    def action_whose(self) -> None:
        """Change between one's own and all within reach."""
        self.everyone = not self.everyone
        self.tell_top()
        self._read()

    @on(Rows.Chosen)
    def action_open(self) -> None:
        """Open the case under the cursor; from the grid go to the list of the day first."""
        if self.month and self.query_one(Month).has_focus:
            if self.item:
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
        item = self.item
        if item:
            self.fetch("why", lambda: self.desk.cases.file(item.case.id), lambda file: self._explain(item, file))

    def _explain(self, item: Ahead, file: CaseFile) -> None:
        pairs = explained(item, file, self.desk.today, self.desk.rules.book, masked=not self.revealed)
        if pairs:
            self.app.push_screen(Read(say("日程"), pairs))
        else:
            self.bangfu.tell(say("这一项刚有变动，列表已更新"))
            self._read()

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        cases = {item.case.id for item in self.shown.items} if self.shown else ()
        reveal(self, lambda: self.desk.trail.reveal("calendar", cases), self._names, self._read)

    def _names(self, *, shown: bool) -> None:
        self.revealed = shown
        if self.shown:
            self._show(self.shown)

    def action_export(self) -> None:
        """Write what is in sight as a list to print or as a calendar, after the password once more."""
        check(self.desk.account.role, Action.EXPORT)
        desk, shown = self.desk, self.shown
        if shown is None:
            return
        reach = desk.centre if desk.account.everywhere else desk.station.name
        whose = reach if self.everyone else desk.account.name
        offer_paper(self, agenda_paper(desk, shown.items, Stretch(*self.days, whose, shown.cut)))


def _of_before(items: Iterable[Ahead], today: date) -> Iterator[Sentence]:
    """Yield how many things of before are listed: late here, to ask others about, and rights that lapsed."""
    passed = [item for item in items if item.on < today]
    late, asked, lapsed = (
        sum(item.whose in whose for item in passed) for whose in (OURS, (Ownership.OTHER,), (Ownership.RIGHT,))
    )
    if late:
        yield say("含以前逾期 {n} 项", n=late)
    if asked:
        yield say("可催问 {n} 项", n=asked)
    if lapsed:
        yield say("已到期的权利 {n} 项", n=lapsed)


def _name(item: Ahead) -> tuple[object, ...]:
    """Return what a thing is known by from one reading to the next."""
    return item.case.id, item.sort, item.rule, item.entry, item.text, item.on


def _month_and_day(day: date, calendar: Calendar) -> Sentence:
    name = day_name(day, calendar)
    told = say("{day}（{name}）", day=with_weekday(day), name=name) if name else with_weekday(day)
    return say("{y}年{m}月 {day}", y=day.year, m=day.month, day=told)


def _differing(first: date, last: date, calendar: Calendar) -> Iterator[Sentence]:
    """Yield the days that differ from the usual week, those of one reason together."""
    days = [first + n * _DAY for n in range((last - first).days + 1)]
    for name, same in groupby(days, lambda day: day_name(day, calendar)):
        begin, *more = (f"{day:%m-%d}" for day in same)
        if name and more:
            yield say("{first} 至 {last} {name}", first=begin, last=more[-1], name=name)
        elif name:
            yield say("{day} {name}", day=begin, name=name)
