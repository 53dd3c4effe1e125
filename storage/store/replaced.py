"""Data that a restore replaced, and that is only to be looked at: it says so itself, or a note beside it does."""

from datetime import datetime
from pathlib import Path

from cases.values.text import Sentence, one_line, say
from storage.store.store import Store

REPLACED = "replaced"
"""The setting of data that was replaced and is only to be looked at: when that was, and by whom."""
NOTE = "replaced.txt"
"""The note beside replaced data that was kept as it lay there. Its first line says when that was, and by whom."""
_MOST = 200
"""Characters of that line which are read."""


def replacement(store: Store) -> str:
    """Return when this data was replaced by a restore, and by whom; nothing for data that is worked on."""
    return store.get(REPLACED) or noted(store.folder)


def mark(moment: datetime, by: str) -> str:
    """Return what replaced data says: when it was replaced, and by whom."""
    return f"{moment:%Y-%m-%d %H:%M} {by}".strip()


def looked_at(replaced: str) -> Sentence:
    """Say of data that it was replaced."""
    return say(
        "这是已被替换的数据（{replaced}）：只供查看，不接新案，以免案号重复；新案请在现用的数据里登记",
        replaced=replaced,
    )


def noted(folder: Path) -> str:
    """Return what the note in a folder says; nothing where there is none."""
    try:
        with (folder / NOTE).open(encoding="utf-8", errors="replace") as file:
            return one_line(file.readline(_MOST))
    except FileNotFoundError:
        return ""
