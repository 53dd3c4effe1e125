"""How fast what is written reaches the disk."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.engine.sqlite import CHECKPOINT, Database

_OFTEN = 500
"""Pages in the write-ahead log after which who writes much moves them to the file."""


@contextmanager
def unhurried(db: Database) -> Iterator[None]:
    """Let what is written within reach the disk when it comes to it: whatever a power cut takes back was seen by none.

    Nothing else is at stake: what others save meanwhile is on the disk when they are told so, and all before it. Moving
    the log into the file is left to none of them.
    """
    usual = db.pragma("synchronous")
    if db.pragma("journal_mode") == "wal":
        db.pragma("synchronous", 1)
        db.pragma("wal_autocheckpoint", _OFTEN)
    try:
        yield
    finally:
        db.pragma("synchronous", usual)
        db.pragma("wal_autocheckpoint", CHECKPOINT)
