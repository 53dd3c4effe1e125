"""The one writer of files that leave: whole or not at all, nothing replaced unasked, nothing of the centre's ever.

A new file has no name until it is whole. Where a file system cannot do that it has one that is swept at the next start.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Self
from unicodedata import category

from cases.staff.outgoing import Check, Fill, Place
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.engine.faults import READ_ONLY, plainly
from storage.host.guard import Ground, belongs, is_of_others
from storage.outgoing.scratch import PART, PREFIX, hold, note, scratch, sweep


def look(ground: Ground, place: Place, *endings: str, own: bool = False) -> Path:
    """Return the file behind links to which something would be written now, or refuse the place.

    ground: what must be kept off. endings: that its name may have. own: whether the store itself writes, to what
    belongs to it. Raises `Refused`: `file` for what is no place for such a file, `exists` where a file is in the way.
    """
    with file_troubles():
        target = _real(place.path)
        if target.is_dir():
            raise refuse("file", say("给出的位置是一个文件夹，请在后面加上文件名"))
        if target.exists() and not target.is_file():
            raise refuse("file", say("给出的位置不是普通文件，请换一个文件名"))
        if not own and belongs(ground, target):
            if is_of_others(ground, target):
                raise of_others()
            raise refuse("file", say("这个位置是本中心的数据、密钥或备份，不能写入；请换一个文件夹"))
        ends = {place.path.suffix.lower(), target.suffix.lower()}
        if len(ends) > 1 or not ends <= {*endings}:
            raise _wrong_ending(endings)
        if target.exists() and not place.replace:
            raise _exists()
        if not target.parent.is_dir():
            raise refuse("file", _NO_FOLDER)
    return target


def of_others() -> Refused:
    """Return the refusal of a place among the files of another account."""
    return refuse("file", say("这是其他人的文件夹；请用您自己的收件夹或发件夹"))


def _wrong_ending(endings: tuple[str, ...]) -> Refused:
    return refuse("file", say("导出的是 {ending} 文件，请把文件名的结尾改成 {ending}", ending=endings))


_UNSEEN = frozenset(("Cc", "Cf", "Zl", "Zp"))
"""Controls, line breaks and marks of direction: a name with these is shown as another one."""


def _real(path: Path) -> Path:
    try:
        if all(category(each) not in _UNSEEN for each in str(path)):
            return Path(os.path.realpath(path))
    except ValueError:  # a null character, which no system takes
        pass
    raise refuse("file", say("文件名里有不能用的字符，请换一个文件名"))


def write_whole(
    ground: Ground,
    place: Place,
    ending: str,
    fill: Fill,
    check: Check,
    last: Callable[[], object],
    *,
    own: bool = False,
) -> None:
    """Write a file for its owner only, check it, and put it in the place of whatever a place held that may be replaced.

    last: done once the file is whole, just before it gets its name; when it raises there is no file. ground, own and
    what is raised: see `look`. On any exception, an interrupt too, the old file is untouched and nothing is left.
    """
    target = look(ground, place, ending, own=own)
    with (
        plainly(),
        file_troubles(),
        _data_troubles(ground.data),
        scratch(ground.data) as private,
        _folder(target.parent) as folder,
    ):
        sweep(target.parent)
        with _Unnamed(target.parent, folder, private) as new:
            fill(new.file, private)
            new.file.flush()
            os.fsync(new.file.fileno())
            new.file.seek(0)
            check(new.file)
            new.name(target.name, last, replace=target.exists() and place.replace)
        with suppress(OSError):  # some shared folders cannot make a name durable; the file itself is safe by then
            os.fsync(folder)


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    """Open the folder once: whatever it is called later on, the file goes into this one."""
    opened = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield opened
    finally:
        os.close(opened)


class _Unnamed:
    """A new file in a folder that has no name yet or, where that cannot be, one that nobody looks at."""

    def __init__(self, path: Path, folder: int, private: Path) -> None:
        self._path, self._folder, self._private = path, folder, private
        self._beside = ""

    def __enter__(self) -> Self:
        opened = _nameless(self._folder)
        if opened is None:
            self._hide()
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
            opened = os.open(self._beside, flags, 0o600, dir_fd=self._folder)
            hold(opened)
        self.file: BinaryIO = os.fdopen(opened, "w+b")
        return self

    def __exit__(self, *_what: object) -> None:
        if self._beside:
            with suppress(FileNotFoundError):
                os.unlink(self._beside, dir_fd=self._folder)
        with suppress(OSError):  # what a full disk did not take is asked for once more here
            self.file.close()

    def _hide(self) -> None:
        self._beside = f"{PREFIX}{secrets.token_hex(6)}{PART}"
        note(self._private, self._path / self._beside)

    def name(self, name: str, last: Callable[[], object], *, replace: bool) -> None:
        """Do what comes last, and give the file its name. Raises `Refused` (rule `exists`) where one has it now."""
        if replace and not self._beside:
            self._hide()
            self._link(self._beside)
        last()
        if replace:
            self._move(name)
        else:
            self._link(name)

    def _link(self, name: str) -> None:
        source = self._beside if self._beside and name != self._beside else f"/proc/self/fd/{self.file.fileno()}"
        try:
            os.link(source, name, src_dir_fd=self._folder, dst_dir_fd=self._folder, follow_symlinks=True)
        except FileExistsError:
            raise _exists() from None
        except PermissionError:
            if source != self._beside:
                raise
            self._move(name)  # a file system that knows no links

    def _move(self, name: str) -> None:
        os.replace(self._beside, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)


_CANNOT = (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL)


def _nameless(folder: int) -> int | None:
    """Return a new file in a folder without a name, None where there is no such thing."""
    if not hasattr(os, "O_TMPFILE") or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(".", os.O_TMPFILE | os.O_RDWR, 0o600, dir_fd=folder)
    except OSError as trouble:
        if trouble.errno in _CANNOT:
            return None
        raise


def _exists() -> Refused:
    return refuse("exists", say("已有同名文件，没有改动它；请换一个文件名，确要替换请加 --force"))


_FULL = say("磁盘空间不足，文件没有写成，原有文件没有改动；请清理空间或换一个磁盘再导出")
_DATA_FULL = say("数据所在的磁盘已满，文件没有写成，原有文件没有改动；请先清理那个磁盘，只换导出的位置没有用")
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
def file_troubles() -> Iterator[None]:
    """Turn what the file system says into one refusal."""
    try:
        yield
    except OSError as trouble:
        raise _refusal(trouble) from trouble


@contextmanager
def _data_troubles(folder: Path) -> Iterator[None]:
    """Say so where it is the disk of the data that takes nothing, and not the one that is written to."""
    try:
        yield
    except OSError as trouble:
        if trouble.errno == errno.EROFS and not os.access(folder, os.W_OK):
            raise refuse("store", READ_ONLY) from trouble
        if trouble.errno in _NO_ROOM and shutil.disk_usage(folder).free < _LITTLE:
            raise refuse("file", _DATA_FULL) from trouble
        raise


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_LITTLE = 1 << 20
"""Bytes: a disk with less room counts as the full one."""


def _refusal(trouble: OSError) -> Refused:
    if known := _TROUBLES.get(trouble.errno or 0):
        return refuse("file", known)
    code = errno.errorcode.get(trouble.errno or 0, "?")
    return refuse("file", say("文件没有写成，原有文件没有改动；请换一个位置再导出（系统提示：{code}）", code=code))
