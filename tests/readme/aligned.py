"""A picture of a screen in which each character stands in its cells, whatever fonts draw it.

What is exported tells how long a whole piece of a line is. Where Latin and Chinese stand in one piece, and the fonts
are not exactly one and two cells wide, all in it drifts; so each run of characters of one width is placed by itself.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby

from rich.cells import cell_len

CELL = 12.2
"""How wide a cell is in what is exported."""
FONTS = (
    *("Sarasa Mono SC", "Noto Sans Mono CJK SC", "Source Han Mono SC", "Cascadia Mono", "Menlo", "Consolas"),
    *("DejaVu Sans Mono", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei Mono"),
)
_TEXT = re.compile(r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+"([^>]*)>([^<]*)</text>')
_FACE = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


def aligned(svg: str) -> str:
    """Return an exported picture with each run of one width in its own place, in fonts that need no network."""
    fonts = ", ".join(f"'{each}'" for each in FONTS)
    drawn = _FACE.sub("", svg).replace("font-variant-east-asian: full-width;", "white-space: pre;")
    drawn = drawn.replace("font-family: Fira Code, monospace;", f"font-family: {fonts}, monospace;")
    return _TEXT.sub(lambda found: "".join(_placed(*found.groups())), drawn)


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of characters of one width with the cell that it begins in; blanks are left out."""
    at = 0
    for _kind, group in groupby(text.replace("\xa0", " "), _kind_of):
        run = "".join(group)
        if run.strip():
            yield at, run
        at += cell_len(run)


def _kind_of(character: str) -> object:
    return character if character == " " else (cell_len(character), character.isascii())


def _placed(style: str, x: str, y: str, more: str, text: str) -> Iterator[str]:
    for at, run in runs(unescape(text)):
        left, wide = float(x) + at * CELL, cell_len(run) * CELL
        length = f'textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"'
        yield f'<text class="{style}" x="{left:.1f}" y="{y}" {length}{more}>{escape(run, quote=False)}</text>'
