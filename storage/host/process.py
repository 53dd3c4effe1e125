"""What this process keeps from others of the same account on this host: its memory, alive or as a core dump."""

import ctypes
import resource
from contextlib import suppress

_SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux's prctl."""


def keep_private() -> None:
    """Leave no core dump, and let no other process of the account read this one's memory or environment.

    Systems that know of one of them only, or of neither, are left with what they know.
    """
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
