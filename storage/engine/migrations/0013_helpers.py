"""Those who handle a case beside the one who leads: their accounts, each between line ends, in the case row.

An index of the open cases that have any leads to those of one account; few cases have several handlers.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE case_row ADD COLUMN helpers TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX case_helped ON case_row (helpers, due, id, batch) WHERE helpers <> '' AND is_open = 1",
    "PRAGMA user_version = 13",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the column and its index."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
