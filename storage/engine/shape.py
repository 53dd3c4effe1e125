"""The shape of the data: the number by which a program knows it, and the tables that the migrations make."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cases.values.text import Sentence, say
from storage.engine.sqlite import Database

APPLICATION_ID = 0x62616E67
"""Marks a file as ours."""

SCHEMA = 18
"""The newest shape of the store that this program knows."""

FOLDER = Path(__file__).parent / "migrations"
"""One step from shape to shape each, frozen: what they import are no modules of ours."""

Execute = Callable[[str], Any]
TreePart = tuple[str, str]
"""A table, index, trigger or view: what it is, and its name."""

_PARTS = "SELECT type, name, tbl_name, sql FROM sqlite_master"


class Marks(NamedTuple):
    """What a file says of itself: whether it is ours, and its shape."""

    ours: bool
    shape: int


def marks(execute: Execute) -> Marks:
    """Read them. execute: runs a query on an open file."""
    ((owner,),) = execute("PRAGMA application_id").fetchall()
    ((version,),) = execute("PRAGMA user_version").fetchall()
    return Marks(owner == APPLICATION_ID, version)


def shape_of(db: Database) -> int:
    """Return the shape that open data is in, 0 for a new file."""
    return marks(db.run).shape


def mark_ours(db: Database) -> None:
    """Mark a new file as ours."""
    db.run(f"PRAGMA application_id = {APPLICATION_ID}")


def mark_newest(db: Database) -> None:
    """Say, within a write, that the data is in the newest shape."""
    db.run(f"PRAGMA user_version = {SCHEMA}")


def migrate(db: Database) -> None:
    """Apply the migrations that are missing, in order: each whole or not at all, and all of them within a write."""
    _apply(db, FOLDER)


def _apply(db: Database, steps: Path) -> None:
    from playhouse.migrations import Runner  # loads much, of no use to a start on data in the newest shape

    Runner(db, str(steps)).up()


def strange(db: Database) -> Iterator[tuple[TreePart, Sentence]]:
    """Yield each part of the shape that is not as the migrations make it, with what is wrong; nothing if all is."""
    wanted, there = _wanted(FOLDER), _parts(db)
    for part in sorted(wanted.keys() | there.keys()):
        kind, name = part
        if part not in there:
            yield part, say("数据文件里少了 {kind} {name}", kind=kind, name=name)
        elif part not in wanted:
            yield part, say("数据文件里多出 {kind} {name}", kind=kind, name=name)
        elif there[part] != wanted[part]:
            yield part, say("数据文件里的 {kind} {name} 被改动", kind=kind, name=name)


@cache
def _wanted(steps: Path) -> dict[TreePart, tuple[str, str]]:
    """Return the shape that these steps give a new file, made in memory once."""
    fresh = Database(Path(":memory:"), None, {})
    try:
        _apply(fresh, steps)
        return _parts(fresh)
    finally:
        fresh.close()


def _parts(db: Database) -> dict[TreePart, tuple[str, str]]:
    """Return what belongs to which table and how it is written, spaces aside."""
    rows = db.run(_PARTS)
    return {(kind, name): (table, " ".join((sql or "").split())) for kind, name, table, sql in rows}
