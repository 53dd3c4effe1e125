"""A centre's data file: where it lies, and reading and writing it, one sealed write after the other."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import local
from typing import Any

from cases.values.refusal import refuse
from cases.values.text import say
from storage.engine.faults import plainly, takes_nothing
from storage.engine.file.data import connect, there
from storage.engine.file.queueing import first_in_line
from storage.engine.file.which import DataIdentity, which
from storage.store.writes import Write, settle


def data_folder(given: str | None = None) -> Path:
    """Return the data folder: the one given, else `BANGFU_DATA`, else the user's own."""
    if chosen := given or os.environ.get("BANGFU_DATA"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # only where nobody says where the data lies

    return user_data_path("bangfu")


def has_data(folder: Path) -> bool:
    """Tell whether a centre was set up in a folder."""
    return there(folder)


class DataFile:
    """An open data file. Queries run on `db`; every write is one `writing()`.

    key: the key of the data. plain: whether the file is not enciphered under it; the key then only signs.
    writes: how many writes were begun here; what was read before the last of them others may have changed since.
    """

    def __init__(self, folder: Path, key: bytes, *, plain: bool) -> None:
        self.folder = folder
        self.key, self.plain = key, plain
        self.writes = 0
        self.db = connect(folder, self.cipher_key)
        self._mine = local()
        self._which: DataIdentity | None = None

    @property
    def cipher_key(self) -> bytes | None:
        """What the file is enciphered with, None where it is plain."""
        return None if self.plain else self.key

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run one write: all of it or nothing, after the writers who came before, with faults said plainly.

        Its lines of the audit log are written at its end, and what it changed is sealed with them.
        """
        outer: Write | None = getattr(self._mine, "write", None)
        mine = Write()
        with plainly(), self._written(), self._begun(within=outer is not None):
            self.writes += 1
            self._mine.write = mine
            try:
                yield
            finally:
                self._mine.write = outer
            if outer is None:
                settle(self.db, self.key, mine)
            else:
                outer.take(mine)

    @contextmanager
    def _begun(self, *, within: bool) -> Iterator[None]:
        """Begin once all who came before have begun. within: another write, whose turn it is already."""
        with ExitStack() as line:
            if not within and not getattr(self._mine, "alone", False):
                line.enter_context(first_in_line(self.folder))
            with self.db.writing():
                line.close()
                if not within:
                    self.check_same()
                yield

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take the data from everybody else: who wrote has ended, and nobody else begins until this is over."""
        with first_in_line(self.folder):
            self._mine.alone = True
            try:
                with self.writing():
                    pass
                yield
            finally:
                self._mine.alone = False

    def remember(self) -> None:
        """Remember which data this is, see `check_same`."""
        self._which = which(self.folder, self.db)

    def check_same(self) -> None:
        """Raise `Refused` (rule `session`) where a restore has put other data in the place of what was opened."""
        if self._which is not None and which(self.folder, self.db) != self._which:
            raise refuse("session", say("数据刚刚用备份替换过，请重新登录，核对后再办理"))

    @contextmanager
    def _written(self) -> Iterator[None]:
        """Say what the disk is, where it took nothing when this thread connected and still does not."""
        if self.db.only_reads and not self.db.in_transaction():
            self.db.close()
            self.db.connect()
            if self.db.only_reads:
                raise refuse("store", takes_nothing(self.folder))
        yield

    @property
    def write(self) -> Write:
        """What the write that this thread is in brings along. Only within `writing()`."""
        mine: Write | None = getattr(self._mine, "write", None)
        if mine is None:
            raise RuntimeError("the audit log and the seals are written only within a write")
        return mine

    def run(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Run SQL that peewee cannot say as well, and return its cursor."""
        return self.db.run(sql, values)

    def rows(self, query: Any) -> Any:
        """Run a query that reads, and return its cursor: the values as the file holds them, taken for nothing else."""
        return self.run(*self.db.composed(query))

    def close(self) -> None:
        """Close this thread's connection."""
        self.db.close()
