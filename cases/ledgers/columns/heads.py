"""Where the header of a sheet may stand: its first rows, one or several together, with merged cells filled."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.ledgers.cells import LedgerSheet, Merge, shown
from cases.ledgers.columns.headers import Header, folded, header
from cases.values.text import one_line

SEARCHED = 15
"""Rows among which the header begins: titles, versions and who fills it in come before."""

_DEEPEST = 3
"""Rows that a header spans at most."""


class Title(NamedTuple):
    """The header of one column. seen: as people read it. above: what the rows over the last one say, folded."""

    seen: str
    whole: Header
    last: Header
    above: str


class Head(NamedTuple):
    """A header that may be the one. rows: counted from 0."""

    rows: tuple[int, ...]
    titles: tuple[Title, ...]


def heads(sheet: LedgerSheet) -> Iterator[Head]:
    """Yield each header that may be the one, from the top."""
    texts = _texts(sheet)
    for top in range(min(SEARCHED, len(sheet.rows))):
        if any(merge.top < top <= merge.bottom for merge in sheet.merges):
            continue  # it goes on from above
        depth = _depth(sheet, top)
        if depth == 1 and top + 1 < len(texts) and len(set(filter(None, texts[top]))) > 1:
            spread = _spread(texts[top], texts[top + 1]) if not _merged(sheet, top) else texts[top]
            yield _head((top, top + 1), (spread, texts[top + 1]))
        rows = tuple(range(top, min(top + depth, len(texts))))
        yield _head(rows, tuple(texts[row] for row in rows))


def _texts(sheet: LedgerSheet) -> list[list[str]]:
    """Return the first rows as texts of one width, each merged cell's text in all the cells that it covers."""
    first = sheet.rows[: SEARCHED + _DEEPEST]
    width = max(map(len, first), default=0)
    texts = [[one_line(shown(cell)) for cell in row] + [""] * (width - len(row)) for row in first]
    for merge in sheet.merges:
        if merge.top < len(texts) and merge.left < width:
            _fill(texts, merge, width)
    return texts


def _fill(texts: list[list[str]], merge: Merge, width: int) -> None:
    text = texts[merge.top][merge.left]
    for row in texts[merge.top : merge.bottom + 1]:
        for column in range(merge.left, min(merge.right + 1, width)):
            row[column] = text


def _depth(sheet: LedgerSheet, top: int) -> int:
    """Return how many rows the cells that are merged downwards from this row hold together."""
    bottoms = (merge.bottom for merge in sheet.merges if merge.top == top and top < merge.bottom < top + _DEEPEST)
    return max(bottoms, default=top) - top + 1


def _merged(sheet: LedgerSheet, row: int) -> bool:
    return any(merge.top <= row <= merge.bottom for merge in sheet.merges)


def _spread(above: list[str], below: list[str]) -> list[str]:
    """Return a row of headers in which a text holds for the next columns too, as the file lost what was merged."""
    spread, over = [], ""
    for text, under in zip(above, below, strict=True):
        over = text or (over if under else "")
        spread.append(over)
        over = over if under else ""
    return spread


def _head(rows: tuple[int, ...], texts: tuple[list[str], ...]) -> Head:
    return Head(rows, tuple(_title(column) for column in zip(*texts, strict=True)))


def _title(column: tuple[str, ...]) -> Title:
    parts = list(dict.fromkeys(text for text in column if folded(text)))
    seen = "/".join(parts)
    last = parts[-1] if parts else ""
    return Title(seen, header(seen), header(last), folded("/".join(parts[:-1])))
