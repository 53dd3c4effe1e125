"""What leaves the program as a file: where to, and how it gets there."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from cases.values.refusal import Refused, refuse
from cases.values.text import say

Fill = Callable[[BinaryIO, Path], object]
"""Fills an empty file. The folder is private to it, for whatever must wait on the disk meanwhile, and goes with it."""

Check = Callable[[BinaryIO], object]
"""Reads a file again from its beginning, and raises `Refused` (rule `file`) if it is not whole."""


class Place(NamedTuple):
    """Where a file was asked for. replace: whether somebody has said that a file there may be replaced."""

    path: Path
    replace: bool = False


def not_whole() -> Refused:
    """Return the refusal of a file that was written and, read again, is not whole."""
    return refuse("file", say("导出的文件读回来不完整，原有文件没有改动；磁盘可能有问题，请换一个位置再导出"))


class Out(Protocol):
    """The way out for one file."""

    def write(self, ending: str, fill: Fill, check: Check) -> None:
        """Write the file whole or not at all. ending: of its name, such as `.docx`.

        Raises `Refused` (rules `file` and `exists`) where it cannot or must not be written; then, and when `fill` or
        `check` raises, the place holds what it held before.
        """
