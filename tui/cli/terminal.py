"""The desk on the terminal."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path


def on_terminal() -> bool:
    """Tell whether there is somebody to show a screen to."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_desk(folder: Path, account: str, now: Callable[[], datetime]) -> int:
    """Open the desk and return its exit code: the one place where the command line loads Textual."""
    from tui import app

    return app.open_desk(folder, account, now)
