"""Finding known addresses in a text, whole or in part: the street with its number, the estate, the house, the flat."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cases.hiding.pieces import DataSort, Piece
from cases.hiding.words.folded import Folded, fold, with_house_numbers
from cases.values.masking import HIDDEN_REST, mask_address

_UNIT = (
    "(?:大街|街道|大道|小区|社区|公寓|大厦|花园|广场|宿舍|新村|家园|工业园|[路街巷弄里村组屯庄寨沟苑园院区镇乡道坊舍])"
)
_NAMED = rf"[^\d\s，。、；：,.;:()（）]{{1,12}}?{_UNIT}"
_NUMBERED = r"[甲乙丙丁附]?\d+(?:-\d+)*(?:号楼|号院|号房|单元|[号栋幢座楼层室弄巷院组])?"
_PARTS = re.compile(rf"{_NAMED}|{_NUMBERED}|[^\d\s]+")
_GENERIC = re.compile(_UNIT)
_ON = re.compile(rf"(?:{_NUMBERED})*")
_LEAST = 3
"""Characters of what an address calls a place at least, for it to be found by itself."""


class Places:
    """Known addresses, ready to be found beyond the district that stays readable."""

    def __init__(self, addresses: Iterable[str]) -> None:
        found = {part for address in addresses for part in _telling(with_house_numbers(fold(address)).text)}
        self._parts = sorted(found, key=lambda part: (-len(part), part))

    def find(self, folded: Folded) -> Iterator[Piece]:
        """Yield each place where a telling part of one stands, with the numbers that follow it."""
        folded = with_house_numbers(folded) if self._parts else folded
        for part in self._parts:
            at = folded.text.find(part)
            while at >= 0:
                end = at + len(part)
                more = _ON.match(folded.text, end)
                end = more.end() if more and not part[-1].isdigit() else end
                yield Piece(*folded.span(at, end), DataSort.ADDRESS, HIDDEN_REST)
                at = folded.text.find(part, end)


def _telling(address: str) -> Iterator[str]:
    """Yield what of an address tells where it is: what is named in it, and each two parts that stand together."""
    rest = address[len(mask_address(address).removesuffix(HIDDEN_REST)) :]
    parts = _PARTS.findall(rest)
    named = (part for part in parts if not part[0].isdigit() and not _GENERIC.fullmatch(part))
    yield from (part for part in named if len(part) >= _LEAST)
    pairs = ((one + other) for one, other in pairwise(parts))
    yield from (pair for pair in pairs if len(pair) > _LEAST or (len(pair) == _LEAST and _GENERIC.match(pair)))
    if len(rest) > _LEAST:
        yield rest
