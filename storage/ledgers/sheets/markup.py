"""What the reader of cells does not tell of a workbook: its sheets' parts, the day its numbers count from, formulas."""

import re
from collections.abc import Callable, Iterator, Mapping
from posixpath import join, normpath
from typing import NamedTuple, Never
from xml.parsers import expat

from storage.ledgers.sheets.bounds import MOST_COLUMNS, MOST_ROWS, Fault, refused
from storage.ledgers.sheets.package import WORKBOOK, Parts

CellPlace = tuple[int, int]
"""Row and column of a cell, counted from 0."""

_RELATIONS = "xl/_rels/workbook.xml.rels"
_YES = ("1", "true")


class ListedSheet(NamedTuple):
    """A sheet as the workbook lists it. part: the name of what its cells stand in."""

    name: str
    part: str
    hidden: bool


class Contents(NamedTuple):
    """What a workbook says of itself."""

    sheets: tuple[ListedSheet, ...]
    date1904: bool


def contents(parts: Parts) -> Contents:
    """Return what a workbook says of itself."""
    folded = {name.lower(): part for name, part in parts.items()}
    targets: dict[str, str] = {}
    sheets: list[ListedSheet] = []
    date1904 = False

    def relation(tag: str, told: Mapping[str, str]) -> None:
        if local(tag) == "Relationship":
            targets[told.get("Id", "")] = normpath(join("xl", told.get("Target", ""))).lstrip("/").lower()

    def listed(tag: str, told: Mapping[str, str]) -> None:
        nonlocal date1904
        tag = local(tag)
        if tag == "sheet":
            relation_id = next((value for name, value in told.items() if name.endswith(":id")), "")
            part = targets.get(relation_id, "")
            sheets.append(ListedSheet(told.get("name", ""), part, told.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            date1904 = told.get("date1904") in _YES

    walk(folded.get(_RELATIONS, b"<none/>"), relation)
    walk(folded[WORKBOOK], listed)
    return Contents(tuple(sheets), date1904)


def walk(part: bytes, opened: Callable[[str, Mapping[str, str]], None]) -> None:
    """Call `opened` with each element's name, which `local` takes the prefix from, and attributes; read nothing else.

    Raises `Refused` for a document that declares anything, `expat.ExpatError` for what is no XML.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = opened
    parser.Parse(part, True)


def local(tag: str) -> str:
    """Return a name without its prefix."""
    return tag.rpartition(":")[2] if ":" in tag else tag


def _declared(*_: object) -> Never:
    raise refused(Fault.BROKEN)


_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_LAST = re.compile(rb'<c r="(?:([A-Z]{3}|G[S-Z]|[H-Z][A-Z])\d|[A-Z]{1,2}(\d{6,}))[^>]*[^>/]>')
"""A filled cell far to the right or far down; empty ones, which only bear a style, go on for ever in some files."""


def check_size(part: bytes) -> None:
    """Raise `Refused` where a cell stands outside what is read, before room is made for all the cells up to it."""
    for found in _LAST.finditer(part):
        if found[1]:
            raise refused(Fault.COLUMNS)
        if int(found[2]) > MOST_ROWS:
            raise refused(Fault.ROWS)


def formulas(part: bytes) -> frozenset[CellPlace]:
    """Return the cells of a sheet that hold formulas."""
    if not _FORMULA.search(part):
        return frozenset()
    row, place, past = -1, "", 0  # past: cells without a place since the last that has one
    found = set[CellPlace]()

    def begin(tag: str, told: Mapping[str, str]) -> None:
        nonlocal row, place, past
        tag = tag if tag in _PLAIN else local(tag)
        if tag == "c":
            place, past = (told["r"], 0) if "r" in told else (place, past + 1)
        elif tag == "row":
            row, place, past = int(told["r"]) - 1 if "r" in told else row + 1, "", 0
        elif tag == "f":
            down, across = _place(place) if place else (row, -1)
            found.add((down, across + past))
            if told.get("t") == "array":
                found.update(_area(told.get("ref", "")))

    walk(part, begin)
    return frozenset(found)


_PLAIN = frozenset({"c", "v", "row", "is", "t", "f"})
"""Names as nearly all files write them, looked at first for speed."""


def _place(reference: str) -> CellPlace:
    read = _REFERENCE.fullmatch(reference)
    if not read:
        raise refused(Fault.BROKEN)
    column = 0
    for letter in read[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(read[2]) - 1, column - 1


def _area(reference: str) -> Iterator[CellPlace]:
    """Yield the cells of an area such as A1:B9, as far as they are read."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    for row in range(top, min(bottom, MOST_ROWS) + 1):
        for column in range(left, min(right, MOST_COLUMNS) + 1):
            yield row, column
