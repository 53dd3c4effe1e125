"""How many heads of a time are one person, though nobody can tell whose any more; and whose number a case bears.

A number, year and serial are of the station that gave them, whichever works on the case later.
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE repeat (
        period TEXT NOT NULL, station TEXT NOT NULL, people INTEGER NOT NULL, PRIMARY KEY (period, station)
    ) WITHOUT ROWID""",
    "ALTER TABLE case_row ADD COLUMN home TEXT NOT NULL DEFAULT ''",
    "UPDATE case_row SET home = station",
    "DROP INDEX case_own_serial",
    "DROP INDEX case_serial",
    "CREATE UNIQUE INDEX case_own_serial ON case_row (serial, home, year) WHERE batch = 0",
    "CREATE INDEX case_serial ON case_row (serial, home, year) WHERE batch <= 0",
    "PRAGMA user_version = 18",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the table and the column."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
