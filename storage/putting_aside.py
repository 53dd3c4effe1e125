"""Putting aside what a restore replaces: the note beside data that it keeps as it lay there."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cases.outgoing import Place
from cases.text import say
from storage.outgoing.writer import write_whole
from storage.replaced import NOTE, looked_at

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
