"""Reading a spreadsheet that nobody vouches for, through a process of its own that may die of it."""

import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import IO, BinaryIO

from cases.ledgers.cells import LedgerSheet
from cases.values.refusal import refuse
from cases.values.text import say
from storage.host.guard import Ground
from storage.host.plainfile import NotPlain, open_plain
from storage.ledgers.sheets.bounds import MOST_BYTES, MOST_TOLD, MOST_WAIT, Fault, refused
from storage.ledgers.sheets.wire import heard

_ROOT = Path(__file__).parents[3]
_COMMAND = (sys.executable, "-m", "storage.ledgers.sheets.child")
_AT_ONCE = 2**20
_PATIENCE = 0.1
"""Seconds between two looks at whether somebody cancelled."""


def read_sheets(
    path: Path, cancelled: Callable[[], bool] = lambda: False, ground: Ground | None = None
) -> tuple[LedgerSheet, ...]:
    """Return the sheets of an .xlsx or .csv file, those that are hidden left out; a CSV file is one sheet.

    `cancelled` is asked several times a second; any thread may call this. Raises `Refused` (rule `sheet`) for what is
    no such file, is damaged, locked or too large, and (rule `cancelled`) when it was cancelled. ground: see
    `open_plain`.
    """
    with _opened(path, ground) as file, _reader(file) as child:
        told = _told(child, cancelled)
        gone = child.wait()
    try:
        sheets = heard(told.splitlines())
    except ValueError as cut:
        raise refused(Fault.COSTLY if gone < 0 else Fault.BROKEN) from cut
    return tuple(sheet if sheet.name else replace(sheet, name=path.stem) for sheet in sheets)


@contextmanager
def _opened(path: Path, ground: Ground | None) -> Iterator[BinaryIO]:
    try:
        file = open_plain(path, ground)
    except NotPlain as other:
        raise refused(Fault.NO_FILE) from other
    except FileNotFoundError as missing:
        raise refused(Fault.MISSING) from missing
    except (OSError, ValueError) as trouble:
        raise refused(Fault.FORBIDDEN) from trouble
    with file:
        size = os.fstat(file.fileno()).st_size
        if size > MOST_BYTES:
            raise refused(Fault.LARGE)
        if not size:
            raise refused(Fault.EMPTY)
        yield file


@contextmanager
def _reader(file: BinaryIO) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the process that reads, and see that it is gone afterwards."""
    try:
        child = subprocess.Popen(  # noqa: S603 - our own module
            _COMMAND, cwd=_ROOT, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as trouble:
        raise refused(Fault.NO_ROOM) from trouble
    with child:
        try:
            yield child
        finally:
            child.kill()


def _told(child: "subprocess.Popen[bytes]", cancelled: Callable[[], bool]) -> bytes:
    told = bytearray()
    for piece in _pieces(child.stdout, cancelled):
        told += piece
        if len(told) > MOST_TOLD:
            raise refused(Fault.COSTLY)
    return bytes(told)


def _pieces(pipe: IO[bytes] | None, cancelled: Callable[[], bool]) -> Iterator[bytes]:
    if pipe is None:
        return
    until = monotonic() + MOST_WAIT
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        while monotonic() < until:
            if cancelled():
                raise refuse("cancelled", say("已取消，什么也没有导入；要导入请重新开始"))
            if waiting.select(_PATIENCE):
                piece = os.read(pipe.fileno(), _AT_ONCE)
                if not piece:
                    return
                yield piece
    raise refused(Fault.COSTLY)
