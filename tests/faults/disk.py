"""Seeing what SQLite asks of the disk: every write, cut and flush, as it goes by.

The driver's own file functions are wrapped in place, so that what is recorded is what the real store does, enciphered.
"""

import ctypes as c
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3._sqlite3 as library

OK = 0


class Event(NamedTuple):
    """What was asked: `write`, `truncate`, `sync`, `delete`, `synced delete`, or `ack` where the program said 已保存.

    at: the offset or the new size. data: what was written.
    """

    what: str
    name: str
    at: int = 0
    data: bytes = b""


class _Methods(c.Structure):
    _fields_ = (
        ("version", c.c_int),
        ("close", c.c_void_p),
        ("read", c.c_void_p),
        ("write", c.c_void_p),
        ("truncate", c.c_void_p),
        ("sync", c.c_void_p),
        ("rest", c.c_void_p * 13),
    )


class _File(c.Structure):
    _fields_ = (("methods", c.POINTER(_Methods)),)


class _Vfs(c.Structure):
    _fields_ = (
        ("version", c.c_int),
        ("file_size", c.c_int),
        ("longest", c.c_int),
        ("next", c.c_void_p),
        ("name", c.c_char_p),
        ("data", c.c_void_p),
        ("open", c.c_void_p),
        ("delete", c.c_void_p),
    )


_WRITE = c.CFUNCTYPE(c.c_int, c.POINTER(_File), c.c_void_p, c.c_int, c.c_int64)
_TRUNCATE = c.CFUNCTYPE(c.c_int, c.POINTER(_File), c.c_int64)
_SYNC = c.CFUNCTYPE(c.c_int, c.POINTER(_File), c.c_int)
_OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.POINTER(_File), c.c_int, c.POINTER(c.c_int))
_DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int)
FULL = 13
"""What SQLite calls a full disk."""


class Disk:
    """What went by. allow: asked before each write, cut and creation; where it says no, the disk is full."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.allow: Callable[[], bool] = lambda: True
        self._kept: list[Any] = []

    def ack(self) -> None:
        """Note that the program has said that something is saved."""
        self.events.append(Event("ack", ""))

    def watch(self, file: Any, name: str) -> None:
        """Wrap the functions of a file that was opened."""
        theirs = file.contents.methods.contents
        ours = _Methods.from_buffer_copy(theirs)
        write, truncate, sync = _WRITE(theirs.write), _TRUNCATE(theirs.truncate), _SYNC(theirs.sync)

        def on_write(place: Any, data: int, size: int, at: int) -> int:
            if not self.allow():
                return FULL
            self.events.append(Event("write", name, at, c.string_at(data, size)))
            return int(write(place, data, size, at))

        def on_truncate(place: Any, size: int) -> int:
            self.events.append(Event("truncate", name, size))
            return int(truncate(place, size))

        def on_sync(place: Any, flags: int) -> int:
            self.events.append(Event("sync", name))
            return int(sync(place, flags))

        wrapped = (_WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync))
        ours.write, ours.truncate, ours.sync = (c.cast(each, c.c_void_p).value for each in wrapped)
        self._kept += [*wrapped, ours]
        file.contents.methods = c.pointer(ours)


@contextmanager
def watched() -> Iterator[Disk]:
    """Watch every file that the driver opens from now on."""
    sqlite = c.CDLL(library.__file__)
    sqlite.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
    vfs = sqlite.sqlite3_vfs_find(None).contents
    theirs = vfs.open, vfs.delete
    opens, deletes, disk = _OPEN(vfs.open), _DELETE(vfs.delete), Disk()

    def on_open(place: Any, path: int | None, file: Any, flags: int, out: Any) -> int:
        answer = int(opens(place, path, file, flags, out))
        if answer == OK and path:
            disk.watch(file, _name(path))
        return answer

    def on_delete(place: Any, path: int, synced: int) -> int:
        disk.events.append(Event("synced delete" if synced else "delete", _name(path)))
        return int(deletes(place, path, synced))

    wrapped = (_OPEN(on_open), _DELETE(on_delete))
    vfs.open, vfs.delete = (c.cast(each, c.c_void_p).value for each in wrapped)
    try:
        yield disk
    finally:
        vfs.open, vfs.delete = theirs
        disk._kept += wrapped
        _FOREVER.append(disk)


def _name(path: int) -> str:
    """Return the name of a file from where SQLite keeps its path; it goes on to read behind the end of it."""
    return Path(c.string_at(path).decode()).name


_FOREVER: list[Disk] = []
"""Files that are still open call what they were wrapped in."""
