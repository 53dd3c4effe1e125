"""Filling a new store with very much: fast, and guarded by nothing until it is done."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from storage.engine.sqlite import Database
from storage.engine.statements.lists import places
from storage.engine.text.texts import CASE_INDEX

_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({places}) AND sql IS NOT NULL"
_IN_MEMORY = f"INSERT INTO {CASE_INDEX} ({CASE_INDEX}, rank) VALUES ('hashsize', ?)"  # noqa: S608 - our words
_USUAL, _MUCH = 2**20, 2**26
"""Bytes of words that are kept in memory before they are written."""


@contextmanager
def unguarded(db: Database, tables: Sequence[str]) -> Iterator[None]:
    """Write without journal and without the indexes of these tables, with much memory.

    All is back as it was afterwards; where it stops half-way the file is of no use.
    """
    indexes = db.run(_INDEXES.format(places=places(tables)), tables).fetchall()
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        db.run(f"PRAGMA {setting}")
    db.run(_IN_MEMORY, (_MUCH,))
    for name, _ in indexes:
        db.run(f"DROP INDEX {name}")
    yield
    for _, sql in indexes:
        db.run(sql)
    db.run(_IN_MEMORY, (_USUAL,))
    db.close()
