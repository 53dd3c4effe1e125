"""Writing a file whole or not at all: whatever goes wrong, what was there before is still there."""

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cases.refusal import Refused, refuse
from cases.text import say


def write_whole(path: Path, write: Callable[[BinaryIO], object], check: Callable[[Path], None]) -> None:
    """Write a file for its owner only, check it, and put it in the place of whatever the path held.

    `write` fills the open file; `check` reopens it by its path and raises `Refused` if it is not what it should be.
    Raises `Refused` (rule `file`) where the file system says no. On this and on any other exception, an interrupt
    too, the old file is untouched and nothing is left beside it.
    """
    with _file_troubles():
        target = _target(path)
        beside = target.with_name(f".bangfu-{secrets.token_hex(6)}.part")
        try:
            _fill(beside, write)
            check(beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(target.parent)


def _target(path: Path) -> Path:
    """Return the file behind links, or refuse what is no place for a file."""
    target = path.resolve()
    if target.is_dir():
        raise refuse("file", say("给出的位置是一个文件夹，请在后面加上文件名"))
    if target.exists() and not target.is_file():
        raise refuse("file", say("给出的位置不是普通文件，请换一个文件名"))
    return target


def _fill(beside: Path, write: Callable[[BinaryIO], object]) -> None:
    with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable. Some shared folders cannot do that; the file itself is safe by then."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


_FULL = say("磁盘空间不足，文件没有写成，原有文件没有改动；请清理空间或换一个磁盘再导出")
_NO_FOLDER = say("目标文件夹不存在，请先建好文件夹或换一个位置")
_NOT_ALLOWED = say("没有权限写入这个位置，请换一个自己能写的文件夹")
_LONG_NAME = say("文件名太长，请换一个短一些的文件名")

_TROUBLES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _NOT_ALLOWED,
    errno.ENAMETOOLONG: _LONG_NAME,
}


@contextmanager
def _file_troubles() -> Iterator[None]:
    """Turn what the file system says into one refusal."""
    try:
        yield
    except OSError as trouble:
        raise _refusal(trouble) from trouble


def _refusal(trouble: OSError) -> Refused:
    if known := _TROUBLES.get(trouble.errno or 0):
        return refuse("file", known)
    code = errno.errorcode.get(trouble.errno or 0, "?")
    return refuse("file", say("文件没有写成，原有文件没有改动；请换一个位置再导出（系统提示：{code}）", code=code))
