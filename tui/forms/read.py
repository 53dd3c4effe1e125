"""Saying beside a field how what was typed is understood, while it is typed."""

from datetime import date
from typing import Any

from cases.kinds import Kind
from cases.values.refusal import Refused


def understood(kind: Kind[Any], text: str, today: date) -> object:
    """Return how typed text is understood; empty where it says so itself, or is not understood yet."""
    if not kind.echoes or not text.strip():
        return ""
    try:
        return kind.echo(kind.read(text, today), today)
    except Refused:
        return ""
