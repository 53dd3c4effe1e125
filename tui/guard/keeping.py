"""Keeping what was typed before its screens are left: in a thread, since a disk or a colleague may take long."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual.screen import Screen

from tui.frame.frame import Frame


def unkept(screens: Iterable[Screen[Any]]) -> list[Callable[[], None]]:
    """Return what keeps all that was typed on screens and is not yet kept."""
    frames = [screen for screen in screens if isinstance(screen, Frame)]
    return [keep for frame in frames if (keep := frame.unkept())]


async def keep_all(screens: Iterable[Screen[Any]]) -> None:
    """Keep it. Raises `Refused` where the disk takes nothing: then what is left to keep still is."""
    if left := unkept(screens):
        await asyncio.to_thread(_each, left)


def _each(left: Sequence[Callable[[], None]]) -> None:
    for keep in left:
        keep()
