"""Laying out by cells, never by characters: a Chinese character takes two, and some are drawn wider than they say."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

CUT = ".."
"""Stands where text was cut off. An ellipsis would be one cell to us and two to some terminals."""

_SAFE = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..", "—": "-", "–": "-", "·": ".", "×": "x", "§": "S", "→": ">"}
)


def plain(text: str) -> str:
    """Return one line for an aligned column: characters whose width terminals disagree on become safe ones."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    safe = unicodedata.normalize("NFC", text.translate(_SAFE))
    kept = (_agreed(each) for each in safe if unicodedata.category(each) not in ("Cf", "Mn", "Me", "Cc", "Cs", "Co"))
    return " ".join("".join(kept).split())


def _agreed(character: str) -> str:
    if unicodedata.east_asian_width(character) != "A":
        return character
    folded = unicodedata.normalize("NFKC", character)
    return folded if folded.isascii() else character


def crop(text: str, room: int) -> str:
    """Return text that takes at most `room` cells, with a sign where it was cut."""
    if cell_len(text) <= room:
        return text
    sign = CUT if room > 3 else ""
    kept, left = "", room - len(sign)
    for character in text:
        left -= cell_len(character)
        if left < 0:
            break
        kept += character
    return kept + sign


def pad(text: str, room: int, *, right: bool = False) -> str:
    """Return text cropped and filled to exactly `room` cells."""
    text = crop(text, room)
    blanks = " " * (room - cell_len(text))
    return blanks + text if right else text + blanks


def wrap(text: str, room: int, most: int) -> list[str]:
    """Return text in lines of at most `room` cells, at most so many of them, the last one cut if need be."""
    lines: list[str] = []
    rest = text.strip()
    while rest and room > 0:
        if len(lines) == most - 1:
            return [*lines, crop(rest, room)]
        head = _head(rest, room)
        lines.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return lines


def _head(text: str, room: int) -> str:
    """Return the start of a text that fills a line, at least one character of it; words are not torn if they fit."""
    left = room
    for at, character in enumerate(text):
        left -= cell_len(character)
        if left < 0:
            return text[: max(_break(text, at), 1)]
    return text


_NOT_FIRST = frozenset("，。；：、！？）】》〕”’％／…,.;:!?)%")
"""What does not begin a line."""
_NOT_LAST = frozenset("（【《〔“‘(第")
"""What does not end one."""
_COUNTED = frozenset("年月日天时点分秒周条款项第期件人次个元万亿名位份页行岁号级倍字种家户笔小")
"""What a figure before it belongs to: 9 条, 20,000.00 元, 12 月 1 日."""
_NUMERALS = frozenset("〇零一二三四五六七八九十百")
_OF_DAYS, _OF_LAW = frozenset("年月"), frozenset("条款项")


def _break(text: str, at: int) -> int:
    """Return where to end a line that could hold `at` characters."""
    cut = at
    while cut > at // 4 and (_in_word(text, cut) or _bound(text, cut)):
        cut -= 1
    return cut if cut > at // 4 else at


def _in_word(text: str, at: int) -> bool:
    return all(each.isascii() and not each.isspace() for each in text[at - 1 : at + 1])


def _bound(text: str, cut: int) -> bool:
    """Return whether what stands before and after a place is read as one, a blank between or not."""
    before, after = text[max(cut - 2, 0) : cut].rstrip()[-1:], text[cut : cut + 2].lstrip()[:1]
    if text[cut] in _NOT_FIRST or before in _NOT_LAST:
        return True
    if before.isdecimal():
        return after in _COUNTED
    return (before in _OF_DAYS and after.isdecimal()) or (before in _NUMERALS and after in _OF_LAW)


