"""Who writes next: whoever has waited longest. SQLite lets those who wait look again now and then, so that some starve.

Only the first in line asks SQLite for its turn, and lets the next one come forward once it has it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from cases.values.refusal import refuse
from storage.engine.faults import BUSY
from storage.engine.file.data import FILE

LINE = f".{FILE}.line"
"""The file beside the data that those who write stand in line at; it stays."""

PATIENCE = 10
"""Seconds that somebody waits in line, and again for whoever writes just now, before they are told to come again."""


@contextmanager
def first_in_line(folder: Path) -> Iterator[None]:
    """Be the one whose turn to write comes next, after all who came before, of whatever process. folder: of the data.

    Raises `Refused` (rule `store`) after some patience. Where no line can be made the disk takes nothing, as the write
    itself will say.
    """
    try:
        opened = os.open(folder / LINE, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        yield
        return
    try:
        if not _comes_up(opened):
            raise refuse("store", BUSY)
        yield
    finally:
        os.close(opened)


def _comes_up(opened: int) -> bool:
    """Wait for a lock; the kernel hands it on in the order of coming, but knows no patience: a thread waits for it.

    Once the file is closed a thread that waits still gives the lock back by getting it.
    """
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pass
    except OSError:  # a file system that knows no locks
        return True
    else:
        return True
    here = Event()

    def stand() -> None:
        fcntl.flock(opened, fcntl.LOCK_EX)
        here.set()

    Thread(target=stand, daemon=True).start()
    return here.wait(PATIENCE)
