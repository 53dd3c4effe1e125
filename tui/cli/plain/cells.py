"""Laying out plain text by the cells that a terminal gives each character, Chinese ones taking two."""

import re
import unicodedata
from collections.abc import Sequence

WIDEST = 36
"""Cells beyond which a column is no longer padded: one long name should not push the others away."""


def width(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(_cells(each) for each in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Return a text filled up with blanks to so many cells; `right` puts it at the right."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Return rows, the heading among them, as aligned lines. right: the columns of digits. Empty cells get a dash."""
    filled = [[cell or "-" for cell in row] for row in rows]
    widths = [min(max(map(width, column)), WIDEST) for column in zip(*filled, strict=True)]
    return [
        "  ".join(pad(cell, widths[at], right=at in right) for at, cell in enumerate(row)).rstrip() for row in filled
    ]


_PIECE = re.compile(r"[!-~]+ *|.")
"""What is not torn: a word of ASCII letters, with the blanks after it, or one other character."""


def wrapped(text: str, room: int) -> list[str]:
    """Return one line of text on lines of at most `room` cells; only a word that is longer goes beyond."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and width(f"{lines[-1]}{piece}".rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
