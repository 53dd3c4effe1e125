"""A program in a terminal of its own: when its first rows are painted, when a key is, and how much memory it took."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

from tui.demo.centre import PASSWORD

SIZE = (40, 120)
"""Lines and columns."""
PATIENCE = 60.0
"""Seconds after which something that does not appear never will."""

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|[\]P_^].*?(?:\x07|\x1b\\)|[@-Z\\-_])", re.DOTALL)
_HERE = Path(__file__).parents[2]


class Terminal:
    """Runs a command; `wait_for` returns when a text has been painted. The command is ended when this is left."""

    def __init__(self, command: Sequence[str], size: tuple[int, int] = SIZE) -> None:
        self.began = perf_counter()
        self._screen, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        looks = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(_HERE)}
        settings = {**os.environ, **looks, "BANGFU_BACKUPS": "off", "BANGFU_PASSWORD": PASSWORD}
        settings.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once, as the libraries are
        self._program = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=settings, cwd=_HERE)
        os.close(theirs)
        self._painted = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._screen)

    def wait_for(self, text: str) -> float:
        """Wait until the text is painted; return the milliseconds since the start or the last key."""
        wanted = text.encode()
        while wanted not in _ESCAPES.sub(b"", self._painted):
            self._read(text)
        return (perf_counter() - self.began) * 1000

    def press(self, keys: str) -> None:
        """Press keys, forgetting what was painted before."""
        self.settle(0)
        self._painted = b""
        self.began = perf_counter()
        os.write(self._screen, keys.encode())

    def settle(self, seconds: float) -> None:
        """Read what is still being painted, until nothing comes for so long."""
        while select.select([self._screen], [], [], seconds)[0]:
            self._take()

    @property
    def sent(self) -> int:
        """How many bytes have come since the last key."""
        return len(self._painted)

    def memory(self) -> float:
        """Return the most memory that the program has had, in MiB."""
        return self._told("VmHWM")

    def holds(self) -> float:
        """Return the memory that the program has now, in MiB: without what a password took to be hashed."""
        return self._told("VmRSS")

    def _told(self, what: str) -> float:
        try:
            status = Path(f"/proc/{self._program.pid}/status").read_text()
        except FileNotFoundError:  # elsewhere than on Linux: what it has now
            command = ["ps", "-o", "rss=", "-p", str(self._program.pid)]
            return int(subprocess.run(command, check=True, capture_output=True).stdout) / 1024
        return int(re.findall(rf"{what}:\s+(\d+) kB", status)[0]) / 1024

    def _read(self, text: str) -> None:
        if not select.select([self._screen], [], [], PATIENCE)[0]:
            raise TimeoutError(f"{text!r} was not painted")
        self._take()

    def _take(self) -> None:
        try:
            self._painted += os.read(self._screen, 65536)
        except OSError as gone:
            said = _ESCAPES.sub(b"", self._painted)[-2000:].decode(errors="replace")
            raise RuntimeError(f"the program ended by itself: {said}") from gone
