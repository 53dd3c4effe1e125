"""A real terminal with the desk in it: what it is sent is kept, and what state that leaves it in can be asked."""

import os
import pty
import re
import select
import subprocess
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from tests.tui.glass import Glass
from tests.unlocked import PASSWORD

ROOT = Path(__file__).parents[2]
_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
PROGRAM = """
import sys
from datetime import datetime
from tui.cli import main
sys.exit(main(now=lambda: datetime(2026, 6, 18, 9, 30)))
"""
"""The program, on the day of the small centre."""
LONG = 60.0
"""Seconds after which what has not come will not come."""


class Terminal:
    """Both ends of a terminal, with a program in it that was started on a folder's data.

    account: empty where there is no data yet.
    """

    def __init__(self, folder: Path, account: str, program: str) -> None:
        self.hand, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self.before = termios.tcgetattr(theirs)
        self.sent = b""
        self.glass = Glass(80, 24)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        environment = {**os.environ, "BANGFU_PASSWORD": PASSWORD, "BANGFU_BACKUPS": "off", "TERM": "xterm-256color"}
        self.desk = subprocess.Popen(
            [sys.executable, "-c", program, "--data", str(folder), *(["--as", account] if account else [])],
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 - nothing else runs beside it
        )
        self.theirs = theirs

    def until(self, text: str) -> None:
        """Read until a text was sent, or stands there: of what stood there before nothing is sent again."""
        end = monotonic() + LONG
        while text not in self.text and text not in self.shown:
            assert monotonic() < end, self.text[-2000:]
            self._read(0.5)

    def until_taken(self) -> None:
        """Read until the program has the terminal: it no longer shows what is typed, though no screen stands yet."""
        end = monotonic() + LONG
        while self.attributes[3] & termios.ECHO:
            assert monotonic() < end, self.text[-2000:]
            self._read(0.01)

    def _read(self, wait: float) -> bool:
        if not select.select([self.hand], [], [], wait)[0]:
            return False
        new = os.read(self.hand, 65536)
        self.sent += new
        self.glass.take(self._decoder.decode(new))
        return True

    def drain(self) -> None:
        """Read what there is to read."""
        while self._read(0):
            pass

    def press(self, keys: str) -> None:
        os.write(self.hand, keys.encode())

    def ended(self) -> int:
        """Read to the end and return the exit code of the program."""
        end = monotonic() + LONG
        while self.desk.poll() is None:
            assert monotonic() < end
            self._read(0.05)
        while self._read(0.1):
            pass
        return self.desk.returncode

    @property
    def text(self) -> str:
        """All the text that was sent, without what a terminal takes for commands."""
        return re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", self.sent.decode("utf-8", "replace"))

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        rows = (self.glass.buffer[y] for y in range(self.glass.lines))  # its `display` fails on half a wide character
        return "\n".join("".join(row[x].data for x in range(self.glass.columns)) for row in rows)

    @property
    def modes(self) -> dict[int, bool]:
        """Which of its modes are on."""
        return {int(mode): to == b"h" for mode, to in _MODE.findall(self.sent)}

    @property
    def attributes(self) -> list[Any]:
        return termios.tcgetattr(self.theirs)

    @property
    def last_screen(self) -> str:
        """What is left on the other screen when it is given back, in a terminal that has no other one."""
        return Page(24, 80).shown(self.sent[: self.sent.rindex(b"\x1b[?1049l")].decode("utf-8", "replace"))

    def hang_up(self) -> None:
        """Close it, as when the line is cut."""
        os.close(self.theirs)
        os.close(self.hand)


class Page:
    """Lines of a terminal: enough of one to see what stands on it."""

    def __init__(self, height: int, width: int) -> None:
        self.lines = [[" "] * width for _ in range(height)]

    def shown(self, sent: str) -> str:
        """Return what stands there after this was sent."""
        row = column = 0
        for command, letter, character in re.findall(r"\x1b\[([0-9;?<>=$]*)([a-zA-Z])|([^\x1b])", sent):
            if letter == "H":
                row, column = (int(each or 1) - 1 for each in [*command.split(";"), ""][:2])
            elif letter == "K":
                self.lines[row] = [" "] * len(self.lines[row])
            elif character == "\r":
                column = 0
            elif character == "\n":
                row = min(row + 1, len(self.lines) - 1)
            elif character and column < len(self.lines[row]):
                self.lines[row][column] = character
                column += 1
        return "\n".join("".join(line).rstrip() for line in self.lines).strip()


@contextmanager
def terminal(folder: Path, account: str, program: str = PROGRAM) -> Iterator[Terminal]:
    """Open the desk on a terminal; it is gone afterwards in any case."""
    made = Terminal(folder, account, program)
    try:
        yield made
    finally:
        made.desk.kill()
        made.desk.wait()
