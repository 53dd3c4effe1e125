"""Putting aside what a restore replaces, as a backup or as it lies there with a note beside it."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from cases.staff.outgoing import Place
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.copies.backup import create, keep_copy
from storage.copies.replacing import Today, is_unreadable
from storage.engine.faults import plainly
from storage.engine.file.data import move
from storage.host.guard import Ground
from storage.keys.keyring import KEYS
from storage.opening.remains import ASIDE, RAW
from storage.outgoing.writer import write_whole
from storage.store.replaced import NOTE, looked_at, mark
from storage.store.store import Store

_BACK = say(
    "查看：bangfu --data 这个文件夹（密钥文件 bangfu.keys 要在里面）。"
    "要恢复它：先这样打开，用 backup 写成备份，再恢复那份备份，并加 --replaced"
)


def set_aside(folder: Path, today: Today, key: bytes, at: datetime, by: str) -> Path:
    """Keep the data that is replaced: as a backup that says so or, where not all of it can be read, as it is.

    Its keyring stays where its accounts could be read: their passwords are those of today.
    """
    kept, raw = folder / f"{ASIDE}{_stamp(at)}.bangfu", _beside(folder, at)
    if kept.exists() or raw.exists():
        raise refuse("has_data", say("刚刚已经恢复过一次；请稍等几秒再试"))
    if today.store:
        if today.key == key and _copied(today.store, kept, at, by):
            return kept
        today.store.close()
    _move_aside(folder, raw, at, by)
    if today.given is not None and (raw / KEYS).exists():
        shutil.copyfile(raw / KEYS, create(folder / KEYS))
    return raw


def set_aside_rest(folder: Path, at: datetime, by: str) -> Path | None:
    """Keep what is left of data that is lost, its keyring above all: without it that can never be read again."""
    if not (folder / KEYS).exists():
        return None
    raw = _beside(folder, at)
    _move_aside(folder, raw, at, by)
    return raw


def _stamp(at: datetime) -> str:
    return f"{at:%Y%m%d-%H%M%S}"


def _beside(folder: Path, at: datetime) -> Path:
    return folder / f"{RAW}{_stamp(at)}"


def _move_aside(folder: Path, raw: Path, at: datetime, by: str) -> None:
    raw.mkdir(mode=0o700)
    _leave_note(raw, mark(at, by))
    move(folder, raw)
    if (folder / KEYS).exists():
        (folder / KEYS).rename(raw / KEYS)


def _copied(store: Store, kept: Path, at: datetime, by: str) -> bool:
    """Keep the data as a backup; False where some of it cannot be read."""
    try:
        with plainly():
            keep_copy(store, kept, at, by, replaced=mark(at, by))
    except Refused as refused:
        if not is_unreadable(refused):
            raise
        return False
    return True


def _leave_note(folder: Path, replaced: str) -> None:
    """Say beside replaced data that is kept as it is that it was replaced."""

    def fill(file: BinaryIO, _private: Path) -> None:
        file.write(f"{replaced}\n{looked_at(replaced)}\n{_BACK}\n".encode())

    nothing: Callable[..., None] = lambda *_: None  # noqa: E731 - a text needs no proof
    write_whole(Ground(folder), Place(folder / NOTE), ".txt", fill, nothing, nothing, own=True)
