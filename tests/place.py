"""A way out for papers that a test writes: the one writer, with no centre behind it and whatever is there replaced."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cases.staff.outgoing import Check, Fill, Place
from storage.host.guard import Ground
from storage.outgoing.writer import write_whole


class To:
    """A place to write to; `Out`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, ending: str, fill: Fill, check: Check) -> None:
        """Write the file, its private folder in the folder it goes to."""
        ground, place = Ground(self.path.parent), Place(self.path, replace=True)
        write_whole(ground, place, ending, fill, check, lambda: None, own=True)


@contextmanager
def little_room() -> Iterator[None]:
    """Let no file of this process grow beyond a few kilobytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
