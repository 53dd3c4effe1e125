"""What is typed before the screens stand: it waits for them as the keys that it was, and nobody sees it meanwhile.

A terminal that no program has taken over yet turns Enter into the end of a line, shows what is typed, a password too,
and keeps it until its line is over.
"""

import os
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress

Modes = list[int | list[bytes | int]]
"""How a terminal treats what is typed and sent, as `termios` tells it."""

_INPUT, _LOCAL = 0, 3
_MOST = 4096
"""Bytes that a terminal keeps of what nobody reads."""
_before: list[Modes] = []
_early: list[bytes] = []


@contextmanager
def waiting() -> Iterator[None]:
    """Let what is typed wait for the screens that are loaded and shown meanwhile; then the terminal is as before."""
    if not os.isatty(0):
        yield
        return
    _before.append(termios.tcgetattr(0))
    modes = termios.tcgetattr(0)
    modes[_INPUT] &= ~termios.ICRNL
    modes[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(0, termios.TCSANOW, modes)
    if select.select([0], [], [], 0)[0]:
        _early.append(os.read(0, _MOST))
    try:
        yield
    finally:
        _early.clear()
        with suppress(OSError, termios.error):  # the terminal may be gone
            termios.tcsetattr(0, termios.TCSANOW, _before.pop())


def typed_early() -> str:
    """Return what was typed before this program had the terminal, as keys, and forget it: ends of lines were Enter."""
    text = b"".join(_early).decode(errors="replace")
    _early.clear()
    return text.replace("\n", "\r")


def as_before() -> Modes | None:
    """Return how the terminal was before anything typed waited, to be given back so; None where there is none."""
    if _before:
        return _before[0]
    return termios.tcgetattr(0) if os.isatty(0) else None
