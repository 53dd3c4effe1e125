"""Whose work something is, so that others can tell when whoever did it is gone: killed, or cut off with the power."""

import os
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def me() -> str:
    """Return what tells this process from every other of this host, before and after a restart."""
    return "/".join((_boot(), _space(), str(os.getpid()), _started(os.getpid())))


def gone(owner: str) -> bool:
    """Tell whether a process is certainly no more. One whose numbers this process cannot see counts as at work."""
    boot, space, pid, started = owner.split("/") if owner.count("/") == 3 else ("", "", "", "")
    if boot != _boot():
        return True
    if space != _space():
        return False
    return not _runs(int(pid)) or _started(int(pid)) != started


def _boot() -> str:
    return _BOOT.read_text(encoding="ascii").strip() if _BOOT.exists() else "-"


def _space() -> str:
    """Return the name of what this process's numbers count in: each container counts its own."""
    try:
        return os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - it leads nowhere that a path could be
    except OSError:
        return "-"


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(pid: int) -> str:
    """Return when a process began, in ticks since the host did: its number may be another's by now."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "-"
    return told.rpartition(")")[2].split()[19]
