"""Where two audit logs part: a restore puts one in the place of another, and its line says what that one was."""

from typing import Any

from cases.staff.audit import Anchor

FORK, WAS = "fork", "was"
"""The details of a restore: the last line that both logs have, and the anchor of the one that was replaced."""


def parted(old: Any, new: Any) -> dict[str, str | int]:
    """Return the details of a restore: where the log of the data that is replaced parts from the one that takes over.

    old, new: connections of the driver to both.
    """
    low, high = 0, min(_end(old).seq, _end(new).seq)
    while low < high:  # once two chains differ they differ ever after
        middle = (low + high + 1) // 2
        same = _seal(old, middle) == _seal(new, middle)
        low, high = (middle, high) if same else (low, middle - 1)
    end = _end(old)
    return {FORK: low, WAS: f"{end.seq}-{end.seal[:32]}"}


def _seal(connection: Any, seq: int) -> bytes:
    row = connection.execute("SELECT seal FROM audit WHERE seq = ?", (seq,)).fetchone()
    return bytes(row[0]) if row else b""


def _end(connection: Any) -> Anchor:
    row = connection.execute("SELECT seq, seal FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return Anchor(row[0], bytes(row[1]).hex()) if row else Anchor(0, "")
