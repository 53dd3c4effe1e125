"""A month as a grid of days: how many things are due on each, which are rest days, which is today."""

from collections.abc import Mapping
from datetime import date, timedelta

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from cases.values.calendar import Calendar
from cases.values.dates import EARLIEST, LATEST
from cases.values.text import say
from tui.widgets.fit import pad
from tui.words.days import day_tag, grid_of, weeks
from tui.words.language import show, show_line

WIDEST = 16
"""Cells of a day at most. Ten hold all that is said of one."""

_DAYS = (say("一"), say("二"), say("三"), say("四"), say("五"), say("六"), say("日"))


class Month(Widget, can_focus=True):
    """The grid, with a cursor that the arrows move by days and weeks. It posts `Moved`."""

    BINDINGS = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move(-7)", show=False),
        Binding("down", "move(7)", show=False),
    ]
    DEFAULT_CSS = """
    Month { height: 7; padding: 0 1; }
    """

    class Moved(Message):
        """The cursor stands on another day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self.day = self.today = date.min
        self.counts: Mapping[date, int] = {}
        self.calendar = Calendar()

    def tell(self, day: date, today: date, counts: Mapping[date, int], calendar: Calendar) -> None:
        """Show the month of a day, with the cursor on it."""
        self.day, self.today, self.counts, self.calendar = day, today, counts, calendar
        first, last = grid_of(day)
        self.styles.height = (last - first).days // 7 + 2
        self.refresh()

    def action_move(self, days: int) -> None:
        """Move the cursor by days, into the neighbouring month where it comes to that."""
        day = self.day + timedelta(days=days)
        if EARLIEST <= day <= LATEST:
            self.day = day
            self.refresh()
            self.post_message(self.Moved(day))

    def render(self) -> Content:
        if self.day == date.min:
            return Content("")
        cell = min(self.content_size.width // 7, WIDEST)
        head = Content.styled("".join(pad(f" {show(each)}", cell) for each in _DAYS), "$text-muted")
        lines = [Content("").join(self._day(day, cell) for day in week) for week in weeks(*grid_of(self.day))]
        return Content("\n").join([head, *lines])

    def _day(self, day: date, cell: int) -> Content:
        mark = ">" if day == self.day else " "
        count = self.counts.get(day, 0)
        told = show_line(say("{n}项", n=count)) if count else ""
        late = "!" if count and day < self.today else ""
        text = f"{mark}{day.day:>2}{show(self._tag(day))} {late}{told}"
        return Content.styled(pad(text, cell), self._style(day, count))

    def _tag(self, day: date) -> object:
        """Return the word beside a day's number: colour alone tells nothing."""
        return say("今") if day == self.today else day_tag(day, self.calendar)

    def _style(self, day: date, count: int) -> str:
        if day == self.day:
            return "$block-cursor-foreground on $block-cursor-background"
        if day == self.today:
            return "$text-accent bold"
        if day.month != self.day.month or self.calendar.is_rest_day(day):
            return "$text-muted"
        return "$text-error" if count and day < self.today else ""
