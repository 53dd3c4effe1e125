"""The file in which a centre's data lies in its folder: found, proven to be ours, made, moved and read.

Above this room a centre is known by its folder alone.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.engine import sqlite
from storage.engine.file.names import BESIDE
from storage.engine.shape import SCHEMA, Marks, marks
from storage.engine.sqlite import Database, at_rest, at_rest_uri, can_encipher, errors, open_raw, starts_as_sqlite

FILE = "bangfu.db"
"""Its name, in a data folder and in whatever is a copy of one."""


class Which(NamedTuple):
    """What tells a file from another one in its place."""

    device: int
    number: int


def there(folder: Path) -> bool:
    """Tell whether data lies in a folder."""
    return (folder / FILE).exists()


def is_empty(folder: Path) -> bool:
    """Tell whether nothing lies in a folder yet, or no more than the place for data."""
    return not there(folder) or (folder / FILE).stat().st_size == 0


def is_data(path: Path) -> bool:
    """Tell whether a path leads to data as it is worked on, or to its folder."""
    return path.name == FILE or there(path)


def is_plain(folder: Path) -> bool:
    """Tell whether data that is not enciphered lies in a folder, by its first bytes."""
    return (folder / FILE).is_file() and starts_as_sqlite(folder / FILE)


def which(folder: Path) -> Which | None:
    """Return which file it is; None where there is none."""
    try:
        told = (folder / FILE).stat()
    except FileNotFoundError:
        return None
    return Which(told.st_dev, told.st_ino)


def check_file(folder: Path, *, plain: bool) -> None:
    """Refuse data that must not be touched, by its first bytes.

    plain: whether it is meant to be one that is not enciphered. Raises `no_data`, `empty_file`, `not_ours` or
    `not_enciphered`.
    """
    if not there(folder):
        raise refuse("no_data", say("这里还没有数据；运行 bangfu 建立，或 bangfu demo 看演示"))
    if is_empty(folder):
        raise refuse("empty_file", say("数据文件是空的，没有打开；请用备份恢复，或换一个文件夹"))
    is_sqlite = starts_as_sqlite(folder / FILE)
    if is_sqlite and not plain:
        raise refuse("not_enciphered", say("数据文件本应加密，却没有加密，没有打开；请用备份恢复，或换一个文件夹"))
    if plain and not is_sqlite:
        raise _not_ours()


def check_shape(folder: Path, key: bytes | None) -> None:
    """Refuse data of another program (`not_ours`) or of a newer version of ours (`newer`), having only read it."""
    told = marks_of(folder, key)
    if not told.ours:
        raise _not_ours()
    if told.shape > SCHEMA:
        raise refuse("newer", say("数据文件来自更新的版本，没有打开；请先升级本程序"))


def marks_of(folder: Path, key: bytes | None) -> Marks:
    """Return what data says of itself, having only read it."""
    path = folder / FILE
    try:
        return _marks(f"{path.resolve().as_uri()}?mode=ro", key)
    except errors():
        if not at_rest(path):
            raise
        return _marks(at_rest_uri(path), key)


def _marks(uri: str, key: bytes | None) -> Marks:
    with closing(open_raw(uri, key, uri=True, timeout=10)) as connection:
        return marks(connection.execute)


def _not_ours() -> Refused:
    return refuse("not_ours", say("这个数据文件不是帮扶程序的文件，没有打开；请用 --data 指定正确的文件夹"))


def connect(folder: Path, key: bytes | None) -> Database:
    """Return a database for the data of a folder; each thread gets a connection of its own, with all our settings.

    Raises `Refused` (rule `no_cipher`) where data that is enciphered cannot be opened.
    """
    if key is not None and not can_encipher():
        raise refuse("no_cipher", say("这台机器没有加密组件 sqlcipher3，打不开加密的数据；请安装后再试"))
    return sqlite.connect(folder / FILE, key)


def make(folder: Path) -> None:
    """Make an empty file for its owner alone, where there is none yet."""
    os.close(os.open(folder / FILE, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def move(source: Path, folder: Path) -> None:
    """Move data from one folder to another, with all that lies beside it; what is not there is left out."""
    for name in (FILE, *(f"{FILE}{ending}" for ending in BESIDE)):
        if (source / name).exists():
            (source / name).replace(folder / name)


@contextmanager
def opened(folder: Path, key: bytes | None) -> Iterator[Any]:
    """Open data behind the desk's back, as the driver does, with no settings of ours."""
    with closing(open_raw(folder / FILE, key)) as connection:
        yield connection


@contextmanager
def reading(folder: Path, key: bytes | None) -> Iterator[Any]:
    """Open data that nobody changes, to read it; not even a lock is taken on it."""
    with closing(open_raw(at_rest_uri(folder / FILE), key, uri=True)) as connection:
        yield connection
