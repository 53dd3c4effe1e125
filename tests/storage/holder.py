"""A colleague whose write takes long: `python -m tests.storage.holder FOLDER ACCOUNT [ENDED]`.

It has begun when this says `ready`, and ends when a line comes. ENDED: an account whose sessions end with it.
"""

import sys
from pathlib import Path

from storage.store.session import end_sessions
from tests.unlocked import open_store


def main(folder: str, account: str, ended: str = "") -> None:
    """Hold a write until told otherwise."""
    store = open_store(Path(folder), account)
    with store.writing():
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        if ended:
            end_sessions(store, ended)
        sys.stdin.readline()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
