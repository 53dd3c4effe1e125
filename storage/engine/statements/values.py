"""What engines say differently within a query: a value by its name in JSON, a word within a text."""

from typing import Any

from peewee import fn


def named(column: Any, name: str) -> Any:
    """Return the value of this name in a column that holds a JSON object; NULL where there is none."""
    return fn.json_extract(column, f"$.{name}")


def holds(column: Any, word: Any) -> Any:
    """Return the condition that a word stands in the text of a column, to the letter."""
    return fn.INSTR(column, word) > 0
