"""Folders for what is not whole yet: private, gone with whoever made them, and swept at the next start if need be.

Nothing is swept but what this program has marked as its own, or noted before it made it, whatever else is called alike.
"""

import fcntl
import os
import re
import secrets
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

PREFIX = ".bangfu-"
PART = ".part"
_OURS = re.compile(rf"{re.escape(PREFIX)}[0-9a-f]{{12}}")
_MARK = ".made-as"
"""How the empty file in each such folder is called, before its name: what is called alike may be somebody else's."""
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_BESIDE = "beside"
"""The note in a private folder that names a file of the same work elsewhere."""


@contextmanager
def scratch(folder: Path, noted: Path | None = None) -> Iterator[Path]:
    """Hand out a private folder in `folder`, for as long as it is needed.

    noted: a private folder of the same work, to be swept with this one where `folder` is seldom looked at.
    """
    with ExitStack() as afterwards:
        yield _made(folder, noted, afterwards)


def _made(folder: Path, noted: Path | None, afterwards: ExitStack) -> Path:
    """Make a folder and hold it, so that nobody sweeps it; again if somebody did so just before it was held.

    Each is to be taken away before it is there: who is told to end in between leaves nothing either.
    """
    while True:
        made = folder / f"{PREFIX}{secrets.token_hex(6)}"
        afterwards.callback(_gone, made)
        note(noted, made)
        made.mkdir(mode=0o700)
        with suppress(FileNotFoundError):
            held = os.open(made, os.O_RDONLY)
            afterwards.callback(os.close, held)
            if hold(held) and made.exists():
                _mark(made).touch(mode=0o600)
                return made


def _gone(made: Path) -> None:
    """Take a folder away; whoever tells the process to end meanwhile waits until it is gone."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        shutil.rmtree(made, ignore_errors=True)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hold(opened: int) -> bool:
    """Keep sweepers away from an open file or folder until it is closed, however its program ends.

    Tells whether it is ours; where a file system knows no locks nobody sweeps, so that it is.
    """
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def note(private: Path | None, elsewhere: Path) -> None:
    """Note in a private folder what lies elsewhere and belongs to the same work."""
    if private:
        (private / _BESIDE).write_bytes(os.fsencode(elsewhere.absolute()))


def sweep(folder: Path) -> None:
    """Take away what programs that were killed left in a folder; what a living one holds stays, and all else."""
    for path in left_over(folder):
        _take_away(path)


def left_over(folder: Path) -> list[Path]:
    """Return the folders in a folder that this program has made for what is not whole yet."""
    with suppress(OSError):
        return [each for each in folder.iterdir() if _is_ours(each)]
    return []


def _is_ours(made: Path) -> bool:
    """Tell whether a folder bears our mark, or is none but empty: then it was about to be marked."""
    if not _OURS.fullmatch(made.name) or made.is_symlink() or not made.is_dir():
        return False
    return _mark(made).is_file() or next(made.iterdir(), None) is None


def _mark(made: Path) -> Path:
    return made / f"{_MARK}{made.name}"


def _take_away(left: Path) -> None:
    with suppress(OSError):
        opened = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if left.is_dir():
                _take_away_noted(left / _BESIDE)
                shutil.rmtree(left)
            else:
                left.unlink()
        finally:
            os.close(opened)


def _take_away_noted(told: Path) -> None:
    with suppress(OSError, ValueError):
        elsewhere = Path(os.fsdecode(told.read_bytes()))
        is_part = _OURS.fullmatch(elsewhere.name.removesuffix(PART)) and elsewhere.suffix == PART
        if is_part or _is_ours(elsewhere):
            _take_away(elsewhere)
