"""Finding known numbers in a text: of documents, phones and accounts, in any grouping, width or Chinese digits."""

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import digit as digit_of

from cases.hiding.pieces import MASKS, DataSort, Piece
from cases.values.masking import HIDDEN_REST
from cases.values.text import pattern

_ASCII = 0x7F
_WIDE = frozenset(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))


class _Digits(dict[int, str]):
    """Turns each character that stands for a digit, or is a letter of full width, into the one that is meant."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = digit_of(char, None) if code > _ASCII else None
        meant = str(digit) if digit is not None else chr(code - 0xFEE0) if char in _WIDE else char
        self[code] = meant
        return meant


_CHINESE = zip("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789", strict=True)
_DIGITS = _Digits((ord(char), digit) for char, digit in _CHINESE)
_GROUPS = pattern("[0-9A-Za-z](?:[^0-9A-Za-z年月日元人个天件次]{0,5}[0-9A-Za-z]){6,}")
"""What may be one number, whatever stands between its digits; days, sums and counts are none."""

LAST_DIGITS = r"(?:尾号|(?:[末后]|最后)[三四五六3456]位)(?:数字?|号码)?(?:是|为|[:：\s]){0,3}"
_LAST = pattern(LAST_DIGITS + r"(?P<it>\d{3,6})(?!\d)")
_LONGER = pattern(r"\d|[A-Za-z]")
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
            places = [at for at, char in enumerate(group[0], group.start()) if _counts(char)]
            bare = _bare(group[0])
            for start, end in self._runs(bare):
                sort = self._known.get(bare[start:end])
                shown = MASKS[sort](bare[start:end]) if sort else HIDDEN_REST
                yield Piece(places[start], places[end - 1] + 1, sort or DataSort.NUMBER, shown)

    def _runs(self, bare: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where known numbers stand in a group: each whole one, else what parts of one cover."""
        start = end = 0
        is_whole = False
        for at in range(len(bare) - _PART + 1):
            if bare[at : at + _PART] not in self._parts or (is_whole and at < end):
                continue
            whole = next((n for n in self._known if bare.startswith(n, at)), "") if at >= end else ""
            if at > end or (at == end and (whole or is_whole)):
                if end:
                    yield start, end
                start, end, is_whole = at, at, bool(whole)
            end = max(end, at + (len(whole) or _PART))
        if end:
            yield start, end


def _bare(number: str) -> str:
    return "".join(filter(_counts, number.translate(_DIGITS))).upper()


def _counts(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _parts(bare: str) -> Iterable[str]:
    return (bare[at : at + _PART] for at in range(len(bare) - _PART + 1))
