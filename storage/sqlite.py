"""What only SQLite can do: settings, the full-text index, guards. Another database would have its own room."""

import sqlite3
from pathlib import Path

from peewee import SqliteDatabase

APPLICATION_ID = 0x62616E67
"""Marks a file as ours."""

SCHEMA = 1
"""The newest shape of the store that this program knows; `PRAGMA user_version` of a file."""

HEADER = b"SQLite format 3\x00"

_STOP = "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
_AGAIN = "WHEN EXISTS (SELECT 1 FROM history WHERE case_id = NEW.case_id AND seq = NEW.seq)"
FORBID_CHANGES = (
    f"CREATE TRIGGER history_no_update BEFORE UPDATE ON history {_STOP}",
    f"CREATE TRIGGER history_no_delete BEFORE DELETE ON history {_STOP}",
    f"CREATE TRIGGER history_no_replace BEFORE INSERT ON history {_AGAIN} {_STOP}",
)
"""The last is for connections that do not set recursive_triggers, where REPLACE deletes without a trigger."""

FULL_TEXT = (
    """CREATE VIRTUAL TABLE case_text USING fts5(
        scope, words, pinyin, digits, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
    )""",
)
"""One document for a case's intake and one for each later entry; see `storage.search`."""


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Tell whether this SQLite is free of the WAL-reset bug, by which two writers can lose committed rows."""
    mended: dict[tuple[int, ...], tuple[int, ...]] = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}
    return version >= mended.get(version[:2], (3, 51, 3))


def connect(path: Path) -> SqliteDatabase:
    """Return a database for this file; each thread gets a connection of its own, with every setting we rely on."""
    safe = wal_is_safe(sqlite3.sqlite_version_info)
    pragmas = {
        "busy_timeout": 10_000,
        "journal_mode": "WAL" if safe else "DELETE",
        "synchronous": "FULL" if safe else "EXTRA",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "cache_size": -16_000,
    }
    return SqliteDatabase(str(path), pragmas=pragmas, timeout=10)


def read_header(path: Path) -> tuple[bool, int, int]:
    """Read from the file itself, without opening a database: is it SQLite, whose is it, and which shape has it."""
    with path.open("rb") as file:
        head = file.read(100)
    is_sqlite = len(head) == 100 and head.startswith(HEADER)
    return is_sqlite, int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")
