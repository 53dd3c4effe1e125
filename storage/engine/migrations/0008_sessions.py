"""What ends the sessions of an account: a number that grows with a new password, another role or station, or a rest."""

from typing import Any

STATEMENTS = ("ALTER TABLE account ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0", "PRAGMA user_version = 8")


def up(_migrator: Any, db: Any) -> None:
    """Add the column."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
