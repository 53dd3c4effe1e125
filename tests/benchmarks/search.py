"""The first fifty hits against a plain query of the same index, and against reading everything."""

from collections.abc import Iterator
from typing import Any

from peewee import SQL
from playhouse.sqlite_ext import FTS5Model, SearchField

from cases.hiding.mask import Mask
from cases.personal.gathered import known_of
from storage.casefile.listed import LISTED
from storage.desk import Desk
from storage.engine.tables import CaseRow
from storage.engine.text.texts import written
from storage.search.words import match
from tests.benchmarks.bench import Bench
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import side_by_side
from tui.screens.cases.search import READ

HITS = 50
TERMS = (
    ("two characters", "欠条", "words", "欠 条"),
    ("a common phrase", "拖欠的工钱", "words", "拖 欠 的 工 钱"),
    ("pinyin initials", "zxl", "pinyin", "zxl"),
    ("four digits of a phone", "4837", "digits", "4837"),
)
"""What is searched: its name, as typed, the column of the index it stands in, and as it stands there."""


class CaseText(FTS5Model):  # type: ignore[misc] # published without types
    """The full-text index, as peewee would have it."""

    words = SearchField()
    pinyin = SearchField()
    digits = SearchField()

    class Meta:
        table_name = "case_text"


def hits(bench: Bench) -> Iterator[Measure]:
    """Measure each sort of search for one who sees all."""
    desk = bench.desk(bench.cases, "supervisor")
    for term in TERMS:
        yield from _of_term(desk, *term, bench.rounds)

    yield _passages(desk, bench.rounds)


def _passages(desk: Desk, rounds: int) -> Measure:
    """Measure the passages of a page, against opening the same cases."""
    name, typed, *_ = TERMS[0]
    found = desk.search.look(typed, READ)
    ours, plain = side_by_side(
        lambda: desk.passages.of(found, typed, Mask()),
        lambda: [known_of(desk.cases.file(each.row.id)) for each in found],
        rounds=rounds,
    )
    return Measure(f"passages of {READ} cases, against reading them, {name}", ours, plain, 2)


def _of_term(desk: Desk, name: str, typed: str, column: str, kept: str, rounds: int) -> Iterator[Measure]:
    ours, plain = side_by_side(lambda: desk.search.find(typed, HITS), lambda: list(_plain(desk, typed)), rounds=rounds)
    yield Measure(f"first {HITS} hits, {name}", ours, plain, 2)
    (scan,) = side_by_side(lambda: _scan(desk, column, kept), rounds=3, warm=1)
    yield Measure(f"the same against a LIKE scan, {name}", ours, scan, 20, faster=True)


def _plain(desk: Desk, typed: str) -> Any:
    """Ask the index for the newest hits and their case rows, as anybody would with peewee."""
    search = match(typed)
    assert search
    on = CaseRow.id == SQL('"t2"."rowid" >> 20')
    query = CaseRow.select(*LISTED).join(CaseText, on=on).where(CaseText.match(written(search)))
    return query.order_by(CaseText.rowid.desc()).limit(HITS).tuples().execute(desk.store.db)


def _scan(desk: Desk, column: str, kept: str) -> object:
    sql = f"SELECT COUNT(*) FROM case_text WHERE {column} LIKE ?"
    return desk.store.run(sql, (f"%{kept}%",)).fetchone()
