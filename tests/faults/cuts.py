"""What a disk holds after the power was cut: all that was flushed, and of the rest whatever chance left."""

from collections.abc import Mapping, Sequence
from random import Random

from tests.faults.disk import Event

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

Files = Mapping[str, bytes]


class Disk:
    """A disk as it fills: what is safe in each file, and what was written since its last flush."""

    def __init__(self, files: Files) -> None:
        self.safe: dict[str, bytearray] = {name: bytearray(data) for name, data in files.items()}
        self.loose: dict[str, list[Event]] = {}

    def take(self, event: Event) -> None:
        """Take what was asked of the disk."""
        if event.what in ("write", "truncate", "delete"):
            self.loose.setdefault(event.name, []).append(event)
        elif event.what == "synced delete":
            self.loose.pop(event.name, None)
            self.safe.pop(event.name, None)
        elif event.what == "sync":
            for each in self.loose.pop(event.name, []):
                _do(self.safe, each)

    def after_cut(self, chance: float, dice: Random) -> dict[str, bytes]:
        """Return what is there when the power comes back; each loose sector survived with this chance."""
        left = {name: bytearray(data) for name, data in self.safe.items()}
        for events in self.loose.values():
            for event in events:
                for part in _sectors(event) if chance not in (0, 1) else (event,):
                    if dice.random() < chance:
                        _do(left, part)
        return {name: bytes(data) for name, data in left.items()}


def _sectors(event: Event) -> Sequence[Event]:
    if event.what != "write":
        return (event,)
    ends = range(-(event.at % SECTOR), len(event.data), SECTOR)
    return [
        Event("write", event.name, event.at + max(start, 0), event.data[max(start, 0) : start + SECTOR])
        for start in ends
    ]


def _do(files: dict[str, bytearray], event: Event) -> None:
    if event.what == "delete":
        files.pop(event.name, None)
        return
    data = files.setdefault(event.name, bytearray())
    if event.what == "truncate":
        del data[event.at :]
        return
    if len(data) < event.at:
        data.extend(bytes(event.at - len(data)))
    data[event.at : event.at + len(event.data)] = event.data
