"""A copy of the whole file that can be trusted: taken while others work, checked by opening it, and brought back."""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import peewee

from cases.refusal import Refused, refuse
from cases.text import say
from storage.faults import plainly
from storage.store import FILE, Store, check_file

TEMPORARY = ".backup-"
"""How the folder begins in which a copy is made."""

_MANIFEST = "backup"
"""The setting of a copy that says when it was taken and what it must hold."""

_COUNTS: Mapping[str, str] = {
    "cases": "SELECT COUNT(*) FROM case_row",
    "entries": "SELECT COUNT(*) FROM history",
    "accounts": "SELECT COUNT(*) FROM account",
}
_COMPANIONS = ("", "-journal", "-wal", "-shm")
"""What may belong to a database file, by the end of its name."""


@dataclass(frozen=True)
class Manifest:
    """What a backup must hold. at: the moment it was taken, in the centre's time. The rest are numbers of rows."""

    at: datetime
    cases: int
    entries: int
    accounts: int


@dataclass(frozen=True)
class Restored:
    """What a restore brought back, and where the data that it replaced was kept, if there was any."""

    manifest: Manifest
    kept: Path | None


def back_up(store: Store, place: Path, at: datetime) -> Manifest:
    """Write a copy of the file as it is at one moment, and return what it holds. Others may go on working.

    The copy is checked before it takes the place of whatever was there; until then that is untouched.
    Raises `Refused`: `file` for a place that is no file, `store` where the disk says no.
    """
    with plainly():
        target = place.resolve()
        if target.is_dir() or target == store.path.resolve():
            raise refuse("file", say("备份须写到一个单独的文件；请在后面写上文件名，如 备份.bangfu"))
        if not target.parent.is_dir():
            raise refuse("file", say("备份要写入的文件夹不存在；请先建好文件夹或换一个位置"))
        with TemporaryDirectory(prefix=TEMPORARY, dir=target.parent) as beside:
            copy = Path(beside) / FILE
            manifest = _copy(store, copy, at)
            read_manifest(copy)
            _settle(copy, target)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """Check a backup by opening it, changing nothing, and return what it holds.

    Raises `Refused`: `not_a_backup` or `damaged`, or what opening a file raises.
    """
    with plainly():
        if not path.is_file():
            raise refuse("not_a_backup", say("没有这个备份文件；请核对路径"))
        check_file(path)
        with _reading(path) as copy:
            kept = copy.execute("SELECT value FROM setting WHERE name = ?", (_MANIFEST,)).fetchone()
            if kept is None:
                raise refuse("not_a_backup", say("这不是备份文件；请选用 bangfu backup 写出的文件"))
            manifest = _unpacked(kept[0])
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            if not sound or copy.execute("PRAGMA foreign_key_check").fetchone() or _counted(copy) != _numbers(manifest):
                raise _damaged()
    return manifest


def restore(backup: Path, folder: Path, at: datetime, *, replace: bool = False) -> Restored:
    """Bring a backup back into a folder, checking it first.

    replace: whether data that is there may be replaced; it is kept beside the new one under a name with the moment.
    Raises `Refused`: `has_data` where there is data and it may not be replaced, and what `read_manifest` raises.
    """
    manifest = read_manifest(backup)
    with plainly():
        live = folder / FILE
        if live.exists() and not replace:
            raise refuse("has_data", say("这个文件夹里已经有数据；确要替换请加 --replace，现有数据会先另存"))
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(prefix=".restore-", dir=folder) as beside:
            fresh = Path(beside) / FILE
            _plain_copy(backup, fresh)
            kept = _set_aside(live, at) if live.exists() else None
            _put_back(fresh, live)
    return Restored(manifest, kept)


def _copy(store: Store, copy: Path, at: datetime) -> Manifest:
    """Copy the open file in one step, so that no write falls into the middle, and add what the copy must hold."""
    _create(copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as target:
        connection: Any = store.db.connection
        connection().backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        manifest = Manifest(at.replace(microsecond=0), **_counted(target))
        kept = json.dumps(asdict(manifest) | {"at": manifest.at.isoformat()})
        target.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_MANIFEST, kept))
    return manifest


def _plain_copy(backup: Path, fresh: Path) -> None:
    """Copy a backup without its manifest: what is worked on is no backup any more."""
    _create(fresh)
    with _reading(backup) as source, closing(sqlite3.connect(fresh, isolation_level=None)) as target:
        source.backup(target)
        target.execute("DELETE FROM setting WHERE name = ?", (_MANIFEST,))


def _set_aside(live: Path, at: datetime) -> Path:
    """Keep the data that is about to be replaced: as a backup, or as it is where it cannot be read any more."""
    stamp = f"{at:%Y%m%d-%H%M%S}"
    kept, raw = (live.with_name(name) for name in (f"before-restore-{stamp}.bangfu", f"damaged-{stamp}.db"))
    if kept.exists() or raw.exists():
        raise refuse("has_data", say("刚刚已经恢复过一次；请稍等几秒再试"))
    try:
        _back_up_folder(live.parent, kept, at)
    except Refused as refused:
        if not _unreadable(refused):
            raise
        for end in _COMPANIONS:
            if (part := live.with_name(live.name + end)).exists():
                part.rename(raw.with_name(raw.name + end))
        return raw
    return kept


def _back_up_folder(folder: Path, place: Path, at: datetime) -> None:
    store = Store.open(folder)
    try:
        back_up(store, place, at)
    finally:
        store.close()


def _unreadable(refused: Refused) -> bool:
    """Tell a file that can no longer be read from one that is only busy, or on a full disk."""
    broken = type(refused.__cause__) in (peewee.DatabaseError, sqlite3.DatabaseError)  # their subclasses say otherwise
    return broken or refused.problems[0].rule in ("damaged", "empty_file", "not_ours")


def _put_back(fresh: Path, live: Path) -> None:
    """Put a checked copy in its place. Whoever has the old file open sees the new contents; no write goes astray."""
    if not live.exists():
        _settle(fresh, live)
        return
    with _reading(fresh) as source, closing(sqlite3.connect(live, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous = EXTRA")
        source.backup(target)


def _create(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _settle(made: Path, place: Path) -> None:
    """Give a finished file its name, and make file and name durable."""
    _sync(made)
    made.replace(place)
    _sync(place.parent)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody changes, to read it; not even a lock is taken on it."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def _counted(connection: sqlite3.Connection) -> dict[str, int]:
    return {name: connection.execute(query).fetchone()[0] for name, query in _COUNTS.items()}


def _numbers(manifest: Manifest) -> dict[str, int]:
    return {name: getattr(manifest, name) for name in _COUNTS}


def _unpacked(kept: str) -> Manifest:
    try:
        values = json.loads(kept)
        return Manifest(datetime.fromisoformat(values["at"]), **{name: int(values[name]) for name in _COUNTS})
    except (LookupError, TypeError, ValueError):
        raise _damaged() from None


def _damaged() -> Refused:
    return refuse("damaged", say("备份文件已损坏，没有使用；请换一份备份"))
