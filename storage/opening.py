"""Opening a centre's data safely: nothing is touched that is not ours, and an older file is brought up to date."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from cases.refusal import Refused, refuse
from cases.text import say
from storage.datafile import FILE
from storage.engine.faults import plainly
from storage.engine.shape import SCHEMA, Marks, marks, shape_of
from storage.engine.sqlite import at_rest, at_rest_uri, errors, open_raw, starts_as_sqlite
from storage.keyring import Keyring
from storage.outgoing.guard import BACKUPS
from storage.outgoing.scratch import sweep
from storage.progress import Report
from storage.store import Store


def open_centre(folder: Path, key: bytes, at: datetime | None = None, report: Report | None = None) -> Store:
    """Open a centre's file with its key, bringing an older one up to date.

    at: the moment, for the line of the audit log that tells of it; None for that of the line before.
    report: is told how far that is, and stops it by raising, as if nothing had been done.
    Raises `Refused`: `no_data` where there is none yet; `not_ours`, `empty_file`, `not_enciphered` or `newer` where
    the file must not be touched, and it is not; `store` where the key does not fit or the disk says no.
    """
    with plainly():
        plain = Keyring(folder).plain if (folder / FILE).exists() else True
        check_file(folder / FILE, plain=plain)
        check_shape(folder / FILE, None if plain else key)
        store = Store(folder, key, plain=plain)
        try:
            if shape_of(store.db) < SCHEMA:
                from storage.upgrading import bring_up_to_date  # loads all that it makes anew, of no use to others

                bring_up_to_date(store, at, report)
        except BaseException:
            store.close()
            raise
        store.remember()
        sweep(folder, own=True)
        sweep(folder / BACKUPS, own=True)
        return store


def check_file(path: Path, *, plain: bool) -> None:
    """Refuse a file that must not be touched, by its first bytes.

    plain: whether it is meant to be one that is not enciphered. Raises `no_data`, `empty_file`, `not_ours` or
    `not_enciphered`.
    """
    if not path.exists():
        raise refuse("no_data", say("这里还没有数据；运行 bangfu 建立，或 bangfu demo 看演示"))
    if path.stat().st_size == 0:
        raise refuse("empty_file", say("数据文件是空的，没有打开；请用备份恢复，或换一个文件夹"))
    is_sqlite = starts_as_sqlite(path)
    if is_sqlite and not plain:
        raise refuse("not_enciphered", say("数据文件本应加密，却没有加密，没有打开；请用备份恢复，或换一个文件夹"))
    if plain and not is_sqlite:
        raise not_ours()


def check_shape(path: Path, key: bytes | None) -> None:
    """Refuse a file of another program (`not_ours`) or of a newer version of ours (`newer`), having only read it."""
    try:
        told = _marks(f"{path.resolve().as_uri()}?mode=ro", key)
    except errors():
        if not at_rest(path):
            raise
        told = _marks(at_rest_uri(path), key)
    if not told.ours:
        raise not_ours()
    if told.shape > SCHEMA:
        raise refuse("newer", say("数据文件来自更新的版本，没有打开；请先升级本程序"))


def _marks(uri: str, key: bytes | None) -> Marks:
    with closing(open_raw(uri, key, uri=True, timeout=10)) as connection:
        return marks(connection.execute)



def not_ours() -> Refused:
    """Return the refusal of a file that another program made."""
    return refuse("not_ours", say("这个数据文件不是帮扶程序的文件，没有打开；请用 --data 指定正确的文件夹"))
