"""What belongs to a centre and is never written over: its data folder, by whatever name one comes to it.

Files are known by what they are, not by what they are called: a link, hard or symbolic, or a folder mounted elsewhere
is no way around.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from storage.engine.names import BESIDE

FILES = "files"
"""The folder, beside the data, in which the accounts' own folders lie: the one in which files may be written."""

BACKUPS = "backups"
"""The folder of the daily backups; it may be a link to another disk."""

_Id = tuple[int, int]


def belongs(data: Path, target: Path) -> bool:
    """Tell whether a place, with all links in it followed, belongs to the centre whose data lies in `data`."""
    if not data.is_dir():
        return False
    own, free = set(_own(data.resolve())), _id(data / FILES)
    for folder in (target, *target.parents):
        known = _id(folder)
        if folder != target and known and known == free:
            return False
        if known in own:
            return True
    return any(target == Path(f"{real}{ending}") for real in _led_away(data) for ending in BESIDE)


def _own(data: Path) -> Iterator[_Id]:
    """Yield what the data folder and all in it are known by, links followed too; all but the accounts' own files."""
    waiting, seen, free = [data], set[_Id](), _id(data / FILES)
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
