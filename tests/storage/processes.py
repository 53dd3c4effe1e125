"""Starting people in processes of their own, all at the same moment."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
Process = subprocess.Popen[str]


def start(folder: Path, *arguments: str, program: str = "tests.storage.writer") -> Process:
    """Start a writer; it waits for `go`."""
    command = [sys.executable, "-m", program, str(folder), *arguments]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def go(processes: Sequence[Process]) -> None:
    """Let all who wait begin."""
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()


def rest(process: Process) -> list[str]:
    """Return what a process says from here to its end, once lines of it were read: `communicate` would lose a few."""
    with process:
        assert process.stdout
        return process.stdout.read().splitlines()


@contextmanager
def writing_elsewhere(folder: Path, account: str = "liu", *ended: str) -> Iterator[None]:
    """Let somebody write in a program of their own, as long as this lasts: nobody else's turn comes meanwhile.

    ended: an account whose sessions end with that write.
    """
    process = start(folder, account, *ended, program="tests.storage.holder")
    try:
        yield
    finally:
        process.communicate("go\n", 60)
    assert process.returncode == 0


def said(line: str) -> tuple[str, int]:
    """Return the number and version of a case that a writer says was saved."""
    number, version = line.split()
    return number, int(version)