@dataclass(frozen=True)
class Column:
    """A column of a list. Widths in cells: it gets between `least` and `most`, by what stands in it.

    title: in words, or in the reader's language already. rank: the highest is given up first where the room is short,
    and where nothing stands in it; columns of rank 0 stay, but for words of which there are none where the room is
    short. right: digits. spare: whether it is shown only once
    those of lower rank are as wide as is good for them. good: that width, 0 for the whole of `most`.
    """

    id: str
    title: object
    least: int
    most: int
    rank: int = 0
    right: bool = False
    spare: bool = False
    good: int = 0


@dataclass(frozen=True)
class Fitted:
    """A column with the width it got."""

    column: Column
    width: int


def fit(columns: Sequence[Column], rows: Iterable[Sequence[str]], room: int, gap: int = 1) -> tuple[Fitted, ...]:
    """Return the columns that fit side by side in `room` cells, each as wide as its contents ask and the room allows.

    Every row holds one text for each column, in their order. Digits get their room before words. Where not even the
    columns of rank 0 fit, the room is shared out among them.
    """
    texts = _by_column(columns, rows)
    asked = [_asked(column, each) for column, each in zip(columns, texts, strict=True)]
    least = [min(wide, column.least) for wide, column in zip(asked, columns, strict=True)]
    every = range(len(columns))
    chosen = [at for at in every if columns[at].rank == 0 or any(texts[at]) or not texts[at]] or list(every)
    while _needed(chosen, _pressed(columns, chosen, asked, least), gap) > room:
        empty = [at for at in chosen if not (any(texts[at]) or columns[at].right) and texts[at]]
        dropped = max(empty or chosen, key=lambda at: (columns[at].rank, at))
        if (columns[dropped].rank == 0 and not empty) or len(chosen) == 1:
            return _shared(columns, chosen, room, gap)
        chosen.remove(dropped)
    widths = {at: least[at] for at in chosen}
    spare = room - _needed(chosen, [widths.get(at, 0) for at in every], gap)
    for at in sorted(chosen, key=lambda at: (columns[at].rank, not columns[at].right, at)):  # a cut sum misleads
        more = min(spare, asked[at] - widths[at])
        widths[at] += more
        spare -= more
    return tuple(Fitted(columns[at], widths[at]) for at in chosen)


def run_over(cells: Sequence[str], fitted: Sequence[Fitted], gap: int = 1) -> Iterator[tuple[str, Fitted]]:
    """Yield the texts of a row side by side: one that is too long runs on over empty cells at its right."""
    at = 0
    while at < len(fitted):
        text, column, width = cells[at], fitted[at].column, fitted[at].width
        at += 1
        while at < len(fitted) and not column.right and cell_len(text) > width and not (cells[at] and fitted[at].width):
            width += gap + fitted[at].width
            at += 1
        yield text, Fitted(column, width)


def _pressed(columns: Sequence[Column], chosen: Sequence[int], asked: Sequence[int], least: Sequence[int]) -> list[int]:
    """Return how narrow each column may get: those of lower rank than a spare one stay as wide as is good."""
    spare = max((columns[at].rank for at in chosen if columns[at].spare), default=0)
    good = [
        max(min(wide, column.good or column.most), low) for wide, low, column in zip(asked, least, columns, strict=True)
    ]
    return [good[at] if column.rank < spare else least[at] for at, column in enumerate(columns)]


def _asked(column: Column, texts: Sequence[str]) -> int:
    widest = max((cell_len(text) for text in texts), default=0)
    return min(max(widest, cell_len(str(column.title))), column.most)


def _by_column(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Sequence[Sequence[str]]:
    return list(zip(*rows, strict=True)) or [()] * len(columns)


def _needed(chosen: Sequence[int], widths: Sequence[int], gap: int) -> int:
    return sum(widths[at] for at in chosen) + gap * max(len(chosen) - 1, 0)


def _shared(columns: Sequence[Column], chosen: Sequence[int], room: int, gap: int) -> tuple[Fitted, ...]:
    each = max((room - gap * (len(chosen) - 1)) // max(len(chosen), 1), 1)
    kept = [at for place, at in enumerate(chosen) if (each + gap) * place + each <= room]
    return tuple(Fitted(columns[at], each) for at in kept)
