"""Data that a restore replaced: whoever has it open learns of that before the next write, and what was kept says so."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from cases.outgoing import Place
from cases.text import Sentence, one_line, say
from storage.engine.prepared import Prepared, at
from storage.outgoing.writer import write_whole
from storage.tables import SettingRow

RESTORE = "restore"
"""The setting with a word of its own for each restore that replaced data: by it open desks know their data again."""
REPLACED = "replaced"
"""The setting of data that was replaced and is only to be looked at: when that was, and by whom."""
NOTE = "replaced.txt"
"""The note beside replaced data that was kept as it lay there. Its first line says when that was, and by whom."""
_MOST = 200
"""Characters of that line which are read."""
_BACK = say(
    "查看：bangfu --data 这个文件夹（密钥文件 bangfu.keys 要在里面）。"
    "要恢复它：先这样打开，用 backup 写成备份，再恢复那份备份，并加 --replaced"
)

Which = tuple[int, int, str]
"""What tells data from what another restore put in its place: its file, and the word of the restore."""


@Prepared
def _setting() -> Any:
    return SettingRow.select(SettingRow.value).where(SettingRow.name == at("name"))


def which(path: Path, db: Any) -> Which | None:
    """Return which data lies at a path; None where there is none any more. db: where its contents are read."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return None
    row = _setting.run(db, name=RESTORE).fetchone()
    return told.st_dev, told.st_ino, row[0] if row else ""


def mark(moment: datetime, by: str) -> str:
    """Return what replaced data says: when it was replaced, and by whom."""
    return f"{moment:%Y-%m-%d %H:%M} {by}".strip()


def looked_at(replaced: str) -> Sentence:
    """Say of data that it was replaced."""
    return say(
        "这是已被替换的数据（{replaced}）：只供查看，不接新案，以免案号重复；新案请在现用的数据里登记",
        replaced=replaced,
    )


def leave_note(folder: Path, replaced: str) -> None:
    """Say beside replaced data that is kept as it is that it was replaced."""

    def fill(file: BinaryIO, _private: Path) -> None:
        file.write(f"{replaced}\n{looked_at(replaced)}\n{_BACK}\n".encode())

    nothing: Callable[..., None] = lambda *_: None  # noqa: E731 - a text needs no proof
    write_whole(folder, Place(folder / NOTE), ".txt", fill, nothing, nothing, own=True)


def noted(folder: Path) -> str:
    """Return what the note in a folder says; nothing where there is none."""
    try:
        with (folder / NOTE).open(encoding="utf-8", errors="replace") as file:
            return one_line(file.readline(_MOST))
    except FileNotFoundError:
        return ""
