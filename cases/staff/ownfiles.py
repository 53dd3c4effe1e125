"""Each person's own files on the host: sent in to be imported, or written to be fetched, and how long they stay."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.values.refusal import refuse
from cases.values.text import Label, clean, half_width, one_line, say

USUAL, LONGEST = 7, 90
"""Days that a file stays."""

_LONGEST_NAME = 200
"""Bytes of a file name."""


class Direction(StrEnum):
    """Which way a file goes: in to the centre, or out of it."""

    INCOMING = "in"
    OUTGOING = "out"

    @property
    def label(self) -> Label:
        return _SIDES[self]


_SIDES = {Direction.INCOMING: Label("收件", "Incoming"), Direction.OUTGOING: Label("发件", "Outgoing")}


@dataclass(frozen=True)
class OwnFile:
    """A file of one person. size: in bytes. since: when it was last written. until: when it is deleted."""

    side: Direction
    name: str
    size: int
    since: datetime
    until: datetime


def read_days(text: str) -> int:
    """Read for how many days files stay, from 1 to 90. Raises `Refused` (rule `file_days`)."""
    plain = half_width(one_line(text))
    if plain.isascii() and plain.isdigit() and len(plain) < 4 and 1 <= int(plain) <= LONGEST:
        return int(plain)
    raise refuse("file_days", say("文件保留天数须是 1 到 {most} 之间的整数", most=LONGEST), "days")


def is_file_name(name: str) -> bool:
    """Tell whether this can be the name of somebody's file: one step, not hidden, without control characters."""
    plain = bool(name) and name.isprintable() and clean(name) == name and not name.startswith(".")
    return plain and not {"/", "\\"} & set(name) and len(name.encode()) <= _LONGEST_NAME
