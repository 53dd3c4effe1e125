"""A list of aligned rows with a cursor: the queues, the cases in them, what a search found, the lines of a menu.

It draws its lines itself, and only those in sight, so that moving costs the same however long the list is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.fit import Column, Fitted, crop, fit, pad, plain, run_over
from tui.widgets.moves import MOVES
from tui.words.keys import bindings
from tui.words.language import show_line

_STYLES = {
    "head": ("text-muted", "", True),
    "cursor": ("block-cursor-foreground", "block-cursor-background", True),
    "cursor-blurred": ("block-cursor-blurred-foreground", "block-cursor-blurred-background", True),
    "late": ("text-error", "", True),
    "soon": ("text-warning", "", False),
    "dim": ("text-muted", "", False),
    "marked": ("text-accent", "", True),
}
"""How lines look: the theme's colours of text and ground, and whether it is bold. Component classes would say the same,
but cost textual's stylesheet half a millisecond each for every list, before anything is on the screen."""

_FOUND = Style(bold=True, underline=True)
"""How what was looked for stands out, without colours too."""

LEAD = 2
"""Cells before the first column: one for the cursor's sign, one for the mark."""


@dataclass(frozen=True)
class ListLine:
    """A row. cells: one text for each column. tones: by column id, `late` or `soon`. dim: it can't be chosen now.

    runs: what stands there from end to end in place of cells, with `found` beside what was looked for.
    """

    key: str
    cells: tuple[str, ...] = ()
    tones: Mapping[str, str] = field(default_factory=dict)
    dim: bool = False
    runs: tuple[tuple[str, str], ...] = ()


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of lines. `show_lines` fills it; it posts `Moved`, `Chosen` and `Edge`."""

    BINDINGS = bindings(MOVES)
    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    """

    class _Of(Message):
        """Something about a row; key: empty where the list is."""

        def __init__(self, rows: "Rows", key: str = "") -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "Rows":
            return self.rows

    class Moved(_Of):
        """The cursor stands on another line."""

    class Chosen(_Of):
        """A line was double-clicked."""

    class Edge(_Of):
        """Somebody wants to go on beyond the last line, or back before the first."""

        def __init__(self, rows: "Rows", way: int) -> None:
            super().__init__(rows)
            self.way = way

    def __init__(self, *, head: bool = True, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - textual's word
        super().__init__(id=id, classes=classes)
        self.head = int(head)
        self.columns: Sequence[Column] = ()
        self.lines: Sequence[ListLine] = ()
        self.fitted: tuple[Fitted, ...] = ()
        self.marked: frozenset[str] = frozenset()
        self.cursor = 0
        self._room = -1
        self._page_before = 1
        self._styles_made: dict[str, Style] = {}
        self._strips: dict[tuple[int, bool], Strip] = {}

    @property
    def leads(self) -> bool:
        """Whether the keys move this cursor: it has the focus, or a field passes the moves on to it."""
        return self.has_focus or not self.can_focus

    @property
    def key(self) -> str:
        """The key of the line under the cursor, empty where there is none."""
        return self.lines[self.cursor].key if self.lines else ""

    def show_lines(self, columns: Sequence[Column], lines: Sequence[ListLine], cursor: int | str = 0) -> None:
        """Show these lines in place of the others, the cursor on this place or key."""
        self.columns = [replace(each, title=plain(show_line(each.title))) for each in columns]
        self.lines = [replace(each, cells=tuple(map(plain, each.cells))) for each in lines]
        if isinstance(cursor, str):
            cursor = next((at for at, line in enumerate(lines) if line.key == cursor), 0)
        self.cursor = max(0, min(cursor, len(lines) - 1))
        self.virtual_size = Size(0, len(lines) + self.head)
        self._room = -1
        self.redraw()
        self._scroll_to_cursor()
        if lines:
            self.post_message(self.Moved(self, self.key))

    def mark(self, keys: frozenset[str]) -> None:
        """Mark the lines with these keys and no others."""
        self.marked = keys
        self.redraw()

    def redraw(self) -> None:
        """Draw every line anew."""
        self._strips.clear()
        self.refresh()

    def _lay_out(self, room: int) -> None:
        """Fit the columns to the room that there is now, a scrollbar taken off."""
        if room != self._room:
            self._room = room
            self._strips.clear()
            texts = [line.cells for line in self.lines if not line.runs]
            self.fitted = fit(self.columns, texts, room - LEAD) if self.columns and room > LEAD else ()

    def on_resize(self) -> None:
        if self.page_height > 2 * self._page_before:  # a window made small for a moment leaves nothing scrolled away
            self.scroll_to(y=max(self.cursor - self.page_height + 1, 0), animate=False)
        self._page_before = self.page_height
        self._scroll_to_cursor()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
        self._styles_made.clear()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        self._lay_out(width)
        at = y if y < self.head else y + self.scroll_offset.y
        return self._strip(at - self.head).adjust_cell_length(width, self.rich_style)

    def _strip(self, at: int) -> Strip:
        if at >= len(self.lines):
            return Strip.blank(self._room, self.rich_style)
        known = (at, at == self.cursor and self.leads)
        if known not in self._strips:
            self._strips[known] = self._draw(at)
        return self._strips[known]

    def _draw(self, at: int) -> Strip:
        if at < 0:
            text = " ".join(pad(str(each.column.title), each.width, right=each.column.right) for each in self.fitted)
            return Strip([Segment(" " * LEAD + text, self._style("head"))])
        line, here = self.lines[at], at == self.cursor
        lead = (">" if here else " ") + ("*" if line.key in self.marked else " ")
        base = self._base(line, here)
        segments = [Segment(lead, base)]
        if line.runs:
            return Strip([*segments, *self._run(line, base)]).adjust_cell_length(self._room, base)
        cells = [line.cells[self.columns.index(each.column)] for each in self.fitted]
        for place, (told, each) in enumerate(run_over(cells, self.fitted)):
            text = pad(told, each.width, right=each.column.right)
            tone = line.tones.get(each.column.id)
            segments.append(Segment((" " if place else "") + text, self._style(tone) if tone and not here else base))
        return Strip(segments).adjust_cell_length(self._room, base)

    def _run(self, line: ListLine, base: Style) -> Iterator[Segment]:
        room = self._room - LEAD
        for text, tone in line.runs:
            told = crop(text, room)
            room -= cell_len(told)
            yield Segment(told, base + _FOUND if tone else base)

    def _base(self, line: ListLine, here: bool) -> Style:
        if here:
            return self._style("cursor" if self.leads else "cursor-blurred")
        if line.dim:
            return self._style("dim")
        return self._style("marked") if line.key in self.marked else self.rich_style

    def _style(self, name: str) -> Style:
        """Return a style by name; they are made together once for each look."""
        if not self._styles_made:
            colours = self.app.theme_variables
            self._styles_made = {
                each: self.rich_style + Style(color=colours[text], bgcolor=colours.get(ground), bold=bold)
                for each, (text, ground, bold) in _STYLES.items()
            }
        return self._styles_made[name]

    def move(self, to: int) -> None:
        """Put the cursor on a line."""
        to = max(0, min(to, len(self.lines) - 1))
        if to == self.cursor or not self.lines:
            return
        before, self.cursor = self.cursor, to
        for at in (before, to):
            self._strips.pop((at, True), None)
            self._strips.pop((at, False), None)
            self.refresh(Region(0, at + self.head - self.scroll_offset.y, self.size.width, 1))
        self._scroll_to_cursor()
        self.post_message(self.Moved(self, self.key))

    @property
    def page_height(self) -> int:
        """Lines in sight."""
        return max(self.scrollable_content_region.height - self.head, 1)

    def _scroll_to_cursor(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + self.page_height:
            self.scroll_to(y=self.cursor - self.page_height + 1, animate=False)

    def _go(self, to: int) -> None:
        last = len(self.lines) - 1
        if to < 0 and self.cursor == 0:
            self.post_message(self.Edge(self, -1))
        elif to > last and self.cursor == last:
            self.post_message(self.Edge(self, 1))
        else:
            self.move(to)

    def action_move(self, way: int) -> None:
        self._go(self.cursor + way)

    def action_page(self, way: int) -> None:
        self._go(self.cursor + way * self.page_height)

    def action_first(self) -> None:
        self.move(0)

    def action_last(self) -> None:
        self.move(len(self.lines) - 1)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        at = event.y - self.head + self.scroll_offset.y
        if event.y >= self.head and at < len(self.lines):
            self.move(at)
            if event.chain == 2:
                self.post_message(self.Chosen(self, self.key))
