"""Keeping the details of a fault that nobody foresaw: where it happened, and nothing that anybody typed."""

import os
import traceback
from datetime import datetime
from pathlib import Path

LOG = "errors.log"


def keep(error: BaseException, folder: Path, at: datetime) -> Path | None:
    """Add a fault to the log in the data folder; return the log, or None where it cannot be written.

    The messages of exceptions are left out: they may hold what people typed.
    """
    log = folder / LOG
    lines = [at.isoformat(timespec="seconds"), *_chain(error)]
    try:
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n\n")
    except OSError:
        return None
    return log


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None and len(lines) < 200:
        lines.append(type(error).__qualname__)
        lines += (
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        )
        error = error.__cause__ or error.__context__
    return lines
