"""The files of each account on the host: an incoming and an outgoing folder of its own, swept after some days."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cases.staff.ownfiles import Direction, OwnFile, is_file_name
from storage.engine.faults import plainly
from storage.host.guard import FILES, own_folder


class Folders:
    """What belongs to one account. data: the centre's data folder.

    Everything is reached from an open folder by one name without following links, so that no name leads elsewhere.
    """

    def __init__(self, data: Path, account: str) -> None:
        self._mine = own_folder(data, account)

    def path(self, side: Direction) -> Path:
        """Return one of the folders, making it where it is not there yet."""
        folder = self._mine / side.value
        with plainly():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder

    def files(self, days: int) -> tuple[OwnFile, ...]:
        """Return the files in both folders, the latest first. days: for how long they stay."""
        with plainly():
            found = [_own(side, name, each, days) for side in Direction for name, each in self._plain_files(side)]
        return tuple(sorted(found, key=lambda each: (each.since, each.name), reverse=True))

    def open(self, side: Direction, name: str, flags: int) -> int:
        """Open a file for its owner alone and return the descriptor.

        Raises `FileNotFoundError` for a name that cannot be one and for what is no plain file, and other `OSError`s.
        """
        if not is_file_name(name):
            raise FileNotFoundError(name)
        with self._opened(side) as folder:
            opened = os.open(name, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600, dir_fd=folder)
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            raise FileNotFoundError(name)
        return opened

    def remove(self, side: Direction, name: str) -> None:
        """Delete a file. Raises `OSError` where there is none."""
        if not is_file_name(name):
            raise FileNotFoundError(name)
        with self._opened(side) as folder:
            os.unlink(name, dir_fd=folder)

    def rename(self, side: Direction, name: str, to: str) -> None:
        """Give a file another name in its folder, over one that has it. Raises `OSError` where it cannot be."""
        if not (is_file_name(name) and is_file_name(to)):
            raise FileNotFoundError(name)
        with self._opened(side) as folder:
            os.replace(name, to, src_dir_fd=folder, dst_dir_fd=folder)

    def holds(self, path: Path) -> bool:
        """Tell whether a path leads to a place inside these folders."""
        return path.resolve().is_relative_to(self._mine.resolve())

    def _plain_files(self, side: Direction) -> Iterator[tuple[str, os.stat_result]]:
        with self._opened(side) as folder, os.scandir(folder) as listed:
            for each in listed:
                with suppress(FileNotFoundError):
                    if is_file_name(each.name) and each.is_file(follow_symlinks=False):
                        yield each.name, each.stat(follow_symlinks=False)

    @contextmanager
    def _opened(self, side: Direction) -> Iterator[int]:
        folder = os.open(self.path(side), os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            yield folder
        finally:
            os.close(folder)


def sweep(data: Path, days: int, now: datetime) -> int:
    """Delete the files of all accounts that were written more than so many days before, and return how many.

    now: with its time zone. Nobody can change when a file counts as written by setting its times.
    """
    gone = 0
    sides = (each / side.value for each in _folders(data / FILES) for side in Direction)
    for folder in (each for each in sides if _is_folder(each)):
        for path in folder.iterdir():
            with suppress(OSError):
                if _since(path.lstat()) < now - timedelta(days=days) and not _is_folder(path):
                    path.unlink()
                    gone += 1
    return gone


def _folders(within: Path) -> Iterator[Path]:
    """Yield the folders in a folder; a link leads to what is not ours."""
    return (each for each in within.iterdir() if _is_folder(each)) if _is_folder(within) else iter(())


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _own(side: Direction, name: str, found: os.stat_result, days: int) -> OwnFile:
    since = _since(found)
    return OwnFile(side, name, found.st_size, since, since + timedelta(days=days))


def _since(found: os.stat_result) -> datetime:
    """Return when a file was last written, by the time that a copying program cannot set."""
    return datetime.fromtimestamp(found.st_ctime, UTC)
