"""What the engine itself finds wrong with the data."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from storage.engine.sqlite import Database, at_rest_uri, log_waits, open_raw


def damage(db: Database) -> list[str]:
    """Return what SQLite and SQLCipher find in the file, on a connection of its own.

    One that others have written past holds an old idea of the full-text index, and SQLite calls that corruption. Pages
    in use are proven as they are read. The unused ones are proven only while nothing waits in a write-ahead log: a
    program that was killed may have left pages half moved from there, which nobody reads before they are moved again.
    Without such a log a cut of the power may leave unused pages torn, which is no damage.
    """
    path = Path(db.database)
    all_pages = db.key is not None and not log_waits(path) and db.pragma("journal_mode") == "wal"
    asked = ["PRAGMA integrity_check(10)", *(["PRAGMA cipher_integrity_check"] if all_pages else [])]
    place = at_rest_uri(path) if db.only_reads else path.resolve().as_uri()
    with closing(open_raw(place, db.key, uri=True, timeout=10)) as fresh:
        answers = [str(answer) for question in asked for (answer,) in fresh.execute(question).fetchall()]
    return [answer for answer in answers if answer != "ok"][:10]


def adrift(db: Database) -> Iterator[str]:
    """Yield the table of each row that points to something that is not there."""
    for table, *_ in db.run("PRAGMA foreign_key_check").fetchall():
        yield table
