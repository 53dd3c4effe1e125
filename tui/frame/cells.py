"""What stands in each cell of the terminal, and what has to be sent so that something else stands there.

Textual sends whole widgets and screens again for any change in them, which slow lines pay for.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from tui.frame.sgr import PLAIN, Rendition, change, of_blank, rendition_of

Glyph = tuple[str, Rendition]
"""A character, with all that combines with it, and its look; the right half of a wide one is empty.

A blank has of its look what is seen of it.
"""
Update = LayoutUpdate | ChopsUpdate

_UNKNOWN: Glyph = ("\0", PLAIN)
_SURE = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff"
    r"\u2010-\u2027\u2030-\u3029\u3030-\u303e\u3041-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uffe6]*"
)
"""Characters of which every terminal knows how wide they are; of others, and of what combines, many do not."""
_MOVE = 5
"""Bytes of a move within a line: fewer that already stand there are sent again instead."""


class Cells:
    """What is known to stand in a terminal."""

    def __init__(self) -> None:
        self._size = Size()
        self._lines: list[list[Glyph]] = []
        self._strips: list[dict[int, Strip]] = []

    def known(self, size: Size) -> bool:
        """Tell whether anything is known of a terminal of this size; from now on it is taken to be of that size."""
        if size == self._size:
            return True
        self._size = size
        self._lines = [[_UNKNOWN] * size.width for _ in range(size.height)]
        self._strips = [{} for _ in range(size.height)]
        return False

    def forget(self) -> None:
        """Take nothing for known: the terminal was resized, or something else has written."""
        self._size = Size()

    def changes(self, update: Update, system: ColorSystem) -> str:
        """Return what has to be sent for an update, which then is what stands there."""
        pen = _Pen()
        for y, x, strip in _pieces(update):
            if y < len(self._lines) and self._strips[y].get(x) is not strip:
                self._change(pen, y, x, strip, system)
        return pen.lifted()

    def _change(self, pen: "_Pen", y: int, x: int, strip: Strip, system: ColorSystem) -> None:
        new = cells(strip, system)[: max(self._size.width - x, 0)]
        old = self._lines[y][x : x + len(new)]
        if new != old:
            for start, end in _runs(old, new) if _all_sure(*old, *new) else [(0, len(new))]:
                pen.write(y, x + start, new[start:end])
            self._lines[y][x : x + len(new)] = new
        line = self._strips[y]
        for at in [at for at, other in line.items() if at < x + len(new) and at + other.cell_length > x]:
            del line[at]
        line[x] = strip


class Changes(CompositorUpdate):
    """An update of which only what changes is sent; where nothing is known of the terminal, all that stands there."""

    def __init__(self, shown: Cells, update: Update, compositor: Compositor) -> None:
        self.shown, self.update, self.compositor = shown, update, compositor

    def render_segments(self, console: Console) -> str:
        known = self.shown.known(self.compositor.size)
        system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 - as textual takes it
        return self.shown.changes(self.update if known else self.compositor.render_full_update(), system)


def _pieces(update: Update) -> Iterator[tuple[int, int, Strip]]:
    """Yield the pieces of lines that an update consists of, with where they begin."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is not None and x < last and end > first:
                yield y, x, piece


def cells(strip: Strip, system: ColorSystem) -> list[Glyph]:
    """Return the cells of a piece of a line."""
    found: list[Glyph] = []
    for text, style, control in strip:
        look = rendition_of(style, system)
        if text.isascii() and text.isprintable():
            blank = (" ", of_blank(look))
            found += [blank if character == " " else (character, look) for character in text]
        elif not control:
            _split(text, look, found)
    return found


def _split(text: str, look: Rendition, found: list[Glyph]) -> None:
    right, blank = ("", look), (" ", of_blank(look))
    for character, width in _graphemes(text):
        if width:
            found.append(blank if character == " " else (character, look))
            if width > 1:
                found.append(right)
        elif found:  # what combines with a character that looks otherwise
            at = len(found) - (1 if found[-1][0] else 2)
            found[at] = (found[at][0] + character, found[at][1])


@lru_cache(maxsize=4096)
def _graphemes(text: str) -> Sequence[tuple[str, int]]:
    """Return characters, each with all that combines with it, and how many cells they take."""
    return [(text[start:end], width) for start, end, width in split_graphemes(text)[0]]


def _runs(old: Sequence[Glyph], new: Sequence[Glyph]) -> Iterator[tuple[int, int]]:
    """Yield from where to where cells have changed; what lies between two runs is sent again where a move is longer."""
    start = end = -1
    for at, (was, cell) in enumerate(zip(old, new, strict=True)):
        if was == cell:
            continue
        if start < 0:
            start = at
        elif at > end and not _bridged(new[end - 1 : at + 1]):
            yield start, end
            start = at
        end = at + 1
        while end < len(new) and not new[end][0]:
            end += 1
    if start >= 0:
        yield start, end


def _bridged(cells: Sequence[Glyph]) -> bool:
    """Tell whether it is shorter to send again what lies between the first and the last of some cells."""
    between = cells[1:-1]
    return (
        len(between) < _MOVE
        and sum(len(character.encode()) for character, _look in between) < _MOVE
        and len({of_blank(look) for character, look in cells}) == 1
        and len({look for character, look in cells if character != " "}) <= 1
    )


class _Pen:
    """Writes cells, and moves and changes its look no more than it must."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self._look = PLAIN
        self._at: tuple[int, int] | None = None

    def write(self, y: int, x: int, cells: Sequence[Glyph]) -> None:
        for character, look in cells:
            if character:
                self._move(y, x)
                if look != (of_blank(self._look) if character == " " else self._look):
                    self.sent.append(change(self._look, look))
                    self._look = look
                self.sent.append(character)
                self._at = (y, x + 1) if _is_sure(character) else None
            elif self._at:
                self._at = (y, x + 1)
            x += 1

    def _move(self, y: int, x: int) -> None:
        if self._at != (y, x):
            here = self._at and self._at[0] == y
            self.sent.append(f"\x1b[{x + 1}G" if here else f"\x1b[{y + 1};{x + 1}H")

    def lifted(self) -> str:
        """Return all that it has written, the look plain again."""
        return "".join([*self.sent, change(self._look, PLAIN) if self._look != PLAIN else ""])


def _all_sure(*cells: Glyph) -> bool:
    """Tell whether every terminal gives these characters as many cells as we do."""
    return all(map(_is_sure, {character for character, _look in cells}))


@lru_cache(maxsize=4096)
def _is_sure(character: str) -> bool:
    return character == _UNKNOWN[0] or bool(_SURE.fullmatch(character))
