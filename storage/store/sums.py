"""Sums over tables that no history tells again: every row adds to its table's sum, under a key the file does not hold.

A sum does not depend on the order of rows, and moves by those rows alone that a write touches. What somebody changes
behind the desk's back stays in it as a difference: no later write takes that for granted.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.engine.sqlite import Database
from storage.engine.tables import WAITING
from storage.engine.text.texts import CASE_OF, CASE_TEXT, DOCUMENT, RECORD_TEXT

COVERED: Mapping[str, str] = {
    "account": "*",
    "batch": "*",
    "batch_item": "*",
    "case_row": "id, number, year, station, serial, batch",  # the other columns follow from the history
    CASE_TEXT: DOCUMENT,
    "draft": "*",
    "edit": "*",
    "part": "*",
    "record": "id, kind, same, number, station, fields, version, lead, batch",
    RECORD_TEXT: DOCUMENT,
    "repeat": "*",
    "schema_migration": "*",
    "serial": "*",
    "setting": "*",
    "station": "*",
    "twin": "*",
}
"""What is added up of which table."""

_MARKS = 11
_BEFORE_MARKS: Mapping[str, str] = {
    "case_row": "id, number, year, station, serial",
    "record": "id, kind, same, number, station, fields, version, lead",
}
"""What was added up before the marks of imports were."""

SINCE: Mapping[str, int] = {CASE_TEXT: 10, RECORD_TEXT: 10, "repeat": 18}
"""The shape of the store since which a table is covered, where it is not all that have seals."""

_UNSEEN = "NOT EXISTS (SELECT 1 FROM {table} WHERE id = {mine} AND ABS(batch) IN {waiting})"
_COUNTS = {
    "batch_item": f"batch_id NOT IN {WAITING}",
    "case_row": f"ABS(batch) NOT IN {WAITING}",
    CASE_TEXT: _UNSEEN.format(table="case_row", mine=CASE_OF, waiting=WAITING),
    "part": _UNSEEN.format(table="case_row", mine="case_id", waiting=WAITING),
    "record": f"batch NOT IN {WAITING}",
    "twin": f"NOT EXISTS (SELECT 1 FROM record WHERE id IN (one_id, other_id) AND batch IN {WAITING})",  # noqa: S608
    RECORD_TEXT: _UNSEEN.format(table="record", mine=f"{RECORD_TEXT}.id", waiting=WAITING),
}
"""Which rows are added up, where it is not all: what an import brings is once it is shown."""

UNLOGGED = frozenset(("draft",))
"""Tables that change without a line in the audit log: their sums are not sealed by it."""

_MODULUS = 1 << 256


def _marked(value: bytes) -> Mapping[str, str]:
    return {"bytes": value.hex()}


body = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=_marked).encode
"""A row as it is sealed: no two values of different types look the same in it, and bytes, which no covered column holds
by right, look like nothing else. Made once: `json.dumps` makes an encoder anew for every row."""


@dataclass(frozen=True)
class TableSum:
    """So many rows, and what they add up to."""

    rows: int = 0
    total: int = 0

    def __add__(self, other: "TableSum") -> "TableSum":
        return TableSum(self.rows + other.rows, (self.total + other.total) % _MODULUS)

    def __sub__(self, other: "TableSum") -> "TableSum":
        return TableSum(self.rows - other.rows, (self.total - other.total) % _MODULUS)


Sums = Mapping[str, TableSum]
"""Sums by table; a table without a row may be missing."""


def sum_of(key: bytes, table: str, rows: Iterable[Sequence[Any]]) -> TableSum:
    """Add up rows of a table, each with the columns that are covered, in their order."""
    secret = hmac.digest(key, b"bangfu sums", "sha256")
    count = total = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - how many there were is the count
        total += int.from_bytes(hmac.digest(secret, body([table, *row]).encode(), "sha256"), "big")
    return TableSum(count, total % _MODULUS)


def sum_where(
    db: Database,
    key: bytes,
    table: str,
    where: str = "1",
    values: Sequence[object] = (),
    *,
    unseen: bool = False,
    shape: int = _MARKS,
) -> TableSum:
    """Add up the rows of a covered table for which a condition holds.

    unseen: those too that are not seen yet. shape: the one of the store that it is in.
    """
    counts = "1" if unseen else _COUNTS.get(table, "1")
    columns = COVERED[table] if shape >= _MARKS else _BEFORE_MARKS.get(table, COVERED[table])
    query = f"SELECT {columns} FROM {table} WHERE ({where}) AND {counts}"  # noqa: S608 - words of this program
    return sum_of(key, table, db.run(query, values))


def rows_of(run: Callable[[str], Any], table: str, width: int) -> Iterator[Any]:
    """Yield the rows of a covered table that count, as they are covered, in the order of their first columns.

    run: reads from a file. width: so many columns.
    """
    order = ", ".join(map(str, range(1, width + 1)))
    query = f"SELECT {COVERED[table]} FROM {table} WHERE {_COUNTS.get(table, '1')} ORDER BY {order}"  # noqa: S608
    return iter(run(query))


def write_sums(sums: Sums) -> str:
    """Return sums as one text, always the same for the same sums."""
    told = {table: [each.rows, f"{each.total:064x}"] for table, each in sorted(sums.items()) if each != TableSum()}
    return json.dumps(told, separators=(",", ":"))


def read_sums(text: str) -> dict[str, TableSum]:
    """Return the sums that `write_sums` wrote."""
    return {table: TableSum(rows, int(total, 16)) for table, (rows, total) in json.loads(text).items()}


def moved(sums: Sums, moves: Sums) -> dict[str, TableSum]:
    """Return sums after moves."""
    return {table: sums.get(table, TableSum()) + moves.get(table, TableSum()) for table in sums.keys() | moves.keys()}


def kept(key: bytes, sums: Sums) -> str:
    """Return what a line of the audit log says of these sums: 32 digits that stand for all that is covered."""
    logged = write_sums({table: each for table, each in sums.items() if table not in UNLOGGED})
    return hmac.digest(key, b"bangfu kept" + logged.encode(), "sha256").hex()[:32]
