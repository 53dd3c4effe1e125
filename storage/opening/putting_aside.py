"""What a restore puts aside, with a note beside what it keeps as it lay; and what is left of data that is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cases.staff.outgoing import Place
from cases.values.text import say
from storage.engine.queueing import LINE
from storage.keys.keyring import FILE as KEYS
from storage.keys.keyring import LOCKS
from storage.outgoing.guard import BACKUPS, FILES
from storage.outgoing.scratch import PREFIX
from storage.outgoing.writer import write_whole
from storage.store.replaced import NOTE, looked_at

ASIDE = "before-restore-"
"""How the name of a backup begins that a restore made of what it replaced."""
RAW = "replaced-"
"""How the name of a folder begins in which a restore kept what it replaced as it lay there."""

_BACK = say(
    "查看：bangfu --data 这个文件夹（密钥文件 bangfu.keys 要在里面）。"
    "要恢复它：先这样打开，用 backup 写成备份，再恢复那份备份，并加 --replaced"
)


def leave_note(folder: Path, replaced: str) -> None:
    """Say beside replaced data that is kept as it is that it was replaced."""

    def fill(file: BinaryIO, _private: Path) -> None:
        file.write(f"{replaced}\n{looked_at(replaced)}\n{_BACK}\n".encode())

    nothing: Callable[..., None] = lambda *_: None  # noqa: E731 - a text needs no proof
    write_whole(folder, Place(folder / NOTE), ".txt", fill, nothing, nothing, own=True)


def remains(folder: Path) -> bool:
    """Tell whether a centre was worked on in a folder in which no data lies.

    Its keys tell so too, but where a restore was killed before the data came behind them.
    """
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    halfway = any(name.startswith(PREFIX) for name in names)
    return was_worked_on(folder) or (KEYS in names and not halfway)


def was_worked_on(folder: Path) -> bool:
    """Tell whether a folder holds what only work leaves: backups, the accounts' files, the line of those who write."""
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return any(name in _BY_WORK or name.startswith((ASIDE, RAW)) for name in names)


_BY_WORK = (BACKUPS, FILES, LINE, LOCKS)
