"""Copies of the data, each a file of its own: taken while others work, proven, and poured back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from storage.engine.file.data import FILE, check_shape, make, move, opened, reading
from storage.engine.sqlite import Database, starts_as_sqlite

COPY = FILE
"""How a file is called that is a copy."""

PAGE = 4096
"""Bytes of a page, the first of which says what a file is."""


@contextmanager
def copied(db: Database, folder: Path, key: bytes | None) -> Iterator[Any]:
    """Copy open data into a folder in one step, so that no write falls into the middle, and hand out the copy."""
    make(folder)
    with opened(folder, key) as target:
        source: Any = db.connection
        source().backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        yield target


def is_sound(copy: Any, *, plain: bool) -> bool:
    """Tell whether a copy is whole in itself. plain: whether it is not enciphered."""
    rotten = [] if plain else copy.execute("PRAGMA cipher_integrity_check").fetchall()
    whole = copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    adrift = copy.execute("PRAGMA foreign_key_check").fetchone()
    return whole and not rotten and not adrift


def check_beginning(page: bytes, size: int, folder: Path, key: bytes) -> None:
    """Refuse a copy that is none of ours by its first page alone, as `check_shape` does.

    size: in bytes, of the whole copy. folder: an empty one. key: what it is enciphered with if it is.
    """
    make(folder)
    (folder / FILE).write_bytes(page)
    os.truncate(folder / FILE, size)
    check_shape(folder, None if starts_as_sqlite(folder / FILE) else key)


def keep_in_one_file(db: Database) -> None:
    """Keep all of the data in its one file from now on, so that it can be moved."""
    db.run("PRAGMA journal_mode = DELETE")


def put(source: Path, folder: Path) -> None:
    """Put data in a folder where there is none, safe on the disk itself before it is there."""
    sync(source / FILE)
    move(source, folder)
    sync(folder)


def pour(source: Path, folder: Path, key: bytes | None) -> None:
    """Put data in the place of other data of a key.

    Whoever has that open sees the new contents; no write goes astray.
    """
    with reading(source, key) as fresh, opened(folder, key) as target:
        target.execute("PRAGMA synchronous = EXTRA")
        fresh.backup(target)


def sync(path: Path) -> None:
    """Have a file or a folder written to the disk itself."""
    there = os.open(path, os.O_RDONLY)
    try:
        os.fsync(there)
    finally:
        os.close(there)
