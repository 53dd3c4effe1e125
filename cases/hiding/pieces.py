"""What is hidden piece by piece: its sorts, where it stands in a text, and how many of each were hidden."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from cases.values.masking import HIDDEN_REST, mask_address, mask_card, mask_id, mask_name, mask_phone
from cases.values.text import Label, Sentence, say


class DataSort(StrEnum):
    """A sort of personal data, in the order in which papers tell what was hidden."""

    NAME = "name"
    NUMBER = "number"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    CONTACT = "contact"
    PLATE = "plate"
    WORD = "word"

    @property
    def label(self) -> Label:
        return _SORTS[self]


_SORTS = {
    DataSort.NAME: Label("姓名", "names"),
    DataSort.NUMBER: Label("证件号码", "ID numbers"),
    DataSort.PHONE: Label("电话", "phones"),
    DataSort.ACCOUNT: Label("银行账号", "bank accounts"),
    DataSort.ADDRESS: Label("住址", "addresses"),
    DataSort.CONTACT: Label("微信、邮箱等", "other contacts"),
    DataSort.PLATE: Label("车牌", "number plates"),
    DataSort.WORD: Label("另行指定的文字", "words asked for"),
}


MASKS: Mapping[DataSort, Callable[[str], str]] = {
    DataSort.NAME: mask_name,
    DataSort.NUMBER: mask_id,
    DataSort.PHONE: mask_phone,
    DataSort.ACCOUNT: mask_card,
    DataSort.ADDRESS: mask_address,
    DataSort.CONTACT: lambda text: text[:1] + HIDDEN_REST,
    DataSort.PLATE: lambda text: text[:2] + HIDDEN_REST,
    DataSort.WORD: lambda _text: HIDDEN_REST,
}
"""What is shown of each sort while it is hidden."""


class Piece(NamedTuple):
    """A piece of a text from one place up to another, its sort, and what stands there when it is hidden."""

    start: int
    end: int
    sort: DataSort
    shown: str

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it stands."""
        return self.start, self.end


@dataclass
class Tally:
    """How many pieces were hidden, by sort, and what stays readable that may tell of somebody."""

    hidden: Counter[DataSort] = field(default_factory=Counter)
    left: dict[str, None] = field(default_factory=dict)

    @property
    def told(self) -> Sentence:
        """Say what was hidden, and that nobody has read the rest."""
        counts = tuple(
            say("{sort} {n} 处", sort=sort.label, n=self.hidden[sort]) for sort in DataSort if self.hidden[sort]
        )
        if not counts:
            return say("没有找到要隐去的个人信息；正文未逐字核对")
        return say("已隐去：{counts}；正文其余内容未逐字核对", counts=counts)


def covered(text: str, pieces: Iterable[Piece], kept: Iterable[tuple[int, int]] = ()) -> tuple[str, list[DataSort]]:
    """Return a text with pieces of it hidden, and the sort of each.

    Pieces that overlap are hidden as one, as the longest of them is. What begins and ends within one of the spans
    that are `kept` stays.
    """
    spans = sorted(kept)
    starts, ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
    free = (each for each in pieces if not _within(each, starts, ends))
    told, sorts, done = [], [], 0
    for start, end, longest in _united(free):
        told += [text[done:start], longest.shown]
        sorts.append(longest.sort)
        done = end
    return "".join([*told, text[done:]]), sorts


def _within(piece: Piece, starts: list[int], ends: list[int]) -> bool:
    """Tell whether a piece lies in a span. starts: of the spans, in order. ends: the furthest end up to each."""
    at = bisect_right(starts, piece.start)
    return at > 0 and piece.end <= ends[at - 1]


def _united(pieces: Iterable[Piece]) -> Iterator[tuple[int, int, Piece]]:
    """Yield where each run of overlapping pieces begins and ends, and the longest of them."""
    start = end = 0
    longest: Piece | None = None
    for each in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        touching = each.start < end or (each.start == end and longest and longest.sort is each.sort is DataSort.ADDRESS)
        if longest and touching:
            end = max(end, each.end)
            longest = each if each.end - each.start > longest.end - longest.start else longest
            continue
        if longest:
            yield start, end, longest
        start, end, longest = each.start, each.end, each
    if longest:
        yield start, end, longest
