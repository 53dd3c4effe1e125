"""Putting widgets together on the screen without cutting Chinese characters in two.

Textual cuts every line at the edges of all widgets on it, also under one that lies on top, such as a drop-down list or
a passing message; a character that takes two cells and stands across such an edge is lost. Here a line is cut only
where something can be seen to begin or end.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

_BESIDE = (0, 1, 0, 1)
"""Above, to the right, below, to the left: half a character."""


class WholeCharacters(Compositor):
    """A compositor that leaves what lies on top in one piece."""

    @property
    def cuts(self) -> list[list[int]]:
        """Return where each line is cut: at the edges of widgets that nothing lies over."""
        if self._cuts is None:
            self._cuts = self._seen_edges()
        return self._cuts

    def _seen_edges(self) -> list[list[int]]:
        width, height = self.size
        cuts = [{0, width} for _ in range(height)]
        covered: list[list[tuple[int, int]]] = [[] for _ in range(height)]
        for region, clip in self.visible_widgets.values():
            left, top, columns, rows = region.intersection(clip)
            if columns and rows:
                span = (left, left + columns)
                for line, over in zip(cuts[top : top + rows], covered[top : top + rows], strict=True):
                    line.update(edge for edge in span if not any(start < edge < end for start, end in over))
                    over.append(span)
        return [sorted(line) for line in cuts]

    def render_partial_update(self) -> ChopsUpdate | None:
        """Render what has changed, and what stands right beside it in whole pieces.

        Where an edge came or went a character may have lost a half or got it back that lies beside the change.
        """
        self._dirty_regions = {region.grow(_BESIDE) for region in self._dirty_regions}
        update = super().render_partial_update()
        if update:
            update.spans = [
                (y, first, next((end for end in update.chop_ends[y] if end >= last), last))
                for y, first, last in update.spans
            ]
        return update

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """Return the pieces of each line by where they begin, those on top first.

        Textual has every widget on the screen draw all its lines for any change, which a key at the cursor then pays.
        Here only lines that the change touches are drawn, of those widgets that are seen on them.
        """
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(line[:-1]) for line in self.cuts]
        for widget, (region, clip) in self.visible_widgets.items():
            shown = _touched(region.intersection(clip), crop)
            first, last = shown.column_span
            cuts = {
                y: [first, *(cut for cut in self.cuts[y] if first < cut <= last)]
                for y in shown.line_range
                if is_rendered_line(y)
            }
            seen = {y: starts for y, starts in cuts.items() if _is_open(chops[y], starts, last)}
            if seen:
                strips = widget.render_lines(shown.translate((-region.x, -region.y)))
                for y, starts in seen.items():
                    _place(chops[y], strips[y - shown.y], starts)
        return cast("Sequence[Mapping[int, Strip]]", chops)


def _touched(shown: Region, crop: Region) -> Region:
    """Return what of a widget stands on the lines of a change that it touches; nothing where it touches it nowhere."""
    rows = Region(shown.x, crop.y, shown.width, crop.height)
    return shown.intersection(rows) if crop.overlaps(shown) else Region()


def _is_open(line: Mapping[int, Strip | None], starts: Sequence[int], end: int) -> bool:
    """Tell whether nothing lies yet over some piece of a widget's line, whose pieces begin at `starts`."""
    return any(start in line and line[start] is None for start in starts if start < end)


def _place(line: dict[int, Strip | None], strip: Strip, starts: Sequence[int]) -> None:
    """Put the pieces of a widget's line where nothing lies over them."""
    pieces = strip.divide([cut - starts[0] for cut in starts[1:]])
    for start, piece in zip(starts, pieces, strict=False):
        if start in line and line[start] is None:
            line[start] = piece
