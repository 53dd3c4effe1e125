"""Proving the shape of a file: its tables, indexes and triggers are those that the migrations make, and no others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cases.text import Sentence, say
from storage.engine.sqlite import Database
from storage.migrate import migrate
from storage.store import Store

_SHAPE = "SELECT type, name, tbl_name, sql FROM sqlite_master"
Part = tuple[str, str]
"""A table, index, trigger or view: what it is, and its name."""


def strange(store: Store) -> Iterator[tuple[Part, Sentence]]:
    """Yield each part of the shape that is not as it must be, with what is wrong about it; nothing if all is."""
    wanted, there = _wanted(), _parts(store.run(_SHAPE))
    for part in sorted(wanted.keys() | there.keys()):
        kind, name = part
        if part not in there:
            yield part, say("数据文件里少了 {kind} {name}", kind=kind, name=name)
        elif part not in wanted:
            yield part, say("数据文件里多出 {kind} {name}", kind=kind, name=name)
        elif there[part] != wanted[part]:
            yield part, say("数据文件里的 {kind} {name} 被改动", kind=kind, name=name)


def _wanted() -> dict[Part, tuple[str, str]]:
    """Return the shape of a new file, made in memory."""
    fresh = Database(Path(":memory:"), None, {})
    try:
        migrate(fresh)
        execute: Any = fresh.execute_sql
        return _parts(execute(_SHAPE))
    finally:
        fresh.close()


def _parts(rows: Iterator[tuple[str, str, str, str | None]]) -> dict[Part, tuple[str, str]]:
    """Return what belongs to which table and how it is written, spaces aside."""
    return {(kind, name): (table, " ".join((sql or "").split())) for kind, name, table, sql in rows}
