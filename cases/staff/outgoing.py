"""What leaves the program as a file: where to, and how it gets there."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

Fill = Callable[[BinaryIO, Path], object]
"""Fills an empty file. The folder is private to it, for whatever must wait on the disk meanwhile, and goes with it."""

Check = Callable[[BinaryIO], object]
"""Reads a file again from its beginning, and raises `Refused` (rule `file`) if it is not whole."""


class Place(NamedTuple):
    """Where a file was asked for. replace: whether somebody has said that a file there may be replaced."""

    path: Path
    replace: bool = False


class Out(Protocol):
    """The way out for one file."""

    def write(self, ending: str, fill: Fill, check: Check) -> None:
        """Write the file whole or not at all. ending: of its name, such as `.docx`.

        Raises `Refused` (rules `file` and `exists`) where it cannot or must not be written; then, and when `fill` or
        `check` raises, the place holds what it held before.
        """
