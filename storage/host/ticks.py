"""A clock that nobody sets: how long the host has been running, and which of its runs it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Tick:
    """A moment of a run of the host. boot: which run, empty where the system has no name for it. seconds: since then.

    Sleep counts too, where the system can tell.
    """

    boot: str
    seconds: float

    def since(self, earlier: "Tick") -> float | None:
        """Return how many seconds have passed; None where the other is of another run."""
        passed = self.seconds - earlier.seconds
        return passed if self.boot == earlier.boot and passed >= 0 else None


Ticking = Callable[[], Tick]


def tick() -> Tick:
    """Return the moment it is by the run of the host."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return Tick(_boot(), time.clock_gettime(clock))


def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
