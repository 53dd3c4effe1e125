"""Proving the inside of a full-text index, where SQLite does not: that words are found where its pages say they are.

SQLite holds the documents against the pages that list them. It does not look whether the table by which a page is found
is whole, nor for pages and settings that belong to nothing. See "FTS5 Data Structures" in SQLite's fts5_index.c.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cases.values.text import Sentence, say
from storage.engine.sqlite import Database

_STRUCTURE = 10
"""The number of the page that tells the segments."""
_SEGMENT, _LIST, _PAGE = 37, 36, (1 << 31) - 1
"""Bits below the segment in the number of a page, the bit of a list of pages, and the bits of a page."""

_WITH_ORIGIN = b"\xff\x00\x00\x01"
_SETTINGS = {"version": (4, 5), "hashsize": (1 << 20,), "secure-delete": (1,)}
_STRANGE = {
    "config": "typeof(k) <> 'text' OR typeof(v) <> 'integer'",
    "docsize": "typeof(sz) <> 'blob'",
    "idx": "typeof(segid) <> 'integer' OR typeof(term) <> 'blob' OR typeof(pgno) <> 'integer'",
}
"""What no row of these tables has: SQLite finds such a row by its key no longer, or reads it as another."""


class Segment(NamedTuple):
    """A run of pages that list words."""

    id: int
    first: int
    last: int


def broken_inside(db: Database, index: str) -> Iterator[Sentence]:
    """Yield that something inside a full-text index is not as it must be; nothing if all is."""
    for table, strange in _STRANGE.items():
        if db.run(f"SELECT 1 FROM {index}_{table} WHERE {strange} LIMIT 1").fetchone():  # noqa: S608 - our words
            yield say("搜索索引 {index} 里有一处不是原来的样子", index=index)
    settings = dict(db.run(f"SELECT k, v FROM {index}_config").fetchall())  # noqa: S608 - our word
    known = all(value in _SETTINGS.get(name, ()) for name, value in settings.items())
    if not known or "version" not in settings or (settings["version"] == 5 and "secure-delete" not in settings):
        yield say("搜索索引 {index} 的设置被改动", index=index)
    erased = "secure-delete" in settings
    segments = {each.id: each for each in _segments(db, index)}
    ways = {(segment, place): word for segment, place, word in db.run(_WAYS.format(index=index))}
    for number, page in db.run(_PAGES.format(index=index)):
        segment, place = segments.get(number >> _SEGMENT), number & _PAGE
        lists = number >> _LIST & 1  # of a run that is being merged, lists of pages that are gone may stay
        if segment is None or place > segment.last or (place < segment.first and not lists):
            yield say("搜索索引 {index} 里多出一页", index=index)
        elif not lists and (word := _first_word(page)) is not None:
            way = ways.pop((segment.id, place), None)
            loose = erased or 1 < place == segment.first  # the first words of these may be gone since
            if way is None or not (_leads(way, word, place) or (loose and way <= word)):
                yield say("搜索索引 {index} 的目录与它的页不符", index=index)
    lost = any(segment not in segments or place > segments[segment].last for segment, place in ways)
    left = any(segment in segments and place >= segments[segment].first for segment, place in ways)
    if lost or (left and not erased):  # pages of which every word was erased leave their ways behind
        yield say("搜索索引 {index} 的目录与它的页不符", index=index)


def _leads(way: bytes, word: bytes, place: int) -> bool:
    """Tell whether a way is the one to this word; that to the first page of all is empty."""
    return not way if place == 1 else word.startswith(way)


_WAYS = "SELECT segid, pgno >> 1, term FROM {index}_idx"
"""By which beginning of its first word a page is found."""
_PAGES = "SELECT id, block FROM {index}_data WHERE id NOT IN (1, 10) ORDER BY id"


def _segments(db: Database, index: str) -> Iterator[Segment]:
    ((page,),) = db.run(f"SELECT block FROM {index}_data WHERE id = ?", (_STRUCTURE,)).fetchall()  # noqa: S608
    origin = page[4:8] == _WITH_ORIGIN
    numbers = _numbers(page[8 if origin else 4 :])
    levels, _segments, _writes = next(numbers), next(numbers), next(numbers)
    for _level in range(levels):
        _merging, many = next(numbers), next(numbers)
        for _each in range(many):
            yield Segment(next(numbers), next(numbers), next(numbers))
            if origin:
                for _more in range(5):
                    next(numbers)


def _numbers(page: bytes) -> Iterator[int]:
    """Yield the numbers of a page, each in up to nine bytes."""
    value = length = 0
    for byte in page:
        length += 1
        if length == 9:
            yield value << 8 | byte
        elif byte & 0x80:
            value = value << 7 | byte & 0x7F
            continue
        else:
            yield value << 7 | byte
        value = length = 0


def _first_word(page: bytes) -> bytes | None:
    """Return the first word that begins on a page, None where none does."""
    foot = int.from_bytes(page[2:4], "big")
    if foot >= len(page):
        return None
    start = next(_numbers(page[foot:]))
    numbers = _numbers(page[start:])
    length = next(numbers)
    head = 1 if length < 0x80 else 2 if length < 0x4000 else 3
    return page[start + head : start + head + length]
