"""Reading files that somebody names: plain ones, and nothing that the system makes up while it is read."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from storage.host.guard import Ground, belongs

_MADE_UP = (
    *("autofs", "binfmt_misc", "bpf", "cgroup", "cgroup2", "configfs", "debugfs", "devpts", "devtmpfs", "efivarfs"),
    *("fusectl", "hugetlbfs", "mqueue", "nsfs", "proc", "pstore", "rpc_pipefs", "securityfs", "selinuxfs", "sysfs"),
    "tracefs",
)
"""File systems that hold no files of anybody: what is read there is the state of processes, devices and the system."""

_MOUNTS = Path("/proc/self/mountinfo")


class NotPlain(OSError):
    """A device, a pipe, or a file of the system, of the centre or of somebody else."""


def open_plain(path: Path, ground: Ground | None, *, own: bool = False) -> BinaryIO:
    """Open a plain file, wherever links lead; never waits, and touches no device.

    ground: what of the centre's is not read so, None where no centre is known. own: whether it must be a file of the
    user, or one that the user may read as a member of its group. Raises `OSError` where it cannot be read, `NotPlain`
    where it must not.
    """
    if ground and belongs(ground, Path(os.path.realpath(path))):
        raise NotPlain
    _check(os.stat(path), own=own)  # noqa: PTH116 - a device must not even be opened
    opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        _check(os.fstat(opened), own=own)
        return os.fdopen(opened, "rb")
    except BaseException:
        os.close(opened)
        raise


def _check(told: os.stat_result, *, own: bool) -> None:
    groups = {os.getegid(), *os.getgroups()}
    mine = told.st_uid == os.geteuid() or (told.st_gid in groups and told.st_mode & stat.S_IRGRP)
    if not stat.S_ISREG(told.st_mode) or told.st_dev in _made_up() or (own and not mine):
        raise NotPlain


def _made_up() -> set[int]:
    """Return the numbers of the file systems on which no plain file lies."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    found = set()
    for fields, _dash, kind in (line.partition(" - ") for line in mounts):
        if kind.split(" ")[0] in _MADE_UP:
            major, _colon, minor = fields.split(" ")[2].partition(":")
            found.add(os.makedev(int(major), int(minor)))
    return found
