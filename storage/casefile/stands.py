"""Whether what lies ahead stands on a day: by itself, since a page of a queue is read without all that duties know."""

from typing import Any


def standing(row: Any, today: Any) -> Any:
    """Return the condition that something ahead stands on a day. row: its table, or an alias of that."""
    return (row.since <= today) & (row.until >= today)
