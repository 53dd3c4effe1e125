"""From which day and until which each thing ahead stands: a day alone may change what is owed, with no entry.

What stands on some days alone is filled in when all is next reckoned anew.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE agenda ADD COLUMN since_day TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE agenda ADD COLUMN until_day TEXT NOT NULL DEFAULT '9999-12-31'",
    "PRAGMA user_version = 16",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
