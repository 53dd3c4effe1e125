"""What belongs to a centre and is neither written over nor read by name: its data folder, however one comes to it.

Files are known by what they are, not by what they are called: a link, hard or symbolic, or a folder mounted elsewhere
is no way around.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from storage.engine.file.names import BESIDE

FILES = "files"
"""The folder, beside the data, in which the accounts' own folders lie: each may write and read in their own."""

BACKUPS = "backups"
"""The folder of the daily backups; it may be a link to another disk."""

_PLAIN_NAME = re.compile(r"[\w-]{1,40}")
_Id = tuple[int, int]


class Ground(NamedTuple):
    """What somebody must keep off: all that lies in a centre's data folder but their own files.

    data: that folder. account: of whom, empty for who has no files in it.
    """

    data: Path
    account: str = ""

    @property
    def mine(self) -> Path | None:
        """Their own folder."""
        return own_folder(self.data, self.account) if self.account else None


def own_folder(data: Path, account: str) -> Path:
    """Return the folder of an account: under its own name where that can be one, else a number made of it."""
    named = _PLAIN_NAME.fullmatch(account)
    number = hashlib.sha256(account.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return data / FILES / (account if named else f"~{number}")


def belongs(ground: Ground, target: Path) -> bool:
    """Tell whether a place, with all links in it followed, belongs to the centre, or to somebody else of it."""
    data = ground.data
    if not data.is_dir():
        return False
    free = _id(ground.mine) if ground.mine else None
    own = set(_own(data.resolve(), free))
    for folder in (target, *target.parents):
        known = _id(folder)
        if folder != target and known and known == free:
            return False
        if known in own:
            return True
    return any(target == Path(f"{real}{ending}") for real in _led_away(data) for ending in BESIDE)


def is_of_others(ground: Ground, target: Path) -> bool:
    """Tell whether a place, with all links in it followed, lies among the files of other accounts."""
    mine = ground.mine is not None and target.is_relative_to(ground.mine.resolve())
    return not mine and target.is_relative_to((ground.data / FILES).resolve())


def _own(data: Path, free: _Id | None) -> Iterator[_Id]:
    """Yield what the data folder and all in it are known by, links followed too; all but what is free."""
    waiting, seen = [data], set[_Id]()
    while waiting:
        folder = waiting.pop()
        known = _id(folder)
        if known is None or known in seen or known == free:
            continue
        seen.add(known)
        yield known
        for path in folder.iterdir():
            if path.is_dir():
                waiting += [path] if path.name == BACKUPS or not path.is_symlink() else []
            elif found := _id(path):
                yield found


def _led_away(data: Path) -> Iterator[Path]:
    """Yield the files elsewhere to which links in the data folder lead."""
    return (path.resolve() for path in data.iterdir() if path.is_symlink())


def _id(path: Path) -> _Id | None:
    try:
        told = os.stat(path)  # noqa: PTH116 - one call for device and number
    except OSError:
        return None
    return told.st_dev, told.st_ino
