"""What is left of a centre in its folder: by what a restore put aside, and by what only work leaves there."""

from pathlib import Path

from cases.staff.ownfiles import Direction
from cases.values.refusal import refuse
from cases.values.text import say
from storage.engine.file.data import there
from storage.engine.file.queueing import LINE
from storage.host.guard import BACKUPS, FILES
from storage.keys.keyring import KEYS, LOCKS
from storage.outgoing.scratch import left_over

ASIDE = "before-restore-"
"""How the name of a backup begins that a restore made of what it replaced."""
RAW = "replaced-"
"""How the name of a folder begins in which a restore kept what it replaced as it lay there."""


def remains(folder: Path) -> bool:
    """Tell whether a centre was worked on in a folder in which no data lies.

    Its keys tell so too, but where a restore was killed before the data came behind them.
    """
    return was_worked_on(folder) or ((folder / KEYS).exists() and not left_over(folder))


def was_worked_on(folder: Path) -> bool:
    """Tell whether a folder holds what only work leaves: backups, the accounts' files, the line of those who write."""
    return any(found for each in _BY_WORK for found in folder.glob(each))


def check_apart(folder: Path) -> None:
    """Refuse (rule `file`) a new place for data inside the data folder of another centre."""
    if any(there(each) or (each / KEYS).exists() or (each / LINE).exists() for each in folder.resolve().parents):
        raise refuse("file", say("这个文件夹在另一个中心的数据文件夹里，不能在这里新建或恢复；请另选一个"))


_BY_WORK = (
    f"{BACKUPS}/*.bangfu",
    *(f"{FILES}/*/{side.value}" for side in Direction),
    LINE,
    LOCKS,
    f"{ASIDE}*",
    f"{RAW}*",
)
