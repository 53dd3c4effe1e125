"""How many heads of a time are the same person, though nobody can tell of whom any more: a number, and no name."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE repeat (
        period TEXT NOT NULL, station TEXT NOT NULL, people INTEGER NOT NULL, PRIMARY KEY (period, station)
    ) WITHOUT ROWID""",
    "PRAGMA user_version = 18",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
