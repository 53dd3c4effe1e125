"""Writing what lies beside the data: whole or not at all; the count of wrong passwords even where no room is left."""

import errno
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_BLOCK = 4096
"""Characters in which the file of counts grows, so that there is room in it for some more."""

_MOST = 1000
"""Names of which wrong passwords are counted: those tried last."""


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, for its owner alone."""
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_counts(path: Path, counts: Mapping[str, Any]) -> None:
    """Write the wrong passwords by name, the latest last.

    On a full disk they are written over the file that is there, else nobody would be locked out; what has no room in
    it falls away, the oldest first. A disk that takes nothing at all keeps no count: whoever holds it has the file.
    """
    kept = list(counts.items())[-_MOST:]
    text = _told(kept)
    try:
        write_whole(path, text.ljust(-(-len(text) // _BLOCK) * _BLOCK))
    except OSError as fault:
        if fault.errno == errno.EROFS:
            return
        if fault.errno not in (errno.ENOSPC, errno.EDQUOT) or not path.exists():
            raise
        _write_over(path, kept)


def _write_over(path: Path, kept: list[tuple[str, Any]]) -> None:
    with path.open("r+b") as file:
        room = os.fstat(file.fileno()).st_size
        while kept and len(_told(kept)) > room:
            del kept[0]
        file.write(_told(kept).ljust(room).encode())
        file.flush()
        os.fsync(file.fileno())


def _told(kept: list[tuple[str, Any]]) -> str:
    return json.dumps(dict(kept), ensure_ascii=True)
