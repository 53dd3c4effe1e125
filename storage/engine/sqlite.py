"""The file as SQLite opens it: the driver, the key, the settings that every connection has."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

from peewee import SqliteDatabase

_HEADER = b"SQLite format 3\x00"
_KEY = 32
"""Bytes of a key."""

CHECKPOINT = 2000
"""Pages in the write-ahead log after which who writes moves them to the file."""


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Tell whether this SQLite is free of the WAL-reset bug, by which two writers can lose committed rows."""
    mended: dict[tuple[int, ...], tuple[int, ...]] = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}
    return version >= mended.get(version[:2], (3, 51, 3))


def driver() -> Any:
    """Return SQLCipher where it is installed, else the SQLite that Python brings, which cannot encipher."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2


def can_encipher() -> bool:
    """Tell whether files can be enciphered here."""
    return driver() is not sqlite3


def errors() -> tuple[type[Exception], ...]:
    """Return what the drivers in use may raise."""
    return (sqlite3.Error, driver().Error)


def open_raw(path: str | Path, key: bytes | None, **options: Any) -> Any:
    """Return a connection of the driver itself. key: what the file is enciphered with, None for a plain one.

    The key goes to the connection directly, so that no log of queries sees it, and SQLCipher is told to keep its own
    log from the screen.
    """
    connection = driver().connect(path, isolation_level=None, cached_statements=_STATEMENTS, **options)
    if key is not None:
        if len(key) != _KEY:
            raise ValueError("a key has 32 bytes")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


_STATEMENTS = 500
"""Statements that a connection keeps compiled: a day at the desk runs more kinds of them than the usual 128."""

_STEPS = 200_000
"""Instructions of the engine between two looks: some milliseconds."""

_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between attempts to connect."""


class Database(SqliteDatabase):
    """A file of ours as peewee sees it. key: what it is enciphered with, None for a plain one."""

    def __init__(self, path: Path, key: bytes | None, pragmas: Mapping[str, object]) -> None:
        super().__init__(str(path), pragmas=dict(pragmas), timeout=10)
        self.key = key
        self._reads = local()

    @property
    def only_reads(self) -> bool:
        """Whether this thread's connection can do no more than read: the disk took not even what reading needs."""
        return getattr(self._reads, "only", False)

    def writing(self) -> Any:
        """Return a write: it begins where nobody else writes, and all of it stands or nothing; within one, a part."""
        return self.atomic("IMMEDIATE")

    def reading(self) -> Any:
        """Return a reading of the data as it is at one moment, whatever others write meanwhile."""
        return self.atomic()

    def run(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Run SQL that peewee cannot say as well, and return its cursor."""
        execute: Any = self.execute_sql
        return execute(sql, tuple(values))

    def composed(self, query: Any) -> tuple[str, list[Any]]:
        """Return a query of peewee's as this engine reads it, with its values."""
        context: Any = self.get_sql_context()
        sql, values = context.sql(query).query()
        return sql, values

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run SQL once for each of these rows, within a write."""
        connection: Any = self.connection
        connection().executemany(sql, rows)

    @contextmanager
    def watched(self, look: Callable[[], object]) -> Iterator[None]:
        """Look now and then while a statement of this thread runs; where that raises, the statement ends with it."""
        connection: Any = self.connection
        raised: list[BaseException] = []

        def step() -> bool:
            if raised:  # what takes back the rest goes on
                return False
            try:
                look()
            except BaseException as why:  # noqa: BLE001 - the driver would make an error of its own of it
                raised.append(why)
            return bool(raised)

        connection().set_progress_handler(step, _STEPS)
        try:
            yield
        except Exception:
            if raised:
                raise raised[0] from None
            raise
        finally:
            connection().set_progress_handler(None, _STEPS)

    def _connect(self) -> Any:
        """Connect; while another program turns the file to its log, which no time-out waits for, try again."""
        self._reads.only = False
        for wait in _WAITS:
            try:
                return self._connect_once()
            except driver().OperationalError as fault:
                if "locked" not in str(fault):
                    return self._connect_to_read(fault)
                time.sleep(wait)
        return self._connect_once()

    def _connect_to_read(self, fault: Exception) -> Any:
        """Connect to a file on a full or read-only disk, which nobody else has open; else raise the fault."""
        if not at_rest(Path(self.database)):
            raise fault
        connection = open_raw(at_rest_uri(Path(self.database)), self.key, uri=True)
        connection.execute("PRAGMA trusted_schema = 0")
        connection.execute("PRAGMA query_only = 1")
        self._reads.only = True
        return connection

    def _connect_once(self) -> Any:
        connection = open_raw(self.database, self.key, timeout=10)
        hooks: Any = self._add_conn_hooks  # type: ignore[attr-defined]
        try:
            hooks(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def connect(path: Path, key: bytes | None) -> Database:
    """Return a database for this file; each thread gets a connection of its own, with every setting we rely on."""
    safe = wal_is_safe(driver().sqlite_version_info)
    pragmas = {
        "busy_timeout": 10_000,
        "journal_mode": "WAL" if safe else "DELETE",
        "synchronous": "FULL" if safe else "EXTRA",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "cache_size": -16_000,
        "wal_autocheckpoint": CHECKPOINT,
    }
    return Database(path, key, pragmas)


def at_rest(path: Path) -> bool:
    """Tell whether a file can be read as it lies there: nothing of it waits in a log, and it is no new one."""
    return path.exists() and path.stat().st_size > 0 and not log_waits(path)


def log_waits(path: Path) -> bool:
    """Tell whether something waits in the write-ahead log of a file."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def at_rest_uri(path: Path) -> str:
    """Return what opens such a file without a lock or a log, of which a disk that takes nothing would take none."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def starts_as_sqlite(path: Path) -> bool:
    """Tell from the file itself, without opening a database, whether it is a plain SQLite file."""
    with path.open("rb") as file:
        return file.read(100)[: len(_HEADER)] == _HEADER
