"""A .csv file as plain values: the encoding and the sign between its columns are found out."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from cases.ledgers.cells import Cell, Formula, LedgerSheet
from storage.ledgers.sheets.bounds import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Fault, refused
from storage.ledgers.sheets.trimming import trimmed

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LOOKED_AT = 2**20
_LONGEST_CHARACTER = 4
"""Bytes: a file that was cut off may end within one."""

_CONTROLS = "".join(map(chr, (*range(9), *range(14, 32), 127)))
_WEB = re.compile(r"\s*(?:<[a-z!?]|mime-version:)", re.IGNORECASE)
_HINT = re.compile(r'"?sep=([,;\t])"?\r?\n', re.IGNORECASE)
_SIGNS = ",\t;"
_SAMPLE = 200
_KEPT_TEXT = re.compile(r'="([^"]*)"')
_LIVE = re.compile(r"=\s*[-+@('\"A-Za-z0-9$]")


def read_text(data: bytes) -> tuple[LedgerSheet, ...]:
    """Return the one sheet of a CSV file, without a name. Raises `Refused` (rule `sheet`) for what is none."""
    text = _decoded(data)
    if sum(map(text.count, _CONTROLS)) * 100 > len(text) + 100:
        raise refused(Fault.NO_SHEET)
    text = text.replace("\0", "")
    if _WEB.match(text):
        raise refused(Fault.WEB)
    hint = _HINT.match(text)
    sign = hint[1] if hint else _sign(text)
    try:
        rows = [list(map(_cell, row)) for row in _rows(text[hint.end() :] if hint else text, sign)]
    except csv.Error:
        raise refused(Fault.QUOTES) from None
    return (LedgerSheet("", trimmed(rows)),)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            ways = [(data[len(mark) :], encoding)]
            break
    else:
        ways = [(data, "utf-8")] if _nearly_utf8(data) else [(data, "utf-8"), (data, "gb18030")]
    for body, encoding in ways:
        text = _text(body, encoding)
        if text is not None:
            return text
    raise refused(Fault.TEXT)


def _nearly_utf8(data: bytes) -> bool:
    """Tell whether a text was UTF-8 before it was damaged: read as GB18030 it might pass, and mean nothing."""
    sample = data[:_LOOKED_AT].decode("utf-8", "replace")
    strange = sum(sign > "\x7f" for sign in sample)
    return 0 < sample.count("\ufffd") * 10 < strange


def _text(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if len(body) - error.start < _LONGEST_CHARACTER:
            return body[: error.start].decode(encoding)
        return None


def _sign(text: str) -> str:
    """Return the sign that cuts the first lines into columns most evenly."""
    return max(_SIGNS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """Return how many of the first lines have the most usual number of columns, and that number."""
    try:
        widths = Counter(len(row) for row in islice(_reader(text, sign), _SAMPLE) if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((often, width) for width, often in widths.items()), default=(0, 0))


def _reader(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=sign)


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    for number, row in enumerate(_reader(text, sign), 1):
        if number > MOST_ROWS:
            raise refused(Fault.ROWS)
        while row and not row[-1].strip():
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise refused(Fault.COLUMNS)
        yield row


def _cell(text: str) -> Cell:
    if len(text) > MOST_CHARACTERS:
        raise refused(Fault.LONG_CELL)
    if text.startswith("="):
        kept = _KEPT_TEXT.fullmatch(text)
        if kept:  # the way in which many programs keep the digits of a number from Excel
            return kept[1] or None
        if _LIVE.match(text):
            return Formula(text)
    return text or None
