"""Finding known numbers in a text: of documents, phones and accounts, in any grouping, width or Chinese digits."""

import re
from collections.abc import Iterable, Iterator, Mapping

from cases.hiding.pieces import MASKS, DataSort, Piece
from cases.values.masking import HIDDEN_REST

_DIGITS = str.maketrans(
    "０１２３４５６７８９ＸｘＡＢＣＤＥＦＧＨ〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖",
    "0123456789XxABCDEFGH0001234567891123456789",
)
_GROUPS = re.compile(r"[0-9A-Za-z](?:[\s_.·,，、/()（）－—–-]{0,3}[0-9A-Za-z]){6,}")
LAST_DIGITS = r"(?:尾号|(?:[末后]|最后)[三四五六3456]位)(?:数字?|号码)?(?:是|为|[:：\s]){0,3}"
_LAST = re.compile(LAST_DIGITS + r"(?P<it>\d{3,6})(?!\d)")
_LONGER = re.compile(r"\d|[A-Za-z]")
_PART = 7
"""Digits of a number that together tell it: the year and month of a birth alone do not."""


class Numbers:
    """Known numbers by their sort, ready to be found, whole or by seven digits of them."""

    def __init__(self, numbers: Mapping[str, DataSort]) -> None:
        self._known = {bare: sort for number, sort in numbers.items() if len(bare := _bare(number)) >= _PART}
        self._parts = {part for bare in self._known for part in _parts(bare)}

    def exactly(self, text: str) -> Iterator[Piece]:
        """Yield each place where one of them stands whole and by itself."""
        for each in self.find(text):
            around = text[max(each.start - 1, 0) : each.start] + text[each.end : each.end + 1]
            if _bare(text[each.start : each.end]) in self._known and not _LONGER.search(around):
                yield each

    def find(self, text: str) -> Iterator[Piece]:
        """Yield each place where one of them stands, or seven digits of one."""
        if not self._known:
            return
        folded = text.translate(_DIGITS)
        for last in _LAST.finditer(folded):
            if sort := next((sort for bare, sort in self._known.items() if bare.endswith(last["it"])), None):
                yield Piece(*last.span("it"), sort, HIDDEN_REST)
        for group in _GROUPS.finditer(folded):
            places = [at for at, char in enumerate(group[0], group.start()) if char.isalnum()]
            bare = _bare(group[0])
            for start, end in self._runs(bare):
                sort = self._known.get(bare[start:end])
                shown = MASKS[sort](bare[start:end]) if sort else HIDDEN_REST
                yield Piece(places[start], places[end - 1] + 1, sort or DataSort.NUMBER, shown)

    def _runs(self, bare: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where known numbers stand in a group: each whole one, else what parts of one cover."""
        start = end = 0
        for at in range(len(bare) - _PART + 1):
            if bare[at : at + _PART] not in self._parts:
                continue
            whole = next((n for n in self._known if bare.startswith(n, at)), "") if at >= end else ""
            if at > end or (whole and at == end):
                if end:
                    yield start, end
                start, end = at, at
            end = max(end, at + (len(whole) or _PART))
        if end:
            yield start, end


def _bare(number: str) -> str:
    return "".join(char for char in number.translate(_DIGITS) if char.isalnum()).upper()


def _parts(bare: str) -> Iterable[str]:
    return (bare[at : at + _PART] for at in range(len(bare) - _PART + 1))
