"""Ticking any number of things, all of them in sight."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.widget import Widget

from cases.values.text import clean, one_line, say
from tui.forms.controls.control import WIDE_BLANK, Control, Edited, Noted, Passed
from tui.forms.controls.keys import CHECKS
from tui.forms.controls.options import Alternative, Offer, narrow, taken_unasked
from tui.widgets.fit import pad, plain
from tui.words.keys import bindings
from tui.words.language import show_line

_BOX = 4
"""Cells of a box and the blank after it."""

_TICKED = "$text-accent bold"
_CURSOR = "$block-cursor-foreground on $block-cursor-background"


class CheckList(Widget, Control, can_focus=True):
    """Boxes in as many columns as fit. Space ticks; typing goes to what matches. whole: whether one key ticks all."""

    wide = True
    BINDINGS = bindings(CHECKS)
    DEFAULT_CSS = """
    CheckList { height: auto; width: 1fr; background: $surface; padding: 0 1; }
    """

    def __init__(self, offer: Offer, *, whole: bool = False) -> None:
        super().__init__()
        self.offer, self.whole = offer, whole
        self.options: Sequence[Alternative] = offer.offered()
        self.ticked: set[str] = set()
        self.unread: list[str] = []
        self.sought = ""
        self.cursor = 0

    @property
    def typed(self) -> str:
        known = [each.key for each in self.options if each.key in self.ticked]
        kept = [key for key in sorted(self.ticked) if key not in known]
        return ",".join([*known, *kept, *self.unread])

    def fill(self, text: str) -> None:
        parts = [one_line(part) for part in text.split(",") if part.strip()]
        self.ticked = {part for part in parts if self.offer.named(part)}
        self.unread = [part for part in parts if part not in self.ticked]
        self._changed()

    def renew(self) -> None:
        self.options = self.offer.offered()
        self.cursor = min(self.cursor, max(len(self.options) - 1, 0))
        self.refresh(layout=True)

    def note(self) -> object:
        if self.unread:
            return say("不在列表里：{what}（退格键删去）", what=tuple(self.unread))
        if self.sought:
            if narrow(self.sought, self.options):
                return say("搜索：{typed}（Enter 勾选）", typed=self.sought)
            return say("没有匹配的：{typed}", typed=self.sought)
        if not self.has_focus:
            return ""
        return say("按空格勾选，按 Ctrl+A 全选") if self.whole else say("按空格勾选，可输入文字筛选")

    # Drawing

    def _columns(self, width: int) -> tuple[int, int]:
        """Return how many columns there are and how wide each is."""
        widest = max((cell_len(self._label(each)) for each in self.options), default=1) + _BOX + 2
        return max(min(width // widest, len(self.options)), 1), min(widest, max(width, 1))

    @staticmethod
    def _label(option: Alternative) -> str:
        return plain(show_line(option.told))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return -(-len(self.options) // self._columns(width)[0])

    def render(self) -> Content:
        count, width = self._columns(self.content_size.width)
        lines = []
        for start in range(0, len(self.options), count):
            row = self.options[start : start + count]
            lines.append(Content("").join([self._box(start + at, each, width) for at, each in enumerate(row)]))
        return Content("\n").join(lines)

    def _box(self, at: int, option: Alternative, width: int) -> Content:
        ticked = option.key in self.ticked
        text = ("[x] " if ticked else "[ ] ") + self._label(option)
        style = _TICKED if ticked else ""
        if at == self.cursor and self.has_focus:
            style = _CURSOR
        return Content.assemble((pad(text, width - 2), style), "  ")

    @property
    def cursor_at(self) -> Offset:
        count, width = self._columns(self.content_size.width)
        return self.content_region.offset + Offset(self.cursor % count * width + 1, self.cursor // count)

    # Answering

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        if not value:
            self.sought = ""
        self._moved()

    def on_key(self, event: events.Key) -> None:
        blank = event.key in ("space", WIDE_BLANK)
        if event.character is None or not (blank or event.is_printable):
            return
        event.stop()
        event.prevent_default()
        if blank:
            self._toggle()
        else:
            self._seek(self.sought + event.character)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._seek(one_line(clean(event.text))[:20])

    def on_click(self, event: events.Click) -> None:
        count, width = self._columns(self.content_size.width)
        place = event.get_content_offset(self)
        at = place.y * count + place.x // width if place else -1
        if 0 <= at < len(self.options):
            self.cursor = at
            self._toggle()

    def _seek(self, sought: str) -> None:
        found = narrow(sought, self.options)
        if found:
            self.cursor = next(at for at, each in enumerate(self.options) if each.key == found[0].key)
        self.sought = sought
        self._moved()

    def _toggle(self) -> None:
        if not self.options:
            return
        self.ticked ^= {self.options[self.cursor].key}
        self.sought = ""
        self._changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "close":
            return bool(self.sought)
        return self.whole if action == "all" else super().check_action(action, parameters)

    def action_all(self) -> None:
        """Tick all that is offered; where all is ticked, nothing."""
        every = {each.key for each in self.options}
        self.ticked = self.ticked - every if every <= self.ticked else self.ticked | every
        self._changed()

    def action_close(self) -> None:
        """Let go of what was looked for by typing; what is ticked stays."""
        self.sought = ""
        self._moved()

    def action_erase(self) -> None:
        if self.sought:
            self._seek(self.sought[:-1])
        elif self.unread:
            self.unread.pop()
            self._changed()

    def action_step(self, right: int, down: int) -> None:
        count = self._columns(self.content_size.width)[0]
        to = self.cursor + right + down * count
        if 0 <= to < len(self.options):
            self.cursor = to
            self._moved()
        else:
            self.post_message(Passed(right + down))

    def action_done(self) -> None:
        """Tick what was looked for by typing, if it was found, and go on."""
        found = narrow(self.sought, self.options) if self.sought else []
        if found and taken_unasked(self.sought, found) == 0 and self.options[self.cursor].key not in self.ticked:
            self._toggle()
        self.post_message(Passed(1, done=True))

    def _moved(self) -> None:
        if self.has_focus and self.is_mounted:
            self.app.cursor_position = self.cursor_at
        self.refresh()
        self.post_message(Noted())

    def _changed(self) -> None:
        self._moved()
        self.post_message(Edited())
