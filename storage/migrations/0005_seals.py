"""The row that seals what no history tells; the store then adds up what it has and seals it."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE seal (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), sums TEXT NOT NULL, log INTEGER NOT NULL, bound BLOB NOT NULL
    )""",
    "PRAGMA user_version = 5",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
