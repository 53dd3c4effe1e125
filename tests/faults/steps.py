"""Calls of the command line that are told to end where they do the n-th thing with a file.

`python -m tests.faults.steps` is the program with all that it needs loaded: each call is made by a process that parts
from it, so that a hundred of them take little longer than their own work.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.unlocked import PASSWORD

ROOT = Path(__file__).parents[2]
FILES = ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "tempfile.mkstemp", "tempfile.mkdtemp")
NOON = datetime(2026, 6, 18, 9, 30)


@dataclass(frozen=True)
class Ended:
    """How a call ended. code: minus the number of a signal that killed it. steps: what it did with files until then."""

    code: int
    told: str
    steps: int


class Steps:
    """Calls, each in a process of its own. folder: of the data that they are about, unless another is named."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process, self._folder, self._calls = process, folder, 0

    def call(self, *words: str, at: int = 0, number: int = 0, folder: Path | None = None) -> Ended:
        """Make a call a minute after the last one. at: the step at which it gets a signal; 0 for never."""
        self._calls += 1
        asked = [["--data", str(folder or self._folder), "--as", "zhang", *words], at, int(number), self._calls]
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Ended(*json.loads(self._process.stdout.readline()))


@contextmanager
def stepping(folder: Path) -> Iterator[Steps]:
    """Have such calls made on a folder's data."""
    settings = {**os.environ, "BANGFU_PASSWORD": PASSWORD}
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.faults.steps"]
    with subprocess.Popen(command, cwd=ROOT, env=settings, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        try:
            yield Steps(process, folder)
        finally:
            process.kill()


def _answer(words: Sequence[str], at: int, number: int, minute: int) -> tuple[int, str, int]:
    """Make a call in a process that parts from this one, and return how it ended."""
    heard, tell = os.pipe()
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if not child:
            _call(words, at, number, minute, told, tell)
        os.close(tell)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        with os.fdopen(heard, "rb") as counted:
            steps = len(counted.read())
        told.seek(0)
        return code, told.read().decode(), steps


def _call(words: Sequence[str], at: int, number: int, minute: int, told: Any, tell: int) -> None:
    """Be the program that was called with these words, and end as it does."""
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for output in (1, 2):
            os.dup2(told.fileno(), output)
        sys.argv = ["bangfu", *words]
        seen = [0]

        def step(event: str, given: tuple[Any, ...]) -> None:
            if event in FILES and not str(given[0]).endswith((".py", ".pyc")):
                seen[0] += 1
                os.write(tell, b".")
                if seen[0] == at:
                    os.kill(os.getpid(), number)

        sys.addaudithook(step)
        from tui.cli import main

        code = main(now=lambda: NOON + timedelta(minutes=minute))
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _load() -> None:
    """Load what the calls need, so that no step of theirs is the reading of a module."""
    import pkgutil
    from importlib import import_module

    import cases
    import exports
    import storage
    import tui.cli.verbs
    import tui.papers

    for room in (cases, exports, storage, tui.cli.verbs, tui.papers):
        for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if ".migrations." not in each.name:
                import_module(each.name)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _load()
    for asked in sys.stdin:
        sys.stdout.write(json.dumps(_answer(*json.loads(asked))) + "\n")
        sys.stdout.flush()
