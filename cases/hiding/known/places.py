"""Finding known addresses in a text, whole or in part: the street with its number, the estate, the house, the flat."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from cases.hiding.known.latin import Latin, small_letters, spelt_place
from cases.hiding.pieces import DataSort, Piece
from cases.hiding.words.folded import Folded, fold, with_house_numbers
from cases.values.masking import HIDDEN_REST, mask_address
from cases.values.text import pattern

_UNIT = (
    "(?:大街|街道|大道|小区|社区|公寓|大厦|花园|广场|宿舍|新村|家园|工业园|[路街巷弄里村组屯庄寨沟苑园院区镇乡道坊舍])"
)
_NAMED = rf"[^\d\s，。、；：,.;:()（）]{{1,12}}?{_UNIT}"
_NUMBERED = r"[甲乙丙丁附]?\d+(?:-\d+)*(?:号楼|号院|号房|单元|[号栋幢座楼层室弄巷院组])?"
_PARTS = pattern(rf"{_NAMED}|{_NUMBERED}|[^\d\s]+")
_GENERIC = pattern(_UNIT)
_ON = pattern(rf"(?:{_NUMBERED})*")
_ON_LATIN = pattern(
    rf"(?:[\W_]{{0,3}}(?:{_NUMBERED}|(?:no|number|hao|lou|dong|zhuang|danyuan|dan yuan|shi|room|unit)(?![a-z])))*"
)
_LEAST = 3
"""Characters of what an address calls a place at least, for it to be found by itself."""

_REGIONS = pattern("[^省市区县旗镇乡]+?(?:省|自治区|市|区|县|旗|镇|乡|街道)")
_BEFORE = r"(?:^|(?<=[\W\d_住在到于从往由至家址地为是的回居租搬来和与及即]))"
_AFTER = r"(?!-?[甲乙丙丁附]?\d|[号栋幢座楼层室弄院房附]|单元)"
"""What may stand around an address for it to be that one, not a street of another name or a house with more numbers."""

_HOUSE = pattern(r"\d.*(?:单元|[楼院栋幢座弄号])$")
_IN_HOUSE = pattern(r"单元|[室楼层栋幢]|\d{3}")
"""A number that stands for a house or a stair, and what tells that one behind a 号 is within it."""

_NEXT_DOOR = pattern(r"(?:[\W_]|[和及与或至到的]|隔壁|对门|对面|楼[上下]){1,9}(?P<it>\d{2,4}(?:室|号?房))")
"""Another room that is told after an address."""


class Places:
    """Known addresses, ready to be found beyond the district that stays readable."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._addresses = sorted({with_house_numbers(fold(address)).text for address in addresses})
        found = {part for address in self._addresses for part in _telling(address)}
        self._parts = sorted(found, key=lambda part: (-len(part), part))
        self._latin = Latin(filter(_is_named, self._parts), spelt_place)

    def find(self, text: str, folded: Folded) -> Iterator[Piece]:
        """Yield each place where a telling part of one stands, with the numbers that follow it."""
        for found in self._latin.find(text):
            more = _ON_LATIN.match(small_letters(text), found.end)
            yield Piece(found.start, more.end() if more else found.end, DataSort.ADDRESS, HIDDEN_REST)
        folded = with_house_numbers(folded) if self._parts else folded
        for part in self._parts:
            at = folded.text.find(part)
            while at >= 0:
                end = at + len(part)
                more = _ON.match(folded.text, end)
                end = more.end() if more and not part[-1].isdigit() else end
                yield Piece(*folded.span(at, end), DataSort.ADDRESS, HIDDEN_REST)
                at = folded.text.find(part, end)

    def exactly(self, folded: Folded) -> Iterator[Piece]:
        """Yield each place where one of them stands whole, or all that follows its region or one of its named parts.

        Nothing less tells which home of a street, an estate or a house is meant.
        """
        folded = with_house_numbers(folded) if self._wholes else folded
        for whole in self._wholes:
            for found in whole.finditer(folded.text):
                yield Piece(*folded.span(*found.span()), DataSort.ADDRESS, HIDDEN_REST)

    def others(self, folded: Folded) -> Iterator[Piece]:
        """Yield each place where a part of one stands with numbers behind it that are not its own: another home."""
        folded = with_house_numbers(folded) if self._numbers else folded
        for part, own in self._numbers.items():
            for found in re.finditer(rf"(?<!\d){re.escape(part)}(?:{_UNIT})*({_ON.pattern})", folded.text):
                told = _digits_of(found[1])
                is_home = not part.endswith("号") or _IN_HOUSE.search(found[1])
                if told and is_home and not any(told == numbers[: len(told)] for numbers in own):
                    yield Piece(*folded.span(*found.span()), DataSort.ADDRESS, HIDDEN_REST)
        for whole in self._wholes:
            for found in whole.finditer(folded.text):
                yield from _next_doors(folded, found.end())

    @cached_property
    def _wholes(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(each) for address in self._addresses for each in _whole(address))

    @cached_property
    def _numbers(self) -> dict[str, list[list[str]]]:
        """What numbers follow each part that is named, or is a house."""
        found: dict[str, list[list[str]]] = {}
        for address in self._addresses:
            parts = _PARTS.findall(_beyond_region(address))
            for at, part in enumerate(parts):
                if _is_named(part) or _HOUSE.search(part):
                    found.setdefault(part, []).append(_digits_of("".join(parts[at + 1 :])))
        return found


def _next_doors(folded: Folded, end: int) -> Iterator[Piece]:
    """Yield the rooms that are told after an address: 201室和202室、隔壁203室."""
    while door := _NEXT_DOOR.match(folded.text, end):
        yield Piece(*folded.span(*door.span("it")), DataSort.ADDRESS, HIDDEN_REST)
        end = door.end()


def _beyond_region(address: str) -> str:
    return address[len(mask_address(address).removesuffix(HIDDEN_REST)) :]


def _is_named(part: str) -> bool:
    return not part[0].isdigit() and not _GENERIC.fullmatch(part) and len(part) >= _LEAST


def _digits_of(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _whole(address: str) -> Iterator[str]:
    """Yield patterns of an address: from its region on, or from what is named in it on, to its very end."""
    rest = _beyond_region(address)
    parts, region = _PARTS.findall(rest), _REGIONS.findall(address[: len(address) - len(rest)])
    begins = [at for at, part in enumerate(parts) if at == 0 or _is_named(part)]
    for at in begins:
        if at and not any(map(str.isdigit, "".join(parts[at:]))):
            continue
        before = "".join(f"(?:{re.escape(each)})?" for each in (*region, *parts[:at]))
        end = "".join(parts[at:])
        room = "室?" if end[-1] in "室0123456789" else ""
        yield f"{_BEFORE}{before}{re.escape(end.removesuffix('室'))}{room}{_AFTER}"


def _telling(address: str) -> Iterator[str]:
    """Yield what of an address tells where it is: what is named in it, and each two parts that stand together."""
    rest = _beyond_region(address)
    parts = _PARTS.findall(rest)
    yield from filter(_is_named, parts)
    pairs = ((one + other) for one, other in pairwise(parts))
    yield from (pair for pair in pairs if len(pair) > _LEAST or (len(pair) == _LEAST and _GENERIC.match(pair)))
    if len(rest) > _LEAST:
        yield rest
